internal import Diagnostics
package import Model

/// Counts over the responses to one form under one rule set.
package struct FormCounts: Sendable {
  /// How many responses there are; one may cover several units.
  package internal(set) var responses = 0
  /// The units that the responses cover.
  package internal(set) var units: Set<Int> = []
  /// By question of the form.
  package internal(set) var questions: [QuestionCounts]
  /// By requirement of the form, in the order of the rule set.
  package internal(set) var requirements: [RequirementCounts]
  /// In how many responses something of each focus area of the rule set was assessed; of a compilation it
  /// is known only that there are at least so many.
  package internal(set) var areaResponses: [Int]
  /// The same for each phase.
  package internal(set) var phaseResponses: [Int]
  private let sums: FormSums
  /// At how many meetings each role took part, by role of the rule set.
  package internal(set) var roles: [Int]
  /// At how many meetings it is known who took part from each party.
  package internal(set) var knownParticipants = PerParty(region: 0, kommun: 0)
  /// How often each observation was made, by its code.
  package internal(set) var observations: [String: Int] = [:]

  /// Counts of nothing.
  init(_ ruleSet: RuleSet, _ form: Ordinal<Form>) {
    let requirements = ruleSet.requirements.count { $0.form == form }
    questions = Array(repeating: QuestionCounts(), count: ruleSet.forms[form].questions.count)
    self.requirements = Array(repeating: RequirementCounts(), count: requirements)
    roles = Array(repeating: 0, count: ruleSet.roles.count)
    sums = FormSums(ruleSet, form)
    areaResponses = Array(repeating: 0, count: sums.areas.count)
    phaseResponses = Array(repeating: 0, count: sums.phases.count)
  }

  /// Adds a meeting.
  mutating func add(_ meeting: Contribution) {
    responses += 1
    for unit in meeting.units { units.insert(unit.value.index) }
    for (index, answer) in meeting.answers.enumerated() { questions[index].add(answer) }
    for (index, outcome) in meeting.outcomes.enumerated() {
      requirements[index].add(outcome, isDisputed: meeting.isDisputed[index])
    }
    for (index, places) in sums.areas.enumerated()
    where places.contains(where: { meeting.outcomes[$0].isAssessed }) {
      areaResponses[index] += 1
    }
    for (index, places) in sums.phases.enumerated()
    where places.contains(where: { meeting.outcomes[$0].isAssessed }) {
      phaseResponses[index] += 1
    }
    for party in Party.allCases {
      guard let present = meeting.roles[party] else { continue }
      knownParticipants[party] += 1
      for role in present { roles[role.index] += 1 }
    }
    for code in meeting.observations { observations[code, default: 0] += 1 }
  }

  /// Adds what others have counted.
  mutating func add(_ other: FormCounts) {
    responses += other.responses
    units.formUnion(other.units)
    for index in questions.indices { questions[index].add(other.questions[index]) }
    for index in requirements.indices { requirements[index].add(other.requirements[index]) }
    for index in areaResponses.indices { areaResponses[index] += other.areaResponses[index] }
    for index in phaseResponses.indices { phaseResponses[index] += other.phaseResponses[index] }
    for index in roles.indices { roles[index] += other.roles[index] }
    for party in Party.allCases { knownParticipants[party] += other.knownParticipants[party] }
    observations.merge(other.observations, uniquingKeysWith: +)
  }
}

/// How one question was answered.
package struct QuestionCounts: Sendable {
  package internal(set) var ratings = RatingCounts()
  /// Answered in free text.
  package internal(set) var written = 0
  package internal(set) var unanswered = 0
  package internal(set) var notApplicable = 0

  mutating func add(_ answer: AnswerCode) {
    switch answer {
    case .unanswered: unanswered += 1
    case .rated(let rating): ratings[rating] += 1
    case .written: written += 1
    case .notApplicable: notApplicable += 1
    }
  }

  mutating func add(_ other: QuestionCounts) {
    ratings += other.ratings
    written += other.written
    unanswered += other.unanswered
    notApplicable += other.notApplicable
  }
}

/// What one requirement came to.
///
/// From counts alone what several questions together came to is known only within bounds.
package struct RequirementCounts: Sendable {
  /// Rated gaps, the accepted ones among them: they do not improve the figures.
  package internal(set) var gaps = CountRange(0)
  /// Responses of which it is known whether there is a gap.
  package internal(set) var assessed = CountRange(0)
  /// Responses to which the requirement does not apply.
  package internal(set) var notApplicable = CountRange(0)
  package internal(set) var excepted = 0
  package internal(set) var disputed = 0
  /// Whether the bounds may be wider than they have to be.
  package internal(set) var isOuter = false

  mutating func add(_ outcome: Outcome, isDisputed: Bool) {
    switch outcome {
    case .gap:
      gaps += 1
      assessed += 1
    case .excepted:
      gaps += 1
      assessed += 1
      excepted += 1
    case .met: assessed += 1
    case .notAssessed: break
    case .notApplicable: notApplicable += 1
    }
    if isDisputed { disputed += 1 }
  }

  mutating func add(_ other: RequirementCounts) {
    gaps += other.gaps
    assessed += other.assessed
    notApplicable += other.notApplicable
    excepted += other.excepted
    disputed += other.disputed
    isOuter = isOuter || other.isOuter
  }
}

extension FormCounts {
  /// The counts that a compilation consists of.
  package init(_ compilation: Compilation, in ruleSet: RuleSet) {
    let requirements = ruleSet.requirements.filter { $0.form == compilation.form }
    self.init(ruleSet, compilation.form)
    responses = compilation.responses
    for unit in compilation.units where unit.responses > 0 { units.insert(unit.unit.index) }
    for unit in compilation.alsoCovered { units.insert(unit.index) }
    for (index, answers) in compilation.answers.enumerated() {
      questions[index].ratings = answers.counts
      questions[index].written = answers.texts.count
      questions[index].unanswered =
        compilation.responses - max(answers.counts.total, answers.texts.count)
    }
    for (index, requirement) in requirements.enumerated() {
      self.requirements[index] = RequirementCounts(requirement, in: compilation)
    }
    // As many as were assessed of some requirement had at least that assessed.
    func fewest(_ places: [Int]) -> Int {
      places.map { self.requirements[$0].assessed.low }.max() ?? 0
    }
    areaResponses = sums.areas.map(fewest)
    phaseResponses = sums.phases.map(fewest)
    for party in Party.allCases {
      guard let participation = compilation.participation[party] else { continue }
      knownParticipants[party] = compilation.responses
      for (role, meetings) in participation.roles { roles[role.index] = meetings }
    }
  }
}

package import Model

/// Judges one meeting: every requirement of its form, and what is worth a look.
///
/// Pure: the same meeting, rules and day always give the same assessment.
package func evaluate(
  _ meeting: Meeting,
  under rules: CompiledRules,
  asOf: CalendarDate
) -> Assessment {
  let facts = rules.facts.map { $0.truth(at: meeting, rules.ruleSet.roles) }
  let readings = Engine.readings(of: meeting, facts)
  let exceptions = ExceptionMatcher(rules.ruleSet, meeting: meeting, asOf: asOf)
  var results: [RequirementResult] = []
  results.reserveCapacity(rules.requirements[meeting.form.index].count)
  for requirement in rules.requirements[meeting.form.index] {
    let (outcome, isDisputed) = outcome(of: requirement, readings)
    let exception = outcome == .gap ? exceptions.covering(requirement.ordinal) : nil
    results.append(
      RequirementResult(
        requirement: requirement.ordinal,
        outcome: exception == nil ? outcome : .excepted,
        isDisputed: isDisputed,
        exception: exception
      )
    )
  }
  let context = ObservationContext(
    ruleSet: rules.ruleSet,
    meeting: meeting,
    asOf: asOf,
    results: results,
    requirementOf: rules.requirementOf[meeting.form.index],
    exceptions: exceptions
  )
  return Assessment(
    ruleSet: rules.ruleSet,
    meeting: meeting,
    asOf: asOf,
    results: results,
    observations: context.observations
  )
}

/// Judges one requirement alone, which need not be one of its rule set's.
package struct RequirementTrial {
  private let requirement: CompiledRequirement
  private let facts: [Fact]

  /// Makes a requirement ready to be judged; exceptions are those for the one with an ordinal.
  package init(_ requirement: Requirement, as ordinal: Ordinal<Requirement>) {
    var facts: [Fact] = []
    self.requirement = CompiledRequirement(ordinal, requirement, &facts)
    self.facts = facts
  }

  /// The outcome at a meeting, and whether it is disputed.
  package func result(at trial: TrialMeeting) -> (outcome: Outcome, isDisputed: Bool) {
    var readings = trial.readings
    let facts = facts.map { $0.truth(at: trial.meeting, trial.ruleSet.roles) }
    readings.region.facts = facts
    readings.kommun.facts = facts
    let (outcome, isDisputed) = Engine.outcome(of: requirement, readings)
    let isExcepted = outcome == .gap && trial.exceptions.covering(requirement.ordinal) != nil
    return (isExcepted ? .excepted : outcome, isDisputed)
  }
}

/// A meeting that many requirements, or many variants of one, are tried at.
package struct TrialMeeting {
  let meeting: Meeting
  let ruleSet: RuleSet
  let readings: PerParty<Reading>
  let exceptions: ExceptionMatcher

  /// Reads a meeting as each party does; exceptions are those of a day.
  package init(_ meeting: Meeting, in ruleSet: RuleSet, asOf: CalendarDate) {
    self.meeting = meeting
    self.ruleSet = ruleSet
    readings = Engine.readings(of: meeting, [])
    exceptions = ExceptionMatcher(ruleSet, meeting: meeting, asOf: asOf)
  }
}

/// A meeting as each party reads it.
private func readings(of meeting: Meeting, _ facts: [Truth]) -> PerParty<Reading> {
  PerParty(
    region: Reading(values: meeting.answers.map { $0.value(as: .region) }, facts: facts),
    kommun: Reading(values: meeting.answers.map { $0.value(as: .kommun) }, facts: facts)
  )
}

/// The outcome of a requirement, and whether it is disputed, from region's and kommun's readings.
private func outcome(
  of requirement: CompiledRequirement,
  _ readings: PerParty<Reading>
) -> (Outcome, isDisputed: Bool) {
  let region = readings.region.outcome(of: requirement)
  let isApart = requirement.questions.contains {
    readings.region.values[$0] != readings.kommun.values[$0]
  }
  guard isApart else { return (region, false) }
  let kommun = readings.kommun.outcome(of: requirement)
  let views: Set = [region, kommun]
  if views == [.notApplicable] {
    let mixes = Mixes(region: readings.region, kommun: readings.kommun)
    return (.notApplicable, mixes.outcomes(of: requirement).contains(.gap))
  }
  if views.contains(.gap) { return (.gap, views.contains(.met)) }
  // A view, or a mix of the views, that is not applicable drops out.
  let mixes = Mixes(region: readings.region, kommun: readings.kommun).outcomes(of: requirement)
  let isMet = mixes.subtracting([.notApplicable]) == [.met]
  return (isMet ? .met : .notAssessed, mixes.contains(.gap))
}

extension Reading {
  fileprivate func outcome(of requirement: CompiledRequirement) -> Outcome {
    let applies = requirement.appliesWhen.map { truth(of: $0) } ?? .yes
    return Outcome(applies: applies, gap: truth(of: requirement.gap))
  }
}

extension Answer {
  /// The answer as one party reads it.
  fileprivate func value(as party: Party) -> AnswerValue {
    switch content {
    case .unanswered: .unanswered
    case .joint(let rating): AnswerValue(rating)
    case .apart(let ratings): ratings[party].map { AnswerValue($0) } ?? .unanswered
    case .text: .written
    case .notApplicable: .notApplicable
    }
  }
}

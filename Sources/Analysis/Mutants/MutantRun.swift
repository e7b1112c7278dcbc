internal import Diagnostics
internal import Engine
package import Model

/// Whether a rule set's own tests would notice a small change of its conditions.
package struct MutantReport: Sendable {
  /// A mutant that no test notices.
  package struct Survivor: Sendable {
    package let requirement: Ordinal<Requirement>
    package let mutation: Mutation
    /// The smallest case that would kill it; nil where it could not be worked out.
    package let killer: TestSuggestion?
  }

  /// How many mutants a test noticed.
  package private(set) var killed = 0
  /// How many are proved to be no change at all.
  package private(set) var equivalent = 0
  package private(set) var survivors: [Survivor] = []
  /// Outcomes and sides of thresholds that no test pins down.
  package private(set) var unpinned: [Unpinned] = []

  /// Cases that together would kill every survivor and pin everything down.
  package private(set) var suggestions: [TestSuggestion] = []

  /// Tries every mutant of a rule set against its tests.
  package init(_ ruleSet: RuleSet, _ tests: [RuleTest]) {
    var byRequirement = [[RuleTest]](repeating: [], count: ruleSet.requirements.count)
    for test in tests { byRequirement[test.requirement.index].append(test) }
    for index in ruleSet.requirements.indices {
      let trial = MutantTrial(Ordinal(index), in: ruleSet, byRequirement[index])
      add(trial)
    }
  }

  private mutating func add(_ trial: MutantTrial) {
    var suggestions: [TestSuggestion] = []
    let outcomes = trial.unpinnedOutcomes
    unpinned += outcomes + trial.unpinnedThresholds(besides: [])
    suggestions += outcomes.compactMap(\.suggestion)
    let isProvable = trial.isProvable
    for mutation in trial.mutations {
      let mutant = trial.mutant(mutation)
      if trial.isKilled(mutant) {
        killed += 1
        continue
      }
      // What cannot be proved of the requirement cannot be proved of what is nearly the same.
      switch isProvable ? trial.difference(mutant) : .unknown {
      case .none: equivalent += 1
      case .unknown:
        survivors.append(Survivor(requirement: trial.ordinal, mutation: mutation, killer: nil))
      case .some(let suggestion):
        survivors.append(
          Survivor(requirement: trial.ordinal, mutation: mutation, killer: suggestion)
        )
        // One case often kills several.
        let isCovered = suggestions.contains { trial.isKilled(mutant, by: $0) }
        if !isCovered { suggestions.append(suggestion) }
      }
    }
    // What those cases pin down besides needs none of its own.
    while let next = trial.unpinnedThresholds(besides: suggestions).first?.suggestion {
      suggestions.append(next)
    }
    self.suggestions += suggestions
  }

  /// Whether the tests notice every change.
  package var isPassed: Bool { survivors.isEmpty && unpinned.isEmpty }
}

/// A case that is worth a test, and what it must come to.
package struct TestSuggestion: Sendable {
  package let requirement: Ordinal<Requirement>
  package let answers: Case
  package let expected: Outcome
}

/// The mutants of one requirement.
struct MutantTrial {
  let ordinal: Ordinal<Requirement>
  let ruleSet: RuleSet
  let tests: [RuleTest]
  /// The meetings of the tests.
  private let meetings: [TrialMeeting]
  let requirement: Requirement

  init(_ ordinal: Ordinal<Requirement>, in ruleSet: RuleSet, _ tests: [RuleTest]) {
    self.ordinal = ordinal
    self.ruleSet = ruleSet
    self.tests = tests
    meetings = tests.map { TrialMeeting($0.meeting, in: ruleSet, asOf: $0.asOf) }
    requirement = ruleSet.requirements[ordinal]
  }

  var mutations: [Mutation] { Mutation.all(of: requirement, in: ruleSet) }

  func mutant(_ mutation: Mutation) -> Requirement {
    requirement.with(gap: mutation.gap, appliesWhen: mutation.appliesWhen)
  }

  /// Whether a test comes out otherwise with the mutant.
  func isKilled(_ mutant: Requirement) -> Bool {
    let trial = RequirementTrial(mutant, as: ordinal)
    return zip(tests, meetings).contains { test, meeting in
      let result = trial.result(at: meeting)
      return result.outcome != test.expected
        || result.isDisputed != test.isDisputed ?? result.isDisputed
    }
  }

  /// Whether a case that is no test yet would come out otherwise.
  func isKilled(_ mutant: Requirement, by suggestion: TestSuggestion) -> Bool {
    let result = meeting(of: suggestion.answers)
      .map { RequirementTrial(mutant, as: ordinal).result(at: $0) }
    return result.map { $0.outcome != suggestion.expected } ?? false
  }

  /// Whether anything can be proved of the requirement itself.
  var isProvable: Bool {
    guard let space = CaseSpace([(requirement, ruleSet)]) else { return false }
    var diagrams = OutcomeDiagrams(space)
    return (try? diagrams.outcome(of: requirement, in: ruleSet)) != nil
  }

  /// What tells a mutant from the requirement.
  enum Difference {
    /// Nothing: they are the same in every case.
    case none
    case some(TestSuggestion)
    /// It could not be worked out.
    case unknown
  }

  /// What tells a mutant from the requirement.
  func difference(_ mutant: Requirement) -> Difference {
    guard let space = CaseSpace([(requirement, ruleSet), (mutant, ruleSet)]) else {
      return .unknown
    }
    var diagrams = OutcomeDiagrams(space)
    do throws(DecisionDiagram.TooLarge) {
      let own = try diagrams.outcome(of: requirement, in: ruleSet)
      let other = try diagrams.outcome(of: mutant, in: ruleSet)
      if own == other { return .none }
      let count = Outcome.ofConditions.count
      let pairs = try diagrams.diagram.combine(own, other) { $0 == $1 ? count : $0 }
      let found = diagrams.diagram.smallest(pairs) { $0 < count } ?? []
      return .some(suggestion(space.case(found)))
    } catch {
      return .unknown
    }
  }

  /// A case as a test, with what the requirement comes to in it.
  func suggestion(_ answers: Case) -> TestSuggestion {
    let trial = RequirementTrial(requirement, as: ordinal)
    let result = meeting(of: answers).map { trial.result(at: $0) }
    return TestSuggestion(
      requirement: ordinal,
      answers: answers,
      expected: result?.outcome ?? .notAssessed
    )
  }

  /// A case as a meeting of no unit, so that no exception matters.
  private func meeting(of answers: Case) -> TrialMeeting? {
    answers.meeting(form: requirement.form, in: ruleSet, units: [])
      .map { TrialMeeting($0, in: ruleSet, asOf: ruleSet.period.lowerBound) }
  }
}

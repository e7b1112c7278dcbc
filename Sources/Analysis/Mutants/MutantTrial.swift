internal import Engine
package import Model

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
  /// What the requirement can tell apart; nil when that is too much.
  let space: CaseSpace?
  /// What it comes to in each case, worked out once for all questions about it; nil when that cannot be
  /// done, and then nothing is proved of its mutants or suggested either.
  let proof: Proof?

  /// What a requirement comes to in every case.
  struct Proof {
    let diagrams: OutcomeDiagrams
    let outcome: DecisionDiagram.Node

    /// Works it out; nil when there are too many nodes.
    init?(_ requirement: Requirement, in ruleSet: RuleSet, _ space: CaseSpace) {
      var diagrams = OutcomeDiagrams(space)
      guard let outcome = try? diagrams.outcome(of: requirement, in: ruleSet) else { return nil }
      self.diagrams = diagrams
      self.outcome = outcome
    }
  }

  init(_ ordinal: Ordinal<Requirement>, in ruleSet: RuleSet, _ tests: [RuleTest]) {
    self.ordinal = ordinal
    self.ruleSet = ruleSet
    self.tests = tests
    meetings = tests.map { TrialMeeting($0.meeting, in: ruleSet, asOf: $0.asOf) }
    let requirement = ruleSet.requirements[ordinal]
    self.requirement = requirement
    space = CaseSpace([(requirement, ruleSet)])
    proof = space.flatMap { Proof(requirement, in: ruleSet, $0) }
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
      return !test.expects(result.outcome, isDisputed: result.isDisputed)
    }
  }

  /// Whether a case that is no test yet would come out otherwise.
  func isKilled(_ mutant: Requirement, by suggestion: TestSuggestion) -> Bool {
    let result = meeting(of: suggestion.answers)
      .map { RequirementTrial(mutant, as: ordinal).result(at: trial($0)) }
    return result.map { $0.outcome != suggestion.expected } ?? false
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
    // What cannot be proved of the requirement cannot be proved of what is nearly the same.
    guard let known = proof, let space = CaseSpace([(requirement, ruleSet), (mutant, ruleSet)])
    else { return .unknown }
    // A mutant that looks at something else needs all cases anew.
    let isKnown = space == known.diagrams.space
    guard let own = isKnown ? known : Proof(requirement, in: ruleSet, space) else {
      return .unknown
    }
    var diagrams = own.diagrams
    do throws(DecisionDiagram.TooLarge) {
      let other = try diagrams.outcome(of: mutant, in: ruleSet)
      if own.outcome == other { return .none }
      let count = Outcome.ofConditions.count
      let pairs = try diagrams.diagram.combine(own.outcome, other) { $0 == $1 ? count : $0 }
      let found = diagrams.diagram.smallest(pairs) { $0 < count } ?? []
      return .some(suggestion(space.case(found)))
    } catch {
      return .unknown
    }
  }

  /// A case as a test, with what the requirement comes to in it.
  func suggestion(_ answers: Case) -> TestSuggestion {
    let own = RequirementTrial(requirement, as: ordinal)
    let result = meeting(of: answers).map { own.result(at: trial($0)) }
    return TestSuggestion(
      requirement: ordinal,
      answers: answers,
      expected: result?.outcome ?? .notAssessed
    )
  }

  /// A case as a meeting of no unit, so that no exception matters.
  func meeting(of answers: Case) -> Meeting? {
    answers.meeting(form: requirement.form, in: ruleSet, units: [])
  }

  private func trial(_ meeting: Meeting) -> TrialMeeting {
    TrialMeeting(meeting, in: ruleSet, asOf: ruleSet.period.lowerBound)
  }
}

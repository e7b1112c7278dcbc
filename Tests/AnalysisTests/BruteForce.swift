@testable import Analysis
import Diagnostics
import Engine
import Model
import TestSupport

/// A rule set's one requirement in every case, judged one after the other by the engine.
struct BruteForce {
  let space: CaseSpace
  let ruleSet: RuleSet
  /// Every case, by the value of each variable.
  let cases: [[Int]]

  /// The most cases that are gone through.
  static let mostCases = 1500

  /// Goes through what some rule sets with one requirement each look at; nil when it is too much.
  init?(_ ruleSets: [RuleSet]) {
    guard let space = CaseSpace(ruleSets.map { ($0.requirements[0], $0) }) else { return nil }
    guard space.sizes.reduce(1, *) <= Self.mostCases else { return nil }
    self.space = space
    ruleSet = ruleSets[0]
    cases = space.sizes.reduce([[]]) { cases, size in
      cases.flatMap { known in (0..<size).map { known + [$0] } }
    }
  }

  /// The case as answers.
  func answers(_ values: [Int]) -> Case {
    space.case(values.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) })
  }

  /// What a requirement comes to in every case; nil in a case that cannot be written as a meeting.
  func outcomes(of requirement: Requirement, in ruleSet: RuleSet) -> [Outcome?] {
    let trial = RequirementTrial(requirement, as: Ordinal(0))
    return cases.map { values in
      answers(values).meeting(form: Ordinal(0), in: ruleSet).map {
        trial.result(at: TrialMeeting($0, in: ruleSet, asOf: RandomRules.day)).outcome
      }
    }
  }

  /// How many things a case has.
  static func size(_ values: [Int]) -> Int { values.count { $0 != 0 } }
}

extension OutcomeDiagrams {
  /// The outcome in a case.
  func outcome(_ node: DecisionDiagram.Node, _ values: [Int]) -> Outcome? {
    var node = node
    while let variable = diagram.variable(of: node) {
      node = diagram.child(node, values[variable])
    }
    return node.constant.map { Outcome(code: $0) }
  }
}

extension RandomRules {
  /// A rule set with one requirement on few things.
  mutating func ruleSet() -> RuleSet {
    let gap = condition(depth: number(0...2))
    return Self.ruleSet(gap: gap, appliesWhen: chance(40) ? condition(depth: 1) : nil)
  }
}

extension RuleSet {
  /// The same rules with one requirement instead of all.
  func with(_ requirement: Requirement) -> RuleSet {
    RuleSet(
      edition: Edition(id: id, version: version, digest: .another),
      versionPlace: versionPlace,
      title: title,
      period: period,
      scale: scale,
      forms: forms,
      sources: sources,
      roles: roles,
      measures: measures,
      focusAreas: focusAreas,
      units: units,
      requirements: [requirement],
      exceptions: [],
      changes: changes,
      minimumUnits: minimumUnits,
      files: files,
      directory: directory
    )
  }
}

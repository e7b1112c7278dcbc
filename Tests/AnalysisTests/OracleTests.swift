@testable import Analysis
import Engine
import Files
import Model
import Testing
import TestSupport

struct `The diagrams` {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `come to what the engine says in every case`(seed: UInt64) throws {
    var random = RandomRules(seed: seed, questions: 3)
    var seen: Set<Outcome> = []
    for _ in 0..<250 {
      let ruleSet = random.ruleSet()
      guard let force = BruteForce([ruleSet]) else { continue }
      var diagrams = OutcomeDiagrams(force.space)
      let node = try diagrams.outcome(of: ruleSet.requirements[0], in: ruleSet)
      let outcomes = force.outcomes(of: ruleSet.requirements[0], in: ruleSet)
      let found = force.cases.map { diagrams.outcome(node, $0) }
      #expect(found == outcomes && !outcomes.contains(nil), "\(ruleSet.requirements[0].gap)")
      let variables = Array(force.space.variables.indices)
      for outcome in Outcome.ofConditions {
        let wanted = zip(force.cases, outcomes).filter { $0.1 == outcome }.map(\.0)
        if !wanted.isEmpty { seen.insert(outcome) }
        let count = diagrams.diagram.count(node, over: variables) { $0 == outcome.code }
        #expect(count == UInt128(wanted.count))
        let smallest = diagrams.diagram.smallest(node) { $0 == outcome.code }
        #expect(smallest?.count == wanted.map(BruteForce.size).min())
      }
    }
    #expect(seen == Set(Outcome.ofConditions))
  }

  @Test func `tell numbers apart wherever a threshold does`() throws {
    var generator = SeededGenerator(seed: 5)
    for unit in [Measure.Unit.days, .share] {
      for _ in 0..<300 {
        // Thresholds that lie close to each other, and everything that can lie around them.
        let scale = [4, 1_000_000].randomElement(using: &generator) ?? 4
        let start = Int.random(in: 0...3, using: &generator)
        let steps = (0..<3).map { _ in Int.random(in: 0...6, using: &generator) }.distinct
        let thresholds = steps.compactMap { Quantity(min(start + $0, scale), over: scale) }.distinct
        let values = CaseValue.numbers(around: thresholds, unit)
          .compactMap { value in if case .number(let number) = value { number } else { nil } }
        let possible = (0...12).compactMap { Quantity($0, over: scale) }
          .filter { unit == .days || $0 <= Quantity(1) }
        func signature(_ value: Quantity) -> [Bool] {
          thresholds.flatMap { [value < $0, value == $0] }
        }
        let found = Set(values.map(signature))
        #expect(found.count == values.count, "\(thresholds)")
        for value in possible {
          #expect(found.contains(signature(value)), "\(thresholds) \(value)")
        }
      }
    }
  }

  @Test func `read a question in text`() throws {
    let ruleSet = RandomRules.ruleSet(gap: .answered(Ordinal(0)), isText: true)
    let force = try #require(BruteForce([ruleSet]))
    var diagrams = OutcomeDiagrams(force.space)
    let node = try diagrams.outcome(of: ruleSet.requirements[0], in: ruleSet)
    let outcomes = force.outcomes(of: ruleSet.requirements[0], in: ruleSet)
    #expect(outcomes == [.notAssessed, .gap, .notApplicable])
    #expect(force.cases.map { diagrams.outcome(node, $0) } == outcomes)
  }

  @Test func `count the cases of five low ratings out of 26`() throws {
    var book = try RuleBook(Repository.path("rules/orebro-2025"))
    let ruleSet = try #require(try book.all().first)
    let broad = try #require(ruleSet.requirements.first { $0.id.text == "bred-svikt" })
    let diff = RuleSetDiff(
      from: ruleSet.with(broad),
      to: ruleSet.with(broad.with(gap: .not(broad.gap), appliesWhen: nil))
    )
    let cases = try #require(diff.requirements.first?.cases)
    #expect("\(cases.total)" == "170581728179578208256")
    #expect(cases.changed < cases.total)
  }

  @Test(arguments: 20..<28 as Range<UInt64>)
  func `say that a gap stays one when the rest is answered`(seed: UInt64) throws {
    var random = RandomRules(seed: seed, questions: 3)
    var count = 0
    for _ in 0..<150 {
      let ruleSet = random.ruleSet()
      let requirement = ruleSet.requirements[0]
      guard let force = BruteForce([ruleSet]) else { continue }
      let outcomes = force.outcomes(of: requirement, in: ruleSet)
      let gaps = zip(force.cases, outcomes).filter { $0.1 == .gap }.map(\.0)
      let whole = gaps.filter { !$0.contains(0) }
      if requirement.appliesWhen == nil {
        for gap in gaps {
          #expect(
            whole.contains { zip(gap, $0).allSatisfy { $0 == 0 || $0 == $1 } },
            "\(requirement.gap)"
          )
        }
      }
      let lints = RuleSetLints(ruleSet, asOf: RandomRules.day).findings.map(\.lint)
      #expect(lints.contains(.neverGap) == whole.isEmpty, "\(requirement.gap)")
      #expect(lints.contains(.alwaysGap) == (!whole.isEmpty && !outcomes.contains(.met)))
      #expect(!lints.contains(.lostAnswerMet))
      count += gaps.count
    }
    #expect(count > 1000)
  }
}

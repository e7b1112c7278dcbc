@testable import Analysis
import Diagnostics
import Engine
import Files
import Model
import Testing
import TestSupport

/// A rule set and one that is nearly the same, or any other.
private func pair(_ random: inout RandomRules) -> (RuleSet, RuleSet)? {
  let base = random.ruleSet()
  guard random.chance(70) else { return (base, random.ruleSet()) }
  let requirement = base.requirements[0]
  let mutations = Mutation.all(of: requirement, in: base)
  let mutation = mutations[random.number(0...(mutations.count - 1))]
  return (base, base.with(requirement.with(gap: mutation.gap, appliesWhen: mutation.appliesWhen)))
}

struct `The diagrams` {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `come to what the engine says in every case`(seed: UInt64) throws {
    var random = RandomRules(seed: seed, questions: 3)
    var seen: Set<Outcome> = []
    for _ in 0..<150 {
      let ruleSet = random.ruleSet()
      guard let force = BruteForce([ruleSet]) else { continue }
      var diagrams = OutcomeDiagrams(force.space)
      let node = try diagrams.outcome(of: ruleSet.requirements[0], in: ruleSet)
      let outcomes = force.outcomes(of: ruleSet.requirements[0], in: ruleSet)
      for (values, expected) in zip(force.cases, outcomes) {
        guard diagrams.outcome(node, values) != expected || expected == nil else { continue }
        Issue.record("\(ruleSet.requirements[0].gap) \(force.answers(values).facts)")
      }
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

struct `The comparison of two editions` {
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `agrees with going through all cases`(seed: UInt64) throws {
    var random = RandomRules(seed: seed + 1000, questions: 3)
    var kinds: [ChangeKind: Int] = [:]
    for _ in 0..<120 {
      guard let (base, ruleSet) = pair(&random), let force = BruteForce([base, ruleSet]) else {
        continue
      }
      let change = try #require(RuleSetDiff(from: base, to: ruleSet).requirements.first)
      let before = force.outcomes(of: base.requirements[0], in: base)
      let after = force.outcomes(of: ruleSet.requirements[0], in: ruleSet)
      kinds[change.kind, default: 0] += 1

      func cases(_ isWanted: (Outcome?, Outcome?) -> Bool) -> [[Int]] {
        force.cases.indices.filter { isWanted(before[$0], after[$0]) }.map { force.cases[$0] }
      }
      let lost = cases { $0 == .gap && $1 != .gap }
      let fulfilled = cases { $0 == .notAssessed && $1 == .met }
      let gained = cases { $0 != .gap && $1 == .gap }
      let moved = cases { $0 != $1 }
      let isLooser = !lost.isEmpty || !fulfilled.isEmpty
      let expected: ChangeKind =
        isLooser && !gained.isEmpty
        ? .incomparable
        : isLooser ? .looser : !gained.isEmpty ? .stricter : moved.isEmpty ? .same : .shifted
      #expect(change.kind == expected)
      #expect(change.proof == .exhaustive)
      #expect(change.cases?.changed == UInt128(moved.count))
      #expect(change.cases?.total == UInt128(force.cases.count))

      guard let witness = change.witness else {
        #expect(moved.isEmpty)
        continue
      }
      // As looser as possible, and with as few answers.
      let wanted = [lost, fulfilled, gained, moved].first { !$0.isEmpty } ?? []
      #expect(witness.answers.facts.count == wanted.map(BruteForce.size).min())
      for (rules, outcome) in [(base, witness.before), (ruleSet, witness.after)] {
        let meeting = try #require(witness.answers.meeting(form: Ordinal(0), in: rules))
        let judged = evaluate(meeting, under: CompiledRules(rules), asOf: RandomRules.day)
        #expect(judged.results[0].outcome == outcome)
      }
      #expect(witness.before != witness.after)
    }
    #expect(kinds.keys.count >= 4, "\(kinds)")
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `holds for ratings that the parties gave apart`(seed: UInt64) throws {
    var random = RandomRules(seed: seed + 2000, questions: 3)
    var count = 0
    for _ in 0..<400 {
      guard let (base, ruleSet) = pair(&random) else { continue }
      let change = try #require(RuleSetDiff(from: base, to: ruleSet).requirements.first)
      guard change.kind == .same else { continue }
      count += 1
      for _ in 0..<40 {
        let meeting = random.meeting()
        let before = RequirementTrial(base.requirements[0], as: Ordinal(0))
          .result(at: meeting, in: base, asOf: RandomRules.day)
        let after = RequirementTrial(ruleSet.requirements[0], as: Ordinal(0))
          .result(at: meeting, in: ruleSet, asOf: RandomRules.day)
        #expect(before == after, "\(base.requirements[0].gap) \(ruleSet.requirements[0].gap)")
      }
    }
    #expect(count > 10)
  }

  /// Units of an exception, and its last day.
  private func ruleSet(_ exceptions: [([Int], String)]) throws -> RuleSet {
    RandomRules.ruleSet(
      gap: .rating(Ordinal(0), Comparison(.atMost, .poorly)),
      exceptions: try exceptions.map { units, until in
        AcceptedGap(
          requirement: Ordinal(0),
          units: units.map { Ordinal($0) },
          justification: "prov",
          decidedBy: "gruppen",
          from: nil,
          until: try #require(CalendarDate(until)),
          place: RandomRules.place
        )
      }
    )
  }

  @Test func `takes more or longer exceptions for looser`() throws {
    let first = try ruleSet([([0], "2026-01-31"), ([1], "2026-01-31")])
    func kind(_ exceptions: [([Int], String)]) throws -> ChangeKind? {
      RuleSetDiff(from: first, to: try ruleSet(exceptions)).requirements.first?.kind
    }
    #expect(try kind([([0], "2026-01-31"), ([1], "2026-01-31")]) == .same)
    #expect(try kind([([0], "2026-02-01"), ([1], "2026-01-31")]) == .looser)
    #expect(try kind([([0], "2026-01-31")]) == .stricter)
    #expect(try kind([([0], "2026-01-30"), ([1], "2026-02-01")]) == .incomparable)
    // One for both also excepts a meeting of both, which two for one each do not.
    #expect(try kind([([0, 1], "2026-01-31")]) == .looser)
  }
}

struct `The mutants` {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `are told apart as going through all cases tells them`(seed: UInt64) throws {
    var random = RandomRules(seed: seed + 3000, questions: 3)
    var found = (equivalent: 0, survivors: 0)
    for _ in 0..<25 {
      let ruleSet = random.ruleSet()
      let requirement = ruleSet.requirements[0]
      let report = MutantReport(ruleSet, [])
      let mutations = Mutation.all(of: requirement, in: ruleSet)
      guard let spaces = spaces(mutations, ruleSet) else { continue }
      let equivalent = zip(mutations, spaces).count { mutation, force in
        let mutant = requirement.with(gap: mutation.gap, appliesWhen: mutation.appliesWhen)
        return force.outcomes(of: requirement, in: ruleSet)
          == force.outcomes(of: mutant, in: ruleSet)
      }
      #expect(report.killed == 0)
      #expect(report.equivalent == equivalent, "\(requirement.gap)")
      #expect(report.survivors.count == mutations.count - equivalent)
      for survivor in report.survivors {
        let killer = try #require(survivor.killer)
        let mutant = requirement.with(
          gap: survivor.mutation.gap,
          appliesWhen: survivor.mutation.appliesWhen
        )
        #expect(try outcome(requirement, killer, ruleSet) == killer.expected)
        #expect(try outcome(mutant, killer, ruleSet) != killer.expected)
      }
      found.equivalent += equivalent
      found.survivors += report.survivors.count

      // The suggestions as tests leave nothing.
      let tests = try report.suggestions.map { try test($0, ruleSet) }
      let second = MutantReport(ruleSet, tests)
      #expect(second.survivors.isEmpty && second.unpinned.isEmpty, "\(requirement.gap)")
      #expect(second.killed == report.survivors.count)
      #expect(second.equivalent == equivalent)
    }
    #expect(found.equivalent > 0 && found.survivors > 50)
  }

  /// All cases that each mutant and its requirement look at; nil when they are too many.
  private func spaces(_ mutations: [Mutation], _ ruleSet: RuleSet) -> [BruteForce]? {
    let spaces = mutations.compactMap { mutation in
      let requirement = ruleSet.requirements[0]
      return BruteForce([
        ruleSet,
        ruleSet.with(requirement.with(gap: mutation.gap, appliesWhen: mutation.appliesWhen)),
      ])
    }
    return spaces.count == mutations.count ? spaces : nil
  }

  private func outcome(
    _ requirement: Requirement,
    _ suggestion: TestSuggestion,
    _ ruleSet: RuleSet
  ) throws -> Outcome {
    let meeting = try #require(suggestion.answers.meeting(form: Ordinal(0), in: ruleSet))
    return RequirementTrial(requirement, as: Ordinal(0))
      .result(at: meeting, in: ruleSet, asOf: RandomRules.day).outcome
  }

  private func test(_ suggestion: TestSuggestion, _ ruleSet: RuleSet) throws -> RuleTest {
    RuleTest(
      requirement: Ordinal(0),
      meeting: try #require(suggestion.answers.meeting(form: Ordinal(0), in: ruleSet)),
      asOf: RandomRules.day,
      expected: suggestion.expected,
      isDisputed: nil,
      why: nil,
      place: RandomRules.place
    )
  }

  private static let orebro: RuleSet? = {
    var book = try? RuleBook(Repository.path("rules/orebro-2025"))
    return try? book?.all().first
  }()

  @Test(arguments: 0..<(orebro?.requirements.count ?? 0))
  func `of the rules for Örebro are changes that a comparison notices`(index: Int) throws {
    let ruleSet = try #require(Self.orebro)
    let requirement = ruleSet.requirements[index]
    let base = ruleSet.with(requirement)
    let trial = MutantTrial(Ordinal(0), in: base, [])
    let mutations = Mutation.all(of: requirement, in: base)
    // All of them, but of the one that reads 26 questions some.
    for index in stride(from: 0, to: mutations.count, by: max(1, mutations.count / 20)) {
      let mutation = mutations[index]
      let mutant = requirement.with(gap: mutation.gap, appliesWhen: mutation.appliesWhen)
      let change = RuleSetDiff(from: base, to: base.with(mutant)).requirements.first
      switch trial.difference(mutant) {
      case .none: #expect(change?.kind == .same)
      case .some(let killer):
        #expect(change?.kind != .same && change?.proof == .exhaustive)
        #expect(trial.isKilled(mutant, by: killer))
      case .unknown: Issue.record("\(mutation.message)")
      }
    }
  }

  @Test func `of the rules for Örebro are all noticed by their tests`() throws {
    let ruleSet = try #require(Self.orebro)
    let report = MutantReport(ruleSet, try RuleTestReader.tests(of: ruleSet))
    #expect(report.isPassed)
    #expect(report.killed > 400)
  }
}

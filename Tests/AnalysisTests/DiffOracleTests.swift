@testable import Analysis
import Engine
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

struct `The comparison of two editions` {
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `agrees with going through all cases`(seed: UInt64) throws {
    var random = RandomRules(seed: seed + 1000, questions: 3)
    var kinds: [ChangeKind: Int] = [:]
    for _ in 0..<250 {
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
    #expect(kinds.keys.count >= 4 && kinds.values.reduce(0, +) > 150, "\(kinds)")
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
          .result(at: TrialMeeting(meeting, in: base, asOf: RandomRules.day))
        let after = RequirementTrial(ruleSet.requirements[0], as: Ordinal(0))
          .result(at: TrialMeeting(meeting, in: ruleSet, asOf: RandomRules.day))
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

  @Test func `lists more or longer exceptions, each of which is its own decision`() throws {
    let first = try ruleSet([([0], "2026-01-31"), ([1], "2026-01-31")])
    func change(_ exceptions: [([Int], String)]) throws -> (ChangeKind?, listed: Int) {
      let diff = RuleSetDiff(from: first, to: try ruleSet(exceptions))
      #expect(diff.others.allSatisfy { $0.step == .patch && $0.looser == nil })
      return (diff.requirements.first?.kind, diff.others.count)
    }
    #expect(try change([([0], "2026-01-31"), ([1], "2026-01-31")]) == (.same, 0))
    #expect(try change([([0], "2026-02-01"), ([1], "2026-01-31")]) == (.reworded, 1))
    #expect(try change([([0], "2026-01-31")]) == (.stricter, 0))
    #expect(try change([([0], "2026-01-30"), ([1], "2026-02-01")]) == (.stricter, 1))
    // One for both also excepts a meeting of both, which two for one each do not.
    #expect(try change([([0, 1], "2026-01-31")]) == (.reworded, 1))
  }
}

@testable import Analysis
import Diagnostics
import Engine
import Files
import Model
import Testing
import TestSupport

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
      .result(at: TrialMeeting(meeting, in: ruleSet, asOf: RandomRules.day)).outcome
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
    for index in stride(from: 0, to: mutations.count, by: mutations.count > 100 ? 30 : 1) {
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
    let report = MutantReport(
      ruleSet,
      try RuleTestReader.tests(of: ruleSet, in: .directory(ruleSet.directory))
    )
    #expect(report.isPassed)
    #expect(report.killed > 350)
  }
}

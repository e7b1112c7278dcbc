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
    let outcomes = trial.unpinnedOutcomes
    let sides = trial.unpinnedSides
    unpinned += outcomes.map { Unpinned(requirement: trial.ordinal, kind: .outcome($0)) }
    unpinned += sides.map { Unpinned(requirement: trial.ordinal, kind: .side($0)) }
    var suggestions = outcomes.compactMap { trial.suggestion(of: $0) }
    for mutation in trial.mutations {
      let mutant = trial.mutant(mutation)
      if trial.isKilled(mutant) {
        killed += 1
        continue
      }
      switch trial.difference(mutant) {
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
    for side in sides where !suggestions.contains(where: { trial.isTaken(side, by: $0) }) {
      if let suggestion = trial.suggestion(on: side) { suggestions.append(suggestion) }
    }
    self.suggestions += suggestions
  }

  /// Whether the tests notice every change.
  package var isPassed: Bool { survivors.isEmpty && unpinned.isEmpty }
}

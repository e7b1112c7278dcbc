package import Model

/// Something that no test of a requirement pins down.
package struct Unpinned: Sendable {
  /// What it is.
  package enum Kind: Sendable {
    /// The requirement can come to this, and no test expects it.
    case outcome(Outcome)
    /// No test is on this side of a threshold.
    case side(ThresholdSide)
  }

  package let requirement: Ordinal<Requirement>
  package let kind: Kind
}

extension MutantTrial {
  /// Outcomes that some case comes to and no test expects.
  var unpinnedOutcomes: [Outcome] {
    Outcome.ofConditions.filter { outcome in
      !tests.contains { $0.expected == outcome } && smallest(outcome) != nil
    }
  }

  /// The smallest case that comes to an outcome, as a test; nil where none does.
  func suggestion(of outcome: Outcome) -> TestSuggestion? {
    smallest(outcome).map { suggestion($0) }
  }

  private func smallest(_ outcome: Outcome) -> Case? {
    guard let proof else { return nil }
    return proof.diagrams.diagram.smallest(proof.outcome) { $0 == outcome.code }
      .map { proof.diagrams.space.case($0) }
  }

  /// Sides of thresholds that some case is on and no test is; all of them where the cases are too many to be
  /// listed.
  var unpinnedSides: [ThresholdSide] {
    let conditions = [requirement.gap] + (requirement.appliesWhen.map { [$0] } ?? [])
    return conditions.flatMap { ThresholdSide.all(in: $0) }.filter { side in
      !tests.contains { side.isTaken(by: $0.meeting) }
        && space.map { !values(on: side, in: $0).isEmpty } ?? true
    }
  }

  /// Whether a case that is no test yet is on a side.
  func isTaken(_ side: ThresholdSide, by suggestion: TestSuggestion) -> Bool {
    meeting(of: suggestion.answers).map { side.isTaken(by: $0) } ?? false
  }

  /// The smallest case on a side as a test, for preference one that is judged; nil where nothing is
  /// proved of the requirement.
  func suggestion(on side: ThresholdSide) -> TestSuggestion? {
    guard let proof else { return nil }
    let values = values(on: side, in: proof.diagrams.space)
    for value in values {
      if let judged = proof.smallestJudged(value) {
        return suggestion(proof.diagrams.space.case(judged))
      }
    }
    return values.first.map { suggestion(proof.diagrams.space.case([$0])) }
  }

  /// The values on a side, as a space has them.
  private func values(
    on side: ThresholdSide,
    in space: CaseSpace
  ) -> [(variable: Int, value: Int)] {
    let variable = side.variable(of: ruleSet.forms[requirement.form], in: ruleSet)
    guard let position = space.position(of: variable) else { return [] }
    return space.values[position].indices
      .filter { side.includes(space.values[position][$0]) }
      .map { (position, $0) }
  }
}

extension MutantTrial.Proof {
  /// The smallest case with a value that is met or a gap; nil where there is none.
  fileprivate func smallestJudged(
    _ value: (variable: Int, value: Int)
  ) -> [(variable: Int, value: Int)]? {
    var diagram = diagrams.diagram
    guard let node = try? diagram.fixing(value.variable, to: value.value, in: outcome) else {
      return nil
    }
    return diagram.smallest(node) { $0 == Outcome.gap.code || $0 == Outcome.met.code }
      .map { ($0 + [value]).sorted { $0.variable < $1.variable } }
  }
}

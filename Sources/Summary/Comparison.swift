package import Model

/// One requirement in two years.
package struct ComparisonLine: Sendable {
  /// The figures of both years and what the difference is worth.
  package struct Change: Sendable {
    package let earlier: RequirementFigures
    package let later: RequirementFigures
    /// Fisher's exact test, 0–1; nil when one of the years has nothing that was assessed, or the
    /// figures are known only within bounds.
    package let probability: Double?

    /// Compares two years.
    package init(earlier: RequirementFigures, later: RequirementFigures) {
      self.earlier = earlier
      self.later = later
      guard let a = earlier.counts.gaps.exact, let n = earlier.counts.assessed.exact, n > 0,
        let b = later.counts.gaps.exact, let m = later.counts.assessed.exact, m > 0
      else {
        probability = nil
        return
      }
      probability = Statistics.fisher(a, of: n, b, of: m)
    }

    /// Whether so large a difference would come by chance less than once in twenty.
    package var isLargerThanChance: Bool? { probability.map { $0 < 0.05 } }
  }

  package let title: String
  /// The question's number or key, or the requirement's id.
  package let label: String
  /// Nil for a question that is no longer asked.
  package let requirement: Identifier<Requirement>?
  package let comparability: Comparability
  /// Why figures cannot be compared, or what else has changed; nil where nothing is said.
  package let reason: String?
  /// Nil where figures may not be compared, or are hidden.
  package let change: Change?
}

package import Model

/// How a question relates to one that was asked in an earlier year.
package enum Comparability: String, CaseIterable, Sendable {
  /// The same question.
  case identical
  /// The same meaning in other words.
  case editorial
  /// Another meaning, so that figures cannot be compared.
  case meaningChanged = "meaning-changed"
  /// Not asked in the earlier year.
  case new
  /// Asked only in the earlier year.
  case removed

  /// Whether figures may be compared.
  package var isComparable: Bool { self == .identical || self == .editorial }
}

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

  package let requirement: Requirement
  package let question: Question?
  package let comparability: Comparability
  /// Why the question cannot be compared; nil where nothing is said.
  package let reason: String?
  /// Nil where figures may not be compared, or are hidden.
  package let change: Change?

  /// Creates a line.
  package init(
    requirement: Requirement,
    question: Question?,
    comparability: Comparability,
    reason: String?,
    change: Change?
  ) {
    self.requirement = requirement
    self.question = question
    self.comparability = comparability
    self.reason = reason
    self.change = change
  }
}

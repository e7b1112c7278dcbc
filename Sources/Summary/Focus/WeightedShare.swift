internal import Model

/// Gaps and assessed requirements of one meeting, each counted as often as its severity weighs.
package struct WeightedShare: Hashable, Sendable {
  /// At most `assessed`.
  package private(set) var gaps = 0
  package private(set) var assessed = 0

  init() {}

  init(gaps: Int, assessed: Int) {
    self.gaps = gaps
    self.assessed = assessed
  }

  /// Adds what a requirement came to; an accepted gap is a gap.
  mutating func add(_ outcome: Outcome, weight: Int) {
    switch outcome {
    case .gap, .excepted:
      gaps += weight
      assessed += weight
    case .met: assessed += weight
    case .notAssessed, .notApplicable: break
    }
  }

  /// The share, 0–1, and Wilson's lower end of it with `meetings` as n; nil when nothing is left.
  func lowerEnd(meetings: Int) -> Double? {
    guard assessed > 0 else { return nil }
    return Statistics.wilson(share: Double(gaps) / Double(assessed), of: meetings)?.lowerBound
  }
}

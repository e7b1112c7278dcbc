internal import Model

/// What was counted at meetings, held against its target and against how it was rated.
package struct MeasureTally: Sendable {
  /// How many meetings have counted it, and had something to count.
  package private(set) var meetings = 0
  /// How many of them reach the target.
  package private(set) var reached = 0
  /// Of shares: all that was counted, and of how many.
  package private(set) var count = 0
  package private(set) var base = 0
  /// Meetings that rate 3–4 and miss the target.
  package private(set) var ratedHigher = 0
  /// Meetings that rate 1–2 and reach the target.
  package private(set) var ratedLower = 0
  /// Meetings that have both counted and rated.
  package private(set) var compared = 0

  /// Adds a measure and the lowest rating of its question.
  mutating func add(_ measured: Measured, of measure: Measure, rating: Rating?) {
    guard let quantity = measured.quantity else { return }
    meetings += 1
    if case .share(let count, let base) = measured.value {
      self.count += count
      self.base += base
    }
    let reaches = measure.target.comparison.holds(for: quantity)
    if reaches { reached += 1 }
    guard let rating else { return }
    compared += 1
    if reaches, rating.isLow { ratedLower += 1 }
    if !reaches, !rating.isLow { ratedHigher += 1 }
  }

  mutating func add(_ other: MeasureTally) {
    meetings += other.meetings
    reached += other.reached
    count += other.count
    base += other.base
    ratedHigher += other.ratedHigher
    ratedLower += other.ratedLower
    compared += other.compared
  }
}

/// A number that is known, or known to lie between two others.
package struct CountRange: Sendable {
  package private(set) var low: Int
  package private(set) var high: Int

  /// Creates a number that is known.
  package init(_ count: Int) {
    low = count
    high = count
  }

  /// Creates a number between two others; the second is made no lower than the first.
  package init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = max(low, high)
  }

  /// The number, when it is known.
  package var exact: Int? { low == high ? low : nil }

  package static func += (a: inout Self, b: Self) {
    a.low += b.low
    a.high += b.high
  }

  package static func += (a: inout Self, count: Int) {
    a.low += count
    a.high += count
  }

  package static func * (a: Self, factor: Int) -> Self {
    CountRange(a.low * factor, a.high * factor)
  }
}

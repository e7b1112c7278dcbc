internal import Language
internal import Model

/// How many comments and texts mention a theme.
package struct MentionCounts: Sendable {
  /// Under a rating of 1–2.
  package private(set) var low = 0
  /// Under a rating of 3–4.
  package private(set) var high = 0
  /// In free text, or under a rating that is not known.
  package private(set) var other = 0

  /// How many in all.
  package var total: Int { low + high + other }

  mutating func add(under rating: Rating?) {
    switch rating {
    case .some(let rating): if rating.isLow { low += 1 } else { high += 1 }
    case .none: other += 1
    }
  }

  mutating func add(_ other: MentionCounts) {
    low += other.low
    high += other.high
    self.other += other.other
  }
}

/// How comments relate to the ratings that they stand under.
package struct VerdictCounts: Sendable {
  package private(set) var agrees = 0
  /// They describe a gap, under 3–4.
  package private(set) var gapsUnderHigh = 0
  /// They describe that something works, under 1–2.
  package private(set) var worksUnderLow = 0
  package private(set) var cannotTell = 0

  /// How many say something else than their rating.
  package var contradicts: Int { gapsUnderHigh + worksUnderLow }
  /// How many comments there are.
  package var total: Int { agrees + contradicts + cannotTell }

  mutating func add(_ verdict: Verdict, under rating: Rating) {
    switch verdict {
    case .agrees: agrees += 1
    case .contradicts: if rating.isLow { worksUnderLow += 1 } else { gapsUnderHigh += 1 }
    case .cannotTell: cannotTell += 1
    }
  }

  /// Creates counts of nothing.
  package init() {}

  /// Adds what others have counted.
  package mutating func add(_ other: VerdictCounts) {
    agrees += other.agrees
    gapsUnderHigh += other.gapsUnderHigh
    worksUnderLow += other.worksUnderLow
    cannotTell += other.cannotTell
  }
}

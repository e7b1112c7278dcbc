/// What a condition can be said to be.
package enum Truth: UInt8, CaseIterable, Sendable {
  case no
  case yes
  /// An answer, measure or participant list is missing.
  case unknown
  case notApplicable
}

/// Several truths at once: what a condition may be while some ratings can be read in two ways.
struct Truths: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }
  init(_ truth: Truth) { rawValue = 1 << truth.rawValue }

  /// The members, fewer than five.
  var members: [Truth] { Truth.allCases.filter { contains(Truths($0)) } }
}

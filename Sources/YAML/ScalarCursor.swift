internal import Diagnostics

/// Turns libyaml's counts of Unicode scalars into offsets in the file.
struct ScalarCursor {
  private let start: Int
  private let end: Int
  /// The offsets of the bytes that do not begin a scalar.
  private let continuations: [Int]
  /// How many of them are passed.
  private var passed = 0
  /// The scalars before which so many, and no more, are passed.
  private var reach = 0..<0

  /// Counts from the byte at `start`.
  init(_ bytes: [UInt8], from start: Int) {
    self.start = start
    end = bytes.count
    continuations = TextScan.continuations(in: bytes, from: start)
  }

  /// The offset of the scalar with number `target`, or of the end of the text.
  mutating func offset(ofScalar target: Int) -> Int {
    if reach.contains(target) { return min(start + target + passed, end) }
    while passed < continuations.count, continuations[passed] <= start + target + passed {
      passed += 1
    }
    // Marks come nearly in order.
    while passed > 0, continuations[passed - 1] > start + target + passed - 1 { passed -= 1 }
    let first = passed > 0 ? continuations[passed - 1] - passed + 1 - start : 0
    let last = passed < continuations.count ? continuations[passed] - passed - start : Int.max
    reach = first..<max(first, last)
    return min(start + target + passed, end)
  }
}

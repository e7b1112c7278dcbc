/// What single meetings came to in two areas at once, each distinct value once.
///
/// By it one meeting can be left out of two areas together without keeping the meetings: it grows with
/// the number of different values, which are few, and not with that of meetings.
struct JointShares: Sendable {
  /// What one meeting came to in two areas.
  struct Joint: Hashable {
    let first: WeightedShare
    let second: WeightedShare

    var swapped: Joint { Joint(first: second, second: first) }
  }

  private let count: Int
  /// By pair of areas, the lower first.
  private var pairs: [Set<Joint>]

  init(areas count: Int) {
    self.count = count
    pairs = Array(repeating: [], count: count * max(0, count - 1) / 2)
  }

  /// Adds a meeting, by area.
  mutating func add(_ shares: [WeightedShare]) {
    var pair = 0
    for first in shares.indices {
      for second in shares.indices.dropFirst(first + 1) {
        pairs[pair].insert(Joint(first: shares[first], second: shares[second]))
        pair += 1
      }
    }
  }

  /// What meetings came to in two different areas.
  func joints(_ a: Int, _ b: Int) -> Set<Joint> {
    let (low, high) = (min(a, b), max(a, b))
    // The pairs of the areas before, and then those of this one.
    let joints = pairs[low * (2 * count - low - 1) / 2 + high - low - 1]
    return a < b ? joints : Set(joints.map(\.swapped))
  }
}

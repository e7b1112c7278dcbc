import Summary
import Testing
import TestSupport

/// Tries to work out what is hidden from what is shown, by linear algebra.
private struct Attacker {
  /// The sums that are shown, as rows over the cells.
  let rows: [[Double]]

  /// Whether a sum over these cells can be computed from the shown sums, whatever the answers are.
  func canCompute(_ target: [Double]) -> Bool {
    rank(rows) == rank(rows + [target])
  }

  private func rank(_ matrix: [[Double]]) -> Int {
    var matrix = matrix
    var rank = 0
    guard let width = matrix.first?.count else { return 0 }
    for column in 0..<width {
      guard
        let pivot = (rank..<matrix.count).max(by: {
          abs(matrix[$0][column]) < abs(matrix[$1][column])
        }),
        abs(matrix[pivot][column]) > 1e-9
      else { continue }
      matrix.swapAt(rank, pivot)
      for row in matrix.indices where row != rank {
        let factor = matrix[row][column] / matrix[rank][column]
        guard factor != 0 else { continue }
        for index in 0..<width { matrix[row][index] -= factor * matrix[rank][index] }
      }
      rank += 1
      if rank == matrix.count { break }
    }
    return rank
  }
}

struct `Disclosure control` {
  /// Cells of one to nine responses, in groups of up to three groupings that cross and nest.
  private func randomSums(
    _ generator: inout SeededGenerator
  ) -> (weights: [Int], sums: [Set<Int>]) {
    let count = Int.random(in: 1...9, using: &generator)
    let weights = (0..<count).map { _ in Int.random(in: 1...9, using: &generator) }
    var sums: Set<Set<Int>> = [Set(weights.indices)]
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      var groups: [Int: Set<Int>] = [:]
      for cell in weights.indices {
        groups[Int.random(in: 0..<4, using: &generator), default: []].insert(cell)
      }
      sums.formUnion(groups.values)
    }
    let sorted = sums.sorted { a, b in
      a.count == b.count ? a.sorted().lexicographicallyPrecedes(b.sorted()) : a.count > b.count
    }
    return (weights, sorted)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `lets nothing be worked out of fewer responses than the minimum`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var shownSomething = 0
    for _ in 0..<120 {
      let (weights, sums) = randomSums(&generator)
      let minimum = 5
      let safe = SafeSums(sums, weights: weights) { members in
        members.reduce(0) { $0 + weights[$1] } >= minimum
      }
      if !safe.shown.isEmpty { shownSomething += 1 }
      let rows = safe.shown.map { sum in weights.indices.map { sum.contains($0) ? 1.0 : 0.0 } }
      let attacker = Attacker(rows: rows)
      // Every set of cells, 511 at most, that stands on too few responses.
      for bits in 1..<(1 << weights.count) {
        let members = weights.indices.filter { bits & (1 << $0) != 0 }
        guard members.reduce(0, { $0 + weights[$1] }) < minimum else { continue }
        let target = weights.indices.map { members.contains($0) ? 1.0 : 0.0 }
        #expect(rows.isEmpty || !attacker.canCompute(target), "\(weights) \(safe.shown) \(members)")
      }
    }
    #expect(shownSomething > 60)
  }

  @Test func `hides a second group where the first could be worked out`() {
    // Three kommuner of 2, 6 and 9 responses, and the county.
    let sums: [Set<Int>] = [[0, 1, 2], [0], [1], [2]]
    let weights = [2, 6, 9]
    let safe = SafeSums(sums, weights: weights) { $0.reduce(0) { $0 + weights[$1] } >= 5 }
    #expect(Set(safe.shown) == [[0, 1, 2], [2]])
  }

  @Test func `hides no more than it has to`() {
    let sums: [Set<Int>] = [[0, 1, 2], [0], [1], [2]]
    let weights = [5, 6, 9]
    let safe = SafeSums(sums, weights: weights) { $0.reduce(0) { $0 + weights[$1] } >= 5 }
    #expect(safe.shown.count == 4)
  }

  @Test func `hides everything that stands on too little`() {
    let safe = SafeSums([[0]], weights: [4]) { _ in false }
    #expect(safe.shown.isEmpty)
  }
}

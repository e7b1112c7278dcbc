internal import Model

/// What figures must stand on to be published.
package struct Disclosure: Sendable {
  /// The fewest units, and the fewest responses, 2 or more.
  package let minimumUnits: Int

  /// Creates the conditions.
  package init(minimumUnits: Int) { self.minimumUnits = minimumUnits }
}

/// Which of a number of sums may be shown, so that nothing else can be worked out from them than what
/// may be shown too.
///
/// Responses that belong to the same shown sums form a class: whatever is added and subtracted, every
/// response of a class counts as much as the others. So nothing can be worked out of fewer responses
/// than those of one class, and it is enough that every class may be shown. Where sums lie within each
/// other, as kommuner do in a county, each class can really be worked out; otherwise this hides more
/// than it has to. Sums are hidden, the least detailed loss first, until all classes may be shown.
package struct SafeSums {
  /// The sums that are shown, as sets of cells.
  package private(set) var shown: [Set<Int>]
  private let weights: [Int]
  private let isSafe: (Set<Int>) -> Bool

  /// Chooses among `sums`; `weights` says how many responses there are in each cell, and `isSafe`
  /// whether a class may be shown.
  package init(
    _ sums: [Set<Int>],
    weights: [Int],
    isSafe: @escaping (Set<Int>) -> Bool
  ) {
    shown = sums
    self.weights = weights
    self.isSafe = isSafe
    while let unsafe = classes.first(where: { !isSafe($0) }) { hide(for: unsafe) }
  }

  /// The cells that belong to the same shown sums, all that belong to some.
  private var classes: [Set<Int>] {
    var classes: [[Int]: Set<Int>] = [:]
    for cell in weights.indices {
      let memberships = shown.indices.filter { shown[$0].contains(cell) }
      if !memberships.isEmpty { classes[memberships, default: []].insert(cell) }
    }
    // In a fixed order, so that the same is hidden each time.
    return classes.values.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
  }

  /// Hides one sum so that a class joins another: in the smallest sum that holds the class the smallest
  /// of those that lie directly in it, or else that sum itself.
  private mutating func hide(for unsafe: Set<Int>) {
    let holders = shown.indices.filter { shown[$0].isSuperset(of: unsafe) }
    guard let holder = holders.min(by: { weight(shown[$0]) < weight(shown[$1]) }) else { return }
    let within = shown.indices.filter { shown[$0].isStrictSubset(of: shown[holder]) }
    let direct = within.filter { inner in
      !within.contains { shown[inner].isStrictSubset(of: shown[$0]) }
    }
    shown.remove(at: direct.min { weight(shown[$0]) < weight(shown[$1]) } ?? holder)
  }

  private func weight(_ sum: Set<Int>) -> Int { sum.reduce(0) { $0 + weights[$1] } }
}

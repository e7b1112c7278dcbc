internal import Model
internal import Summary

/// The questions with the largest and the smallest share of gaps.
struct Extremes {
  /// Those with the largest share, the largest first; none without a gap.
  let lowest: [RequirementLine]
  /// Those with the smallest share, the smallest first; none where all have a gap.
  let highest: [RequirementLine]

  private static let most = 5

  /// Chooses among the requirements that are read from one question and have been assessed.
  init(_ lines: [RequirementLine]) {
    let known = lines.filter { $0.question != nil && $0.figures?.gapShare != nil }
    guard known.count > 2 * Self.most else {
      lowest = []
      highest = []
      return
    }
    // Of equal shares the lower mean counts as worse; else the order of the form holds.
    let sorted = known.enumerated().sorted { a, b in
      let (x, y) = (Self.key(a.element), Self.key(b.element))
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
    lowest = sorted.prefix(Self.most).filter { Self.share($0) > 0 }
    highest = sorted.suffix(Self.most).reversed().filter { Self.share($0) < 1 }
  }

  private static func key(_ line: RequirementLine) -> (Double, Double) {
    (-share(line), line.figures?.mean ?? 0)
  }

  private static func share(_ line: RequirementLine) -> Double { line.figures?.gapShare ?? 0 }
}

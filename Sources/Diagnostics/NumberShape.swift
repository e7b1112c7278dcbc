/// How ten or twelve digits are cut into groups, and whether a personal identity number is written so.
///
/// Nearly any spelling of a number is somebody's, but phone numbers, dates with times and lists of
/// counts are cut too. A number is cut where its parts end, in one way; what stands between date and
/// birth number is free.
struct NumberShape {
  private typealias Gap = DigitGroups.Gap
  private typealias Cut = (at: Int, gap: Gap)

  /// Where the groups end, counted from the year without its century: the year ends at 2, the month at
  /// 4, the day at 6, and the birth number, whose parts may stand apart, at 9.
  private var cuts: [Cut] = []
  private let groups: ArraySlice<DigitGroups.Group>
  private let previous: DigitGroups.Group?
  private let next: DigitGroups.Group?

  /// Creates the shape of some groups, which are joined by gaps and have ten or twelve digits.
  init(_ text: DigitGroups, _ range: ClosedRange<Int>) {
    groups = text.groups[range]
    previous = range.lowerBound > 0 ? text.groups[range.lowerBound - 1] : nil
    next = range.upperBound + 1 < text.groups.count ? text.groups[range.upperBound + 1] : nil
    var position = groups.reduce(0) { $0 + $1.count } == 12 ? -2 : 0
    for (group, next) in zip(groups, groups.dropFirst()) {
      position += group.count
      if let gap = next.gap { cuts.append((position, gap)) }
    }
  }

  /// Whether somebody would write a personal identity number so.
  var isUsual: Bool {
    if isUsual(cuts) { return true }
    // A text may be broken anywhere; with more breaks than this it is a list of numbers.
    let whole = cuts.filter { $0.gap.kind != .lineBreak }
    return cuts.count - whole.count <= 2 && whole.count < cuts.count && isUsual(whole)
  }

  private func isUsual(_ cuts: [Cut]) -> Bool {
    guard let first = cuts.first else { return true }
    if isSpelled { return true }
    let date = cuts.filter { $0.at < 6 }
    let middle = cuts.first { $0.at == 6 }
    let tail = cuts.filter { $0.at > 6 }
    guard let middle else {
      // Only the century, or only the check digit, stands apart.
      return cuts.count == 1 && (first.at == 0 || first.at == 9)
    }
    guard isUsual(date: date.map(\.at)), tail.allSatisfy({ $0.at == 8 || $0.at == 9 }),
      isEven(date), isEven(tail), !isFollowed(date, middle.gap)
    else { return false }
    guard let last = tail.first else { return true }
    if let first = date.last, first.at > 0 {
      // Pairs: all alike, and no more of them, which would be a list.
      return last.gap.kind == first.gap.kind
        && (middle.gap.kind == first.gap.kind || first.gap.isBlank) && !isInList
    }
    return last.gap.isBlank || last.gap.kind == .mark("-")
  }

  /// Whether every digit stands by itself.
  private var isSpelled: Bool {
    guard groups.allSatisfy({ $0.count == 1 }), let first = cuts.first, !isInList else {
      return false
    }
    return cuts.allSatisfy { ($0.gap.isBlank && $0.gap.kind == first.gap.kind) || $0.at == 6 }
  }

  /// Whether a date is cut as dates are: not at all, at its year, or at its year and month; the
  /// century may stand apart.
  private func isUsual(date: [Int]) -> Bool {
    let cuts = date.first == 0 ? Array(date.dropFirst()) : date
    return cuts.isEmpty || cuts == [2] || cuts == [2, 4]
  }

  /// Whether gaps are alike, and such as stand within a date.
  private func isEven(_ cuts: [Cut]) -> Bool {
    guard let first = cuts.first else { return true }
    switch first.gap.kind {
    case .marks: return false
    case .mark(let mark) where !"-/.:_".unicodeScalars.contains(mark): return false
    default: return cuts.allSatisfy { $0.gap.kind == first.gap.kind }
    }
  }

  /// Whether the last digits are the beginning of another date or of a time: "2025-10-14 08:30",
  /// "2025-10-14/2025-11-03".
  private func isFollowed(_ date: [Cut], _ middle: Gap) -> Bool {
    guard let next, next.count <= 2, let gap = next.gap, gap.isTight else { return false }
    return middle.isBlank || date.last?.gap.kind == gap.kind
  }

  /// Whether there are more groups of the same kind before or after.
  private var isInList: Bool {
    guard let first = groups.first, let last = groups.last, let kind = cuts.first?.gap.kind else {
      return false
    }
    if let next, next.count == last.count, next.gap?.kind == kind { return true }
    return first.gap?.kind == kind && previous?.count == first.count
  }
}

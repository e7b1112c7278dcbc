/// The digits of a text in groups, and what stands between the groups.
struct DigitGroups {
  /// Digits with nothing between them that takes a place.
  struct Group {
    /// The bytes of the text.
    var range: Range<Int>
    /// How many digits there are.
    var count = 1
    /// Which of all digits is the first.
    let start: Int
    /// What stands before the group; nil where that is words, or no group at all.
    let gap: Gap?
  }

  /// Spaces and signs between two groups.
  struct Gap {
    /// How two gaps are alike.
    enum Kind: Equatable {
      case space
      /// A line break or a tab.
      case lineBreak
      /// One sign; all dashes are the same.
      case mark(Unicode.Scalar)
      /// Several signs.
      case marks
    }

    private(set) var kind = Kind.space
    /// Whether there is nothing but one sign.
    private(set) var isTight = true

    fileprivate mutating func addBlank(isBreak: Bool) {
      isTight = false
      if isBreak, kind == .space { kind = .lineBreak }
    }

    /// Adds a sign; false where there are more than stand within a number.
    fileprivate mutating func addMark(_ mark: Unicode.Scalar) -> Bool {
      switch kind {
      case .space, .lineBreak: kind = .mark(mark)
      case .mark:
        kind = .marks
        isTight = false
      case .marks: return false
      }
      return true
    }

    /// Whether there are only spaces and line breaks.
    var isBlank: Bool { kind == .space || kind == .lineBreak }
  }

  private(set) var groups: [Group] = []
  private var digits: [UInt8] = []

  /// Finds the groups in the UTF-8 text `bytes[range]`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var gap: Gap?
    var isInGroup = false
    var index = range.lowerBound
    while index < range.upperBound {
      let (sign, length) = TextSign.read(bytes, at: index, before: range.upperBound)
      let end = index + length
      switch sign {
      case .digit(let digit):
        if isInGroup {
          groups[groups.count - 1].range = groups[groups.count - 1].range.lowerBound..<end
          groups[groups.count - 1].count += 1
        } else {
          groups.append(Group(range: index..<end, start: digits.count, gap: gap))
          isInGroup = true
        }
        digits.append(digit)
      case .nothing: break
      case .blank(let isBreak):
        if isInGroup { gap = Gap() }
        isInGroup = false
        gap?.addBlank(isBreak: isBreak)
      case .mark(let mark):
        if isInGroup { gap = Gap() }
        isInGroup = false
        if gap?.addMark(mark) == false { gap = nil }
      case .letter:
        isInGroup = false
        gap = nil
      }
      index = end
    }
  }

  /// The digits of some groups.
  func digits(of range: ClosedRange<Int>) -> ArraySlice<UInt8> {
    let last = groups[range.upperBound]
    return digits[groups[range.lowerBound].start..<(last.start + last.count)]
  }
}

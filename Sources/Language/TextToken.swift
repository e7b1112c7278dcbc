/// What stands after a word.
enum TextMark: UInt8, Comparable {
  case nothing
  /// A comma, a dash, a colon or a bracket.
  case clause
  /// A full stop, an exclamation mark or a line break.
  case sentence
  case question

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What was read between two words.
enum ScannedMark {
  /// A full stop, or the point after an abbreviation.
  case point
  case clause, sentence, question

  /// What it is when no abbreviation stands before it.
  var mark: TextMark {
    switch self {
    case .point, .sentence: .sentence
    case .clause: .clause
    case .question: .question
    }
  }
}

/// One word of a text.
struct TextToken {
  /// Its number in the vocabulary.
  let word: Int
  /// Where it stands in the text, in bytes; words of one abbreviation share a place.
  let range: Range<Int>
  var mark: TextMark
}

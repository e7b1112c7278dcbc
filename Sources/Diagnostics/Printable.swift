/// Makes text visible and measurable for a terminal.
enum Printable {
  /// Whether nothing in a text has to be made visible, as is so for nearly every text.
  static func isClean(_ text: String) -> Bool {
    // Only these begin something that takes no place or breaks a line.
    !TextScan.mayHide(text)
      || text.unicodeScalars.allSatisfy { !$0.isLineBreak && $0 != "\t" && !$0.isHidden }
  }

  /// One line of text: line breaks and tabs become spaces, and what cannot be seen is named.
  static func line(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar.isLineBreak || scalar == "\t" {
        // A return and a line feed are one break.
        if scalar != "\n" || last != "\r" { result.append(" ") }
      } else if scalar.isHidden, !(scalar == "\u{200D}" && last.joinsEmoji) {
        result.append(contentsOf: scalar.name)
      } else {
        result.append(scalar)
      }
      last = scalar
    }
    return String(result)
  }

  /// The number of terminal columns that `text` takes.
  static func width(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value < 0x1100 { return 1 }
    if scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") {
      return 2
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension Unicode.Scalar {
  /// Whether a line ends here, in some editor or terminal.
  package var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether the scalar is no letter but steers a terminal, turns the direction of text, or cannot be
  /// seen though it is there.
  package var isHidden: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF, PathText.letters: true
    default: false
    }
  }

  /// Whether a joiner after the scalar holds the parts of an emoji together.
  fileprivate var joinsEmoji: Bool {
    value > 0x2000 && (properties.isEmoji || value == 0xFE0F)
  }

  /// "<U+202E>", or "\xE5" of a byte in the name of a file that is no letter.
  fileprivate var name: String.UnicodeScalarView {
    if let byte = PathText.byte(of: self) {
      return "\\x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".unicodeScalars
    }
    let digits = String(value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    return "<U+\(zeros)\(digits)>".unicodeScalars
  }
}

/// What a sign of a text is to somebody who looks for numbers.
enum TextSign {
  /// A digit of any script, full-width ones and those in circles too.
  case digit(UInt8)
  /// A space of any width, a line break or a tab.
  case blank(isBreak: Bool)
  /// Takes no place on the screen: zero-width, soft hyphen, control and combining characters.
  case nothing
  /// Any other sign that is no letter; all dashes are a hyphen.
  case mark(Unicode.Scalar)
  case letter

  /// The sign that begins at a byte, and how many bytes it takes.
  static func read(_ bytes: [UInt8], at index: Int, before end: Int) -> (TextSign, length: Int) {
    let byte = bytes[index]
    if byte < 0x80 {
      // What a terminal takes for a colour takes no place on it.
      if byte == 0x1B, index + 1 < end, bytes[index + 1] == 0x5B {
        return (.nothing, escapeSequence(bytes, at: index, before: end))
      }
      return (ofASCII(byte), 1)
    }
    let (scalar, length) = Self.scalar(bytes, at: index, before: end)
    // Shown as a mark of its own: most often it is a dash or a space in an older encoding.
    return (scalar.map(of) ?? .mark("\u{FFFD}"), length)
  }

  private static func ofASCII(_ byte: UInt8) -> TextSign {
    switch byte {
    case 0x30...0x39: .digit(byte - 0x30)
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x20: .blank(isBreak: false)
    case 0x09...0x0D: .blank(isBreak: true)
    case 0..<0x20, 0x7F: .nothing
    default: .mark(Unicode.Scalar(byte))
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> TextSign {
    // Nearly all that is not ASCII in our texts.
    if (0xC0...0x24F).contains(scalar.value) {
      return scalar == "×" || scalar == "÷" ? .mark(scalar) : .letter
    }
    let properties = scalar.properties
    if let value = properties.numericValue, (0...9).contains(value), value == value.rounded() {
      switch properties.numericType {
      case .decimal, .digit: return .digit(UInt8(value))
      default: break
      }
    }
    switch properties.generalCategory {
    case .spaceSeparator: return .blank(isBreak: false)
    case .lineSeparator, .paragraphSeparator: return .blank(isBreak: true)
    case .control: return scalar == "\u{85}" ? .blank(isBreak: true) : .nothing
    case .format, .nonspacingMark, .enclosingMark: return .nothing
    case .dashPunctuation: return .mark("-")
    case _ where scalar == "\u{2212}": return .mark("-")
    case _ where properties.isDefaultIgnorableCodePoint: return .nothing
    case _ where properties.isAlphabetic: return .letter
    default: return .mark(scalar)
    }
  }

  /// The scalar at a byte that is not ASCII; nil, and one byte, where that is no UTF-8.
  private static func scalar(
    _ bytes: [UInt8],
    at index: Int,
    before end: Int
  ) -> (Unicode.Scalar?, length: Int) {
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, index + length <= end else { return (nil, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte.isUTF8Continuation else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// How long a sequence of ESC, a bracket, parameters and a letter is.
  private static func escapeSequence(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    var next = index + 2
    while next < end, (0x20...0x3F).contains(bytes[next]) { next += 1 }
    return next < end && (0x40...0x7E).contains(bytes[next]) ? next + 1 - index : 2
  }
}

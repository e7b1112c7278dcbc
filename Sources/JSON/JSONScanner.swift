internal import Diagnostics
internal import Events

/// Goes through JSON text byte by byte: spaces, strings, numbers and words.
struct JSONScanner {
  private let file: SourceFile
  private let bytes: [UInt8]
  private(set) var offset: Int
  /// The texts that had escapes, one after the other.
  private(set) var rewritten: [UInt8] = []

  /// Starts at the first byte of `file`, past a byte order mark.
  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The byte at hand; 0, which no JSON text has between its values, at the end.
  var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }
  var isAtEnd: Bool { offset == bytes.count }

  mutating func advance() { offset += 1 }

  mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte <= .space else { return }
      guard byte == .space || byte == .lineFeed || byte == .carriageReturn || byte == .tab else {
        return
      }
      offset += 1
    }
  }

  /// What is wrong at the byte at hand, or at an earlier one.
  func problem(_ message: Message, help: Message? = nil, at start: Int? = nil) -> Diagnostic {
    let start = start ?? offset
    return Diagnostic(at: Place(file: file, range: start..<(start + 1)), message, help: help)
  }

  // MARK: - Strings

  /// The text between the quotation mark at hand and the next.
  mutating func string() throws(Unusable) -> ScalarText {
    let start = offset
    offset += 1
    let end = endOfPlainText(from: offset)
    if end < bytes.count, bytes[end] == 0x22 {
      offset = end + 1
      return ScalarText((start + 1)..<end, isRewritten: false)
    }
    return try stringWithEscapes(from: start)
  }

  /// Where text without escapes, control characters and mistakes in its encoding ends.
  private func endOfPlainText(from start: Int) -> Int {
    var index = start
    while true {
      index = TextScan.endOfPlainText(in: bytes, from: index)
      guard index < bytes.count, bytes[index] >= 0x80, let length = lengthOfScalar(at: index) else {
        return index
      }
      index += length
    }
  }

  private mutating func stringWithEscapes(from start: Int) throws(Unusable) -> ScalarText {
    let first = rewritten.count
    while true {
      let end = endOfPlainText(from: offset)
      rewritten += bytes[offset..<end]
      offset = end
      guard offset < bytes.count else {
        throw Unusable(problem(.openString, help: .closeString, at: start))
      }
      switch bytes[offset] {
      case 0x22:
        offset += 1
        return ScalarText(first..<rewritten.count, isRewritten: true)
      case 0x5C: rewritten += try escape()
      case 0..<0x20: throw Unusable(problem(.control(bytes[offset]), help: .escapeControl))
      default: throw Unusable(problem(.notUTF8, help: .saveAsUTF8))
      }
    }
  }

  /// The UTF-8 of the escape at hand.
  private mutating func escape() throws(Unusable) -> [UInt8] {
    let start = offset
    offset += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case 0x22: return [0x22]
    case 0x5C: return [0x5C]
    case 0x2F: return [0x2F]
    case 0x62: return [0x08]
    case 0x66: return [0x0C]
    case 0x6E: return [0x0A]
    case 0x72: return [0x0D]
    case 0x74: return [0x09]
    case 0x75: break
    default: throw Unusable(problem(.badEscape, help: .escapes, at: start))
    }
    guard let first = hexadecimal() else {
      throw Unusable(problem(.badEscape, help: .fourDigits, at: start))
    }
    var code = UInt32(first)
    if (0xD800..<0xDC00).contains(first), offset + 1 < bytes.count, bytes[offset] == 0x5C,
      bytes[offset + 1] == 0x75
    {
      offset += 2
      guard let second = hexadecimal(), (0xDC00..<0xE000).contains(second) else {
        throw Unusable(problem(.loneSurrogate, at: start))
      }
      code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw Unusable(problem(.loneSurrogate, at: start))
    }
    return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// The number that four hexadecimal digits at hand stand for.
  private mutating func hexadecimal() -> UInt16? {
    guard offset + 4 <= bytes.count else { return nil }
    var value: UInt16 = 0
    for byte in bytes[offset..<(offset + 4)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt16(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt16(byte - 0x61 + 10)
      default: return nil
      }
    }
    offset += 4
    return value
  }

  /// How many bytes the scalar takes whose first byte is not ASCII; nil when it is not UTF-8.
  private func lengthOfScalar(at index: Int) -> Int? {
    let first = bytes[index]
    func continues(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + distance < bytes.count && range.contains(bytes[index + distance])
    }
    switch first {
    case 0xC2...0xDF: return continues(1) ? 2 : nil
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : nil
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : nil
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : nil
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : nil
    default: return nil
    }
  }

  // MARK: - Numbers and words

  /// Passes over the number or one of the words `null`, `true` and `false` at hand.
  mutating func skipBareWord() throws(Unusable) {
    let start = offset
    switch byte {
    case 0x2D, 0x30...0x39: try skipNumber()
    case 0x61...0x7A:
      while offset < bytes.count, (0x61...0x7A).contains(bytes[offset]) { offset += 1 }
      let word = String(decoding: bytes[start..<offset], as: UTF8.self)
      guard word == "null" || word == "true" || word == "false" else {
        offset = start
        throw Unusable(problem(.noValue, help: .quoteText))
      }
    default:
      throw Unusable(
        isAtEnd ? problem(.endsEarly, help: .complete) : problem(.noValue, help: .quoteText)
      )
    }
  }

  /// Passes over a number: a minus sign, digits without a leading zero, a fraction, an exponent.
  private mutating func skipNumber() throws(Unusable) {
    let start = offset
    if byte == 0x2D { offset += 1 }
    if byte == 0x30 { offset += 1 } else { try digits(of: start) }
    if byte == 0x2E {
      offset += 1
      try digits(of: start)
    }
    if byte == 0x65 || byte == 0x45 {
      offset += 1
      if byte == 0x2B || byte == 0x2D { offset += 1 }
      try digits(of: start)
    }
    // What is stuck to a number makes something else of it: 012, 1a, 2.3.4.
    if byte.isDigit || byte == 0x2E || byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) {
      throw Unusable(problem(.badNumber, help: .quoteText, at: start))
    }
  }

  private mutating func digits(of start: Int) throws(Unusable) {
    guard byte.isDigit else { throw Unusable(problem(.badNumber, help: .quoteText, at: start)) }
    while byte.isDigit { offset += 1 }
  }
}

extension Message {
  fileprivate static let openString = Message(
    sv: "text inom citattecken slutar inte",
    en: "text in quotation marks never ends"
  )
  fileprivate static let closeString = Message(
    sv: "avsluta texten med \"",
    en: "end the text with \""
  )
  fileprivate static func control(_ byte: UInt8) -> Message {
    let code = String(byte, radix: 16, uppercase: true)
    return Message(
      sv: "ett styrtecken (kod \(code)) får inte stå inom citattecken",
      en: "a control character (code \(code)) may not stand in quotation marks"
    )
  }
  fileprivate static let escapeControl = Message(
    sv: "skriv radbrytning som \\n och tabb som \\t",
    en: "write a line break as \\n and a tab as \\t"
  )
  fileprivate static let notUTF8 = Message(
    sv: "texten är inte UTF-8",
    en: "the text is not UTF-8"
  )
  fileprivate static let saveAsUTF8 = Message(
    sv: "spara filen med teckenkodningen UTF-8",
    en: "save the file with the encoding UTF-8"
  )
  fileprivate static let badEscape = Message(
    sv: "\\ följs av något som inte betyder något i JSON",
    en: "\\ is followed by something that means nothing in JSON"
  )
  fileprivate static let escapes = Message(
    sv: "skriv \\\\ för ett omvänt snedstreck",
    en: "write \\\\ for a backslash"
  )
  fileprivate static let fourDigits = Message(
    sv: "skriv fyra hexadecimala siffror efter \\u",
    en: "write four hexadecimal digits after \\u"
  )
  fileprivate static let loneSurrogate = Message(
    sv: "\\u-koden är hälften av ett tecken, och den andra hälften saknas",
    en: "the \\u code is half a character, and the other half is missing"
  )
  fileprivate static let noValue = Message(
    sv: "här ska ett värde stå, men det här är inget värde i JSON",
    en: "a value is expected here, but this is no value in JSON"
  )
  fileprivate static let badNumber = Message(
    sv: "det här är inget tal i JSON",
    en: "this is no number in JSON"
  )
  fileprivate static let quoteText = Message(
    sv: "sätt text inom raka citattecken (\")",
    en: "put text in straight quotation marks (\")"
  )
  fileprivate static let endsEarly = Message(
    sv: "texten slutar där ett värde ska stå",
    en: "the text ends where a value is expected"
  )
  fileprivate static let complete = Message(
    sv: "kontrollera att hela filen kom med",
    en: "check that the whole file is there"
  )
}

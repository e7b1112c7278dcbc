internal import Diagnostics

/// Cuts text into words in lower case.
///
/// A word is letters and digits. What follows a colon within it is an ending (`SIP:ar`), points within
/// it join (`ö.k`), and a hyphen or a stroke parts two words.
struct WordScanner {
  /// The letters of the word that was read last, in lower case.
  private(set) var letters: [UInt8] = []

  /// Calls `word` for each word, whose letters are in ``letters``, and `mark` for what stands after.
  mutating func scan(
    _ text: String,
    word: (borrowing [UInt8], Range<Int>, _ hasPoints: Bool) -> Void,
    mark: (ScannedMark) -> Void
  ) {
    letters.removeAll(keepingCapacity: true)
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      let start = index
      // Most of what is no letter is one of ASCII's signs.
      if bytes[index] < 0x80, bytes[index].smallASCII == nil {
        skip(bytes, &index, mark)
        continue
      }
      guard addLetter(bytes, &index) else {
        index = start
        skip(bytes, &index, mark)
        continue
      }
      var hasPoints = false
      // How many letters there are since the last point.
      var length = 1
      var end = index
      while index < bytes.count {
        if let small = bytes[index].smallASCII {
          letters.append(small)
          index += 1
          length += 1
          end = index
        } else if bytes[index] >= 0x80, addLetter(bytes, &index) {
          length += 1
          end = index
        } else if bytes[index] == 0x2E, length <= 2, isLowerCase(bytes, index + 1) {
          hasPoints = true
          length = 0
          index += 1
        } else {
          break
        }
      }
      if index < bytes.count, bytes[index] == 0x3A, isLowerCase(bytes, index + 1) {
        index += 1
        let count = letters.count
        while addLetter(bytes, &index) {}
        letters.removeLast(letters.count - count)
        end = index
      }
      word(letters, start..<end, hasPoints)
      letters.removeAll(keepingCapacity: true)
    }
  }

  /// Reads a text that is one word into ``letters``; false when it is something else.
  mutating func readWord(_ text: String) -> Bool {
    letters.removeAll(keepingCapacity: true)
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      guard addLetter(bytes, &index) else {
        letters.removeAll(keepingCapacity: true)
        return false
      }
    }
    return !letters.isEmpty
  }

  /// The words of a short text, in lower case.
  static func words(of text: String) -> [[UInt8]] {
    var scanner = WordScanner()
    return scanner.words(of: text)
  }

  /// The words of a short text, in lower case.
  mutating func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    scan(text) { letters, _, _ in
      words.append(copy letters)
    } mark: { _ in
    }
    return words
  }

  /// Passes over what is no letter.
  private func skip(_ bytes: Span<UInt8>, _ index: inout Int, _ mark: (ScannedMark) -> Void) {
    let byte = bytes[index]
    let next: UInt8 = index + 1 < bytes.count ? bytes[index + 1] : .space
    let isInNumber = next.isDigit && index > 0 && bytes[index - 1].isDigit
    index += 1
    switch byte {
    case 0x2E, 0x2C, 0x3A:  // . , :
      if !isInNumber { mark(byte == 0x2E ? .point : .clause) }
    case 0x21, 0x3B, .lineFeed, .carriageReturn: mark(.sentence)
    case 0x3F: mark(.question)
    case 0x28, 0x29: mark(.clause)
    case 0x2D: if next == .space { mark(.clause) }
    case 0xE2:
      // Dashes, and three points in one sign.
      let last: UInt8 = index + 1 < bytes.count ? bytes[index + 1] : 0
      if next == 0x80, last == 0x93 || last == 0x94 { mark(.clause) }
      if next == 0x80, last == 0xA6 { mark(.sentence) }
      index += 2
    default: while index < bytes.count, bytes[index].isUTF8Continuation { index += 1 }
    }
    index = min(index, bytes.count)
  }

  private func isLowerCase(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] == 0xC3, index + 1 < bytes.count { return bytes[index + 1] >= 0xA0 }
    return bytes[index] >= 0x61 && bytes[index] <= 0x7A
  }

  /// Adds the letter or digit at an index in lower case and goes past it; false when there is none.
  private mutating func addLetter(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    switch byte {
    case 0x61...0x7A, 0x30...0x39: letters.append(byte)
    case 0x41...0x5A: letters.append(byte + 0x20)
    case 0..<0xC3: return false
    case 0xC3:
      guard index + 1 < bytes.count else { return false }
      let second = bytes[index + 1]
      // The signs for times and divided by.
      guard second != 0x97, second != 0xB7 else { return false }
      letters.append(byte)
      letters.append(second <= 0x9E ? second + 0x20 : second)
      index += 2
      return true
    case 0xCC: return addAccent(bytes, &index)
    default: return addOther(bytes, &index)
    }
    index += 1
    return true
  }

  /// Puts a loose accent on the letter before it.
  private mutating func addAccent(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
    guard index + 1 < bytes.count, let last = letters.last else { return false }
    let composed: UInt8? =
      switch (last, bytes[index + 1]) {
      case (0x61, 0x8A): 0xA5  // å
      case (0x61, 0x88): 0xA4  // ä
      case (0x6F, 0x88): 0xB6  // ö
      case (0x75, 0x88): 0xBC  // ü
      case (0x65, 0x81): 0xA9  // é
      default: nil
      }
    if let composed {
      letters[letters.count - 1] = 0xC3
      letters.append(composed)
    }
    index += 2
    return true
  }

  /// Adds a letter of another alphabet.
  private mutating func addOther(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
    let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return false }
    let encoded = (index..<(index + length)).map { bytes[$0] }
    guard let scalar = String(decoding: encoded, as: UTF8.self).unicodeScalars.first,
      scalar.properties.isAlphabetic
    else { return false }
    letters.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    index += length
    return true
  }
}

extension UInt8 {
  /// The letter or digit in lower case, where it is one of ASCII's.
  @inline(__always)
  fileprivate var smallASCII: UInt8? {
    let folded = self | 0x20
    if folded &- 0x61 < 26 { return folded }
    return self &- 0x30 < 10 ? self : nil
  }
}

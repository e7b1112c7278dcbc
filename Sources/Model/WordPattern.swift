package import Diagnostics

/// A word or a phrase to look for, in any inflection.
///
/// Words one after the other, each compared by its stem. `läkemedels*` is a beginning, `*genomgång` an
/// ending, `*genomgång*` what may stand anywhere in a word, `=kom` the word in no other form, and
/// `lita … på` leaves room for at most ``longestGap`` words.
package struct WordPattern: Sendable {
  /// What one word of the text must be.
  package struct Part: Hashable, Sendable {
    package enum Match: Hashable, Sendable {
      /// The same word in any inflection.
      case stem
      /// The same word, letter for letter.
      case exactly
      case beginning
      case ending
      case anywhere
    }

    package let match: Match
    /// As written, without the signs of the pattern; empty in `*`.
    package let letters: String
    /// Whether other words may stand before it, up to ``longestGap`` of them.
    package let followsGap: Bool
  }

  /// What is wrong with the text of a pattern.
  package enum Mistake: Error {
    case empty
    /// A gap at an end, or beside another.
    case danglingGap
    /// An asterisk within a word.
    case asteriskInside
  }

  /// The most words that a gap may hold.
  package static let longestGap = 3

  /// As it was written.
  package let text: String
  /// At least one.
  package let parts: [Part]
  package let place: Place

  /// Reads a pattern.
  package init(_ text: Located<String>) throws(Mistake) {
    self.text = text.value
    place = text.place
    var parts: [Part] = []
    var isAfterGap = false
    var mistake: Mistake?
    // Letters are compared in lower case, which the reader of words sees to.
    text.value.forEachWord { word in
      if word.isGap {
        if isAfterGap || parts.isEmpty { mistake = .danglingGap }
        isAfterGap = true
      } else if let part = Part(word, followsGap: isAfterGap) {
        parts.append(part)
        isAfterGap = false
      } else {
        mistake = .asteriskInside
      }
    }
    if let mistake { throw mistake }
    guard !isAfterGap else { throw .danglingGap }
    guard !parts.isEmpty else { throw .empty }
    self.parts = parts
  }
}

extension WordPattern.Part {
  private static let asterisk: UInt8 = 0x2A

  /// Reads one word of a pattern; nil when it has an asterisk within.
  fileprivate init?(_ word: Span<UInt8>, followsGap: Bool) {
    self.followsGap = followsGap
    if word[0] == 0x3D {
      for index in word.indices where word[index] == Self.asterisk { return nil }
      match = .exactly
      letters = String(word, 1..<word.count)
      return
    }
    let opens = word[0] == Self.asterisk
    let closes = word[word.count - 1] == Self.asterisk
    var start = 0
    while start < word.count, word[start] == Self.asterisk { start += 1 }
    var end = word.count
    while end > start, word[end - 1] == Self.asterisk { end -= 1 }
    for index in start..<end where word[index] == Self.asterisk { return nil }
    match =
      switch (opens, closes) {
      case (true, true): .anywhere
      case (true, false): .ending
      case (false, true): .beginning
      case (false, false): .stem
      }
    letters = String(word, start..<end)
  }
}

extension Span<UInt8> {
  /// Whether it is one of the ways to write a gap: `…`, `..` or `...`.
  fileprivate var isGap: Bool {
    switch count {
    case 2: self[0] == 0x2E && self[1] == 0x2E
    case 3:
      self[0] == 0x2E && self[1] == 0x2E && self[2] == 0x2E
        || self[0] == 0xE2 && self[1] == 0x80 && self[2] == 0xA6
    default: false
    }
  }
}

extension String {
  /// Some of the bytes of a text.
  fileprivate init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    // Cut at spaces and asterisks, so what is left is whole letters.
    if let part = try? UTF8Span(validating: bytes.extracting(range)) {
      self.init(copying: part)
    } else {
      self.init()
    }
  }

  /// Calls `body` for what stands between spaces and line breaks.
  fileprivate func forEachWord(_ body: (Span<UInt8>) -> Void) {
    let bytes = utf8.span
    var start = 0
    for index in 0...bytes.count {
      let isSpace = index == bytes.count || bytes[index] <= 0x20
      guard isSpace else { continue }
      if index > start { body(bytes.extracting(start..<index)) }
      start = index + 1
    }
  }
}

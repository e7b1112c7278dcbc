/// Text that may be shown to people and machines: the only kind that writers take.
///
/// It is made of the program's own words, which are literals, and of text from anywhere else: files,
/// their names, options. The latter has its personal identity numbers masked when it comes in,
/// also where it is put into a literal. What can move, hide or turn text on a screen is made visible
/// when it goes out, as ``line`` or ``lines``; JSON has signs of its own for it and takes ``whole``.
package struct Shown: Hashable, Sendable {
  /// The text with nothing but numbers masked, for those who escape everything themselves.
  package let whole: String

  /// Shows a text that may come from a file.
  package init(_ text: String) { whole = PersonalIdentityNumber.masked(text) }

  /// Shows a text that may come from a file; nil where there is none.
  package init?(_ text: String?) {
    guard let text else { return nil }
    self.init(text)
  }

  /// Shows bytes of a file that should be UTF-8.
  package init(bytes: ArraySlice<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }

  /// Shows a word of a list that the program has.
  package init(word: some RawRepresentable<String> & CaseIterable) { whole = word.rawValue }

  /// Shows a digest in hexadecimal, some of whose digits may look like a number by chance.
  package init(digest: String) {
    let isDigest = digest.utf8.count >= 16 && digest.allSatisfy(\.isHexDigit)
    self.init(masked: isDigest ? digest : PersonalIdentityNumber.masked(digest))
  }

  private init(masked: String) { whole = masked }

  /// The text on one line, with line breaks and tabs as spaces.
  package var line: String {
    Printable.isClean(whole) ? whole : Printable.line(whole.unicodeScalars)
  }

  /// The lines of the text; one that is empty where there is nothing.
  package var lines: [String] {
    if Printable.isClean(whole) { return [whole] }
    return whole.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
      Printable.line($0.unicodeScalars)
    }
  }

  /// The lines of the text as one.
  package var text: String { lines.joined(separator: "\n") }

  package var isEmpty: Bool { whole.isEmpty }

  /// The number of terminal columns that the text takes on one line.
  package var width: Int { Printable.width(of: line) }

  /// The text in small letters.
  package func lowercased() -> Shown { Shown(masked: whole.lowercased()) }

  /// The text with a small first letter, unless it begins with an abbreviation such as MAS.
  package var lowercasedFirst: Shown {
    // A name such as SIP or ViSam keeps its letters.
    guard !whole.prefix(while: { $0 != " " }).dropFirst().contains(where: \.isUppercase) else {
      return self
    }
    return Shown(masked: whole.prefix(1).lowercased() + whole.dropFirst())
  }

  /// The text with a capital first letter.
  package var uppercasedFirst: Shown {
    Shown(masked: whole.prefix(1).uppercased() + whole.dropFirst())
  }

  /// The text in capitals.
  package func uppercased() -> Shown { Shown(masked: whole.uppercased()) }

  package static func + (first: Shown, second: Shown) -> Shown {
    Shown(masked: first.whole + second.whole)
  }

  package static func += (first: inout Shown, second: Shown) { first = first + second }
}

extension Shown: CustomStringConvertible {
  package var description: String { text }
}

extension Shown: ExpressibleByStringInterpolation {
  /// Shows words of the program.
  package init(stringLiteral words: String) { whole = words }

  /// Shows words of the program and what has been put between them.
  package init(stringInterpolation parts: Parts) { whole = parts.text }

  /// Collects a literal and what is put into it.
  package struct Parts: StringInterpolationProtocol {
    fileprivate var text: String

    package init(literalCapacity: Int, interpolationCount: Int) {
      text = ""
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    package mutating func appendLiteral(_ words: String) { text += words }

    package mutating func appendInterpolation(_ shown: Shown) { text += shown.whole }

    package mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// Puts in something that may come from a file.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += PersonalIdentityNumber.masked(value.description)
    }
  }
}

extension Sequence<Shown> {
  /// The texts with words of the program between them.
  package func joined(separator: Shown = "") -> Shown {
    var result: Shown = ""
    for (index, text) in enumerated() {
      if index > 0 { result += separator }
      result += text
    }
    return result
  }
}

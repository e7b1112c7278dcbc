internal import Diagnostics
internal import Model

/// Decides which comments may be quoted: those in which nothing can tell of a person or a place.
struct QuotePrivacy {
  /// The longest text that is quoted, in characters.
  private static let longest = 160
  /// More digits than this may be a number of a person, a telephone or a case.
  private static let mostDigits = 3

  /// Words that are no names, in lower case and letter for letter: another form may be a name.
  private let knownWords: Set<[UInt8]>
  /// Words that may be names too.
  private let names: Set<[UInt8]>
  /// Stems of the names of units and places.
  private let places: [[UInt8]]

  /// Collects the words of a lexicon and of a rule set.
  init(_ lexicon: Lexicon, _ ruleSet: RuleSet, _ vocabulary: Vocabulary) {
    places = ruleSet.placeNames.map { vocabulary.stem(of: $0) }.filter { $0.count > 1 }
    let patterns = Cue.allCases.flatMap { lexicon[$0] } + lexicon.themes.flatMap(\.patterns)
    // The words of a phrase, and parts of words, may be names by themselves.
    let whole = patterns.map(\.parts).filter { parts in
      parts.count == 1 && parts.allSatisfy { $0.match == .stem || $0.match == .exactly }
    }
    let texts =
      ruleSet.texts + lexicon.themes.map(\.title)
      + lexicon.abbreviations.flatMap { [$0.short.value, $0.words] }
      + (whole.joined() + lexicon.plainWords.flatMap(\.parts)).map(\.letters)
    knownWords = Set(texts.flatMap(WordScanner.words(of:)))
    names = Set(lexicon.names.flatMap { WordScanner.words(of: $0.text) })
  }

  /// Whether a text may be quoted.
  func allows(_ text: String, _ vocabulary: Vocabulary) -> Bool {
    guard text.count <= Self.longest, !text.hasSignOfAddress,
      text.unicodeScalars.count(where: { $0.properties.numericType != nil }) <= Self.mostDigits
    else { return false }
    let tokens = vocabulary.tokens(of: text)
    var isSensitive = false
    vocabulary.forEachMatch(in: tokens) { match in
      if match.meaning == .sensitive { isSensitive = true }
    }
    if isSensitive { return false }
    return tokens.allSatisfy { token in
      let word = Array(vocabulary.letters(of: token.word))
      if places.contains(where: word.starts) { return false }
      return text.isSmall(at: token.range.lowerBound) || knownWords.contains(word) && !isName(word)
    }
  }

  /// Whether a word may be a name, or a name's genitive.
  private func isName(_ word: [UInt8]) -> Bool {
    names.contains(word) || word.last == 0x73 && names.contains(Array(word.dropLast()))
  }
}

extension String {
  /// Whether it has a sign of an e-mail address, in either of its widths or written out.
  fileprivate var hasSignOfAddress: Bool {
    contains { $0 == "@" || $0 == "＠" } || lowercased().contains("(a)")
  }

  /// Whether the letter at an offset in bytes is plainly small, or a digit: letters without small and
  /// large may begin a name.
  fileprivate func isSmall(at offset: Int) -> Bool {
    let index = utf8.index(utf8.startIndex, offsetBy: offset)
    let properties = unicodeScalars[index].properties
    return properties.isLowercase || !properties.isAlphabetic
  }
}

extension RuleSet {
  /// The words of the names of its units, their kommuner and parts of the county, in lower case.
  ///
  /// A word that most units have in their names, such as vårdcentral, names none of them.
  fileprivate var placeNames: [[UInt8]] {
    let names = units.map { Set(WordScanner.words(of: $0.name)) }
    var counts: [[UInt8]: Int] = [:]
    for word in names.joined() { counts[word, default: 0] += 1 }
    let telling = counts.filter { names.count == 1 || $0.value * 2 <= names.count }.map(\.key)
    let around = units.flatMap { [$0.kommun, $0.lansdel].compactMap(\.self) }
    return telling + around.flatMap(WordScanner.words(of:))
  }

  /// What it says in words of its own, in which no person is named.
  fileprivate var texts: [String] {
    forms.flatMap(\.questions).map(\.text) + requirements.flatMap { [$0.title, $0.why] }
      + roles.map(\.title) + focusAreas.flatMap { [$0.title, $0.why] }
  }
}

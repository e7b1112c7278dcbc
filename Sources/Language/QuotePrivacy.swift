internal import Diagnostics
internal import Model

/// Decides which comments may be quoted: those in which nothing can tell of a person or a place.
struct QuotePrivacy {
  /// The longest text that is quoted, in characters.
  private static let longest = 160
  /// As many digits in a row may be a number of a person, a telephone or a case.
  private static let mostDigits = 3

  /// The shortest stem, in bytes, by which other forms of a known word are known; a name may look like
  /// another form of a short word.
  private static let shortestStem = 5

  /// Words that are no names, in lower case.
  private var knownWords = Set<[UInt8]>()
  /// Their stems, where they are long enough.
  private var knownStems = Set<[UInt8]>()
  /// Stems of the names of units and places.
  private let places: [[UInt8]]

  /// Collects the words of a lexicon and of a rule set.
  init(_ lexicon: Lexicon, _ ruleSet: RuleSet, _ vocabulary: Vocabulary) {
    places = ruleSet.placeNames.map { vocabulary.stem(of: $0) }.filter { $0.count > 1 }
    let patterns = Cue.allCases.flatMap { lexicon[$0] } + lexicon.plainWords
    let texts =
      ruleSet.texts + lexicon.themes.map(\.title)
      + lexicon.abbreviations.flatMap { [$0.short.value, $0.words] }
      + patterns.flatMap(\.parts).map(\.letters)
    knownWords = Set(texts.flatMap(WordScanner.words(of:)))
    for word in knownWords {
      let stem = vocabulary.stem(of: word)
      if stem.count >= Self.shortestStem { knownStems.insert(stem) }
    }
    for name in lexicon.names { knownWords.subtract(WordScanner.words(of: name.text)) }
  }

  /// Whether a text may be quoted.
  func allows(_ text: String, _ vocabulary: Vocabulary) -> Bool {
    guard text.count <= Self.longest, !text.utf8.contains(0x40), !hasLongNumber(text) else {
      return false
    }
    let tokens = vocabulary.tokens(of: text)
    var isOfTheme = [Bool](repeating: false, count: tokens.count)
    var isSensitive = false
    vocabulary.forEachMatch(in: tokens) { match in
      switch match.meaning {
      case .sensitive: isSensitive = true
      case .theme: match.words.forEach { isOfTheme[$0] = true }
      case .cue: break
      }
    }
    if isSensitive { return false }
    return tokens.indices.allSatisfy { index in
      let word = vocabulary.letters(of: tokens[index].word)
      if places.contains(where: word.starts) { return false }
      return !text.hasCapital(at: tokens[index].range.lowerBound) || isOfTheme[index]
        || knownWords.contains(Array(word)) || knownStems.contains(vocabulary.stem(of: word))
    }
  }

  /// Whether more digits stand in a row than a date or a count has; spaces and hyphens between them
  /// do not part them.
  private func hasLongNumber(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      if byte.isDigit {
        digits += 1
        if digits > Self.mostDigits { return true }
      } else if byte != 0x20, byte != 0x2D {
        digits = 0
      }
    }
    return false
  }
}

extension String {
  /// Whether the letter at an offset in bytes is a capital.
  fileprivate func hasCapital(at offset: Int) -> Bool {
    let index = utf8.index(utf8.startIndex, offsetBy: offset)
    return unicodeScalars[index].properties.isUppercase
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

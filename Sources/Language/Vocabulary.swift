internal import Model

/// The words of texts, and which words of patterns each of them is.
///
/// A word is stemmed and compared when it is first seen; after that it is a number. A class that is
/// not `Sendable`, since a stemmer is used by one thread at a time.
final class Vocabulary {
  /// What is known of a word.
  private struct Word {
    /// What patterns call it, in ``names``.
    let names: Range<Int>
    let nameBits: NameBits
    /// The patterns that begin with it, in ``beginnings``.
    let beginnings: Range<Int>
    /// The words it is short for, in ``expansions``; empty for most.
    var expansion: Range<Int>
  }

  /// How many words are kept; with more it begins anew.
  private static let mostWords = 1 << 17

  let patterns: CompiledPatterns
  private let abbreviations: Abbreviations
  private var stemmer: Stemmer
  private var scanner = WordScanner()
  private var table = WordTable()
  private var words: [Word] = []
  private var names: [Int] = []
  private(set) var beginnings: [Int] = []
  private var expansions: [Int] = []

  /// Creates the vocabulary of a lexicon.
  init(_ lexicon: Lexicon) {
    var stemmer = Stemmer(lexicon.stemming)
    abbreviations = Abbreviations(lexicon.abbreviations)
    patterns = CompiledPatterns(lexicon, abbreviations, &stemmer)
    self.stemmer = stemmer
  }

  /// The words of a text.
  func tokens(of text: String) -> [TextToken] {
    if table.count > Self.mostWords {
      table = WordTable()
      words = []
      names = []
      beginnings = []
      expansions = []
    }
    var tokens: [TextToken] = []
    tokens.reserveCapacity(text.utf8.count / 5)
    var isAfterAbbreviation = false
    var scanner = WordScanner()
    swap(&scanner, &self.scanner)
    scanner.scan(text) { letters, range, hasPoints in
      let word = number(of: letters)
      let expansion = words[word].expansion
      isAfterAbbreviation = hasPoints || !expansion.isEmpty
      if expansion.isEmpty {
        tokens.append(TextToken(word: word, range: range, mark: .nothing))
      } else {
        for index in expansion {
          tokens.append(TextToken(word: expansions[index], range: range, mark: .nothing))
        }
      }
    } mark: { mark in
      // The point after an abbreviation ends nothing; a line break does.
      if isAfterAbbreviation, mark == .point {
        isAfterAbbreviation = false
      } else if let last = tokens.indices.last {
        tokens[last].mark = max(tokens[last].mark, mark.mark)
      }
    }
    swap(&scanner, &self.scanner)
    return tokens
  }

  /// What patterns may call a word.
  func nameBits(of word: Int) -> NameBits { words[word].nameBits }

  /// Whether patterns call a word by a name.
  func isCalled(_ name: Int, _ word: Int) -> Bool {
    words[word].names.contains { names[$0] == name }
  }

  /// The patterns that begin with a word, among ``beginnings``.
  func patterns(beginningWith word: Int) -> Range<Int> { words[word].beginnings }

  /// The letters of a word, in lower case.
  func letters(of word: Int) -> ArraySlice<UInt8> { table.letters(of: word) }

  /// The stem of a word in lower case.
  func stem(of letters: some Collection<UInt8>) -> [UInt8] { stemmer.stem(of: letters) }

  private func number(of letters: borrowing [UInt8]) -> Int {
    let (word, isNew) = table.number(of: letters)
    if isNew { learn(word) }
    return word
  }

  /// Finds out what a word is that has not been seen before.
  private func learn(_ word: Int) {
    let letters = table.letters(of: word)
    let stem = stemmer.stem(of: letters)
    let start = names.count
    patterns.atoms.forEachMatch(Array(letters), stem: stem) { names.append($0) }
    let first = beginnings.count
    for name in names[start...] {
      patterns.forEachPattern(beginningWith: name) { beginnings.append($0) }
    }
    var bits = NameBits()
    for name in names[start...] { bits.insert(name) }
    words.append(
      Word(
        names: start..<names.count,
        nameBits: bits,
        beginnings: first..<beginnings.count,
        expansion: 0..<0
      )
    )
    guard let long = abbreviations[letters] else { return }
    // Its words are learned first; none of them is taken for an abbreviation itself.
    let numbers = long.map { letters in
      let (word, isNew) = table.number(of: letters)
      if isNew { learn(word) }
      return word
    }
    let from = expansions.count
    expansions += numbers
    words[word].expansion = from..<expansions.count
  }
}

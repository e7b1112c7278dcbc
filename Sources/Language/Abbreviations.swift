internal import Diagnostics
internal import Model

/// What is short for what.
struct Abbreviations {
  private var words: [[UInt8]: [[UInt8]]] = [:]
  /// How long the longest is.
  private var longest = 0

  /// Reads the abbreviations of a lexicon.
  init(_ abbreviations: [Abbreviation]) {
    for abbreviation in abbreviations {
      let short = WordScanner.words(of: abbreviation.short.value)
      guard short.count == 1, let short = short.first else { continue }
      longest = max(longest, short.count)
      words[short] = WordScanner.words(of: abbreviation.words)
    }
  }

  /// Whether a word is short for others.
  func has(_ word: [UInt8]) -> Bool { word.count <= longest && words[word] != nil }

  /// The words that a word is short for; nil when it is not short.
  subscript(word: some Collection<UInt8>) -> [[UInt8]]? { words[Array(word)] }
}

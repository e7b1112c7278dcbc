internal import Diagnostics
package import Model

/// Tells whether what a lexicon says can ever come to use.
package enum PatternCheck {
  /// Whether some text matches a pattern: each of its words has letters or digits.
  package static func canMatch(_ pattern: WordPattern) -> Bool {
    pattern.parts.allSatisfy { !WordScanner.words(of: $0.letters).isEmpty }
  }

  /// Whether an abbreviation is one word, as texts are cut into words, and stands for some.
  package static func isUsable(_ abbreviation: Abbreviation) -> Bool {
    WordScanner.words(of: abbreviation.short.value).count == 1
      && !WordScanner.words(of: abbreviation.words).isEmpty
  }
}

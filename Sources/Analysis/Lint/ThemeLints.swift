internal import Diagnostics
internal import Language
internal import Model

/// Lints of the words by which comments are read.
struct ThemeLints {
  private let lexicon: Lexicon

  /// The fewest letters of a beginning or an ending that says anything.
  private static let fewestLetters = 3

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  var findings: [LintFinding] {
    let patterns = lexicon.patterns.compactMap { pattern in
      isBroad(pattern)
        ? broad(pattern)
        : PatternCheck.canMatch(pattern) ? nil : dead(pattern.text, at: pattern.place)
    }
    return patterns
      + lexicon.abbreviations.filter { !PatternCheck.isUsable($0) }
      .map { dead($0.short.value, at: $0.short.place) }
  }

  private func isBroad(_ pattern: WordPattern) -> Bool {
    pattern.parts.allSatisfy { part in
      switch part.match {
      case .stem, .exactly: false
      case .beginning, .ending, .anywhere: part.letters.count < Self.fewestLetters
      }
    }
  }

  private func broad(_ pattern: WordPattern) -> LintFinding {
    LintFinding(
      .broadPattern,
      about: pattern.text,
      at: pattern.place,
      Message(
        sv: "”\(pattern.text)” passar nästan alla texter",
        en: "“\(pattern.text)” matches nearly every text"
      ),
      help: Message(
        sv: "skriv minst tre bokstäver vid *",
        en: "write three letters at least beside *"
      )
    )
  }

  private func dead(_ text: String, at place: Place) -> LintFinding {
    LintFinding(
      .deadPattern,
      about: text,
      at: place,
      Message(
        sv: "”\(text)” passar ingen text, eftersom det inte är något ord",
        en: "“\(text)” matches no text, since it is no word"
      ),
      help: Message(
        sv: "skriv ett ord; en förkortning skrivs utan mellanslag och bindestreck",
        en: "write a word; an abbreviation is written without spaces and hyphens"
      )
    )
  }
}

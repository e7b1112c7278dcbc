internal import Diagnostics
package import Model
package import Summary

/// What notes in free text are about.
package struct ThemeReport: Sendable {
  package let asOf: CalendarDate
  package let ruleSet: RuleSet
  package let lexicon: Lexicon
  package let counts: ThemeCounts

  /// Creates a report.
  package init(asOf: CalendarDate, ruleSet: RuleSet, lexicon: Lexicon, counts: ThemeCounts) {
    self.asOf = asOf
    self.ruleSet = ruleSet
    self.lexicon = lexicon
    self.counts = counts
  }
}

/// A way to write the themes of notes.
///
/// A new one is a file of its own and a line in ``ThemeFormats``.
package protocol ThemeFormat: Sendable {
  /// What the user writes after `--format`.
  var name: String { get }
  /// The whole output.
  func text(of report: ThemeReport, _ presentation: Presentation) -> String
}

/// The formats of `themes`.
package enum ThemeFormats {
  /// In the order in which they are listed; the first is used unless the user says otherwise.
  package static let all: [any ThemeFormat] = [
    ThemeTextFormat(), ThemeMarkdownFormat(), ThemeJSONFormat(),
  ]
}

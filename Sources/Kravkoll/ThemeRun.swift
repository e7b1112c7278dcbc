package import Diagnostics
internal import Files
internal import Language
package import Model
package import Reports
internal import Summary

/// Counts the themes of notes in free text.
package enum ThemeRun {
  /// What the notes in a file are about, by the newest rule set that has themes; `hand` is the path of
  /// a count by hand, and `-` as the path of the notes is standard input.
  package static func report(
    on path: String,
    against hand: String?,
    rules: RulesLocation,
    asOf day: CalendarDate
  ) throws(Unusable) -> ThemeReport {
    let file = path == "-" ? try Disk.readStandardInput() : try Disk.read(path)
    var book = try RuleBook(rules.directory(for: path == "-" ? nil : path))
    for ruleSet in try book.all() {
      guard let lexicon = try LexiconReader.lexicon(of: ruleSet) else { continue }
      let notes = try Notes.notes(in: file)
      let count = try hand.map { path throws(Unusable) in
        try HandCount.read(try Disk.read(path), themes: lexicon.themes, notes: notes)
      }
      let reader = CommentReader(lexicon, in: ruleSet)
      let counts = ThemeCounts(
        notes.filter(\.hasContent).map { (label: $0.label, themes: reader.themes(in: $0.text)) },
        empty: notes.filter { !$0.hasContent }.map(\.label),
        hand: count?.labels
      )
      return ThemeReport(asOf: day, ruleSet: ruleSet, lexicon: lexicon, counts: counts)
    }
    throw Unusable(Diagnostic(at: .nowhere, .noThemes, help: .addThemes))
  }
}

extension Message {
  fileprivate static let noThemes = Message(
    sv: "inget regelverk har några teman",
    en: "no rule set has any themes"
  )
  fileprivate static let addThemes = Message(
    sv: "lägg till themes.yaml i ett regelverk, eller välj ett annat med --rules KATALOG",
    en: "add themes.yaml to a rule set, or choose another with --rules DIR"
  )
}

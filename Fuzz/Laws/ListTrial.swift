internal import Diagnostics
internal import Files
internal import Model
package import Publication

/// Tries the small files beside the meetings: what columns mean, notes, counts by hand, and what has
/// been published.
struct ListTrial: Trial {
  private let themes: [Theme]

  init(_ rules: TrialRules) throws(Unusable) {
    var book = try RuleBook(rules.shipped)
    let lexicon = try LexiconReader.lexicon(of: book.newest(withForm: "hemsjukvard"))
    themes = lexicon?.themes ?? []
  }

  mutating func run(_ bytes: [UInt8]) throws(Breach) {
    let file = SourceFile(name: "lista.txt", bytes: bytes)
    try read(file) { () throws(Unusable) in _ = try CSVColumnsFile(file) }
    try read(file) { () throws(Unusable) in
      let notes = try Notes.notes(in: file)
      _ = try HandCount.read(file, themes: themes, notes: notes)
    }
    try read(file) { () throws(Unusable) in _ = try PublicationLogReader.rounds(in: file) }
    if let rounds = try? PublicationLogReader.rounds(in: file) { try logSurvivesWriting(rounds) }
    if let notes = try? Notes.notes(in: file) { try namesDiffer(notes.map(\.label)) }
  }

  private func read(
    _ file: SourceFile,
    _ body: () throws(Unusable) -> Void
  ) throws(Breach) {
    if case .failure(let reason) = Result(catching: body) {
      try refusalHasPlace(reason, in: file.name)
    }
  }
}

/// A log that was accepted is accepted again as it is written, and says the same.
package func logSurvivesWriting(_ rounds: [PublishedRound]) throws(Breach) {
  let law = "a written log is read as the same"
  let text = PublicationLog.text(of: rounds)
  let again: [PublishedRound]
  do throws(Unusable) {
    let file = SourceFile(name: "logg.ndjson", bytes: Array(text.utf8))
    again = try PublicationLogReader.rounds(in: file)
  } catch {
    throw Breach(of: law, seen: "\(error.words)\n\(text)")
  }
  let rewritten = PublicationLog.text(of: again)
  guard rewritten == text else { throw Breach(of: law, seen: "\(text)became\n\(rewritten)") }
}

/// Each note has a name of its own.
package func namesDiffer(_ labels: [String]) throws(Breach) {
  var known = Set<String>()
  for label in labels where !known.insert(label).inserted {
    throw Breach(of: "each note has a name of its own", seen: "\(label) twice")
  }
}

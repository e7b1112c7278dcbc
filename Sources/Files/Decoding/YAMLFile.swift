internal import Diagnostics
internal import Model
internal import YAML

/// Reads YAML files that hold one document or several.
enum YAMLFile {
  /// What `body` makes of the only document in `file`, and the mistakes in it.
  ///
  /// Nil, without a mistake, for a file without content. More than one document is a mistake.
  static func read<Value>(
    _ file: SourceFile,
    _ body: (Decoder) throws(Unusable) -> Value?
  ) throws(Unusable) -> (value: Value?, diagnostics: [Diagnostic]) {
    let decoder = Decoder(try YAMLEvents(file))
    var value: Value?
    var count = 0
    try decoder.documents { () throws(Unusable) in
      count += 1
      if count == 1 {
        value = try body(decoder)
      } else {
        decoder.report(.secondDocument(try decoder.skip()))
      }
    }
    // A marker that git left is YAML of a kind, and then the mistakes beside it say nothing.
    if case .place(let place) = decoder.diagnostics.first?.location,
      let conflict = MergeConflict.problem(near: place)
    {
      throw Unusable(conflict)
    }
    return (value, decoder.diagnostics)
  }
}

extension Diagnostic {
  fileprivate static func secondDocument(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "filen får bara ha ett dokument, men ett till börjar här efter ”---”",
        en: "the file may hold one document only, but another begins here after “---”"
      )
    )
  }
}

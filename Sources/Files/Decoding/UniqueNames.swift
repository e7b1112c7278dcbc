internal import Diagnostics
internal import Model

/// Remembers the names that a list has used, so that each is used once.
struct UniqueNames {
  private var places: [String: Place] = [:]

  /// Whether no name has been used yet.
  var isEmpty: Bool { places.isEmpty }

  /// Adds a name; false, and a report, when it was there already.
  mutating func insert(_ name: String, at place: Place, _ decoder: Decoder) -> Bool {
    if let first = places[name] {
      decoder.report(
        Diagnostic(
          at: place,
          Message(sv: "”\(name)” är redan upptaget", en: "“\(name)” is already taken"),
          help: Message(sv: "välj ett annat namn", en: "choose another name"),
          notes: [
            Diagnostic.Note(
              place: first,
              message: Message(sv: "det används här", en: "it is used here")
            )
          ]
        )
      )
      return false
    }
    places[name] = place
    return true
  }
}

/// Something the user has to know about an input: what is wrong, where, and what to write instead.
package struct Diagnostic: Sendable {
  /// Where the mistake is.
  package enum Location: Sendable {
    /// In the text of a file.
    case place(Place)
    /// In a file or directory as a whole.
    case path(String)
    /// Not in any file: wrong usage.
    case nowhere
  }

  /// Another place that the mistake has to do with.
  package struct Note: Sendable {
    package let place: Place
    package let message: Message

    /// Creates a note.
    package init(place: Place, message: Message) {
      self.place = place
      self.message = message
    }
  }

  package let location: Location
  /// What is wrong, as one sentence.
  package let message: Message
  /// What to write instead.
  package let help: Message?
  package let notes: [Note]

  /// Creates a diagnostic.
  package init(
    at location: Location,
    _ message: Message,
    help: Message? = nil,
    notes: [Note] = []
  ) {
    self.location = location
    self.message = message
    self.help = help
    self.notes = notes
  }

  /// Creates an error at a place in a file.
  package init(at place: Place, _ message: Message, help: Message? = nil, notes: [Note] = []) {
    self.init(at: .place(place), message, help: help, notes: notes)
  }

  /// The order of places in a file; what stands at no place comes first.
  package static func precedes(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    func offset(_ diagnostic: Diagnostic) -> Int {
      if case .place(let place) = diagnostic.location { place.range.lowerBound } else { -1 }
    }
    return offset(a) < offset(b)
  }

  /// The file that the diagnostic is about, and where in it; nil for wrong usage.
  package var site: (file: Shown, position: Position?)? {
    switch location {
    case .place(let place): (Shown(place.file.name), place.position)
    case .path(let path): (Shown(path), nil)
    case .nowhere: nil
    }
  }
}

/// The input cannot be used; the diagnostics say why.
///
/// There is at least one.
package struct Unusable: Error {
  package let diagnostics: [Diagnostic]

  /// Creates an error from one reason or more.
  package init(_ first: Diagnostic, _ others: [Diagnostic] = []) {
    diagnostics = [first] + others
  }

  /// Creates an error from a list of reasons, or nil when there is none.
  package init?(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return nil }
    self.diagnostics = diagnostics
  }
}

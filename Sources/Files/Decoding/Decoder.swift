internal import Diagnostics
internal import Events
internal import Model

/// The names of the fields that a record can have, as written in the file.
protocol FieldName: RawRepresentable<String>, CaseIterable {}

/// Text with its place, and whether it was written without quotation marks.
struct Scalar {
  let text: String
  let isPlain: Bool
  let place: Place

  /// Whether nothing was written: an empty place, or one of the signs for nothing.
  var isNothing: Bool {
    isPlain ? text.isEmpty || text == "~" || text == "null" : text.isBlank
  }

  var located: Located<String> { Located(text, at: place) }
}

/// Turns events into values as they come, without a tree in between.
///
/// Mistakes in content are collected in ``diagnostics`` and the reading goes on; only a text that
/// cannot be read any further throws. A function that returns nil has said why.
final class Decoder {
  /// How many mistakes are collected in one file before the reading stops.
  static let maximumDiagnostics = 200

  let file: SourceFile
  private let events: any EventSource
  private var ahead: Event?
  /// The event after ``ahead``, where that has been looked at too.
  private var beyond: Event?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ events: any EventSource) {
    self.events = events
    file = events.file
  }

  // MARK: - Structure

  /// Calls `body` for each document, with the reading at its first value.
  ///
  /// A document without content is passed over.
  func documents(_ body: () throws(Unusable) -> Void) throws(Unusable) {
    while true {
      let event = try take()
      switch event.kind {
      case .streamEnd: return
      case .documentStart:
        if case .scalar(let text, true) = try peek().kind, text.isEmpty {
          _ = try take()
        } else {
          try body()
        }
      default: continue
      }
    }
  }

  /// Reads a record: calls `body` for each known field, with the reading at its value.
  ///
  /// Unknown, duplicate and missing fields are reported. Returns the record's place, or nil when
  /// something else than a record stands here.
  @discardableResult
  func record<Name: FieldName>(
    _ names: Name.Type,
    required: [Name] = [],
    _ body: (Name) throws(Unusable) -> Void
  ) throws(Unusable) -> Place? {
    // A list, since records are short and a table for each kind of record would cost more to set up.
    var seen: [Located<String>] = []
    seen.reserveCapacity(16)
    let place = try mapping { key throws(Unusable) in
      guard let name = Name(rawValue: key.value) else {
        report(unknownField(key, among: names.allCases.map(\.rawValue)))
        try skip()
        return
      }
      if let first = seen.first(where: { $0.value == key.value }) {
        report(.duplicateField(key, first: first.place))
        try skip()
        return
      }
      seen.append(key)
      try body(name)
    }
    guard let place else { return nil }
    for name in required where !seen.contains(where: { $0.value == name.rawValue }) {
      report(.missingField(name.rawValue, at: place))
    }
    return place
  }

  /// Reads a mapping whose keys are names of things: calls `body` for each, with its name.
  ///
  /// Duplicates are reported and passed over. Returns the place, or nil when it is no mapping.
  @discardableResult
  func entries(_ body: (Located<String>) throws(Unusable) -> Void) throws(Unusable) -> Place? {
    var seen: [String: Place] = [:]
    return try mapping { key throws(Unusable) in
      if let first = seen[key.value] {
        report(.duplicateField(key, first: first))
        try skip()
        return
      }
      seen[key.value] = key.place
      try body(key)
    }
  }

  /// Reads a list: calls `body` at each element.
  ///
  /// Returns nil when something else stands here.
  @discardableResult
  func list(_ body: () throws(Unusable) -> Void) throws(Unusable) -> Place? {
    let start = try peek()
    guard case .sequenceStart = start.kind else {
      report(.wrongKind(.list, at: try skip()))
      return nil
    }
    _ = try take()
    while true {
      if case .sequenceEnd = try peek().kind { break }
      try body()
    }
    return place(start.range.lowerBound..<(try take().range.upperBound))
  }

  /// Reads a list, or one element standing alone.
  func listOrOne(_ body: () throws(Unusable) -> Void) throws(Unusable) {
    if try isAtList() { try list(body) } else { try body() }
  }

  /// Whether a mapping stands here.
  func isAtMapping() throws(Unusable) -> Bool {
    if case .mappingStart = try peek().kind { true } else { false }
  }

  /// Whether a list stands here.
  func isAtList() throws(Unusable) -> Bool {
    if case .sequenceStart = try peek().kind { true } else { false }
  }

  /// The name of the first field, with the reading still at the record; nil where none begins.
  func firstField() throws(Unusable) -> String? {
    guard try isAtMapping() else { return nil }
    let start = try take()
    let first = try peek()
    (ahead, beyond) = (start, first)
    guard case .scalar(let name, _) = first.kind else { return nil }
    return name
  }

  /// Passes over nothing; returns whether nothing stood here.
  func takeNothing() throws(Unusable) -> Bool {
    let event = try peek()
    guard case .scalar(let text, let isPlain) = event.kind,
      Scalar(text: text, isPlain: isPlain, place: place(event.range)).isNothing
    else { return false }
    _ = try take()
    return true
  }

  /// The text that stands here, whatever it means; nil when it is a list or a mapping.
  func scalar() throws(Unusable) -> Scalar? {
    let event = try peek()
    guard case .scalar(let text, let isPlain) = event.kind else {
      report(.wrongKind(.text, at: try skip()))
      return nil
    }
    _ = try take()
    return Scalar(text: text, isPlain: isPlain, place: place(event.range))
  }

  /// Passes over the value that stands here.
  @discardableResult
  func skip() throws(Unusable) -> Place {
    let first = try take()
    var depth = 0
    var last = first
    while true {
      switch last.kind {
      case .mappingStart, .sequenceStart: depth += 1
      case .mappingEnd, .sequenceEnd: depth -= 1
      default: break
      }
      if depth <= 0 { break }
      last = try take()
    }
    return place(first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound))
  }

  /// Adds a mistake; too many of them end the reading.
  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private func mapping(
    _ body: (Located<String>) throws(Unusable) -> Void
  ) throws(Unusable) -> Place? {
    let start = try peek()
    guard case .mappingStart = start.kind else {
      report(.wrongKind(.fields, at: try skip()))
      return nil
    }
    _ = try take()
    while true {
      if case .mappingEnd = try peek().kind { break }
      let key = try take()
      guard case .scalar(let name, let isPlain) = key.kind else {
        throw Unusable(.badKey(place(key.range)), diagnostics)
      }
      if isPlain, name == "<<" {
        report(.mergeKey(place(key.range)))
        try skip()
      } else {
        try body(Located(name, at: place(key.range)))
      }
      if diagnostics.count >= Self.maximumDiagnostics {
        throw Unusable(.tooMany(place(key.range)), diagnostics)
      }
    }
    return place(start.range.lowerBound..<(try take().range.upperBound))
  }

  private func peek() throws(Unusable) -> Event {
    if let ahead { return ahead }
    let event = try next()
    ahead = event
    return event
  }

  private func take() throws(Unusable) -> Event {
    if let event = ahead {
      ahead = nil
      return event
    }
    return try next()
  }

  /// The next event; what was found before the text became unreadable is not lost.
  private func next() throws(Unusable) -> Event {
    if let event = beyond {
      beyond = nil
      return event
    }
    do throws(Unusable) {
      return try events.next()
    } catch {
      guard let all = Unusable(diagnostics + error.diagnostics) else { throw error }
      throw all
    }
  }

  private func place(_ range: Range<Int>) -> Place { Place(file: file, range: range) }

  private func unknownField(_ key: Located<String>, among names: [String]) -> Diagnostic {
    // What follows a comma in text without quotation marks looks like a field.
    guard key.value.contains(where: { " ”“".contains($0) }) else {
      return .unknown(.field, key, among: names)
    }
    return Diagnostic(
      at: key.place,
      Diagnostic.unknownMessage(.field, key.value),
      help: Message(
        sv: "hör det till en text? Text med komma eller kolon ska stå inom raka citattecken (\")",
        en: "is it part of a text? Text with commas or colons belongs in straight quotes (\")"
      )
    )
  }
}

extension String {
  /// Whether there is nothing but spaces and line breaks.
  var isBlank: Bool { utf8.allSatisfy { $0 <= 0x20 } }
}

extension Diagnostic {
  /// What a value was expected to be.
  enum Shape {
    case fields
    case list
    case text

    var name: Message {
      switch self {
      case .fields: Message(sv: "fält (namn: värde)", en: "fields (name: value)")
      case .list: Message(sv: "en lista", en: "a list")
      case .text: Message(sv: "text eller ett tal", en: "text or a number")
      }
    }
  }

  fileprivate static func wrongKind(_ shape: Shape, at place: Place) -> Diagnostic {
    let help: Message =
      switch shape {
      case .fields:
        Message(
          sv: "skriv namn, kolon, mellanslag och värde, till exempel ”rating: 2”",
          en: "write name, colon, space and value, for example “rating: 2”"
        )
      case .list:
        Message(sv: "skriv leden inom [ ], med komma emellan", en: "write the items in [ ]")
      case .text:
        Message(
          sv: "text som innehåller kolon eller börjar med [ eller { ska stå inom citattecken",
          en: "text with a colon, or that begins with [ or {, belongs in quotation marks"
        )
      }
    return Diagnostic(
      at: place,
      Message(
        sv: "här ska det stå \(shape.name[.swedish])",
        en: "\(shape.name[.english]) is expected here"
      ),
      help: help
    )
  }

  fileprivate static func duplicateField(_ key: Located<String>, first: Place) -> Diagnostic {
    Diagnostic(
      at: key.place,
      Message(
        sv: "”\(key.value)” står två gånger",
        en: "“\(key.value)” is written twice"
      ),
      help: Message(sv: "behåll det ena", en: "keep one of them"),
      notes: [
        Diagnostic.Note(
          place: first,
          message: Message(sv: "här står det första gången", en: "it was first written here")
        )
      ]
    )
  }

  fileprivate static func missingField(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "fältet ”\(name)” saknas", en: "the field “\(name)” is missing"),
      help: Message(sv: "lägg till ”\(name): …”", en: "add “\(name): …”")
    )
  }

  fileprivate static func badKey(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "ett fälts namn ska vara text", en: "the name of a field must be text")
    )
  }

  fileprivate static func mergeKey(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "sammanslagning med << får inte användas här",
        en: "merging with << is not allowed here"
      ),
      help: Message(sv: "skriv ut fälten", en: "write the fields out")
    )
  }

  fileprivate static func tooMany(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "läsningen slutar här: filen har fler än \(Decoder.maximumDiagnostics) fel",
        en: "reading stops here: the file has more than \(Decoder.maximumDiagnostics) mistakes"
      )
    )
  }
}

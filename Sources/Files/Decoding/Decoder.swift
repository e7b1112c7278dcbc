internal import Diagnostics
internal import Events
internal import Model
internal import YAML

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

  /// The text without line breaks at its end: written as a block it ends with that of its last line.
  var withoutLastBreaks: Located<String> {
    guard text.utf8.last == .lineFeed else { return located }
    var letters = text.unicodeScalars[...]
    while letters.last == "\n" { letters.removeLast() }
    return Located(String(letters), at: place)
  }
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
  /// The fields of the open records: which, among the names of their record, and where.
  private var fields: [(index: Int, range: Range<Int>)] = []
  /// The event after ``ahead``, where that has been looked at too.
  private var beyond: Event?
  private(set) var diagnostics: [Diagnostic] = []
  /// The comments that have been passed, each from its # to the end of its line.
  private var passedComments: [Range<Int>] = []
  /// Where the last event ended, in a file that may have comments.
  private var lastEnd: Int?

  init(_ events: any EventSource) {
    self.events = events
    file = events.file
    lastEnd = events is YAMLEvents && TextScan.first(0x23, in: file.bytes) != nil ? 0 : nil
  }

  // MARK: - Comments

  /// The comments from an offset on, and those that follow what has been read.
  func comments(from start: Int) -> [Range<Int>] {
    guard var end = lastEnd else { return [] }
    var comments = passedComments.filter { $0.lowerBound >= start }
    while let next = file.bytes[end...].firstIndex(where: { $0 > .space }), file.bytes[next] == 0x23
    {
      comments.append(comment(at: next))
      end = comments[comments.count - 1].upperBound
    }
    return comments
  }

  private func comment(at start: Int) -> Range<Int> {
    start..<max(start + 1, file.lineRange(at: start).upperBound)
  }

  /// Remembers the comments before an event: what is neither text nor layout.
  private func passComments(before event: Event) {
    guard var end = lastEnd else { return }
    while end < event.range.lowerBound,
      let next = file.bytes[end..<event.range.lowerBound].firstIndex(of: 0x23)
    {
      passedComments.append(comment(at: next))
      end = passedComments[passedComments.count - 1].upperBound
    }
    lastEnd = max(end, event.range.upperBound)
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
        let first = try peek()
        if first.kind == .plainScalar, first.text.range.isEmpty {
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
    // One stack for all records that are open, since most are short and there are many of them.
    let base = fields.count
    let place = try mapping { key throws(Unusable) in
      guard let (index, name) = field(key, of: names) else {
        report(unknownField(located(key), among: names.allCases.map(\.rawValue)))
        try skip()
        return
      }
      for earlier in base..<fields.count where fields[earlier].index == index {
        report(.duplicateField(located(key), first: self.place(fields[earlier].range)))
        try skip()
        return
      }
      fields.append((index, key.range))
      try body(name)
    }
    defer { while fields.count > base { fields.removeLast() } }
    guard let place else { return nil }
    guard !required.isEmpty else { return place }
    for (index, name) in names.allCases.enumerated()
    where !fields[base...].contains(where: { $0.index == index })
      && required.contains(where: { $0.rawValue == name.rawValue })
    {
      report(.missingField(name.rawValue, at: place))
    }
    return place
  }

  /// The field that a key names, and its place among all.
  private func field<Name: FieldName>(_ key: Event, of names: Name.Type) -> (Int, Name)? {
    let bytes = bytes(of: key.text)
    let range = key.text.range
    var index = 0
    for name in names.allCases {
      let letters = name.rawValue
      if letters.utf8.count == range.count, TextScan.isEqual(letters, bytes, from: range.lowerBound)
      {
        return (index, name)
      }
      index += 1
    }
    // A name may be known without being offered to anybody.
    return Name(rawValue: text(of: key)).map { (index, $0) }
  }

  /// Reads a mapping whose keys are names of things: calls `body` for each, with its name.
  ///
  /// Duplicates are reported and passed over. Returns the place, or nil when it is no mapping.
  @discardableResult
  func entries(_ body: (Located<String>) throws(Unusable) -> Void) throws(Unusable) -> Place? {
    var seen = SeenNames()
    return try mapping { event throws(Unusable) in
      let key = located(event)
      if let first = seen.insert(key) {
        report(.duplicateField(key, first: first))
        try skip()
        return
      }
      try body(key)
    }
  }

  /// Reads a list: calls `body` at each element.
  ///
  /// Returns nil when something else stands here.
  @discardableResult
  func list(_ body: () throws(Unusable) -> Void) throws(Unusable) -> Place? {
    let start = try peek()
    guard start.kind == .sequenceStart else {
      report(.wrongKind(.list, at: try skip()))
      return nil
    }
    _ = try take()
    while true {
      if try peek().kind == .sequenceEnd { break }
      try body()
    }
    return place(start.range.lowerBound..<(try take().range.upperBound))
  }

  /// Reads a list, or one element standing alone.
  func listOrOne(_ body: () throws(Unusable) -> Void) throws(Unusable) {
    if try isAtList() { try list(body) } else { try body() }
  }

  /// Whether a mapping stands here.
  func isAtMapping() throws(Unusable) -> Bool { try peek().kind == .mappingStart }

  /// Whether a list stands here.
  func isAtList() throws(Unusable) -> Bool { try peek().kind == .sequenceStart }

  /// The name of the first field, with the reading still at the record; nil where none begins.
  func firstField() throws(Unusable) -> String? {
    guard try isAtMapping() else { return nil }
    let start = try take()
    let first = try peek()
    (ahead, beyond) = (start, first)
    return first.isScalar ? text(of: first) : nil
  }

  /// Passes over nothing; returns whether nothing stood here.
  func takeNothing() throws(Unusable) -> Bool {
    let event = try peek()
    guard event.isScalar, isNothing(event) else { return false }
    ahead = nil
    return true
  }

  /// Whether nothing was written: an empty or blank text, or one of the signs for nothing.
  private func isNothing(_ event: Event) -> Bool {
    let letters = bytes(of: event.text)[event.text.range]
    if event.kind == .quotedScalar { return letters.allSatisfy { $0 <= .space } }
    switch letters.count {
    case 0: return true
    case 1: return letters.first == 0x7E
    case 4: return letters.elementsEqual("null".utf8)
    default: return false
    }
  }

  /// The text that stands here, whatever it means; nil when it is a list or a mapping.
  ///
  /// Control characters in it are reported, but for tabs and line breaks.
  func scalar() throws(Unusable) -> Scalar? {
    let event = try peek()
    guard event.isScalar else {
      report(.wrongKind(.text, at: try skip()))
      return nil
    }
    ahead = nil
    let scalar = scalar(of: event)
    if !scalar.isPlain, TextScan.mayHide(scalar.text),
      let control = scalar.text.unicodeScalars.first(where: \.isForbidden)
    {
      report(.control(control, scalar.place))
    }
    return scalar
  }

  private func scalar(of event: Event) -> Scalar {
    Scalar(
      text: text(of: event),
      isPlain: event.kind == .plainScalar,
      place: place(event.range)
    )
  }

  /// The bytes among which a text lies.
  private func bytes(of text: ScalarText) -> [UInt8] {
    text.isRewritten ? events.rewritten : file.bytes
  }

  private func text(of event: Event) -> String {
    let letters = bytes(of: event.text).span.extracting(event.text.range)
    // Whoever reads a file has made sure that it is UTF-8.
    return unsafe String(copying: UTF8Span(unchecked: letters))
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

  private func mapping(_ body: (Event) throws(Unusable) -> Void) throws(Unusable) -> Place? {
    let start = try peek()
    guard start.kind == .mappingStart else {
      report(.wrongKind(.fields, at: try skip()))
      return nil
    }
    _ = try take()
    while true {
      let key = try take()
      if key.kind == .mappingEnd {
        return place(start.range.lowerBound..<key.range.upperBound)
      }
      guard key.isScalar else { throw Unusable(.badKey(place(key.range)), diagnostics) }
      if key.kind == .plainScalar, key.text.range.count == 2, text(of: key) == "<<" {
        report(.mergeKey(place(key.range)))
        try skip()
      } else {
        try body(key)
      }
      if diagnostics.count >= Self.maximumDiagnostics {
        throw Unusable(.tooMany(place(key.range)), diagnostics)
      }
    }
  }

  private func located(_ key: Event) -> Located<String> {
    Located(text(of: key), at: place(key.range))
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
      let event = try events.next()
      passComments(before: event)
      return event
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

extension Unicode.Scalar {
  /// Whether it is a control character that lays nothing out.
  fileprivate var isForbidden: Bool {
    properties.generalCategory == .control && self != "\t" && self != "\n" && self != "\r"
  }
}

extension String {
  /// Whether there is nothing but spaces and line breaks.
  var isBlank: Bool { utf8.allSatisfy { $0 <= 0x20 } }
}

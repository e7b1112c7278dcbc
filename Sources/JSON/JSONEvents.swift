package import Diagnostics
package import Events

/// Reads JSON text event by event, as RFC 8259 has it and nothing besides.
///
/// A text holds one value. Numbers and the words `null`, `true` and `false` become text without
/// quotation marks, which the place where they stand gives a meaning, just as in YAML. Names that
/// are there twice are left to the one who reads the object.
package final class JSONEvents: EventSource {
  /// How deep lists and objects may stand in each other.
  package static let maximumDepth = 64

  package let file: SourceFile
  package var rewritten: [UInt8] { scanner.rewritten }
  private var scanner: JSONScanner
  private var state = State.start
  /// One bit for each open container, the innermost lowest; set for an object.
  private var containers: UInt64 = 0
  private var depth = 0

  private enum State {
    /// Before the text's value.
    case start
    /// Where a value must stand.
    case value
    /// After an opening bracket: a value or the end of the list.
    case firstElement
    /// After an opening brace: a name or the end of the object.
    case firstName
    /// After a value inside a container: a comma or its end.
    case afterElement
    /// After the outermost value.
    case done
    case end
  }

  /// Starts reading `file`.
  package init(_ file: SourceFile) {
    self.file = file
    scanner = JSONScanner(file)
  }

  package func next() throws(Unusable) -> Event {
    switch state {
    case .start:
      state = .value
      let offset = scanner.offset
      return Event(.documentStart, offset..<offset)
    case .value:
      return try value()
    case .firstElement:
      scanner.skipSpace()
      return scanner.byte == 0x5D ? close(.sequenceEnd) : try value()
    case .firstName:
      scanner.skipSpace()
      return scanner.byte == 0x7D ? close(.mappingEnd) : try name()
    case .afterElement: return try afterElement()
    case .done:
      scanner.skipSpace()
      guard scanner.isAtEnd else { throw Unusable(scanner.problem(.afterValue, help: .oneValue)) }
      state = .end
      return Event(.documentEnd, scanner.offset..<scanner.offset)
    case .end: return Event(.streamEnd, scanner.offset..<scanner.offset)
    }
  }

  private func afterElement() throws(Unusable) -> Event {
    scanner.skipSpace()
    let isObject = containers & 1 == 1
    switch scanner.byte {
    case 0x2C:
      scanner.advance()
      return isObject ? try name() : try value()
    case 0x5D where !isObject: return close(.sequenceEnd)
    case 0x7D where isObject: return close(.mappingEnd)
    default:
      throw Unusable(
        isObject
          ? scanner.problem(.openObject, help: .closeObject)
          : scanner.problem(.openArray, help: .closeArray)
      )
    }
  }

  /// A name and the colon after it.
  private func name() throws(Unusable) -> Event {
    scanner.skipSpace()
    guard scanner.byte == 0x22 else { throw Unusable(scanner.problem(.noName, help: .quoteName)) }
    let start = scanner.offset
    let text = try scanner.string()
    let range = start..<scanner.offset
    scanner.skipSpace()
    guard scanner.byte == 0x3A else { throw Unusable(scanner.problem(.noColon, help: .writeColon)) }
    scanner.advance()
    state = .value
    return Event(.quotedScalar, range, text)
  }

  private func value() throws(Unusable) -> Event {
    scanner.skipSpace()
    let start = scanner.offset
    switch scanner.byte {
    case 0x22:
      let text = try scanner.string()
      state = depth == 0 ? .done : .afterElement
      return Event(.quotedScalar, start..<scanner.offset, text)
    case 0x7B: return try open(.mappingStart, isObject: true)
    case 0x5B: return try open(.sequenceStart, isObject: false)
    default:
      try scanner.skipBareWord()
      state = depth == 0 ? .done : .afterElement
      let range = start..<scanner.offset
      return Event(.plainScalar, range, ScalarText(range, isRewritten: false))
    }
  }

  private func open(_ kind: Event.Kind, isObject: Bool) throws(Unusable) -> Event {
    guard depth < Self.maximumDepth else { throw Unusable(scanner.problem(.tooDeep)) }
    depth += 1
    containers = containers << 1 | (isObject ? 1 : 0)
    state = isObject ? .firstName : .firstElement
    scanner.advance()
    return Event(kind, (scanner.offset - 1)..<scanner.offset)
  }

  private func close(_ kind: Event.Kind) -> Event {
    depth -= 1
    containers >>= 1
    state = depth == 0 ? .done : .afterElement
    scanner.advance()
    return Event(kind, (scanner.offset - 1)..<scanner.offset)
  }
}

extension Message {
  fileprivate static let afterValue = Message(
    sv: "här ska texten sluta, men något står efter det sista värdet",
    en: "the text should end here, but something follows the last value"
  )
  fileprivate static let oneValue = Message(
    sv: "skriv ett objekt i filen, eller ett på varje rad",
    en: "write one object in the file, or one on each line"
  )
  fileprivate static let openObject = Message(
    sv: "objektet som börjar med { är inte avslutat",
    en: "the object that begins with { is not closed"
  )
  fileprivate static let closeObject = Message(
    sv: "skriv komma mellan fälten och } efter det sista",
    en: "write a comma between the fields and } after the last one"
  )
  fileprivate static let openArray = Message(
    sv: "listan som börjar med [ är inte avslutad",
    en: "the list that begins with [ is not closed"
  )
  fileprivate static let closeArray = Message(
    sv: "skriv komma mellan leden och ] efter det sista",
    en: "write a comma between the items and ] after the last one"
  )
  fileprivate static let noName = Message(
    sv: "här ska ett fälts namn stå inom raka citattecken",
    en: "the name of a field is expected here, in straight quotation marks"
  )
  fileprivate static let quoteName = Message(
    sv: "skriv till exempel \"rating\": 2; efter det sista fältet står inget komma",
    en: "write for example \"rating\": 2; no comma follows the last field"
  )
  fileprivate static let noColon = Message(
    sv: "här saknas ett kolon efter fältets namn",
    en: "a colon is missing after the name of the field"
  )
  fileprivate static let writeColon = Message(
    sv: "skriv namn, kolon och värde, till exempel \"rating\": 2",
    en: "write name, colon and value, for example \"rating\": 2"
  )
  fileprivate static let tooDeep = Message(
    sv: "listor och fält står för djupt i varandra (högst \(JSONEvents.maximumDepth) nivåer)",
    en: "lists and fields are nested too deeply (at most \(JSONEvents.maximumDepth) levels)"
  )
}

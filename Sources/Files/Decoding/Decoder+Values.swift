internal import Diagnostics
internal import Model

/// Values by the type that their place asks for.
extension Decoder {
  /// Text with something in it.
  func text() throws(Unusable) -> Located<String>? {
    guard let scalar = try scalar() else { return nil }
    guard !scalar.text.isBlank else {
      report(.empty(scalar.place))
      return nil
    }
    return scalar.located
  }

  /// Text with a letter or a digit in it, which alone says who has decided something.
  func words() throws(Unusable) -> Located<String>? {
    guard let text = try text() else { return nil }
    let says = text.value.unicodeScalars.contains { scalar in
      let properties = scalar.properties
      return (properties.isAlphabetic || properties.numericType != nil)
        && !properties.isDefaultIgnorableCodePoint
    }
    guard says else {
      report(.empty(text.place))
      return nil
    }
    return text
  }

  /// Text, or nothing.
  func optionalText() throws(Unusable) -> Located<String>? {
    try takeNothing() ? nil : try text()
  }

  /// Text that somebody has written freely, or nothing.
  ///
  /// A # after text without quotation marks would cut it short without a word, so it is refused.
  func freeText() throws(Unusable) -> Located<String>? {
    if try takeNothing() { return nil }
    guard let scalar = try scalar() else { return nil }
    guard !scalar.text.isBlank else {
      report(.empty(scalar.place))
      return nil
    }
    refuseCutShort(scalar)
    return scalar.withoutLastBreaks
  }

  /// Reports text without quotation marks that a # cuts short.
  func refuseCutShort(_ scalar: Scalar) {
    guard scalar.isPlain, !scalar.isNothing else { return }
    let rest = file.bytes[scalar.place.range.upperBound...].drop { $0 == .space || $0 == .tab }
    guard rest.first == 0x23 else { return }
    report(.cutShort(Place(file: file, range: rest.startIndex..<(rest.startIndex + 1))))
  }

  /// An identifier of a thing of any type.
  func identifier<Of>(_: Of.Type = Of.self) throws(Unusable) -> Located<Identifier<Of>>? {
    guard let text = try text() else { return nil }
    guard let identifier = Identifier<Of>(text.value) else {
      report(.badIdentifier(text))
      return nil
    }
    return Located(identifier, at: text.place)
  }

  /// One of a fixed list of words.
  func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _: Word.Type = Word.self
  ) throws(Unusable) -> Located<Word>? {
    guard let text = try text() else { return nil }
    guard let word = Word(rawValue: text.value) else {
      report(.unknown(.word, text, among: Word.allCases.map(\.rawValue)))
      return nil
    }
    return Located(word, at: text.place)
  }

  /// `true` or `false`.
  func truth() throws(Unusable) -> Bool? {
    guard let text = try text() else { return nil }
    switch text.value {
    case "true": return true
    case "false": return false
    default:
      report(.unknown(.word, text, among: ["true", "false"]))
      return nil
    }
  }

  /// A day.
  func date() throws(Unusable) -> Located<CalendarDate>? {
    guard let text = try text() else { return nil }
    guard let date = CalendarDate(text.value) else {
      report(.badDate(text))
      return nil
    }
    return Located(date, at: text.place)
  }

  /// A version.
  func version() throws(Unusable) -> Located<Version>? {
    guard let text = try text() else { return nil }
    guard let version = Version(text.value) else {
      report(.badVersion(text))
      return nil
    }
    return Located(version, at: text.place)
  }

  /// A whole number from 0 to 999,999,999.
  func wholeNumber() throws(Unusable) -> Located<Int>? {
    guard let text = try text() else { return nil }
    guard let number = Quantity(decimal: text.value), number.denominator == 1,
      !text.value.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E })
    else {
      report(.badWholeNumber(text))
      return nil
    }
    return Located(number.numerator, at: text.place)
  }

  /// A list of at least one element, each of which is read by `element`.
  func someElements<Element>(
    _ element: () throws(Unusable) -> Element?
  ) throws(Unusable) -> [Element] {
    var result: [Element] = []
    var isEmpty = true
    let place = try list { () throws(Unusable) in
      isEmpty = false
      if let value = try element() { result.append(value) }
    }
    if let place, isEmpty { report(.emptyList(place)) }
    return result
  }

  /// A list, each element of which is read by `element`; those that could not be read are left out.
  func elements<Element>(
    _ element: () throws(Unusable) -> Element?
  ) throws(Unusable) -> [Element] {
    var result: [Element] = []
    try list { () throws(Unusable) in
      if let value = try element() { result.append(value) }
    }
    return result
  }
}

/// What a name that is not known was meant to be.
enum NameKind {
  case field, word, question, unit, role, requirement, form, measure, source, focusArea, file, theme

  var name: (sv: String, en: String) {
    switch self {
    case .field: ("fält", "field")
    case .word: ("ord", "word")
    case .question: ("fråga", "question")
    case .unit: ("vårdcentral", "unit")
    case .role: ("roll", "role")
    case .requirement: ("krav", "requirement")
    case .form: ("formulär", "form")
    case .measure: ("mått", "measure")
    case .source: ("källa", "source")
    case .focusArea: ("fokusområde", "focus area")
    case .file: ("fil", "file")
    case .theme: ("tema", "theme")
    }
  }

  /// The Swedish word for "unknown" in the right gender.
  var unknown: String {
    switch self {
    case .question, .unit, .role, .source, .file: "okänd"
    default: "okänt"
    }
  }
}

extension Diagnostic {
  /// A name that is not known, with the nearest of those that are.
  static func unknown(
    _ kind: NameKind,
    _ name: Located<String>,
    among names: some Sequence<String>
  ) -> Diagnostic {
    Diagnostic(
      at: name.place,
      unknownMessage(kind, name.value),
      help: nearest(name.value, among: Array(names))
    )
  }

  /// What to say of a name that is not known.
  static func unknownMessage(_ kind: NameKind, _ name: String) -> Message {
    Message(
      sv: "\(kind.unknown) \(kind.name.sv) ”\(name)”",
      en: "unknown \(kind.name.en) “\(name)”"
    )
  }

  /// Names the nearest valid name, or all of them where they are few.
  static func nearest(_ name: String, among names: [String]) -> Message? {
    if name.contains(where: { "”“„’".contains($0) }) {
      return Message(
        sv: "använd raka citattecken (\")",
        en: "use straight quotation marks (\")"
      )
    }
    if let near = NearestName.to(name, among: names) {
      return Message(sv: "menade du ”\(near)”?", en: "did you mean “\(near)”?")
    }
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(16).joined(separator: ", ") + (names.count > 16 ? ", …" : "")
    return Message(sv: "det som går att skriva här: \(shown)", en: "what can stand here: \(shown)")
  }

  fileprivate static func empty(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "här saknas ett värde", en: "a value is missing here"),
      help: Message(sv: "skriv värdet efter kolonet", en: "write the value after the colon")
    )
  }

  fileprivate static func cutShort(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "det som står efter # läses inte, så texten skulle bli avhuggen",
        en: "what follows # is not read, so the text would be cut short"
      ),
      help: Message(
        sv: "sätt hela texten inom citattecken; en egen anteckning skrivs på en egen rad",
        en: "put the whole text in quotation marks; a note of your own goes on a line of its own"
      )
    )
  }

  fileprivate static func emptyList(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "listan är tom", en: "the list is empty"),
      help: Message(sv: "skriv minst ett led", en: "write at least one item")
    )
  }

  fileprivate static func badIdentifier(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      at: text.place,
      Message(sv: "”\(text.value)” kan inte vara ett id", en: "“\(text.value)” cannot be an id"),
      help: folded(text.value).map {
        Message(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?")
      }
        ?? Message(
          sv: "använd a–z, siffror och bindestreck, och börja med en bokstav",
          en: "use a–z, digits and hyphens, and begin with a letter"
        )
    )
  }

  /// The identifier that a word becomes with plain letters; nil when it becomes none.
  private static func folded(_ text: String) -> String? {
    let letters = text.lowercased().map { character -> Character in
      switch character {
      case "å", "ä": "a"
      case "ö": "o"
      case "é": "e"
      case " ", "_": "-"
      default: character
      }
    }
    return Identifier<Form>(String(letters))?.text
  }

  fileprivate static func badDate(_ text: Located<String>) -> Diagnostic {
    if let fields = CalendarDate.fields(of: text.value) {
      return Diagnostic(
        at: text.place,
        Message(
          sv: "datumet \(text.value) finns inte i kalendern",
          en: "the date \(text.value) does not exist"
        ),
        help: fields.year == 0
          ? nil
          : (1...12).contains(fields.month)
            ? .lastDay(of: fields.month, fields.year)
            : Message(sv: "månaden går från 01 till 12", en: "the month goes from 01 to 12")
      )
    }
    return Diagnostic(
      at: text.place,
      Message(sv: "”\(text.value)” är inte ett datum", en: "“\(text.value)” is not a date"),
      help: Message(
        sv: "skriv år-månad-dag, till exempel 2025-10-14",
        en: "write year-month-day, for example 2025-10-14"
      )
    )
  }

  fileprivate static func badVersion(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      at: text.place,
      Message(sv: "”\(text.value)” är inte en version", en: "“\(text.value)” is not a version"),
      help: Message(
        sv: "skriv tre tal med punkt emellan, till exempel 1.0.0",
        en: "write three numbers with points between, for example 1.0.0"
      )
    )
  }

  fileprivate static func badWholeNumber(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      at: text.place,
      Message(
        sv: "”\(text.value)” är inte ett antal",
        en: "“\(text.value)” is not a whole number"
      ),
      help: Message(sv: "skriv antalet med siffror", en: "write the number in digits")
    )
  }
}

extension Message {
  fileprivate static func lastDay(of month: Int, _ year: Int) -> Message {
    let days = CalendarDate.days(inMonth: month, of: year)
    return Message(
      sv: "den månaden har \(days) dagar",
      en: "that month has \(days) days"
    )
  }
}

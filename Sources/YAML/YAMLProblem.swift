internal import Diagnostics

/// Says what libyaml refused in the words of the people who wrote the file.
struct YAMLProblem {
  let message: Message
  let help: Message?
  /// The bytes to point at.
  let range: Range<Int>

  /// Translates what is wrong with a file.
  init(_ error: LibYAMLError, in file: SourceFile) {
    let offset = error.offset
    if !error.isInBytes, let marker = MergeConflict.marker(near: offset, in: file) {
      (message, help, range) = (MergeConflict.message, MergeConflict.help, marker)
      return
    }
    if error.isInBytes {
      range = offset..<(offset + 1)
      let byte = offset < file.bytes.count ? file.bytes[offset] : 0
      (message, help) =
        error.problem.hasPrefix("control") ? (.control(byte), nil) : (.utf8, .saveAs)
      return
    }
    var lineRange = file.lineRange(at: offset)
    if error.problem == "did not find expected <document start>",
      let percent = file.bytes[..<offset].lastIndex(of: 0x25),
      file.lineRange(at: percent).lowerBound == percent
    {
      lineRange = file.lineRange(at: percent)
    }
    let line = file.bytes[lineRange]
    if let marker = Self.marker(beginning: line) {
      range = lineRange.lowerBound..<(lineRange.lowerBound + 1)
      (message, help) = (marker, .indent)
      return
    }
    if line.prefix(while: { $0 == .space || $0 == .tab }).contains(.tab) {
      range = offset..<(offset + 1)
      (message, help) = (.tab, .useSpaces)
      return
    }
    range = offset..<(offset + 1)
    switch (error.problem, error.context) {
    case ("found unexpected document indicator", _): (message, help) = (.marker, .indent)
    case ("found unknown escape character", _), ("did not find expected hexdecimal number", _),
      ("found invalid Unicode character escape code", _):
      (message, help) = (.badEscape, .noEscape)
    case ("did not find expected <document start>", _):
      (message, help) = (.afterEnd, .partMeetings)
    case (_, "while scanning a quoted scalar"): (message, help) = (.openQuote, .closeQuote)
    case ("mapping values are not allowed in this context", _):
      (message, help) = (.colon, .quoteColon)
    case ("could not find expected ':'", _): (message, help) = (.noColon, .writeColon)
    case ("found character that cannot start any token", _):
      (message, help) = (.badStart, .quoteText)
    case ("did not find expected alphabetic or numeric character", _):
      (message, help) = (.badStart, .quoteText)
    case ("did not find expected ',' or ']'", _): (message, help) = (.openList, .closeList)
    case ("did not find expected ',' or '}'", _): (message, help) = (.openBrace, .closeBrace)
    case ("did not find expected key", _), ("did not find expected '-' indicator", _),
      ("block sequence entries are not allowed in this context", _):
      (message, help) = (.indentation, .sameColumn)
    default:
      message = .other(error.problem)
      help = nil
    }
  }
}

extension YAMLProblem {
  /// What is wrong with a line that begins as one that ends a document or steers how it is read.
  private static func marker(beginning line: ArraySlice<UInt8>) -> Message? {
    if line.first == 0x25 { return .steering }
    let isEnd = line.starts(with: "...".utf8) && (line.dropFirst(3).first ?? .space) <= .space
    return isEnd ? .ending : nil
  }
}

extension Message {
  fileprivate static let utf8 = Message(
    sv: "filen är inte text i UTF-8",
    en: "the file is not text in UTF-8"
  )
  fileprivate static let saveAs = Message(
    sv: "öppna filen i en textredigerare och spara den med teckenkodningen UTF-8",
    en: "open the file in a text editor and save it with the encoding UTF-8"
  )
  fileprivate static func control(_ byte: UInt8) -> Message {
    let code = String(byte, radix: 16, uppercase: true)
    return Message(
      sv: "ett styrtecken (kod \(code)) får inte finnas i filen",
      en: "a control character (code \(code)) is not allowed in the file"
    )
  }
  fileprivate static let tab = Message(
    sv: "raden är indragen med tabb",
    en: "the line is indented with a tab"
  )
  fileprivate static let useSpaces = Message(
    sv: "dra in raden med mellanslag, två för varje steg",
    en: "indent the line with spaces, two for each step"
  )
  fileprivate static let marker = Message(
    sv: "raden börjar med --- eller ..., som i YAML delar filen, mitt i en text",
    en: "the line begins with --- or ..., which parts the file in YAML, within a text"
  )
  fileprivate static let badEscape = Message(
    sv: "\\ följs av något som inte betyder något inom citattecken",
    en: "\\ is followed by something that means nothing in quotation marks"
  )
  fileprivate static let afterEnd = Message(
    sv: "det här hör inte ihop med det som står före",
    en: "this does not belong with what stands before it"
  )
  fileprivate static let partMeetings = Message(
    sv: "flera möten i en fil skiljs åt av en rad med ---",
    en: "several meetings in a file are parted by a line of ---"
  )
  fileprivate static let openQuote = Message(
    sv: "text inom citattecken slutar inte",
    en: "text in quotation marks never ends"
  )
  fileprivate static let closeQuote = Message(
    sv: "avsluta texten med samma citattecken som den börjar med",
    en: "end the text with the quotation mark it began with"
  )
  fileprivate static let colon = Message(
    sv: "ett kolon följt av mellanslag betyder här något annat än text",
    en: "a colon followed by a space means something other than text here"
  )
  fileprivate static let quoteColon = Message(
    sv: "sätt hela texten inom citattecken, eller kontrollera raden ovanför och indraget",
    en: "put the whole text in quotation marks, or check the line above and the indentation"
  )
  fileprivate static let noColon = Message(
    sv: "här saknas ett kolon efter fältets namn",
    en: "a colon is missing after the name of the field"
  )
  fileprivate static let writeColon = Message(
    sv: "skriv namn, kolon, mellanslag och värde, till exempel ”form: hemsjukvard”",
    en: "write name, colon, space and value, for example “form: hemsjukvard”"
  )
  fileprivate static let badStart = Message(
    sv: "ett värde kan inte börja med det här tecknet",
    en: "a value cannot begin with this character"
  )
  fileprivate static let quoteText = Message(
    sv: "sätt texten inom citattecken",
    en: "put the text in quotation marks"
  )
  fileprivate static let openList = Message(
    sv: "listan som börjar med [ är inte avslutad",
    en: "the list that begins with [ is not closed"
  )
  fileprivate static let closeList = Message(
    sv: "skriv komma mellan leden och ] efter det sista",
    en: "write a comma between the items and ] after the last one"
  )
  fileprivate static let openBrace = Message(
    sv: "fälten som börjar med { är inte avslutade",
    en: "the fields that begin with { are not closed"
  )
  fileprivate static let closeBrace = Message(
    sv: "skriv komma mellan fälten och } efter det sista; text med komma ska stå inom citattecken",
    en: "write a comma between the fields and } after the last; text with commas needs quotes"
  )
  fileprivate static let indentation = Message(
    sv: "raden står inte i linje med raderna den hör ihop med",
    en: "the line is not aligned with the lines it belongs to"
  )
  fileprivate static let sameColumn = Message(
    sv: "börja fält på samma nivå i samma kolumn",
    en: "begin fields of the same level in the same column"
  )
  fileprivate static func other(_ problem: String) -> Message {
    Message(
      sv: "filen följer inte YAML:s skrivregler (\(problem))",
      en: "the file is not valid YAML (\(problem))"
    )
  }
}

package import Diagnostics
package import Events

/// Reads YAML text event by event, through the system's libyaml.
///
/// Anchors, aliases and tags are refused where they stand, and so is nesting deeper than
/// ``maximumDepth``: our files need none of them, and an alias is the door for expansion bombs. So are
/// lines that end a document or steer how it is read, since what follows would be left out, and
/// escapes that make something else of a text than was written.
package final class YAMLEvents: EventSource {
  /// How deep lists and mappings may stand in each other.
  package static let maximumDepth = 64

  package let file: SourceFile
  package var rewritten: [UInt8] { parser.rewritten }
  private let parser: LibYAML
  private var depth = 0
  /// Where the last piece of text ended: a block list or mapping ends there and not, as libyaml has
  /// it, at the next token after blank lines and comments.
  private var lastEnd: Int

  /// Starts reading `file`.
  package init(_ file: SourceFile) throws(Unusable) {
    if let problem = BinaryFile.problem(in: file) { throw Unusable(problem) }
    self.file = file
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    parser = LibYAML(file.bytes, from: start)
    lastEnd = start
  }

  package func next() throws(Unusable) -> Event {
    let raw: RawEvent
    do throws(LibYAMLError) {
      raw = try parser.next()
    } catch {
      throw Unusable(diagnostic(for: error))
    }
    let from = raw.range.lowerBound
    var to = raw.range.upperBound
    if raw.hasAnchor { throw Unusable(Diagnostic(at: place(from, to), .anchor, help: .noAnchor)) }
    if raw.hasTag { throw Unusable(Diagnostic(at: place(from, to), .tag, help: .noTag)) }
    let kind: Event.Kind
    var text = ScalarText.none
    switch raw.kind {
    case .streamStart: return try next()
    case .streamEnd: return Event(.streamEnd, lastEnd..<lastEnd)
    case .documentStart(let isSteered):
      if isSteered { throw Unusable(Diagnostic(at: place(from, to), .steering, help: .indent)) }
      return Event(.documentStart, from..<to)
    case .documentEnd(let isMarked):
      if isMarked { throw Unusable(Diagnostic(at: place(from, to), .ending, help: .indent)) }
      return Event(.documentEnd, lastEnd..<lastEnd)
    case .alias: throw Unusable(Diagnostic(at: place(from, to), .alias, help: .noAnchor))
    case .mappingStart: kind = .mappingStart
    case .sequenceStart: kind = .sequenceStart
    case .mappingEnd: kind = .mappingEnd
    case .sequenceEnd: kind = .sequenceEnd
    case .scalar(let letters, let isPlain):
      kind = isPlain ? .plainScalar : .quotedScalar
      text = letters
      if letters.isRewritten, file.bytes[from] == 0x22,
        let escape = YAMLEscape.misleading(in: file.bytes[from..<to])
      {
        let letters = String(decoding: file.bytes[escape], as: UTF8.self)
        throw Unusable(
          Diagnostic(
            at: place(escape.lowerBound, escape.upperBound),
            .escape(letters),
            help: .noEscape
          )
        )
      }
    }
    switch kind {
    case .mappingStart, .sequenceStart:
      depth += 1
      guard depth <= Self.maximumDepth else {
        throw Unusable(Diagnostic(at: place(from, to), .tooDeep))
      }
    case .mappingEnd, .sequenceEnd:
      depth -= 1
      // The end of a block has no characters of its own.
      if from == to { return Event(kind, lastEnd..<lastEnd) }
      lastEnd = to
    default:
      // A block scalar takes the blank lines after it.
      while to > from, file.bytes[to - 1] <= .space { to -= 1 }
      lastEnd = to
    }
    return Event(kind, from..<to, text)
  }

  private func place(_ from: Int, _ to: Int) -> Place { Place(file: file, range: from..<to) }

  private func diagnostic(for error: LibYAMLError) -> Diagnostic {
    let problem = YAMLProblem(error, in: file)
    return Diagnostic(
      at: Place(file: file, range: problem.range),
      problem.message,
      help: problem.help
    )
  }
}

extension Message {
  static let steering = Message(
    sv: "en rad som börjar med % styr i YAML hur filen läses, och får inte finnas här",
    en: "a line that begins with % steers in YAML how the file is read, and is not allowed here"
  )
  static let ending = Message(
    sv: "en rad som börjar med tre punkter avslutar i YAML filen, och får inte finnas här",
    en: "a line that begins with three points ends the file in YAML, and is not allowed here"
  )
  static let indent = Message(
    sv: "dra in raden om den hör till en text; annars ta bort den",
    en: "indent the line if it belongs to a text; otherwise remove it"
  )
  fileprivate static func escape(_ escape: String) -> Message {
    Message(
      sv: "inom citattecken betyder \(escape) i YAML något annat än de tecknen",
      en: "in quotation marks \(escape) means something else in YAML than those letters"
    )
  }
  static let noEscape = Message(
    sv: "skriv \\\\ för ett omvänt snedstreck; text på flera rader skrivs som ett block efter |",
    en: "write \\\\ for a backslash; text of several lines is written as a block after |"
  )
  fileprivate static let anchor = Message(
    sv: "ankare (&) får inte användas här",
    en: "anchors (&) are not allowed here"
  )
  fileprivate static let alias = Message(
    sv: "alias (*) får inte användas här",
    en: "aliases (*) are not allowed here"
  )
  fileprivate static let noAnchor = Message(
    sv: "skriv ut värdet; text som börjar med & eller * ska stå inom citattecken",
    en: "write the value out; text that begins with & or * belongs in quotation marks"
  )
  fileprivate static let tag = Message(
    sv: "taggar (!) får inte användas här",
    en: "tags (!) are not allowed here"
  )
  fileprivate static let noTag = Message(
    sv: "ta bort taggen; text som börjar med ! ska stå inom citattecken",
    en: "remove the tag; text that begins with ! belongs in quotation marks"
  )
  fileprivate static let tooDeep = Message(
    sv: "listor och fält står för djupt i varandra (högst \(YAMLEvents.maximumDepth) nivåer)",
    en: "lists and fields are nested too deeply (at most \(YAMLEvents.maximumDepth) levels)"
  )
}

// The only file that imports CLibYAML, and the only one that says `unsafe` for its sake.

internal import CLibYAML
internal import Diagnostics
internal import Events

/// What libyaml saw.
struct RawEvent {
  enum Kind {
    case streamStart, streamEnd
    /// With directives, which are lines that begin with %, where the text steers how it is read.
    case documentStart(isSteered: Bool)
    /// Marked, where a line of three points ends the document.
    case documentEnd(isMarked: Bool)
    case mappingStart, mappingEnd, sequenceStart, sequenceEnd
    /// A text in the file or among ``LibYAML/rewritten``.
    case scalar(ScalarText, isPlain: Bool)
    case alias
  }

  let kind: Kind
  let hasAnchor: Bool
  let hasTag: Bool
  /// The bytes in the file.
  let range: Range<Int>
}

/// What libyaml refused, in its own words.
struct LibYAMLError: Error {
  let problem: String
  let context: String
  /// Where the problem stands, in bytes of the file.
  let offset: Int
  /// Whether it is the bytes that are no text, whatever they stand in.
  let isInBytes: Bool
}

/// Owns one libyaml parser and the copy of the text that it reads.
///
/// A class, since libyaml keeps the parser's own address: the parser lives on the heap, at one place,
/// for as long as this object does.
@safe
final class LibYAML {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool
  /// Where the text begins in the file.
  private let start: Int
  private var cursor: ScalarCursor
  /// The texts that mean something else than their letters in the file, one after the other.
  private(set) var rewritten: [UInt8] = []

  /// Starts reading `bytes` at an offset; they are UTF-8 without a byte order mark.
  init(_ bytes: [UInt8], from start: Int) {
    self.start = start
    cursor = ScalarCursor(bytes, from: start)
    let bytes = bytes[start...]
    unsafe text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    _ = unsafe text.update(fromContentsOf: bytes)
    unsafe parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    // It fails only when memory is out; the first event then says so.
    isReady = unsafe yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
  }

  deinit {
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// The next event.
  func next() throws(LibYAMLError) -> RawEvent {
    guard isReady else {
      throw LibYAMLError(problem: "out of memory", context: "", offset: start, isInBytes: false)
    }
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw error }
    defer { unsafe yaml_event_delete(&event) }
    var hasAnchor = false
    var hasTag = false
    let kind: RawEvent.Kind
    let from = unsafe cursor.offset(ofScalar: event.start_mark.index)
    let to = unsafe max(from, cursor.offset(ofScalar: event.end_mark.index))
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let start = unsafe event.data.document_start
      kind = unsafe .documentStart(
        isSteered: start.version_directive != nil
          || start.tag_directives.start != start.tag_directives.end
      )
    case YAML_DOCUMENT_END_EVENT:
      kind = unsafe .documentEnd(isMarked: event.data.document_end.implicit == 0)
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_ALIAS_EVENT: kind = .alias
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      hasAnchor = unsafe event.data.sequence_start.anchor != nil
      hasTag = unsafe event.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      hasAnchor = unsafe event.data.mapping_start.anchor != nil
      hasTag = unsafe event.data.mapping_start.tag != nil
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      let letters = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = unsafe .scalar(
        text(letters, from: isPlain ? from : from + 1, to: to),
        isPlain: isPlain
      )
      hasAnchor = unsafe scalar.anchor != nil
      hasTag = unsafe scalar.tag != nil
    // What is left is the end of the stream; libyaml gives nothing else once it is past it.
    default: kind = .streamEnd
    }
    return RawEvent(kind: kind, hasAnchor: hasAnchor, hasTag: hasTag, range: from..<to)
  }

  /// Where the text of a scalar lies: in the file, if that is how it is written there.
  private func text(
    _ letters: UnsafeBufferPointer<UInt8>,
    from: Int,
    to: Int
  ) -> ScalarText {
    if letters.count <= to - from,
      unsafe TextScan.isEqual(letters, UnsafeBufferPointer(rebasing: text[(from - start)...]))
    {
      return ScalarText(from..<(from + letters.count), isRewritten: false)
    }
    let start = rewritten.count
    unsafe rewritten.append(contentsOf: letters)
    return ScalarText(start..<rewritten.count, isRewritten: true)
  }

  private var error: LibYAMLError {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? ""
    // The reader counts bytes, everything above it counts scalars.
    let isInBytes = unsafe parser.pointee.error == YAML_READER_ERROR
    let offset =
      unsafe isInBytes
      ? start + parser.pointee.problem_offset
      : cursor.offset(ofScalar: parser.pointee.problem_mark.index)
    return LibYAMLError(problem: problem, context: context, offset: offset, isInBytes: isInBytes)
  }
}

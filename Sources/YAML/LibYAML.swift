// The only file that imports CLibYAML, and the only one that says `unsafe` for its sake.

internal import CLibYAML
internal import Diagnostics

/// What libyaml saw, with its own marks, which count Unicode scalars from the start of the text.
struct RawEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case mappingStart, mappingEnd, sequenceStart, sequenceEnd
    /// A range of ``LibYAML/texts``.
    case scalar(Range<Int>, isPlain: Bool)
    case alias
  }

  let kind: Kind
  let hasAnchor: Bool
  let hasTag: Bool
  let marks: Range<Int>
}

/// What libyaml refused, in its own words.
struct LibYAMLError: Error {
  /// Where the problem stands: the reader counts bytes, everything above it counts scalars.
  enum Offset {
    case bytes(Int)
    case scalars(Int)
  }

  let problem: String
  let context: String
  let offset: Offset
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
  /// The texts of the scalars, one after the other.
  private(set) var texts: [UInt8] = []

  /// Starts reading `bytes`, which are UTF-8 without a byte order mark.
  init(_ bytes: ArraySlice<UInt8>) {
    texts.reserveCapacity(bytes.count)
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
      throw LibYAMLError(problem: "out of memory", context: "", offset: .scalars(0))
    }
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw error }
    defer { unsafe yaml_event_delete(&event) }
    var hasAnchor = false
    var hasTag = false
    let kind: RawEvent.Kind
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
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
      let start = texts.count
      unsafe texts.append(
        contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      )
      kind = unsafe .scalar(
        start..<texts.count,
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE
      )
      hasAnchor = unsafe scalar.anchor != nil
      hasTag = unsafe scalar.tag != nil
    // What is left is the end of the stream; libyaml gives nothing else once it is past it.
    default: kind = .streamEnd
    }
    let start = unsafe event.start_mark.index
    let end = unsafe event.end_mark.index
    return RawEvent(
      kind: kind,
      hasAnchor: hasAnchor,
      hasTag: hasTag,
      marks: start..<max(start, end)
    )
  }

  /// The offset of the scalar that stands `count` scalars after the one at `offset`.
  func offset(_ offset: Int, advancedByScalars count: Int) -> Int {
    let end = unsafe text.count - 1
    var offset = offset
    var count = count
    // Eight bytes at a time: a byte that continues a scalar has its high bit set and the next clear.
    while count >= 8, offset + 8 <= end, let base = unsafe text.baseAddress {
      let word = unsafe UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
      count -= 8 - (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      offset += 8
    }
    while offset < end, unsafe count > 0 || text[offset] & 0xC0 == 0x80 {
      if unsafe text[offset] & 0xC0 != 0x80 { count -= 1 }
      offset += 1
    }
    return offset
  }

  private var error: LibYAMLError {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? ""
    let offset: LibYAMLError.Offset =
      unsafe parser.pointee.error == YAML_READER_ERROR
      ? .bytes(unsafe parser.pointee.problem_offset)
      : .scalars(unsafe parser.pointee.problem_mark.index)
    return LibYAMLError(problem: problem, context: context, offset: offset)
  }
}

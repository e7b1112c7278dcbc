internal import Diagnostics

/// Writes JSON with the keys in the order in which they are written.
///
/// The order and the layout of our results are a contract, which is why this is not an encoder that
/// sorts keys or leaves out what is absent.
package struct JSONWriter: ~Copyable {
  private var buffer: ByteBuffer
  /// Nil for everything on one line.
  private let indentation: Int?
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  /// Creates a writer that indents by two spaces, or that writes everything on one line.
  package init(pretty: Bool) {
    indentation = pretty ? 2 : nil
    buffer = ByteBuffer(capacity: 1024)
  }

  private init(_ buffer: consuming ByteBuffer) {
    indentation = nil
    self.buffer = buffer
  }

  /// What `body` writes on one line; quick as long as that is not more than `capacity` bytes.
  package static func line(
    capacity: Int,
    _ body: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var longer: [UInt8]?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 64)) { memory, count in
      guard let base = memory.baseAddress else { return }
      var json = unsafe JSONWriter(
        ByteBuffer(lent: UnsafeMutableRawPointer(base), capacity: memory.count)
      )
      body(&json)
      if json.buffer.isLent { count = json.buffer.count } else { longer = json.bytes }
    }
    return longer ?? bytes
  }

  /// What has been written, as text.
  package var text: String { buffer.text }

  /// What has been written.
  package var bytes: [UInt8] { buffer.bytes }

  /// Leaves a place for a value that ``JSONTemplate`` fills in.
  package mutating func hole() {
    separate()
    buffer.append(JSONTemplate.mark)
  }

  /// Writes what has been laid out before; a value follows unless it is the last.
  @unsafe
  mutating func fixed(_ part: UnsafeRawBufferPointer, isLast: Bool) {
    unsafe buffer.append(part)
    followsKey = !isLast
  }

  /// Whether everything is written on one line.
  package var isCompact: Bool { indentation == nil }

  /// Writes a line feed.
  package mutating func lineFeed() { buffer.append(0x0A) }

  /// Writes an object; `members` writes its keys and values.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    container(0x7B, 0x7D, members)
  }

  /// Writes an array; `elements` writes its values.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    container(0x5B, 0x5D, elements)
  }

  /// Writes the values of a sequence as an array.
  package mutating func array<Element>(
    _ values: some Sequence<Element>,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    array { json in
      for value in values { write(&json, value) }
    }
  }

  /// Writes a key; the value follows.
  package mutating func key(_ name: String) {
    separate()
    // Names are our own words.
    buffer.append(0x22)
    buffer.append(name)
    buffer.append(0x22)
    buffer.append(0x3A)
    if indentation != nil { buffer.append(0x20) }
    followsKey = true
  }

  /// Writes a string, or null.
  package mutating func value(_ text: String?) {
    separate()
    if let text { quoted(text) } else { buffer.append("null" as StaticString) }
  }

  /// Writes a whole number, or null.
  package mutating func value(_ number: Int?) {
    separate()
    if let number { buffer.append(decimal: number) } else { buffer.append("null" as StaticString) }
  }

  /// Writes a truth value.
  package mutating func value(_ truth: Bool) {
    separate()
    buffer.append(truth ? "true" : "false" as StaticString)
  }

  /// Writes a fraction with all the digits that tell it from others, or null.
  package mutating func value(_ fraction: Double?) {
    guard let fraction else { return value(Int?.none) }
    if let whole = Int(exactly: fraction) { return value(whole) }
    separate()
    buffer.append("\(fraction)")
  }

  /// Writes a key and a fraction or null.
  package mutating func member(_ name: String, _ fraction: Double?) {
    key(name)
    value(fraction)
  }

  /// Writes a key and a string or null.
  package mutating func member(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }

  /// Writes a key and a whole number or null.
  package mutating func member(_ name: String, _ number: Int?) {
    key(name)
    value(number)
  }

  /// Writes a key and a truth value.
  package mutating func member(_ name: String, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// Writes a key and a truth value or null.
  package mutating func member(_ name: String, _ truth: Bool?) {
    key(name)
    if let truth { value(truth) } else { value(String?.none) }
  }

  private mutating func container(
    _ open: UInt8,
    _ close: UInt8,
    _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    buffer.append(open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    buffer.append(close)
  }

  /// Writes what stands between one value and the next.
  mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if depth == 0 { return }
    if !isFirst { buffer.append(0x2C) }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    guard let indentation else { return }
    buffer.append(0x0A)
    buffer.append(0x20, times: depth * indentation)
  }

  private mutating func quoted(_ text: String) {
    buffer.append(0x22)
    guard TextScan.needsEscapes(text) else {
      buffer.append(text)
      buffer.append(0x22)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: buffer.append([0x5C, byte])
      case 0x0A: buffer.append("\\n" as StaticString)
      case 0x0D: buffer.append("\\r" as StaticString)
      case 0x09: buffer.append("\\t" as StaticString)
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        buffer.append("\\u00" as StaticString)
        buffer.append([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: buffer.append(byte)
      }
    }
    buffer.append(0x22)
  }
}

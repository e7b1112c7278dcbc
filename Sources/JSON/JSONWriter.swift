package import Diagnostics

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
  package mutating func key(_ name: Shown) {
    separate()
    quoted(name.whole)
    buffer.append(0x3A)
    if indentation != nil { buffer.append(0x20) }
    followsKey = true
  }

  /// Writes null.
  package mutating func null() {
    separate()
    buffer.append("null" as StaticString)
  }

  /// Writes a string, or null.
  package mutating func value(_ text: Shown?) {
    guard let text else { return null() }
    separate()
    quoted(text.whole)
  }

  /// Writes a whole number, or null.
  package mutating func value(_ number: Int?) {
    guard let number else { return null() }
    separate()
    buffer.append(decimal: number)
  }

  /// Writes a truth value.
  package mutating func value(_ truth: Bool) {
    separate()
    buffer.append(truth ? "true" : "false" as StaticString)
  }

  /// Writes a fraction with all the digits that tell it from others, or null.
  package mutating func value(_ fraction: Double?) {
    guard let fraction else { return null() }
    if let whole = Int(exactly: fraction) { return value(whole) }
    separate()
    buffer.append("\(fraction)")
  }

  /// Writes a key and a fraction or null.
  package mutating func member(_ name: Shown, _ fraction: Double?) {
    key(name)
    value(fraction)
  }

  /// Writes a key and a string or null.
  package mutating func member(_ name: Shown, _ text: Shown?) {
    key(name)
    value(text)
  }

  /// Writes a key and a whole number or null.
  package mutating func member(_ name: Shown, _ number: Int?) {
    key(name)
    value(number)
  }

  /// Writes a key and a truth value.
  package mutating func member(_ name: Shown, _ truth: Bool) {
    key(name)
    value(truth)
  }

  /// Writes a key and a truth value or null.
  package mutating func member(_ name: Shown, _ truth: Bool?) {
    key(name)
    if let truth { value(truth) } else { null() }
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
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": buffer.append([0x5C, UInt8(ascii: scalar)])
      case "\n": buffer.append("\\n" as StaticString)
      case "\r": buffer.append("\\r" as StaticString)
      case "\t": buffer.append("\\t" as StaticString)
      case _ where scalar.isHidden || scalar.isLineBreak:
        for unit in scalar.utf16 { escaped(unit) }
      default: for byte in scalar.utf8 { buffer.append(byte) }
      }
    }
    buffer.append(0x22)
  }

  /// A code unit of UTF-16 as an escape.
  private mutating func escaped(_ unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    buffer.append("\\u" as StaticString)
    for shift in [12, 8, 4, 0] { buffer.append(digits[Int(unit >> UInt16(shift) & 15)]) }
  }
}

internal import Diagnostics

/// Writes JSON with the keys in the order in which they are written.
///
/// The order and the layout of our results are a contract, which is why this is not an encoder that
/// sorts keys or leaves out what is absent.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  /// Nil for everything on one line.
  private let indentation: Int?
  private var depth = 0
  private var isFirst = true
  private var followsKey = false

  /// Creates a writer that indents by two spaces, or that writes everything on one line.
  package init(pretty: Bool) { indentation = pretty ? 2 : nil }

  /// What has been written, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Leaves a place for a value that ``JSONTemplate`` fills in.
  package mutating func hole() {
    separate()
    bytes.append(JSONTemplate.mark)
  }

  /// Writes what has been laid out before; a value follows.
  mutating func fixed(_ part: ArraySlice<UInt8>) {
    bytes += part
    followsKey = true
  }

  /// Writes the last of what has been laid out before.
  mutating func end(_ part: ArraySlice<UInt8>) {
    bytes += part
    followsKey = false
  }

  /// Whether everything is written on one line.
  package var isCompact: Bool { indentation == nil }

  /// Writes a value that has been written as JSON before.
  package mutating func verbatim(_ value: [UInt8]) {
    separate()
    bytes += value
  }

  /// Writes a line feed.
  package mutating func lineFeed() { bytes.append(0x0A) }

  /// Takes what has been written and begins anew.
  package mutating func take() -> [UInt8] {
    defer {
      // What comes next will be about as long.
      bytes.removeAll(keepingCapacity: true)
      isFirst = true
      followsKey = false
    }
    return Array(bytes[...])
  }

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
    bytes.append(0x22)
    bytes.append(contentsOf: name.utf8)
    bytes.append(0x22)
    bytes.append(0x3A)
    if indentation != nil { bytes.append(0x20) }
    followsKey = true
  }

  /// Writes a string, or null.
  package mutating func value(_ text: String?) {
    separate()
    if let text { quoted(text) } else { raw("null") }
  }

  /// Writes a whole number, or null.
  package mutating func value(_ number: Int?) {
    separate()
    guard let number else { return raw("null") }
    guard (0..<10).contains(number) else { return raw("\(number)") }
    bytes.append(0x30 + UInt8(number))
  }

  /// Writes a truth value.
  package mutating func value(_ truth: Bool) {
    separate()
    raw(truth ? "true" : "false")
  }

  /// Writes a fraction with at most four decimals, or null.
  package mutating func value(_ fraction: Double?) {
    separate()
    guard let fraction else { return raw("null") }
    let scaled = Int((fraction.magnitude * 10_000).rounded())
    if fraction < 0, scaled > 0 { bytes.append(0x2D) }
    raw("\(scaled / 10_000)")
    let decimals = scaled % 10_000
    guard decimals > 0 else { return }
    var digits = Array("\(decimals)".utf8)
    digits.insert(contentsOf: repeatElement(0x30, count: 4 - digits.count), at: 0)
    while digits.last == 0x30 { digits.removeLast() }
    bytes.append(0x2E)
    bytes += digits
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

  private mutating func container(
    _ open: UInt8,
    _ close: UInt8,
    _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    bytes.append(close)
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if depth == 0 { return }
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    guard let indentation else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * indentation))
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func quoted(_ text: String) {
    bytes.append(0x22)
    guard TextScan.needsEscapes(text) else {
      bytes.append(contentsOf: text.utf8)
      bytes.append(0x22)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        raw("\\u00")
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

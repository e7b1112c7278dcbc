/// JSON on one line of which all but some values is known beforehand.
///
/// It is made by the code that writes the whole, with ``JSONWriter/hole()`` in the place of each value
/// that is not known, so that the layout is said once.
package struct JSONTemplate: Sendable {
  /// Stands for a hole: a byte that JSON never has.
  static let mark: UInt8 = 0

  private let bytes: [UInt8]
  /// Where each part begins and ends; there is a hole after each but the last.
  private let parts: [Range<Int>]

  /// Lays out what `write` writes.
  package init(_ write: (inout JSONWriter) -> Void) {
    var json = JSONWriter(pretty: false)
    write(&json)
    bytes = json.bytes
    var parts: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == Self.mark {
      parts.append(start..<index)
      start = index + 1
    }
    parts.append(start..<bytes.count)
    self.parts = parts
  }

  /// Writes the text; `fill` writes the value of each hole, by its number in the order of the text.
  package func write(to json: inout JSONWriter, _ fill: (inout JSONWriter, Int) -> Void) {
    json.separate()
    unsafe bytes.withUnsafeBytes { bytes in
      for index in parts.indices {
        let isLast = index == parts.count - 1
        let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[parts[index]])
        unsafe json.fixed(part, isLast: isLast)
        if !isLast { fill(&json, index) }
      }
    }
  }

  /// How many bytes there are beside the values.
  package var count: Int { bytes.count }
}

internal import Diagnostics

/// Finds escapes that make something else of a text than was written.
///
/// In double quotes `G:\team` has a tab in it. An escape may stand for a letter that can be seen, and
/// for nothing else.
enum YAMLEscape {
  /// The first such escape in a text in double quotes.
  static func misleading(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var rest = bytes
    while let start = rest.firstIndex(of: 0x5C), start + 1 < rest.endIndex {
      let length: Int
      switch bytes[start + 1] {
      // A quotation mark, a slash, a backslash, a tab as such, and a line that goes on.
      case 0x22, 0x2F, 0x5C, .tab, .lineFeed, .carriageReturn: length = 2
      case 0x78: length = 4
      case 0x75: length = 6
      case 0x55: length = 10
      default: return start..<(start + 2)
      }
      let end = min(start + length, bytes.endIndex)
      let digits = String(decoding: bytes[min(start + 2, end)..<end], as: UTF8.self)
      if let code = UInt32(digits, radix: 16), code < 0x20 || (0x7F..<0xA0).contains(code) {
        return start..<end
      }
      rest = bytes[end...]
    }
    return nil
  }
}

internal import Diagnostics

/// The encodings that office programs save text in.
enum TextEncoding {
  /// The same text as UTF-8 without a mark; nil when it is no text at all.
  ///
  /// A byte order mark decides; else it is UTF-8 when that is what it can be, and Windows-1252
  /// otherwise. There the Windows table stands in for a library, since the parts of Foundation that a
  /// static program can do without have none.
  static func utf8(of bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      return isText(rest) && String(validating: rest, as: UTF8.self) != nil ? rest : nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), low: 0, high: 1) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), low: 1, high: 0) }
    guard isText(bytes) else { return nil }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return windows1252(bytes)
  }

  /// Whether there are no control characters but those that lay text out.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 || $0 == .tab || $0 == .lineFeed || $0 == .carriageReturn }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int, high: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let start = bytes.startIndex
    let units = (0..<(bytes.count / 2)).map { index in
      UInt16(bytes[start + 2 * index + high]) << 8 | UInt16(bytes[start + 2 * index + low])
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// The signs of Windows-1252 from 0x80 to 0x9F; 0 where there is none.
  private static let windowsSigns: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8]? {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? windowsSigns[Int(byte) - 0x80] : UInt32(byte)
      guard code > 0, let scalar = Unicode.Scalar(code) else { return nil }
      text.append(scalar)
    }
    return Array(String(text).utf8)
  }
}

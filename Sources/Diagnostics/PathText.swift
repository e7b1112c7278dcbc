/// Paths as text, whatever their bytes are.
///
/// A name of a file is any bytes. Those that are no UTF-8 stand in the text as letters of a private
/// area, one for each byte, so that the name can be shown, compared and turned back into its bytes.
package enum PathText {
  /// The letters that stand for bytes, from 0x00.
  package static let letters: ClosedRange<UInt32> = 0x10_FE00...0x10_FEFF

  /// The text of a path.
  package static func text(_ bytes: some Collection<UInt8>) -> String {
    let isPlain = !bytes.contains(0xF4)
    if isPlain, let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let first = rest.first {
      // A letter that stands for a byte must not stand for itself as well.
      if let scalar = scalar(in: rest), !letters.contains(scalar.value) {
        text.append(scalar)
        rest = rest.dropFirst(UTF8.width(scalar))
      } else {
        text.append(letter(for: first))
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// The bytes of a path.
  package static func bytes(_ text: String) -> [UInt8] {
    // The first byte of all letters of the private area, which few paths have.
    guard text.utf8.contains(0xF4) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar -> [UInt8] in
      byte(of: scalar).map { [$0] } ?? Array(scalar.utf8)
    }
  }

  /// The byte that a letter stands for; nil for a letter that stands for itself.
  package static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    letters.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// The scalar that the bytes begin with; nil where they are no UTF-8.
  private static func scalar(in bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for count in 1...4 where count <= bytes.count {
      if let text = String(validating: bytes.prefix(count), as: UTF8.self) {
        return text.unicodeScalars.first
      }
    }
    return nil
  }

  private static func letter(for byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(letters.lowerBound + UInt32(byte)) ?? "\u{FFFD}"
  }
}

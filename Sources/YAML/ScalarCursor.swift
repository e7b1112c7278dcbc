internal import Diagnostics

/// Turns counts of Unicode scalars into byte offsets of one text.
///
/// Marks come nearly in order, so the cursor walks from one to the next; a mark behind it makes it
/// start over from the last anchor point.
struct ScalarCursor {
  private let bytes: [UInt8]
  private let start: Int
  private var scalar = 0
  private var byte: Int

  /// Creates a cursor at the first scalar, which stands at the offset `start`.
  init(_ bytes: [UInt8], start: Int) {
    self.bytes = bytes
    self.start = start
    byte = start
  }

  /// The byte offset of the scalar with number `target`, or of the end of the text.
  mutating func byteOffset(ofScalar target: Int) -> Int {
    while scalar > target, byte > start {
      byte -= 1
      if !bytes[byte].isUTF8Continuation { scalar -= 1 }
    }
    let count = bytes.count
    while scalar < target, byte < count {
      byte += 1
      while byte < count, bytes[byte].isUTF8Continuation { byte += 1 }
      scalar += 1
    }
    return byte
  }
}

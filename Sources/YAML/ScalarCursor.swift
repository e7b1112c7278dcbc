/// Turns libyaml's counts of Unicode scalars into byte offsets of the text that it reads.
///
/// Marks come nearly in order, so the cursor goes from one to the next; a mark behind it makes it
/// start over.
struct ScalarCursor {
  private var scalar = 0
  private var byte = 0

  /// The byte offset of the scalar with number `target`, or of the end of the text.
  mutating func byteOffset(ofScalar target: Int, in parser: LibYAML) -> Int {
    if target < scalar { (scalar, byte) = (0, 0) }
    byte = parser.offset(byte, advancedByScalars: target - scalar)
    scalar = target
    return byte
  }
}

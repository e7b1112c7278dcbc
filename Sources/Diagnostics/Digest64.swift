/// A number by which texts are told apart: FNV-1a with 64 bits.
///
/// Two texts may have the same one by chance; nobody is to rely on it who must be sure.
@usableFromInline
package struct Digest64: Sendable {
  /// The number for the bytes so far.
  @usableFromInline package var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the digest of no bytes.
  @inlinable package init() {}

  /// Creates the digest of a text.
  @inlinable package init(of text: String) {
    self.init()
    for byte in text.utf8 { add(byte) }
  }

  /// Goes on with one more byte.
  @inlinable
  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

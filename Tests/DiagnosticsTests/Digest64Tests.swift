import Diagnostics
import Testing

struct `A digest` {
  /// Three of the vectors that the authors of the function publish.
  @Test(
    arguments: [
      ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
    ] as [(String, UInt64)]
  )
  func `is FNV-1a`(text: String, digest: UInt64) {
    #expect(Digest64(of: text).value == digest)
  }
}

/// Bytes that are written one after another.
///
/// An array asks at each step whether somebody else holds it too; this has one owner.
@safe
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  /// Whether the memory is lent by somebody who also gives it back.
  private(set) var isLent = false
  /// How many have been written.
  private(set) var count = 0

  /// Makes room for a number of bytes; more is made when they are used up.
  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: self.capacity, alignment: 1)
  }

  /// Writes into memory of somebody else's, as long as it is enough; some there must be.
  @unsafe
  init(lent memory: UnsafeMutableRawPointer, capacity: Int) {
    self.capacity = capacity
    unsafe base = memory
    isLent = true
  }

  deinit { if !isLent { unsafe base.deallocate() } }

  /// What has been written.
  var bytes: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: base, count: count)) }

  /// What has been written, as text.
  var text: String {
    unsafe String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// Writes a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Writes a byte several times.
  mutating func append(_ byte: UInt8, times: Int) { for _ in 0..<times { append(byte) } }

  /// Writes bytes.
  @unsafe
  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    if capacity &- count < bytes.count { grow(by: bytes.count) }
    unsafe base.advanced(by: count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  /// Writes bytes.
  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  /// Writes text.
  @inline(__always)
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  /// Writes words of our own.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    unsafe append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes a number in digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(0x2D) }
    var rest = number.magnitude
    var digits = UInt64(0)
    var length = 0
    // The last eight digits at most lie in one word, the first of them lowest.
    repeat {
      if length == 8 {
        append(decimal: Int(rest))
        break
      }
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      length += 1
    } while rest > 0
    for index in 0..<length { append(UInt8(truncatingIfNeeded: digits >> (8 * index))) }
  }

  private mutating func grow(by needed: Int) {
    let larger = max(capacity * 2, count + needed)
    let copy = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 1)
    unsafe copy.copyMemory(from: base, byteCount: count)
    if !isLent { unsafe base.deallocate() }
    unsafe base = copy
    isLent = false
    capacity = larger
  }
}

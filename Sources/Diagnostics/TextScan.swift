/// Questions about the bytes of a text that are asked for every text of every meeting.
///
/// Sixteen bytes are looked at at a time, with sums that never carry from one byte to the next. The
/// only place besides the readers, the writer and the console that says `unsafe`.
package enum TextScan {
  /// How many digits 0–9 there are.
  package static func digits(in text: String) -> Int {
    count(in: text) { bytes in
      let low = bytes & Sixteen.every(0x7F)
      return (low &+ .every(0x80 - 0x30)) & ~(low &+ .every(0x80 - 0x3A)) & ~bytes
    }
  }

  /// How many digits there are at most, of any script.
  ///
  /// Outside ASCII each sign from U+0640 on is counted, before which there are no other digits.
  package static func possibleDigits(in text: String) -> Int {
    count(in: text) { bytes in
      let low = bytes & Sixteen.every(0x7F)
      let digits = (low &+ .every(0x80 - 0x30)) & ~(low &+ .every(0x80 - 0x3A)) & ~bytes
      return digits | (low &+ .every(0x80 - 0x59)) & bytes
    }
  }

  /// Whether there may be something that cannot be seen or breaks a line: a control character, or a
  /// sign outside ASCII that is none of the letters from U+00C0 to U+05FF.
  package static func mayHide(_ text: String) -> Bool {
    count(in: text) { $0.mayHide } > 0
  }

  /// Whether a byte of ASCII occurs.
  package static func contains(_ wanted: UInt8, in text: String) -> Bool {
    count(in: text) { $0.equal(to: wanted) } > 0
  }

  /// Where a byte of ASCII first occurs; nil where it does not.
  package static func first(_ wanted: UInt8, in bytes: [UInt8]) -> Int? {
    let found = unsafe bytes.withUnsafeBytes { bytes in
      unsafe count(in: bytes) { $0.equal(to: wanted) }
    }
    return found > 0 ? bytes.firstIndex(of: wanted) : nil
  }

  /// Whether there is a quotation mark, a backslash or what ``mayHide(_:)`` looks for.
  package static func needsEscapes(_ text: String) -> Bool {
    count(in: text) { $0.mayHide | $0.equal(to: 0x22) | $0.equal(to: 0x5C) } > 0
  }

  /// How many Unicode scalars begin in some of the bytes.
  package static func scalars(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      return unsafe range.count - count(in: part) { $0.continuations }
    }
  }

  /// Where plain text ends: at a quotation mark, a backslash, a control character or a byte that is
  /// not ASCII; the end where there is none.
  package static func endOfPlainText(in bytes: [UInt8], from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      var index = start
      while bytes.count &- index >= 8 {
        let word = unsafe UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        )
        // Each byte below 0x20, equal to one of the two, or above 0x7F gets its high bit; a byte
        // before which there is one may get it wrongly, so the first is always right.
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ ones &* 0x22
        let backslash = word ^ ones &* 0x5C
        let marks =
          ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word)
          & (ones &* 0x80)
        if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
        index &+= 8
      }
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { return index }
        index &+= 1
      }
      return index
    }
  }

  /// The offset of the first byte of each line after the first.
  package static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(bytes.count / 24)
    forEach(in: bytes[...], from: 0, { $0.equal(to: 0x0A) | $0.equal(to: 0x0D) }) { index in
      // A return and a line feed after it are one break.
      if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { return }
      starts.append(index + 1)
    }
    return starts
  }

  /// The parts between line feeds, and their numbers from 1.
  package static func lines(
    in bytes: ArraySlice<UInt8>
  ) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
    var lines: [(number: Int, bytes: ArraySlice<UInt8>)] = []
    var start = bytes.startIndex
    forEach(in: bytes, from: 0, { $0.equal(to: 0x0A) }) { offset in
      let index = bytes.startIndex + offset
      lines.append((lines.count + 1, bytes[start..<index]))
      start = index + 1
    }
    lines.append((lines.count + 1, bytes[start...]))
    return lines
  }

  /// The offsets of the bytes that continue a Unicode scalar.
  package static func continuations(in bytes: [UInt8], from start: Int) -> [Int] {
    var found: [Int] = []
    forEach(in: bytes[...], from: start, { $0.continuations }) { found.append($0) }
    return found
  }

  /// Whether bytes begin with others, of which there are not more.
  @unsafe
  package static func isEqual(
    _ part: UnsafeBufferPointer<UInt8>,
    _ whole: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let a = unsafe UnsafeRawPointer(part.baseAddress),
      let b = unsafe UnsafeRawPointer(whole.baseAddress)
    else { return part.isEmpty }
    var index = 0
    while part.count &- index >= 8 {
      guard
        unsafe a.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == b.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      else { return false }
      index &+= 8
    }
    while index < part.count {
      guard unsafe part[index] == whole[index] else { return false }
      index &+= 1
    }
    return true
  }

  /// Whether a text stands in some bytes, from an offset on at which there are as many at least.
  package static func isEqual(_ text: String, _ bytes: [UInt8], from start: Int) -> Bool {
    var text = text
    return text.withUTF8 { letters in
      var index = 0
      while index < letters.count {
        guard unsafe letters[index] == bytes[start + index] else { return false }
        index += 1
      }
      return true
    }
  }

  @inline(__always)
  private static func count(in text: String, _ mark: (Sixteen) -> Sixteen) -> Int {
    var text = text
    return text.withUTF8 { bytes in unsafe count(in: UnsafeRawBufferPointer(bytes), mark) }
  }

  /// How many bytes `mark` gives a high bit to; a letter gets none.
  @inline(__always)
  private static func count(
    in bytes: UnsafeRawBufferPointer,
    _ mark: (Sixteen) -> Sixteen
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var count = 0
    var index = 0
    while bytes.count &- index >= 16 {
      // A byte can count to 255.
      var counts = Sixteen()
      let end = min(bytes.count &- 16, index &+ 254 &* 16)
      while index <= end {
        let chunk = unsafe base.loadUnaligned(fromByteOffset: index, as: Sixteen.self)
        counts &+= mark(chunk).highBits
        index &+= 16
      }
      count &+= counts.sumOfBytes
    }
    if index < bytes.count {
      count &+= unsafe mark(lastSixteen(of: bytes, from: index)).highBits.sumOfBytes
    }
    return count
  }

  /// Calls `body` with the offset of each byte that `mark` gives a high bit to; a letter gets none.
  @inline(__always)
  private static func forEach(
    in bytes: ArraySlice<UInt8>,
    from start: Int,
    _ mark: (Sixteen) -> Sixteen,
    _ body: (Int) -> Void
  ) {
    unsafe bytes.withUnsafeBytes { bytes in
      var index = start
      while index < bytes.count {
        let chunk =
          unsafe bytes.count &- index >= 16
          ? bytes.loadUnaligned(fromByteOffset: index, as: Sixteen.self)
          : lastSixteen(of: bytes, from: index)
        let marks = mark(chunk).highBits
        for half in 0..<2 {
          var rest = UInt64(littleEndian: marks[half])
          while rest != 0 {
            body(index &+ half &* 8 &+ rest.trailingZeroBitCount / 8)
            rest &= rest &- 1
          }
        }
        index &+= 16
      }
    }
  }

  /// The bytes from an offset on, fewer than sixteen, and letters after them.
  @inline(__always)
  private static func lastSixteen(of bytes: UnsafeRawBufferPointer, from index: Int) -> Sixteen {
    var last = Sixteen.every(0x61)
    unsafe withUnsafeMutableBytes(of: &last) { last in
      unsafe last.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index...]))
    }
    return last
  }
}

/// Sixteen bytes, of each of which something is said by its high bit.
private typealias Sixteen = SIMD2<UInt64>

extension Sixteen {
  /// Sixteen times the same byte.
  @inline(__always)
  fileprivate static func every(_ byte: UInt8) -> Self {
    Self(repeating: UInt64(byte) &* 0x0101_0101_0101_0101)
  }

  /// The bytes that are a byte of ASCII.
  @inline(__always)
  fileprivate func equal(to byte: UInt8) -> Self {
    ~(((self & .every(0x7F)) ^ .every(byte)) &+ .every(0x7F) | self)
  }

  /// The bytes that are a byte above ASCII.
  @inline(__always)
  fileprivate func lead(_ byte: UInt8) -> Self {
    ~((self ^ .every(byte)) & .every(0x7F) &+ .every(0x7F)) & self
  }

  /// The bytes that are less than a byte of ASCII.
  @inline(__always)
  fileprivate func less(than byte: UInt8) -> Self {
    ~((self & .every(0x7F)) &+ .every(0x80 - byte) | self)
  }

  /// The control characters, and the first bytes of what is above ASCII and none of the letters from
  /// U+00C0 to U+05FF.
  @inline(__always)
  fileprivate var mayHide: Self {
    let other = (self & .every(0x7F) &+ .every(0x80 - 0x58)) & self
    return less(than: 0x20) | equal(to: 0x7F) | lead(0xC2) | other
  }

  /// The bytes that continue a Unicode scalar: the high bit is set and the next is not.
  @inline(__always)
  fileprivate var continuations: Self { self & ~(self &<< 1) }

  /// One in each byte whose high bit is set.
  @inline(__always)
  fileprivate var highBits: Self { (self &>> 7) & .every(1) }

  /// The sum of all bytes.
  @inline(__always)
  fileprivate var sumOfBytes: Int {
    // Pairs first: eight bytes of 255 are more than a byte holds.
    let pairs =
      (self & .init(repeating: 0x00FF_00FF_00FF_00FF))
      &+ ((self &>> 8) & .init(repeating: 0x00FF_00FF_00FF_00FF))
    let sums = (pairs &* .init(repeating: 0x0001_0001_0001_0001)) &>> 48
    return Int(sums[0] &+ sums[1])
  }
}

internal import Synchronization

/// The bytes of one input file and the name it was given by.
///
/// A class, since every place in a file shares the one copy of its bytes. It never changes.
@usableFromInline
package final class SourceFile: Sendable {
  /// The path as the user wrote it, or a word in angle brackets for standard input.
  package let name: String
  /// The content as read.
  package let bytes: [UInt8]
  /// The number of its first line: a line of a longer text may be read as a file of its own.
  let firstLine: Int
  /// ``lineStarts``, once somebody has asked for it; of most files nobody does.
  private let knownLineStarts = Mutex<[Int]?>(nil)

  /// Creates a file from bytes in memory.
  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
  }

  /// The offset of the first byte of each line; a byte order mark, which takes no place in an editor,
  /// stands before the first.
  var lineStarts: [Int] {
    knownLineStarts.withLock { known in
      if let known { return known }
      let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let starts = [first] + TextScan.lineStarts(in: bytes)
      known = starts
      return starts
    }
  }

  /// Where the byte at `offset` stands.
  package func position(at offset: Int) -> Position {
    let (line, range) = line(at: offset)
    let end = max(min(offset, bytes.count), range.lowerBound)
    let column = 1 + TextScan.scalars(in: bytes, range.lowerBound..<end)
    return Position(line: firstLine + line, column: column)
  }

  /// The bytes of the line on which `offset` stands, without its line break.
  package func lineRange(at offset: Int) -> Range<Int> {
    let range = line(at: offset).range
    var end = range.upperBound
    while end > range.lowerBound,
      bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn
    {
      end -= 1
    }
    return range.lowerBound..<end
  }

  /// A line with so much of what stands before and after it as a number that is broken by it takes.
  func surroundings(of line: Range<Int>) -> Range<Int> {
    var start = max(0, line.lowerBound - 64)
    while start > 0, bytes[start].isUTF8Continuation { start -= 1 }
    var end = min(bytes.count, line.upperBound + 64)
    while end < bytes.count, bytes[end].isUTF8Continuation { end += 1 }
    return start..<end
  }

  /// The number of the line on which `offset` stands, from 0, and its bytes.
  private func line(at offset: Int) -> (index: Int, range: Range<Int>) {
    let starts = lineStarts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low, starts[low]..<(high < starts.count ? starts[high] : bytes.count))
  }
}

/// A line and a column, both counted from 1; the column counts Unicode scalars, as editors do.
package struct Position: Hashable, Sendable {
  package let line: Int
  package let column: Int

  /// Creates a position.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Half-open range of bytes in one file: where a value was written.
@usableFromInline
package struct Place: Sendable {
  @usableFromInline package let file: SourceFile
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32

  /// Creates a place from byte offsets in `file`.
  @inlinable
  package init(file: SourceFile, range: Range<Int>) {
    self.file = file
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  /// The byte offsets.
  @inlinable package var range: Range<Int> { Int(start)..<Int(max(start, end)) }

  /// Where the place begins.
  package var position: Position { file.position(at: Int(start)) }
}

/// A value and where it was written.
@usableFromInline
package struct Located<Value: Sendable>: Sendable {
  @usableFromInline package let value: Value
  @usableFromInline package let place: Place

  /// Creates a value that was written at `place`.
  @inlinable
  package init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension UInt8 {
  @inlinable package static var tab: UInt8 { 0x09 }
  @inlinable package static var lineFeed: UInt8 { 0x0A }
  @inlinable package static var carriageReturn: UInt8 { 0x0D }
  @inlinable package static var space: UInt8 { 0x20 }

  /// Whether this byte continues a UTF-8 sequence that an earlier byte began.
  @inlinable package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
  /// Whether this byte is one of the digits 0–9.
  @inlinable package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

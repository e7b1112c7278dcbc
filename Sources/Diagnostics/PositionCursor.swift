/// Finds the positions of many places in one file, by going from one to the next.
package struct PositionCursor {
  private let file: SourceFile
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]
  /// The line, from 0, and the offset and column in it that were asked for last.
  private var line = 0
  private var offset: Int
  private var column = 1

  /// Stands at the beginning of a file.
  package init(_ file: SourceFile) {
    self.file = file
    lineStarts = file.lineStarts
    offset = lineStarts[0]
  }

  /// Where a place begins.
  package mutating func position(of place: Place) -> Position {
    let target = place.range.lowerBound
    guard place.file === file, target >= lineStarts[0], target <= file.bytes.count else {
      return place.position
    }
    let earlier = line
    while line + 1 < lineStarts.count, lineStarts[line + 1] <= target { line += 1 }
    while lineStarts[line] > target { line -= 1 }
    if line != earlier {
      offset = lineStarts[line]
      column = 1
    }
    if target >= offset {
      column += TextScan.scalars(in: file.bytes, offset..<target)
    } else {
      column -= TextScan.scalars(in: file.bytes, target..<offset)
    }
    offset = target
    return Position(line: file.firstLine + line, column: column)
  }
}

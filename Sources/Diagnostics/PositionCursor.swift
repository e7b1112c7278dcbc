/// Finds the positions of many places in one file, most of them in the order of the file, by going
/// through its bytes once.
package struct PositionCursor {
  private let file: SourceFile
  private var offset: Int
  private var position: Position

  /// Stands at the beginning of a file.
  package init(_ file: SourceFile) {
    self.file = file
    // A byte order mark takes no place in an editor.
    offset = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    position = Position(line: file.firstLine, column: 1)
  }

  /// Where a place begins.
  package mutating func position(of place: Place) -> Position {
    let target = place.range.lowerBound
    guard place.file === file, target >= offset, target <= file.bytes.count else {
      return place.position
    }
    let bytes = file.bytes
    let text = bytes.span
    var line = position.line
    var column = position.column
    while offset < target {
      let byte = text[offset]
      offset += 1
      if byte > 0x0D {
        column += byte & 0xC0 == 0x80 ? 0 : 1
      } else if byte == 0x0A || byte == 0x0D && (offset == text.count || text[offset] != 0x0A) {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    position = Position(line: line, column: column)
    return position
  }
}

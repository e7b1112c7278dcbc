internal import Diagnostics

/// The cells of a CSV file, each with its place.
///
/// RFC 4180 with the separator that the first row has most of, and any line break.
struct CSVTable {
  /// One row; the cells' texts are without quotation marks and the space around them.
  struct Row {
    let cells: [Located<String>]
    let place: Place
  }

  /// The rows that have something in them, the headings first.
  private(set) var rows: [Row] = []
  /// What is wrong with the layout of the file.
  private(set) var mistakes: [Diagnostic] = []
  private let file: SourceFile
  private let separator: UInt8

  /// Reads a file of UTF-8.
  init(_ file: SourceFile) {
    self.file = file
    separator = Self.separator(of: file.bytes)
    var offset = 0
    while offset < file.bytes.count {
      let row = row(from: &offset)
      if row.cells.contains(where: { !$0.value.isEmpty }) { rows.append(row) }
    }
  }

  /// Whether a text is a table of answers: its first row has more cells than one, and one of them is
  /// the heading of a question or of the unit.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix { $0 != .lineFeed && $0 != .carriageReturn }
    let cells = line.split(whereSeparator: { [0x3B, 0x2C, .tab].contains($0) })
      .map { $0.drop { $0 == 0x22 || $0 == .space } }
    guard cells.count > 1 else { return false }
    return cells.contains { cell in
      let number = cell.prefix { $0.isDigit }
      let rest = cell.dropFirst(number.count)
      let isNumbered =
        !number.isEmpty && rest.first == 0x2E && rest.dropFirst().first?.isDigit == true
      return isNumbered || cell.starts(with: "Vårdcentral".utf8)
    }
  }

  /// The separator that the first row has most of, outside quotation marks.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [0x3B, .tab, 0x2C]
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == .lineFeed || byte == .carriageReturn { break }
      counts[byte, default: 0] += 1
    }
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? 0x3B
  }

  private mutating func row(from offset: inout Int) -> Row {
    let bytes = file.bytes
    let start = offset
    var cells: [Located<String>] = []
    while true {
      cells.append(cell(from: &offset))
      guard offset < bytes.count, bytes[offset] == separator else { break }
      offset += 1
    }
    let place = Place(file: file, range: start..<offset)
    if offset < bytes.count, bytes[offset] == .carriageReturn { offset += 1 }
    if offset < bytes.count, bytes[offset] == .lineFeed { offset += 1 }
    return Row(cells: cells, place: place)
  }

  /// The cell that begins at `offset`, which is left at what ends it.
  private mutating func cell(from offset: inout Int) -> Located<String> {
    let bytes = file.bytes
    var start = offset
    while start < bytes.count, bytes[start] == .space { start += 1 }
    guard start < bytes.count, bytes[start] == 0x22 else {
      while offset < bytes.count, !endsCell(bytes[offset]) { offset += 1 }
      return located(Array(bytes[start..<max(start, offset)]), from: start, to: offset)
    }
    var content: [UInt8] = []
    offset = start + 1
    while true {
      guard offset < bytes.count else {
        mistakes.append(.openQuote(Place(file: file, range: start..<(start + 1))))
        break
      }
      if bytes[offset] == 0x22 {
        guard offset + 1 < bytes.count, bytes[offset + 1] == 0x22 else {
          offset += 1
          break
        }
        offset += 1
      }
      content.append(bytes[offset])
      offset += 1
    }
    let end = offset
    while offset < bytes.count, !endsCell(bytes[offset]) {
      if bytes[offset] != .space {
        mistakes.append(.afterQuote(Place(file: file, range: offset..<(offset + 1))))
        while offset < bytes.count, !endsCell(bytes[offset]) { offset += 1 }
        break
      }
      offset += 1
    }
    return located(content, from: start, to: end)
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == .lineFeed || byte == .carriageReturn
  }

  private func located(_ content: [UInt8], from start: Int, to end: Int) -> Located<String> {
    let rest = content.drop { $0 <= .space }
    let last = rest.lastIndex { $0 > .space }.map { $0 + 1 } ?? rest.startIndex
    let lines = String(decoding: rest[..<last], as: UTF8.self)
    return Located(
      lines.replacing("\r\n", with: "\n").replacing("\r", with: "\n"),
      at: Place(file: file, range: start..<max(start, end))
    )
  }
}

extension Diagnostic {
  fileprivate static func openQuote(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "cellen börjar med citattecken men slutar aldrig",
        en: "the cell begins with a quotation mark but never ends"
      ),
      help: Message(
        sv: "skriv \"\" för ett citattecken inne i en cell, och \" sist i cellen",
        en: "write \"\" for a quotation mark within a cell, and \" at its end"
      )
    )
  }

  fileprivate static func afterQuote(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "något står efter cellens avslutande citattecken",
        en: "something follows the quotation mark that ends the cell"
      ),
      help: Message(
        sv: "skriv \"\" för ett citattecken inne i en cell",
        en: "write \"\" for a quotation mark within a cell"
      )
    )
  }
}

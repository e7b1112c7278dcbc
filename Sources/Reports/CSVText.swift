internal import Diagnostics

/// Text as rows of a table that spreadsheets read, with semicolons between the cells.
enum CSVText {
  /// A row, with its line break.
  static func row(_ cells: [Shown]) -> String {
    cells.map(cell).joined(separator: ";") + "\r\n"
  }

  /// A cell, in quotation marks where it needs them; what a spreadsheet would take for a formula is
  /// moved away from the cell's edge.
  private static func cell(_ shown: Shown) -> String {
    let text = shown.line
    let first = text.unicodeScalars.first { $0 != " " }
    let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    let content = isFormula && !text.hasPrefix(" ") ? " \(text)" : text
    guard content.utf8.contains(where: { $0 == 0x22 || $0 == 0x3B }) else { return content }
    return "\"\(content.replacing("\"", with: "\"\""))\""
  }
}

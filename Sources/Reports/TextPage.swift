internal import Diagnostics

/// A page of text that is broken into lines of a given width.
struct TextPage {
  private var bytes: [UInt8] = []
  let presentation: Presentation

  init(_ presentation: Presentation) { self.presentation = presentation }

  /// What has been written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds an empty line.
  mutating func gap() { bytes.append(.lineFeed) }

  /// Adds a heading.
  mutating func heading(_ heading: Shown) {
    bytes += presentation.style.paint(heading, .bold).utf8
    bytes.append(.lineFeed)
  }

  /// Adds a line that is not broken, piece by piece.
  mutating func line(_ pieces: (text: Shown, ink: TextStyle.Ink?)..., indent: Int = 0) {
    indentation(indent)
    for piece in pieces { bytes += text(of: piece.text, piece.ink).utf8 }
    bytes.append(.lineFeed)
  }

  /// Adds lines of a file, none of which is broken.
  mutating func lines(_ text: Shown, indent: Int) {
    var lines = text.lines
    if lines.last == "" { lines.removeLast() }
    for line in lines {
      indentation(indent)
      bytes += line.utf8
      bytes.append(.lineFeed)
    }
  }

  /// Adds a mistake, or a remark, as one line.
  mutating func diagnostic(_ diagnostic: Diagnostic, isRemark: Bool = false) {
    let writer = DiagnosticText(
      language: presentation.language,
      style: presentation.style,
      isBrief: true,
      isRemark: isRemark
    )
    indentation(2)
    bytes += writer.text(of: diagnostic).utf8
  }

  /// Adds a rule as wide as the page, with empty lines around it.
  mutating func rule() {
    bytes += "\n\(String(repeating: "─", count: presentation.width))\n\n".utf8
  }

  /// Adds what another page has.
  mutating func append(_ page: TextPage) { bytes += page.bytes }

  /// Adds a paragraph.
  ///
  /// The first line begins with `label`, the others are indented as far as `hanging`; `ink` colours
  /// the label. Where the content has a line break, a line ends.
  mutating func paragraph(
    _ content: Shown,
    label: Shown = "",
    ink: TextStyle.Ink? = nil,
    indent: Int = 2,
    hanging: Int? = nil
  ) {
    var column = indent + label.width
    let hanging = hanging ?? column
    indentation(indent)
    bytes += text(of: label, ink).utf8
    for (index, line) in content.lines.enumerated() {
      if index > 0 {
        if line.utf8.allSatisfy({ $0 == .space }) { continue }
        bytes.append(.lineFeed)
        indentation(hanging)
        column = hanging
      }
      words(Array(line.utf8), from: column, hanging: hanging)
    }
    bytes.append(.lineFeed)
  }

  private func text(of shown: Shown, _ ink: TextStyle.Ink?) -> String {
    ink.map { presentation.style.paint(shown, $0) } ?? shown.line
  }

  /// Writes the words of a line, on several lines where it is longer than the page is wide.
  private mutating func words(_ content: [UInt8], from start: Int, hanging: Int) {
    var column = start
    var isLineEmpty = true
    var start = 0
    // Words are cut at the byte of a space, which is part of no other letter.
    while start < content.count {
      var end = start
      while end < content.count, content[end] != .space { end += 1 }
      if end > start {
        let width = width(of: content[start..<end])
        // A sign stays with its number.
        let isSign = content[start] == UInt8(ascii: "%")
        if !isLineEmpty, !isSign, column + 1 + width > presentation.width {
          bytes.append(.lineFeed)
          indentation(hanging)
          column = hanging
          isLineEmpty = true
        }
        if !isLineEmpty {
          bytes.append(.space)
          column += 1
        }
        bytes += content[start..<end]
        column += width
        isLineEmpty = false
      }
      start = end + 1
    }
  }

  private mutating func indentation(_ count: Int) {
    for _ in 0..<count { bytes.append(.space) }
  }

  /// The columns that a word takes: up to U+02FF, where our letters are, one for each letter.
  private func width(of word: ArraySlice<UInt8>) -> Int {
    var width = 0
    for byte in word {
      if byte >= 0xCC { return Shown(bytes: word).width }
      if byte & 0xC0 != 0x80 { width += 1 }
    }
    return width
  }
}

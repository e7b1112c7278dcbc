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
  mutating func heading(_ heading: String) {
    bytes += presentation.style.paint(heading, .bold).utf8
    bytes.append(.lineFeed)
  }

  /// Adds a paragraph.
  ///
  /// The first line begins with `label`, the others are indented as far as `hanging`; `ink` colours
  /// the label. Text from files is made printable.
  mutating func paragraph(
    _ content: String,
    label: String = "",
    ink: TextStyle.Ink? = nil,
    indent: Int = 2,
    hanging: Int? = nil
  ) {
    var column = indent + Printable.width(of: label)
    let hanging = hanging ?? column
    indentation(indent)
    bytes += (ink.map { presentation.style.paint(label, $0) } ?? label).utf8
    let content = Array(Printable.text(content).utf8)
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
    bytes.append(.lineFeed)
  }

  private mutating func indentation(_ count: Int) {
    for _ in 0..<count { bytes.append(.space) }
  }

  /// The columns that a word takes: up to U+02FF, where our letters are, one for each letter.
  private func width(of word: ArraySlice<UInt8>) -> Int {
    var width = 0
    for byte in word {
      if byte >= 0xCC { return Printable.width(of: String(decoding: word, as: UTF8.self)) }
      if byte & 0xC0 != 0x80 { width += 1 }
    }
    return width
  }
}

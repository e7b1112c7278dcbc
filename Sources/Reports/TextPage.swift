internal import Diagnostics

/// A page of text that is broken into lines of a given width.
struct TextPage {
  private(set) var text = ""
  let presentation: Presentation

  init(_ presentation: Presentation) { self.presentation = presentation }

  /// Adds an empty line.
  mutating func gap() { text += "\n" }

  /// Adds a heading.
  mutating func heading(_ heading: String) {
    text += presentation.style.paint(heading, .bold) + "\n"
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
    let labelWidth = Printable.width(of: label)
    let hanging = hanging ?? indent + labelWidth
    var line = String(repeating: " ", count: indent)
    line += ink.map { presentation.style.paint(label, $0) } ?? label
    var width = indent + labelWidth
    var isLineEmpty = true
    for word in Printable.text(content).split(separator: " ") {
      let wordWidth = Printable.width(of: String(word))
      if !isLineEmpty, width + 1 + wordWidth > presentation.width {
        text += line + "\n"
        line = String(repeating: " ", count: hanging)
        width = hanging
        isLineEmpty = true
      }
      if !isLineEmpty {
        line += " "
        width += 1
      }
      line += word
      width += wordWidth
      isLineEmpty = false
    }
    text += line + "\n"
  }
}

/// Writes diagnostics for people: `file:line:column`, the line with a caret, what to write instead.
package struct DiagnosticText: Sendable {
  package let language: Language
  package let style: TextStyle
  /// Whether only the first line of each is written.
  private let isBrief: Bool
  /// Whether what is written is worth a look and no mistake.
  private let isRemark: Bool

  /// The widest part of a source line that is shown, in columns.
  private static let window = 96

  /// Creates a writer in a language, with or without colour.
  package init(
    language: Language,
    style: TextStyle,
    isBrief: Bool = false,
    isRemark: Bool = false
  ) {
    self.language = language
    self.style = style
    self.isBrief = isBrief
    self.isRemark = isRemark
  }

  /// The whole text of one diagnostic, ending with a line break.
  package func text(of diagnostic: Diagnostic) -> String {
    var prefix = ""
    if let site = diagnostic.site { prefix = siteText(site.file, site.position) + ": " }
    let heading = PersonalIdentityNumber.masked(Printable.text(diagnostic.message[language]))
    var result =
      style.paint(prefix, .bold) + label + heading
      + "\n"
    if isBrief { return result }
    if case .place(let place) = diagnostic.location {
      result += excerpt(place, isRemark ? .yellow : .red)
    }
    if let help = diagnostic.help {
      let text = PersonalIdentityNumber.masked(Printable.text(help[language]))
      result += "  " + style.paint("→ ", .cyan) + text + "\n"
    }
    for note in diagnostic.notes {
      let site = siteText(note.place.file.name, note.place.position)
      result +=
        "  \(site): \(Printable.text(note.message[language]))\n" + excerpt(note.place, .cyan)
    }
    return result
  }

  /// What the heading begins with.
  private var label: String {
    isRemark
      ? style.paint(Message.remark[language] + ": ", .yellow)
      : style.paint(Message.error[language] + ": ", .red)
  }

  private func siteText(_ file: String, _ position: Position?) -> String {
    guard let position else { return Printable.text(file) }
    return "\(Printable.text(file)):\(position.line):\(position.column)"
  }

  /// The source line and a caret line under it.
  private func excerpt(_ place: Place, _ colour: TextStyle.Ink) -> String {
    let file = place.file
    let line = file.lineRange(at: place.range.lowerBound)
    let start = min(max(place.range.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(place.range.upperBound, start), line.upperBound)
    var from = max(line.lowerBound, start - Self.window / 2)
    while from > line.lowerBound, file.bytes[from].isUTF8Continuation { from -= 1 }
    var to = min(line.upperBound, from + Self.window)
    while to < line.upperBound, file.bytes[to].isUTF8Continuation { to += 1 }
    // Masked over the whole line, so that a number at the edge of the window is masked too.
    let masked = PersonalIdentityNumber.masked(file.bytes, in: line)
    let shown = Printable.line(masked[(from - line.lowerBound)..<(to - line.lowerBound)])
    let before = Printable.line(file.bytes[from..<start])
    let marked = Printable.line(file.bytes[start..<max(start, min(end, to))])
    let number = "\(place.position.line)"
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let blank = String(repeating: " ", count: gutter.count)
    let caret =
      String(repeating: " ", count: Printable.width(of: before))
      + String(repeating: "^", count: max(1, Printable.width(of: marked)))
    return style.paint("\(gutter) │ ", .faint) + shown + "\n"
      + style.paint("\(blank) │ ", .faint) + style.paint(caret, colour) + "\n"
  }
}

extension Message {
  fileprivate static let error = Message(sv: "fel", en: "error")
  fileprivate static let remark = Message(sv: "obs", en: "note")
}

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
    let prefix = diagnostic.site.map { "\(text(of: $0.file, $0.position)): " as Shown } ?? ""
    let lines = diagnostic.message[language].lines
    var result = style.paint(prefix, .bold) + label + lines.joined(separator: "\n  ") + "\n"
    if isBrief { return result }
    if case .place(let place) = diagnostic.location {
      result += excerpt(place, isRemark ? .yellow : .red)
    }
    if let help = diagnostic.help {
      let lines = help[language].lines
      result += "  " + style.paint("→ ", .cyan) + lines.joined(separator: "\n    ") + "\n"
    }
    for note in diagnostic.notes {
      let site = text(of: Shown(note.place.file.name), note.place.position)
      let line: Shown = "\(site): \(note.message[language])"
      result += "  \(line.line)\n" + excerpt(note.place, .cyan)
    }
    return result
  }

  /// What the heading begins with.
  private var label: String {
    isRemark
      ? style.paint("\(Message.remark[language]): ", .yellow)
      : style.paint("\(Message.error[language]): ", .red)
  }

  private func text(of file: Shown, _ position: Position?) -> Shown {
    position.map { "\(file):\($0.line):\($0.column)" } ?? file
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
    // Masked with the lines around it, so that a number at the edge is masked too; the asterisks
    // take as many bytes.
    let around = file.surroundings(of: line)
    let masked = PersonalIdentityNumber.masked(file.bytes, in: around)
    func shown(_ part: Range<Int>) -> Shown {
      Shown(
        bytes: masked[(part.lowerBound - around.lowerBound)..<(part.upperBound - around.lowerBound)]
      )
    }
    let before = shown(from..<start)
    let marked = shown(start..<max(start, min(end, to)))
    let number = "\(place.position.line)"
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let blank = String(repeating: " ", count: gutter.count)
    let caret: Shown =
      "\(String(repeating: " ", count: before.width))\(String(repeating: "^", count: max(1, marked.width)))"
    return style.paint("\(gutter) │ ", .faint) + shown(from..<to).line + "\n"
      + style.paint("\(blank) │ ", .faint) + style.paint(caret, colour) + "\n"
  }
}

extension Message {
  fileprivate static let error = Message(sv: "fel", en: "error")
  fileprivate static let remark = Message(sv: "obs", en: "note")
}

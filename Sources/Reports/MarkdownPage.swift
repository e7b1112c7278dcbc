internal import Diagnostics

/// A page of Markdown in which text means nothing but the text, to GitHub too.
struct MarkdownPage {
  private(set) var text = ""
  private var followsItem = false

  /// Adds a heading.
  mutating func heading(_ level: Int, _ heading: Shown) {
    block("\(String(repeating: "#", count: level)) \(MarkdownText.inline(heading))")
  }

  /// Adds running text; the label says what it is about.
  mutating func paragraph(_ content: Shown, label: Shown = "", isStrong: Bool = false) {
    let strong = isStrong ? "**" : ""
    block(strong + MarkdownText.line(content, label: label) + strong)
  }

  /// Adds one of several things; the label says whose, or which.
  mutating func item(_ content: Shown, label: Shown = "", isStrong: Bool = false) {
    let strong = isStrong ? "**" : ""
    let line = "- \(strong)\(MarkdownText.line(content, label: label))\(strong)\n"
    if followsItem { text += line } else { block(line) }
    followsItem = true
  }

  /// Adds a table, unless it has no rows; `alignment` is what Markdown has under the headings.
  mutating func table(_ headings: [Shown], _ alignment: StaticString, _ rows: [[Shown]]) {
    guard !rows.isEmpty else { return }
    block(
      MarkdownText.row(headings) + "\(alignment)\n" + rows.map(MarkdownText.row).joined()
    )
  }

  /// Adds lines as a block of code that is shown when somebody opens it.
  mutating func details(_ heading: Shown, _ lines: Shown, in language: StaticString) {
    block("<details><summary>\(MarkdownText.inline(heading))</summary>")
    block(MarkdownText.code(lines, language))
    block("</details>")
  }

  /// Adds what has an empty line before it.
  private mutating func block(_ block: String) {
    if !text.isEmpty { text += "\n" }
    text += block
    if !block.hasSuffix("\n") { text += "\n" }
    followsItem = false
  }
}

/// Text as Markdown that means nothing but the text.
private enum MarkdownText {
  /// One line, with what means something in Markdown, in HTML or to GitHub made harmless.
  ///
  /// At the beginning of a line more has a meaning.
  static func inline(_ shown: Shown, beginsLine: Bool = false) -> String {
    // Spaces at the beginning would make code of the line.
    let scalars = Array(shown.line.unicodeScalars.drop { $0 == " " })
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isMark(scalar) || (beginsLine && makesBlock(scalars, index)) { result.append("\\") }
      result.append(scalar)
      // GitHub looks for people, issues and addresses in what is left when marks are taken away; a
      // comment, which nobody sees, parts them.
      if isLink(scalars, index) { result.append(contentsOf: "<!-- -->".unicodeScalars) }
    }
    return String(result)
  }

  /// Running text, and what it is about.
  static func line(_ content: Shown, label: Shown) -> String {
    guard !label.isEmpty else { return inline(content, beginsLine: true) }
    let text = inline(content)
    return text.isEmpty ? "**\(inline(label)):**" : "**\(inline(label)):** \(text)"
  }

  /// A row of a table, with its line break.
  static func row(_ cells: [Shown]) -> String {
    "| \(cells.map { inline($0) }.joined(separator: " | ")) |\n"
  }

  /// Lines as a block of code in a language, with more marks around it than there are in it.
  static func code(_ shown: Shown, _ language: StaticString) -> String {
    var lines = shown.lines
    if lines.last == "" { lines.removeLast() }
    var longest = 2
    var run = 0
    for byte in lines.joined(separator: "\n").utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return (["\(fence)\(language)"] + lines + [fence]).map { $0 + "\n" }.joined()
  }

  /// Whether a sign means something wherever it stands.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    "|<>&*_~`[]\\#@$".unicodeScalars.contains(scalar)
  }

  /// Whether a sign makes a list or a heading of the line.
  ///
  /// It does so as the first of `- a`, `+ a` and `===`, and after the number in `1. a` and `1) a`.
  private static func makesBlock(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    switch scalars[index] {
    case "-", "+", "=": index == 0
    case ".", ")":
      (1...9).contains(index) && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
        && (index + 1 == scalars.count || scalars[index + 1] == " ")
    default: false
    }
  }

  /// Whether what follows a sign would be taken for somebody's name, an issue, an address or a picture
  /// by its name: `@name`, `#1`, `GH-1`, `https://`, `www.`, `:tada:`.
  private static func isLink(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    switch scalars[index] {
    case "@": return isWord(next)
    case "#": return ("0"..."9").contains(next)
    case ":":
      if next == "/" { return true }
      let name = scalars[(index + 1)...].prefix { isWord($0) || $0 == "+" || $0 == "-" }
      return name.contains { $0.properties.isAlphabetic }
        && scalars[(index + 1 + name.count)...].first == ":"
    case "w", "W": return next == "." && ends("www", scalars, index)
    case "-": return ("0"..."9").contains(next) && ends("gh-", scalars, index)
    default: return false
    }
  }

  /// Whether the signs up to one are these, in small letters or capitals.
  private static func ends(_ word: String, _ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let start = index + 1 - word.unicodeScalars.count
    guard start >= 0 else { return false }
    return scalars[start...index].elementsEqual(word.unicodeScalars) { scalar, letter in
      scalar.properties.lowercaseMapping == String(letter)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}

internal import Diagnostics

/// Text from files as Markdown that means nothing but the text.
enum MarkdownText {
  /// One line, with what means something in Markdown or HTML made harmless.
  static func inline(_ text: String) -> String {
    var result = ""
    for scalar in Printable.text(text).unicodeScalars {
      if "|<>&*_~`[]\\".unicodeScalars.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// A row of a table, with its line break.
  static func row(_ cells: [String]) -> String {
    "| \(cells.map(inline).joined(separator: " | ")) |\n"
  }

  /// Lines as a block of code in a language, with more marks around it than there are in it.
  static func block(_ text: String, _ language: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { PersonalIdentityNumber.masked(Printable.text(String($0))) }
    let body = lines.last == "" ? lines.dropLast() : lines[...]
    return ([fence + language] + body + [fence]).map { $0 + "\n" }.joined()
  }

  /// What is shown when somebody opens it; the heading is our own words.
  static func details(_ heading: String, _ content: String) -> String {
    "<details><summary>\(heading)</summary>\n\n\(content)\n</details>\n\n"
  }
}

extension String {
  /// The text as a value in YAML, so that the same text is read back.
  ///
  /// On one line in quotation marks; where it has several lines, as a block whose lines stand in
  /// under a field or a list that begins `indent` spaces in. The kinds of line break that YAML does
  /// not tell apart become one, and breaks at the end are left out, as they are when it is read.
  func value(indent: Int) -> String {
    var text = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1 else { return text.quoted }
    let margin = String(repeating: " ", count: indent + 2)
    let isVisible = text.unicodeScalars.allSatisfy { $0.isPrintable || $0 == "\n" || $0 == "\t" }
    guard isVisible else { return Self.folded(lines, margin) }
    let isIndented = lines[0].isEmpty || lines[0].first == " " || lines[0].first == "\t"
    let block = lines.map { $0.isEmpty ? "" : margin + String($0) }
    return "|\(isIndented ? "2" : "")-\n" + block.joined(separator: "\n")
  }

  /// The text in double quotation marks, as YAML has it, on one line and with nothing unprintable.
  var quoted: String { "\"\(escaped)\"" }

  /// Lines with letters that cannot be seen, in quotation marks, where an empty line is a line break.
  private static func folded(_ lines: [Substring.UnicodeScalarView], _ margin: String) -> String {
    var result = "\""
    for (index, line) in lines.enumerated() {
      var rest = line
      if index > 0 {
        // The first of the breaks only folds.
        result += index == 1 || !lines[index - 1].isEmpty ? "\n\n" : "\n"
        result += line.isEmpty ? "" : margin
        // Space at a line break would be taken for layout.
        if let space = rest.first.flatMap(kept) {
          result += space
          rest.removeFirst()
        }
      }
      let last = index < lines.count - 1 ? rest.last.flatMap(kept) : nil
      if last != nil { rest.removeLast() }
      result += String(rest).escaped + (last ?? "")
    }
    return result + "\""
  }

  /// A space or a tab so that it stays at the edge of a line; nil for other letters.
  private static func kept(_ letter: Unicode.Scalar) -> String? {
    switch letter {
    case " ": "\\x20"
    case "\t": "\\\t"
    default: nil
    }
  }

  /// The text as it stands between double quotation marks.
  private var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case _ where scalar.isPrintable || scalar == "\t": result.unicodeScalars.append(scalar)
      case 0..<0x1_0000: result += "\\u" + scalar.value.hexadecimal(digits: 4)
      default: result += "\\U" + scalar.value.hexadecimal(digits: 8)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether YAML takes the scalar as it is and a terminal shows it in its place.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    // A joiner holds the parts of an emoji together; other marks turn or hide text.
    case .format: value == 0x200C || value == 0x200D
    default: true
    }
  }
}

extension UInt32 {
  fileprivate func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
  }
}

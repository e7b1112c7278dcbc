extension String {
  /// The text in double quotation marks, as YAML has it, on one line and with nothing unprintable.
  var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0x09: result += "\\t"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case _ where scalar.isPrintable: result.unicodeScalars.append(scalar)
      case 0..<0x1_0000: result += "\\u" + scalar.value.hexadecimal(digits: 4)
      default: result += "\\U" + scalar.value.hexadecimal(digits: 8)
      }
    }
    return result + "\""
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

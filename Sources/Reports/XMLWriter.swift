/// Writes XML 1.0, one element a line.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  /// An attribute; one without a value is left out.
  typealias Attribute = (name: String, value: String?)

  /// Writes an element with others in it; `content` writes them.
  mutating func element(
    _ name: String,
    _ attributes: [Attribute],
    _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    text += ">\n"
    depth += 1
    content(&self)
    depth -= 1
    text += "\(indentation)</\(name)>\n"
  }

  /// Writes an element with text in it, or with nothing.
  mutating func element(_ name: String, _ attributes: [Attribute], text content: String? = nil) {
    open(name, attributes)
    if let content {
      text += ">\(Self.escaped(content))</\(name)>\n"
    } else {
      text += "/>\n"
    }
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    text += "\(indentation)<\(name)"
    for case (let name, let value?) in attributes {
      // A line break in an attribute is read as a space unless it is written as a number.
      let value = Self.escaped(value).split(separator: "\n", omittingEmptySubsequences: false)
      text += " \(name)=\"\(value.joined(separator: "&#10;"))\""
    }
  }

  private var indentation: String { String(repeating: "  ", count: depth) }

  /// Text without what means something in XML, and without the characters that XML cannot hold.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

internal import Diagnostics

/// Writes XML 1.0, one element a line.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  /// An attribute; one without a value is left out.
  typealias Attribute = (name: String, value: Shown?)

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
  mutating func element(_ name: String, _ attributes: [Attribute], text content: Shown? = nil) {
    open(name, attributes)
    if let content {
      var lines = content.lines
      if lines.last == "" { lines.removeLast() }
      text += ">\(lines.map(Self.escaped).joined(separator: "\n"))</\(name)>\n"
    } else {
      text += "/>\n"
    }
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    text += "\(indentation)<\(name)"
    for case (let name, let value?) in attributes {
      // A line break in an attribute is read as a space unless it is written as a number.
      let value = value.lines.map(Self.escaped).joined(separator: "&#10;")
      text += " \(name)=\"\(value)\""
    }
  }

  private var indentation: String { String(repeating: "  ", count: depth) }

  /// A line without what means something in XML, and without the characters that XML cannot hold.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

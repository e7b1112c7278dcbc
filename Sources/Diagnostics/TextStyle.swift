/// Whether text is coloured, and how.
package struct TextStyle: Sendable {
  /// The colours and weights that are used, by what they look like.
  package enum Ink: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case yellow = "33"
    case cyan = "36"
  }

  package let isColoured: Bool

  /// Creates a style.
  package init(isColoured: Bool) { self.isColoured = isColoured }

  /// No colour at all.
  package static let plain = TextStyle(isColoured: false)

  /// One line in `ink`, or as it is where there is no colour or nothing to paint.
  package func paint(_ text: Shown, _ ink: Ink) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text.line)\u{1B}[0m" : text.line
  }
}

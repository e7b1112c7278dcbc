/// The stable name by which files refer to a thing of type `Of`.
///
/// Lower-case letters a–z, digits and hyphens, beginning with a letter.
package struct Identifier<Of>: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// Creates an identifier, or nil when `text` is not one.
  package init?(_ text: String) {
    guard let first = text.utf8.first, Self.isLetter(first),
      text.utf8.allSatisfy({ Self.isLetter($0) || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) })
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}

/// The place of a thing of type `Of` in the list that holds all of its kind, counted from 0.
///
/// Only the reader of that list makes one, so it is always within the list.
@usableFromInline
package struct Ordinal<Of>: Hashable, Sendable, Comparable {
  @usableFromInline package let index: Int

  /// Creates the ordinal of the element at `index`.
  @inlinable package init(_ index: Int) { self.index = index }

  @inlinable package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

extension Array {
  /// The element that an ordinal names.
  @inlinable package subscript(ordinal: Ordinal<Element>) -> Element { self[ordinal.index] }
}

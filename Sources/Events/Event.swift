package import Diagnostics

/// One step through a structured text: what every format is turned into before it is understood.
///
/// Small and without references, since a batch goes through millions of them.
@usableFromInline
package struct Event: Sendable {
  /// What was met.
  @usableFromInline
  package enum Kind: Sendable {
    case documentStart
    case documentEnd
    case streamEnd
    case mappingStart
    case mappingEnd
    case sequenceStart
    case sequenceEnd
    /// Text without quotation marks, so that `null` means nothing.
    case plainScalar
    /// Text in quotation marks, or written as a block.
    case quotedScalar
  }

  @usableFromInline package let kind: Kind
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32
  /// The text of a scalar; empty otherwise.
  @usableFromInline package let text: ScalarText

  /// Creates an event that stands at some bytes of the file.
  @inlinable
  package init(_ kind: Kind, _ range: Range<Int>, _ text: ScalarText = .none) {
    self.kind = kind
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
    self.text = text
  }

  /// The bytes in the file.
  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether it is text.
  @inlinable package var isScalar: Bool { kind == .plainScalar || kind == .quotedScalar }
}

/// Where the text of a scalar lies: in the file as it was written, or among the texts that mean
/// something else than their letters.
@usableFromInline
package struct ScalarText: Sendable {
  @usableFromInline package let start: UInt32
  @usableFromInline package let end: UInt32
  /// Whether it lies in ``EventSource/rewritten`` and not in the file.
  @usableFromInline package let isRewritten: Bool

  /// Creates the place of a text.
  @inlinable
  package init(_ range: Range<Int>, isRewritten: Bool) {
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
    self.isRewritten = isRewritten
  }

  /// No text.
  @inlinable package static var none: Self { ScalarText(0..<0, isRewritten: false) }

  /// The bytes, in the file or among the rewritten texts.
  @inlinable package var range: Range<Int> { Int(start)..<Int(end) }
}

/// Reads a text event by event.
package protocol EventSource: AnyObject {
  /// The text that is read.
  var file: SourceFile { get }
  /// Texts that mean something else than the letters in the file, one after the other.
  var rewritten: [UInt8] { get }
  /// The next event. After `streamEnd` nothing more may be asked for.
  func next() throws(Unusable) -> Event
}

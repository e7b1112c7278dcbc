package import Diagnostics

/// One step through a structured text: what every format is turned into before it is understood.
package struct Event: Sendable {
  /// What was met.
  package enum Kind: Sendable {
    case documentStart
    case documentEnd
    case streamEnd
    case mappingStart
    case mappingEnd
    case sequenceStart
    case sequenceEnd
    /// Text; `isPlain` when it was written without quotation marks, so that `null` means nothing.
    case scalar(String, isPlain: Bool)
  }

  package let kind: Kind
  /// The bytes in the file.
  package let range: Range<Int>

  /// Creates an event.
  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// Reads a text event by event.
package protocol EventSource: AnyObject {
  /// The text that is read.
  var file: SourceFile { get }
  /// The next event. After `streamEnd` nothing more may be asked for.
  func next() throws(Unusable) -> Event
}

package import Diagnostics
package import Events

/// An event and the text that it carries.
package struct ReadEvent: Sendable {
  package let event: Event
  /// Nil unless it is a scalar.
  package let text: String?

  package var kind: Event.Kind { event.kind }
  package var range: Range<Int> { event.range }

  /// All events of a text.
  package static func all(of source: any EventSource) throws(Unusable) -> [ReadEvent] {
    var events: [ReadEvent] = []
    while true {
      let event = try source.next()
      let bytes = event.text.isRewritten ? source.rewritten : source.file.bytes
      let text = event.isScalar ? String(decoding: bytes[event.text.range], as: UTF8.self) : nil
      events.append(ReadEvent(event: event, text: text))
      if event.kind == .streamEnd { return events }
    }
  }
}

internal import Diagnostics
internal import Events
internal import JSON

/// Text for people has nothing in it that could steer a terminal or turn text around, and no personal
/// identity number.
package func textIsHarmless(_ text: String, from name: String) throws(Breach) {
  if let scalar = text.unicodeScalars.first(where: \.steersTerminal) {
    throw Breach(
      of: "text for people cannot steer a terminal",
      seen: "\(name) has U+\(String(scalar.value, radix: 16, uppercase: true))"
    )
  }
  try identityNumbersAreMasked(text, from: name)
}

/// No output shows a personal identity number.
package func identityNumbersAreMasked(_ text: String, from name: String) throws(Breach) {
  guard PersonalIdentityNumber.occurs(in: text) else { return }
  throw Breach(of: "personal identity numbers are masked", seen: "\(name) shows one:\n\(text)")
}

/// What is written as JSON is JSON: one value, or one on each line.
package func outputIsJSON(_ text: String, byLine: Bool, from name: String) throws(Breach) {
  let values = byLine ? text.split(separator: "\n").map(String.init) : [text]
  for value in values {
    let events = JSONEvents(SourceFile(name: name, bytes: Array(value.utf8)))
    do throws(Unusable) {
      while try events.next().kind != .streamEnd {}
    } catch {
      throw Breach(
        of: "what is written as JSON is JSON",
        seen: "\(name): \(error.diagnostics[0].message[.english].text)\n\(value)"
      )
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character other than a line feed, or a mark that turns text around.
  fileprivate var steersTerminal: Bool {
    switch value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

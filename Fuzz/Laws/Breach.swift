internal import Diagnostics

/// A law of the program that does not hold for some input.
package struct Breach: Error, CustomStringConvertible {
  /// The law, as a sentence.
  package let law: String
  /// What was seen instead.
  package let seen: String

  /// Says what was seen where a law should hold.
  package init(of law: String, seen: String) {
    self.law = law
    self.seen = seen
  }

  package var description: String { "broken law: \(law)\n\(seen)" }
}

extension Sequence<UInt8> {
  /// A number by which one of several things is chosen for an input, the same each time.
  var lot: Int {
    var digest = Digest64()
    for byte in self { digest.add(byte) }
    return Int(digest.value >> 33)
  }
}

extension Unusable {
  /// The first reason as it is printed.
  var words: String { DiagnosticText(language: .english, style: .plain).text(of: diagnostics[0]) }
}

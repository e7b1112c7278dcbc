/// A way to write what the gate found.
///
/// A new one is a file of its own and a line in ``GateFormats``.
package protocol GateFormat: Sendable {
  /// What the user writes after `--format`.
  var name: String { get }
  /// The whole output.
  func text(of report: GateReport, _ presentation: Presentation) -> String
}

/// The formats of `gate` and `lint`.
package enum GateFormats {
  /// In the order in which they are listed; the first is used unless the user says otherwise.
  package static let all: [any GateFormat] = [
    GateTextFormat(),
    GateJSONFormat(),
    GateMarkdownFormat(),
    GateSARIFFormat(),
    GateJUnitFormat(),
    GateGitHubFormat(),
  ]
}

package import Diagnostics
package import Model

/// What became of the meetings that were to be checked, in the order in which they were named.
package struct CheckReport: Sendable {
  /// One meeting, judged or refused.
  package enum Entry: Sendable {
    case assessment(Assessment)
    case refused(Unusable)
  }

  package let entries: [Entry]

  /// Creates a report.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The meetings that could be judged.
  package var assessments: [Assessment] {
    entries.compactMap { entry in
      if case .assessment(let assessment) = entry { assessment } else { nil }
    }
  }

  /// Everything that was wrong with the others.
  package var diagnostics: [Diagnostic] {
    entries.flatMap { entry -> [Diagnostic] in
      if case .refused(let reason) = entry { reason.diagnostics } else { [] }
    }
  }
}

/// How results are written for the one who reads them.
package struct Presentation: Sendable {
  package let language: Language
  package let style: TextStyle
  /// The width of a line, in columns: between 40 and 1000, whatever a terminal says of itself.
  package let width: Int

  /// Creates a presentation.
  package init(language: Language, style: TextStyle, width: Int) {
    self.language = language
    self.style = style
    self.width = min(max(40, width), 1000)
  }
}

/// A way to write the result of a check.
///
/// A new one is a file of its own and a line in ``CheckFormats``.
package protocol CheckFormat: Sendable {
  /// What the user writes after `--format`.
  var name: String { get }
  /// Whether the format is for machines, which get what was refused among the results.
  var isForMachines: Bool { get }
  /// The whole output.
  func text(of report: CheckReport, _ presentation: Presentation) -> String
}

/// The formats of `check`.
package enum CheckFormats {
  /// In the order in which they are listed; the first is used unless the user says otherwise.
  package static let all: [any CheckFormat] = [CheckTextFormat(), json, CheckNDJSONFormat()]
  /// The fixed contract for machines.
  package static let json: any CheckFormat = CheckJSONFormat()
}

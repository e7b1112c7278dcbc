internal import Diagnostics
package import Model

/// Writes a compilation as a compilation file.
package struct CompilationWriter {
  private let compilation: Compilation
  private let ruleSet: RuleSet

  /// Creates a writer of a compilation whose names are looked up in a rule set.
  package init(_ compilation: Compilation, in ruleSet: RuleSet) {
    self.compilation = compilation
    self.ruleSet = ruleSet
  }

  /// The file.
  package var text: String {
    (heading + participants + answers).joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    var lines = [
      "compilation:",
      "  form: \(ruleSet.forms[compilation.form].id)",
      "  year: \(compilation.year)",
      "  responses: \(compilation.responses)",
      "  units:",
    ]
    lines += compilation.units.map { "    \(name(of: $0.unit)): \($0.responses)" }
    if !compilation.alsoCovered.isEmpty {
      lines += ["  also:"] + compilation.alsoCovered.map { "    - \(name(of: $0))" }
    }
    return lines
  }

  private var participants: [String] {
    let parties = Party.allCases.flatMap { party -> [String] in
      guard let participation = compilation.participation[party] else { return [] }
      var lines = participation.roles.map { "    \(ruleSet.roles[$0.role].id): \($0.meetings)" }
      if participation.other > 0 {
        lines += ["    other:", "      count: \(participation.other)"]
        lines += list("texts", participation.texts, indent: "      ")
      }
      return lines.isEmpty ? ["  \(party.rawValue): {}"] : ["  \(party.rawValue):"] + lines
    }
    return parties.isEmpty ? [] : ["participants:"] + parties
  }

  private var answers: [String] {
    let questions = ruleSet.forms[compilation.form].questions
    let answers = zip(questions, compilation.answers).flatMap { question, answers -> [String] in
      guard answers.place != nil else { return [] }
      let name = question.number.map(\.quoted) ?? question.key.text
      var lines: [String] = []
      if question.kind == .rating {
        let counts = Rating.allCases.map { "\($0.rawValue): \(answers.counts[$0])" }
        lines.append("    counts: {\(counts.joined(separator: ", "))}")
      }
      lines += list("comments", answers.comments, indent: "    ")
      lines += list("texts", answers.texts, indent: "    ")
      return lines.isEmpty ? ["  \(name):"] : ["  \(name):"] + lines
    }
    return answers.isEmpty ? [] : ["answers:"] + answers
  }

  private func name(of unit: Ordinal<CareUnit>) -> String { ruleSet.units[unit].name.quoted }

  /// A field with a list of texts; nothing where there are none.
  private func list(_ name: String, _ texts: [Located<String>], indent: String) -> [String] {
    texts.isEmpty
      ? [] : ["\(indent)\(name):"] + texts.map { "\(indent)  - \($0.value.quoted)" }
  }
}

extension String {
  /// The text in double quotation marks, as YAML has it, on one line and with nothing unprintable.
  fileprivate var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: result += "\\\(scalar)"
      case 0x09: result += "\\t"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case _ where scalar.isPrintable: result.unicodeScalars.append(scalar)
      case 0..<0x1_0000: result += "\\u" + scalar.value.hexadecimal(digits: 4)
      default: result += "\\U" + scalar.value.hexadecimal(digits: 8)
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// Whether YAML takes the scalar as it is and a terminal shows it in its place.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    // A joiner holds the parts of an emoji together; other marks turn or hide text.
    case .format: value == 0x200C || value == 0x200D
    default: true
    }
  }
}

extension UInt32 {
  fileprivate func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
  }
}

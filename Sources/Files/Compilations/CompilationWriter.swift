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

  private func name(of unit: Ordinal<CareUnit>) -> String {
    Shown(ruleSet.units[unit].name).whole.quoted
  }

  /// A field with a list of texts; nothing where there are none.
  private func list(_ name: String, _ texts: [Located<String>], indent: String) -> [String] {
    texts.isEmpty
      ? []
      : ["\(indent)\(name):"]
        + texts.map { "\(indent)  - \(Shown($0.value).whole.value(indent: indent.count + 2))" }
  }
}

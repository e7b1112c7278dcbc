package import Analysis
package import Diagnostics
internal import Files
package import Model

/// A case as a meeting file that can be checked under two editions of the rules.
package struct WitnessFile {
  private let diff: RuleSetDiff
  private let form: Ordinal<Form>

  /// Creates a writer of meetings with a form of the newer rules.
  package init(_ form: Ordinal<Form>, _ diff: RuleSetDiff) {
    self.diff = diff
    self.form = form
  }

  /// Whether a number means another question in the earlier rules.
  private var isRenumbered: Bool {
    let form = diff.ruleSet.forms[form]
    guard let former = diff.base.forms.first(where: { $0.id == form.id }) else { return false }
    return form.questions.contains { question in
      former.questions.contains { $0.number == question.number && $0.key != question.key }
        || former.questions.contains { $0.number != question.number && $0.key == question.key }
    }
  }

  /// The file; nil where the case has names that the newer rules do not know.
  package func text(of witness: Case) -> Shown? {
    let (unit, day) = diff.commonUnitAndDay
    return witness.meeting(form: form, in: diff.ruleSet, units: [unit], date: day)
      .map { Shown(MeetingWriter($0, in: diff.ruleSet, byKey: isRenumbered).text) }
  }
}

extension RuleSetDiff {
  /// The smallest case in which a requirement comes out otherwise, as a meeting file.
  func witnessFile(of change: RequirementChange) -> Shown? {
    guard let meeting = change.witness?.meeting, let requirement = change.requirement else {
      return nil
    }
    return WitnessFile(ruleSet.requirements[requirement].form, self).text(of: meeting)
  }
}

extension GateReport.Examination {
  /// Cases as a file of rule tests, to be pasted into the rule set's own.
  package func testFile(_ suggestions: [TestSuggestion]) -> Shown {
    var lines: [String] = []
    var last: Ordinal<Requirement>?
    for suggestion in suggestions {
      let requirement = ruleSet.requirements[suggestion.requirement]
      if last != suggestion.requirement {
        lines += ["- requirement: \(requirement.id)", "  cases:"]
        last = suggestion.requirement
      }
      let fields = suggestion.answers.testFields(ruleSet.forms[requirement.form])
      lines.append("    - {\(fields), expect: \(suggestion.expected.rawValue)}")
    }
    return Shown(lines.map { $0 + "\n" }.joined())
  }
}

extension Case {
  /// The case as the fields of a rule test.
  fileprivate func testFields(_ form: Form) -> String {
    var answers: [String] = []
    var measures: [String] = []
    var participants: [String] = []
    for fact in facts {
      switch fact {
      case .answer(let key, let value):
        let question = form.ordinal(of: key.text).map { form.questions[$0] }
        let name = question?.number.map { "\"\($0)\"" } ?? key.text
        answers.append("\(name): \(value.testText)")
      case .measure(let id, let value): measures.append("\(id): \(value.testText)")
      case .participants(let party, let roles):
        let names = roles.map(\.text).joined(separator: ", ")
        participants.append("\(party.rawValue): [\(names)]")
      }
    }
    var fields = ["answers: {\(answers.joined(separator: ", "))}"]
    if !measures.isEmpty { fields.append("measures: {\(measures.joined(separator: ", "))}") }
    if !participants.isEmpty {
      fields.append("participants: {\(participants.joined(separator: ", "))}")
    }
    return fields.joined(separator: ", ")
  }
}

extension CaseValue {
  fileprivate var testText: String {
    switch self {
    case .missing: ""
    case .rating(let rating): "\(rating.rawValue)"
    case .notApplicable: "{not_applicable: \"…\"}"
    case .written: "{text: \"…\"}"
    case .number(let number):
      number.denominator == 1
        ? "\(number.numerator)"
        : "{count: \(number.numerator), of: \(number.denominator)}"
    case .roles(let roles): "[\(roles.map(\.text).joined(separator: ", "))]"
    }
  }
}

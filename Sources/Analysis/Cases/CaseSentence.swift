package import Model
package import Diagnostics

extension Case {
  /// The case in a few words, by the labels of a rule set's form.
  package func sentence(in ruleSet: RuleSet, _ form: Ordinal<Form>) -> Message {
    guard !facts.isEmpty else {
      return Message(sv: "inget är besvarat", en: "nothing is answered")
    }
    let parts = facts.map { $0.words(ruleSet.forms[form]) }
    return Message(
      sv: parts.map { $0[.swedish] }.joined(separator: ", "),
      en: parts.map { $0[.english] }.joined(separator: ", ")
    )
  }
}

extension Case.Fact {
  fileprivate func words(_ form: Form) -> Message {
    switch self {
    case .answer(let key, let value):
      let label = form.ordinal(of: key.text).map { form.questions[$0].label } ?? key.text
      let words = value.words
      return Message(sv: "\(label): \(words[.swedish])", en: "\(label): \(words[.english])")
    case .measure(let id, let value):
      let words = value.words
      return Message(sv: "\(id): \(words[.swedish])", en: "\(id): \(words[.english])")
    case .participants(let party, let roles):
      let names = roles.map(\.text).joined(separator: " + ")
      return Message(
        sv: "\(party.rawValue): \(names.isEmpty ? "ingen av rollerna" : names)",
        en: "\(party.rawValue): \(names.isEmpty ? "none of the roles" : names)"
      )
    }
  }
}

extension CaseValue {
  fileprivate var words: Message {
    switch self {
    case .missing: Message(same: "–")
    case .rating(let rating): Message(same: "\(rating.rawValue)")
    case .notApplicable: Message(sv: "ej tillämplig", en: "not applicable")
    case .written: Message(sv: "besvarad i text", en: "answered in text")
    case .number(let number):
      number.denominator == 1
        ? Message(same: "\(number.numerator)")
        : Message(
          sv: "\(number.numerator) av \(number.denominator)",
          en: "\(number.numerator) of \(number.denominator)"
        )
    case .roles(let roles):
      Message(same: Shown(roles.map(\.text).joined(separator: " + ")))
    }
  }
}

package import Diagnostics
internal import Files
package import Model

/// Finds single things in the rule sets that there are.
package enum RuleLibrary {
  /// Every rule set for the current directory, the newest first.
  package static func all(_ rules: RulesLocation) throws(Unusable) -> [RuleSet] {
    var book = try RuleBook(rules.directory(for: nil))
    return try book.all()
  }

  /// The words of the scale in some rules; nil where they have several.
  package static func scale(_ rules: RulesLocation) throws(Unusable) -> ScaleWords? {
    let scales = try all(rules).map(\.scale)
    return scales.dropFirst().allSatisfy { $0 == scales[0] } ? scales.first : nil
  }

  /// The requirement with an id, or the one that is read from a question, in the newest rule set.
  package static func requirement(
    named name: String,
    in ruleSets: [RuleSet]
  ) throws(Unusable) -> (Ordinal<Requirement>, RuleSet) {
    for ruleSet in ruleSets {
      let index =
        ruleSet.requirements.firstIndex { $0.id.text == name }
        ?? ruleSet.requirements.firstIndex { requirement in
          requirement.question.map { question in
            ruleSet.forms[requirement.form].questions[question].number == name
          } ?? false
        }
      if let index { return (Ordinal(index), ruleSet) }
    }
    let known = ruleSets.flatMap { $0.requirements.map(\.id.text) }
    throw Unusable(
      Diagnostic(
        at: .nowhere,
        Message(sv: "okänt krav ”\(name)”", en: "unknown requirement “\(name)”"),
        help: NearestName.to(name, among: known).map {
          Message(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?")
        }
      )
    )
  }

  /// The form with a name, in the newest rule set that has it.
  package static func form(
    named name: String,
    _ rules: RulesLocation
  ) throws(Unusable) -> (Ordinal<Form>, RuleSet) {
    var book = try RuleBook(rules.directory(for: nil))
    let ruleSet = try book.newest(withForm: name)
    let index = ruleSet.forms.firstIndex { $0.id.text == name } ?? 0
    return (Ordinal(index), ruleSet)
  }
}

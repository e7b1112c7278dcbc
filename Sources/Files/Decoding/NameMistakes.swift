internal import Diagnostics
internal import Model

/// What is wrong with names that meetings and compilations look up in a rule set.
extension Diagnostic {
  /// A thing that was given before, perhaps by another of its names.
  static func repeated(_ name: Located<String>, first: Place) -> Diagnostic {
    Diagnostic(
      at: name.place,
      Message(
        sv: "”\(name.value)” är redan angivet",
        en: "“\(name.value)” is given already"
      ),
      help: Message(sv: "behåll det ena", en: "keep one of them"),
      notes: [
        Note(place: first, message: Message(sv: "det anges här", en: "it is given here"))
      ]
    )
  }

  /// A question that the form does not have; says so where another form has it.
  static func unknownQuestion(
    _ name: Located<String>,
    of form: Ordinal<Form>,
    in ruleSet: RuleSet
  ) -> Diagnostic {
    let form = ruleSet.forms[form]
    guard let other = ruleSet.forms.first(where: { $0.ordinal(of: name.value) != nil }) else {
      return .unknown(.question, name, among: form.names)
    }
    return Diagnostic(
      at: name.place,
      Message(
        sv: "fråga ”\(name.value)” finns inte i formuläret \(form.id), men i \(other.id)",
        en: "question “\(name.value)” is not in the form \(form.id), but in \(other.id)"
      ),
      help: Message(
        sv: "kontrollera vad som står vid ”form” i filens början",
        en: "check what “form” says at the top of the file"
      )
    )
  }
}

internal import Diagnostics
internal import Model

/// What is said of changes that are none of a single requirement.
extension Message {
  static func removed(_ thing: NamedThing, _ name: String) -> Message {
    Message(
      sv:
        "\(thing.words[.swedish]) \(name) är borttaget; filer som nämner det går inte längre att läsa",
      en: "\(thing.words[.english]) \(name) is gone; files that name it can no longer be read"
    )
  }
  static func added(_ thing: NamedThing, _ name: String) -> Message {
    Message(
      sv: "\(thing.words[.swedish]) \(name) är nytt",
      en: "\(thing.words[.english]) \(name) is new"
    )
  }
  static func lostQuestion(_ label: String, _ form: Identifier<Form>) -> Message {
    Message(
      sv:
        "fråga \(label) finns inte längre i \(form); möten som har besvarat den går inte att läsa",
      en: "question \(label) is gone from \(form); meetings that answered it cannot be read"
    )
  }
  static func newQuestion(_ label: String, _ form: Identifier<Form>) -> Message {
    Message(sv: "fråga \(label) är ny i \(form)", en: "question \(label) is new in \(form)")
  }
  static func renumbered(
    _ before: String,
    _ after: String,
    _ form: Identifier<Form>
  ) -> Message {
    Message(
      sv:
        "fråga \(before) i \(form) heter nu \(after); svar som skrivits med nummer läses som en annan fråga",
      en: "question \(before) in \(form) is now \(after); answers by number are read as another"
    )
  }
  static func otherKind(_ label: String, _ form: Identifier<Form>) -> Message {
    Message(
      sv: "fråga \(label) i \(form) besvaras på ett annat sätt",
      en: "question \(label) in \(form) is answered in another way"
    )
  }
  static func otherText(_ label: String, _ form: Identifier<Form>) -> Message {
    Message(
      sv: "fråga \(label) i \(form) har annan text eller fas",
      en: "question \(label) in \(form) has another text or phase"
    )
  }
  static func otherField(_ name: String) -> Message {
    Message(sv: "\(name) är ändrat", en: "\(name) has changed")
  }
  static let scale = Message(
    sv: "skalans ord är ändrade, så samma betyg kan betyda något annat",
    en: "the words of the scale have changed, so the same rating may mean something else"
  )
  static func minimumUnits(_ before: Int, _ after: Int) -> Message {
    Message(
      sv: "minimum_units är ändrat från \(before) till \(after)",
      en: "minimum_units has changed from \(before) to \(after)"
    )
  }
  static func unexpected(_ role: Role) -> Message {
    Message(
      sv: "rollen \(role.name) väntas inte längre på mötet",
      en: "the role \(role.name) is no longer expected at the meeting"
    )
  }
  static func otherNames(_ role: Role) -> Message {
    Message(
      sv: "rollen \(role.name) känns igen på andra ord, så andra kan räknas som den",
      en: "the role \(role.name) goes by other words, so that others may be counted as it"
    )
  }
  static func moved(_ name: String, _ former: Role, _ role: Role) -> Message {
    Message(
      sv: "”\(name)” var rollen \(former.name) och är nu \(role.name)",
      en: "“\(name)” was the role \(former.name) and is now \(role.name)"
    )
  }
  static func excepted(_ exception: AcceptedGap, _ ruleSet: RuleSet) -> Message {
    let id = ruleSet.requirements[exception.requirement].id
    let units = exception.units.map { ruleSet.units[$0].name }.joined(separator: ", ")
    return Message(
      sv: "nytt eller längre undantag för \(id) till och med \(exception.until): \(units); "
        + "beslutat av \(exception.decidedBy)",
      en: "a new or longer exception for \(id) until \(exception.until): \(units); "
        + "decided by \(exception.decidedBy)"
    )
  }
}

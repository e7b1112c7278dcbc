package import Diagnostics
package import Model

/// Looks up the names in a meeting among those of a rule set.
package struct MeetingResolver {
  private let ruleSet: RuleSet
  private let form: Ordinal<Form>
  private var diagnostics: [Diagnostic] = []

  /// The meeting that a draft describes; refused with all that is wrong, in the order of the file.
  package static func meeting(
    _ draft: MeetingDraft,
    in ruleSet: RuleSet
  ) throws(Unusable) -> Meeting {
    guard let form = ruleSet.forms.firstIndex(where: { $0.id == draft.form.value }) else {
      let name = Located(draft.form.value.text, at: draft.form.place)
      throw draft.refused(.unknown(.form, name, among: ruleSet.forms.map(\.id.text)))
    }
    var resolver = MeetingResolver(ruleSet: ruleSet, form: Ordinal(form))
    let meeting = resolver.meeting(
      file: draft.file,
      units: draft.units,
      date: draft.date,
      details: draft.details
    )
    resolver.refuse(draft.commentedOut, beside: meeting)
    let mistakes = draft.mistakes + resolver.diagnostics
    if let unusable = Unusable(mistakes.sorted(by: Diagnostic.precedes)) { throw unusable }
    return meeting
  }

  /// The meeting that a case of a rule test describes, and what is wrong with it.
  static func meeting(
    file: SourceFile,
    units: [Located<String>],
    form: Ordinal<Form>,
    date: Located<CalendarDate>,
    details: MeetingDetails,
    in ruleSet: RuleSet
  ) -> (meeting: Meeting, diagnostics: [Diagnostic]) {
    var resolver = MeetingResolver(ruleSet: ruleSet, form: form)
    let meeting = resolver.meeting(file: file, units: units, date: date, details: details)
    return (meeting, resolver.diagnostics)
  }

  private init(ruleSet: RuleSet, form: Ordinal<Form>) {
    self.ruleSet = ruleSet
    self.form = form
  }

  /// The form's questions.
  var questions: Form { ruleSet.forms[form] }
  var scale: ScaleWords { ruleSet.scale }

  func measure(named name: String) -> Ordinal<Measure>? {
    ruleSet.measures.firstIndex { $0.form == form && $0.id.text == name }.map { Ordinal($0) }
  }

  func hasRequirement(named name: String) -> Bool {
    ruleSet.requirements.contains { $0.form == form && $0.id.text == name }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private mutating func meeting(
    file: SourceFile,
    units: [Located<String>],
    date: Located<CalendarDate>,
    details: MeetingDetails
  ) -> Meeting {
    Meeting(
      file: file,
      units: self.units(units),
      form: form,
      date: date,
      participants: PerParty(
        region: participants(details.participants.region, from: .region),
        kommun: participants(details.participants.kommun, from: .kommun)
      ),
      answers: answers(details.answers),
      measures: measures(details.measures),
      plan: plan(details.plan)
    )
  }

  private mutating func units(_ names: [Located<String>]) -> [Located<Ordinal<CareUnit>>] {
    var found: [Located<Ordinal<CareUnit>>] = []
    for name in names {
      guard let index = ruleSet.units.firstIndex(where: { $0.name == name.value }) else {
        diagnostics.append(.unknown(.unit, name, among: ruleSet.units.map(\.name)))
        continue
      }
      if let first = found.first(where: { $0.value.index == index }) {
        diagnostics.append(.repeated(name, first: first.place))
        continue
      }
      found.append(Located(Ordinal(index), at: name.place))
    }
    return found
  }

  private mutating func participants(
    _ draft: ParticipantsDraft?,
    from party: Party
  ) -> Participants? {
    guard let draft else { return nil }
    var roles: [Ordinal<Role>] = []
    for name in draft.roles {
      let index = ruleSet.roles.firstIndex { $0.party == party && $0.id.text == name.value }
      if let index {
        roles.append(Ordinal(index))
      } else {
        let known = ruleSet.roles.filter { $0.party == party }.map(\.id.text)
        diagnostics.append(.unknownRole(name, among: known))
      }
    }
    return Participants(roles: roles, others: draft.others, place: draft.place)
  }

  private mutating func answers(_ drafts: [AnswerDraft]) -> [Answer] {
    let form = ruleSet.forms[form]
    var answers = [Answer](repeating: .absent, count: form.questions.count)
    var written = [Place?](repeating: nil, count: form.questions.count)
    var reader = AnswerReader(scale: ruleSet.scale)
    for draft in drafts {
      guard let ordinal = form.ordinal(of: draft.question.value) else {
        diagnostics.append(.unknownQuestion(draft.question, of: self.form, in: ruleSet))
        continue
      }
      if let first = written[ordinal.index] {
        diagnostics.append(.repeated(draft.question, first: first))
        continue
      }
      written[ordinal.index] = draft.question.place
      answers[ordinal.index] = reader.answer(draft, to: form.questions[ordinal])
    }
    diagnostics += reader.diagnostics
    return answers
  }

  private mutating func measures(_ drafts: [MeasureDraft]) -> [Measured] {
    var measured: [Measured] = []
    for draft in drafts {
      let known = ruleSet.measures.filter { $0.form == form }.map(\.id.text)
      guard
        let measure = measure(named: draft.measure.value)
      else {
        diagnostics.append(.unknown(.measure, draft.measure, among: known))
        continue
      }
      guard let value = value(draft, of: ruleSet.measures[measure]) else { continue }
      measured.append(Measured(measure: measure, value: value, place: draft.place))
    }
    return measured
  }

  private mutating func value(_ draft: MeasureDraft, of measure: Measure) -> Measured.Value? {
    switch (measure.unit, draft.number, draft.count, draft.base) {
    case (.share, nil, let count?, let base?):
      guard count.value <= base.value else {
        diagnostics.append(.countAboveBase(count))
        return nil
      }
      return .share(count: count.value, of: base.value)
    case (.days, let number?, _, _), (.number, let number?, _, _):
      guard let quantity = Quantity(decimal: number.value) else {
        diagnostics.append(.badNumber(number, share: false))
        return nil
      }
      return .number(quantity)
    case (_, nil, nil, nil): return nil
    case (.share, let number?, _, _):
      diagnostics.append(.badNumber(number, share: true))
      return nil
    default:
      diagnostics.append(.wantsNumber(draft.place))
      return nil
    }
  }

  private mutating func plan(_ drafts: [PlanDraft]) -> [PlannedAction] {
    var plan: [PlannedAction] = []
    for draft in drafts {
      let name = draft.requirement
      let known = ruleSet.requirements.filter { $0.form == form }.map(\.id.text)
      guard
        let index = ruleSet.requirements.firstIndex(where: {
          $0.form == form && $0.id.text == name.value
        })
      else {
        // Somebody who writes the question's number means the requirement that is read from it.
        let form = ruleSet.forms[form]
        let meant = form.ordinal(of: name.value).flatMap { question in
          ruleSet.requirements.first { $0.form == self.form && $0.question == question }
        }
        diagnostics.append(.unknown(.requirement, name, among: meant.map { [$0.id.text] } ?? known))
        continue
      }
      plan.append(
        PlannedAction(
          requirement: Ordinal(index),
          action: draft.action,
          responsible: draft.responsible,
          due: draft.due,
          status: draft.status,
          place: draft.place
        )
      )
    }
    return plan
  }
}

extension Diagnostic {
  fileprivate static func unknownRole(
    _ name: Located<String>,
    among known: [String]
  ) -> Diagnostic {
    let near = NearestName.to(name.value, among: known)
    let list = known.joined(separator: ", ")
    return Diagnostic(
      at: name.place,
      unknownMessage(.role, name.value),
      help: near.map { Message(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?") }
        ?? Message(
          sv: "en roll som inte finns i listan skrivs {other: …}; i listan finns \(list)",
          en: "a role that is not in the list is written {other: …}; the list has \(list)"
        )
    )
  }

  fileprivate static func countAboveBase(_ count: Located<Int>) -> Diagnostic {
    Diagnostic(
      at: count.place,
      Message(
        sv: "antalet \(count.value) är större än det antal som det räknas av",
        en: "the count \(count.value) is larger than what it is counted of"
      ),
      help: Message(
        sv: "skriv {count: så många som uppfyllde, of: så många som räknades}",
        en: "write {count: how many fulfilled it, of: how many were counted}"
      )
    )
  }

  fileprivate static func badNumber(_ text: Located<String>, share: Bool) -> Diagnostic {
    Diagnostic(
      at: text.place,
      share
        ? Message(
          sv: "måttet är en andel och skrivs som antal av antal",
          en: "the measure is a share and is written as a count of a count"
        )
        : Message(
          sv: "”\(text.value)” är inte ett tal från 0 till 999 999 999",
          en: "“\(text.value)” is not a number from 0 to 999,999,999"
        ),
      help: share
        ? Message(sv: "skriv till exempel {count: 41, of: 58}", en: "write {count: 41, of: 58}")
        : Message(sv: "skriv talet med siffror, till exempel 5", en: "write digits, such as 5")
    )
  }

  fileprivate static func wantsNumber(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "måttet är ett tal och inte en andel",
        en: "the measure is a number and not a share"
      ),
      help: Message(sv: "skriv till exempel 5", en: "write for example 5")
    )
  }
}

internal import Diagnostics
internal import Model

/// Requirements and the exceptions from them.
extension Decoder {
  private enum RequirementField: String, FieldName {
    case id, form, question, title, claims, severity, why, responsible, sources, evidence, focus,
      actions
    case gap, replaces
    case severityWhy = "severity_why"
    case appliesWhen = "applies_when"
  }
  private enum CitationField: String, FieldName { case ref, at }
  private enum ExceptionField: String, FieldName {
    case requirement, units, justification, from, until
    case decidedBy = "decided_by"
  }

  /// A requirement as it was written, before its names are looked up.
  private struct RequirementDraft {
    var id: Located<Identifier<Requirement>>?
    var replaces: Located<Identifier<Requirement>>?
    var form: Located<Identifier<Form>>?
    var question: Located<String>?
    var title: Located<String>?
    var claims: Requirement.Claim?
    var severity: Located<Requirement.Severity>?
    var severityReason: Located<String>?
    var why: Located<String>?
    var responsible: [Party] = []
    var citations: [Citation] = []
    var evidence: Requirement.Evidence?
    var focus: Located<Identifier<FocusArea>>?
    var actions: [Action] = []
    var appliesWhen: ConditionDraft?
    var gap: ConditionDraft?
    /// Whether the fields were written, even if they could not be understood.
    var hasGap = false
    var hasAppliesWhen = false
  }

  /// The list of requirements in one file.
  func requirements(
    _ names: RuleSetNames,
    _ ids: inout UniqueNames
  ) throws(Unusable) -> [Requirement] {
    var result: [Requirement] = []
    try list { () throws(Unusable) in
      if let requirement = try requirement(names, &ids) { result.append(requirement) }
    }
    return result
  }

  private func requirement(
    _ names: RuleSetNames,
    _ ids: inout UniqueNames
  ) throws(Unusable) -> Requirement? {
    var draft = RequirementDraft()
    let required: [RequirementField] = [
      .id, .title, .severity, .severityWhy, .why, .responsible, .sources, .actions,
    ]
    let place = try record(RequirementField.self, required: required) { name throws(Unusable) in
      switch name {
      case .id: draft.id = try identifier()
      case .replaces: draft.replaces = try identifier()
      case .form: draft.form = try identifier()
      case .question: draft.question = try text()
      case .title: draft.title = try text()
      case .claims: draft.claims = try word()?.value
      case .severity: draft.severity = try word()
      case .severityWhy: draft.severityReason = try text()
      case .why: draft.why = try text()
      case .responsible: draft.responsible = try responsibleParties()
      case .sources:
        draft.citations = try someElements { () throws(Unusable) in try citation(names) }
      case .evidence: draft.evidence = try word()?.value
      case .focus: draft.focus = try identifier()
      case .actions: draft.actions = try actions(names)
      case .appliesWhen:
        draft.hasAppliesWhen = true
        draft.appliesWhen = try condition()
      case .gap:
        draft.hasGap = true
        draft.gap = try condition()
      }
    }
    guard let place else { return nil }
    if let id = draft.id, !ids.insert(id.value.text, at: id.place, self) { return nil }
    return resolved(draft, at: place, names)
  }

  private func resolved(
    _ draft: RequirementDraft,
    at place: Place,
    _ names: RuleSetNames
  ) -> Requirement? {
    guard let form = names.form(draft.form, self) else { return nil }
    let known = names.forms[form]
    var question: Ordinal<Question>?
    if let name = draft.question {
      question = known.ordinal(of: name.value)
      if question == nil { report(.unknown(.question, name, among: known.names)) }
    } else if !draft.hasGap {
      report(.neitherQuestionNorGap(place))
    }
    let isQuestionKnown = question != nil || draft.question == nil
    guard isQuestionKnown, question != nil || draft.hasGap else { return nil }
    let resolver = ConditionResolver(
      form: known,
      formOrdinal: form,
      roles: names.header.roles,
      measures: names.measures,
      ownQuestion: question,
      decoder: self
    )
    if let question, !draft.hasGap, known.questions[question].kind == .text,
      let name = draft.question
    {
      report(.textQuestionWithoutGap(name))
      return nil
    }
    let gapDraft = draft.hasGap ? draft.gap : names.header.defaults.gap
    let gap = gapDraft.flatMap { resolver.condition($0) }
    let appliesWhen = draft.appliesWhen.flatMap { resolver.condition($0) }
    let focus = draft.focus.flatMap { ordinal(of: $0, in: names.focusAreas, .focusArea) { $0.id } }
    // A gap of a single question that belongs nowhere would be left out of what is recommended.
    if question != nil, draft.focus == nil { report(.noFocus(draft.id?.place ?? place)) }
    for party in draft.responsible where !draft.actions.contains(where: { $0.party == party }) {
      report(.noAction(draft.id?.place ?? place, party))
    }
    guard let gap, !draft.hasAppliesWhen || appliesWhen != nil,
      (focus == nil) == (draft.focus == nil), question == nil || focus != nil, let id = draft.id,
      let title = draft.title, let severity = draft.severity, let why = draft.why,
      let severityReason = draft.severityReason
    else { return nil }
    return Requirement(
      id: id.value,
      replaces: draft.replaces?.value,
      form: form,
      question: question,
      title: title.value,
      claims: draft.claims ?? .all,
      severity: severity.value,
      severityReason: severityReason.value,
      why: why.value,
      responsible: draft.responsible,
      citations: draft.citations,
      evidence: draft.evidence ?? names.header.defaults.evidence,
      focus: focus,
      actions: draft.actions,
      appliesWhen: appliesWhen,
      gap: gap,
      place: place
    )
  }

  /// The parties that are responsible, one at least.
  private func responsibleParties() throws(Unusable) -> [Party] {
    guard try isAtList() else { return try parties() }
    let parties: [Located<Party>] = try someElements { () throws(Unusable) in try word() }
    return parties.map(\.value)
  }

  /// One party or both.
  func parties() throws(Unusable) -> [Party] {
    var parties: [Party] = []
    try listOrOne { () throws(Unusable) in
      if let party: Located<Party> = try word(), !parties.contains(party.value) {
        parties.append(party.value)
      }
    }
    return parties
  }

  /// A source, and where in it.
  func citation(_ names: RuleSetNames) throws(Unusable) -> Citation? {
    var reference: Located<Identifier<Source>>?
    var at: Located<String>?
    try record(CitationField.self, required: [.ref]) { name throws(Unusable) in
      switch name {
      case .ref: reference = try identifier()
      case .at: at = try text()
      }
    }
    guard let reference,
      let source = ordinal(of: reference, in: names.header.sources, .source, { $0.id })
    else { return nil }
    return Citation(source: source, at: at?.value)
  }

  /// The list of accepted gaps.
  func exceptions(_ names: RuleSetNames) throws(Unusable) -> [AcceptedGap] {
    try elements { () throws(Unusable) in
      var requirement: Located<Identifier<Requirement>>?
      var units: [Ordinal<CareUnit>] = []
      var justification: Located<String>?
      var decidedBy: Located<String>?
      var from: Located<CalendarDate>?
      var until: Located<CalendarDate>?
      let required: [ExceptionField] = [.requirement, .units, .justification, .decidedBy, .until]
      let place = try record(ExceptionField.self, required: required) { name throws(Unusable) in
        switch name {
        case .requirement: requirement = try identifier()
        case .units: units = try unitNames(names.units).map(\.value)
        case .justification: justification = try text()
        case .decidedBy: decidedBy = try words()
        case .from: from = try date()
        case .until: until = try date()
        }
      }
      guard let place, let requirement, let justification, let decidedBy, let until,
        let ordinal = ordinal(of: requirement, in: names.requirements, .requirement, { $0.id })
      else { return nil }
      if let from, from.value > until.value { report(.endsBeforeItBegins(until.place)) }
      return AcceptedGap(
        requirement: ordinal,
        units: units,
        justification: justification.value,
        decidedBy: decidedBy.value,
        from: from?.value,
        until: until.value,
        place: place
      )
    }
  }

  /// The names of units, one at least.
  func unitNames(_ known: [CareUnit]) throws(Unusable) -> [Located<Ordinal<CareUnit>>] {
    var result: [Located<Ordinal<CareUnit>>] = []
    var taken = UniqueNames()
    let place = try list { () throws(Unusable) in
      guard let name = try text(), taken.insert(name.value, at: name.place, self) else { return }
      guard let index = known.firstIndex(where: { $0.name == name.value }) else {
        return report(.unknown(.unit, name, among: known.map(\.name)))
      }
      result.append(Located(Ordinal(index), at: name.place))
    }
    if let place, taken.isEmpty { report(.noUnits(place)) }
    return result
  }
}

extension Diagnostic {
  fileprivate static func noFocus(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "kravet saknar fokusområde",
        en: "the requirement has no focus area"
      ),
      help: Message(
        sv: "lägg till ”focus: …”; bara ett samlat krav utan egen fråga kan vara utan",
        en: "add “focus: …”; only a composite without a question of its own can be without"
      )
    )
  }

  fileprivate static func neitherQuestionNorGap(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "kravet har varken fråga eller villkor för brist",
        en: "the requirement has neither a question nor a condition for a gap"
      ),
      help: Message(
        sv: "lägg till ”question: …” eller ”gap: …”",
        en: "add “question: …” or “gap: …”"
      )
    )
  }

  fileprivate static func textQuestionWithoutGap(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      at: name.place,
      Message(
        sv: "fråga \(name.value) besvaras i fritext, så kravet behöver ett eget villkor",
        en: "question \(name.value) is answered in free text, so a condition of its own is needed"
      ),
      help: Message(sv: "lägg till ”gap: …”", en: "add “gap: …”")
    )
  }

  fileprivate static func noAction(_ place: Place, _ party: Party) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "\(party.rawValue) är ansvarig men har ingen rekommenderad åtgärd",
        en: "\(party.rawValue) is responsible but has no recommended action"
      ),
      help: Message(
        sv: "lägg till ”{party: \(party.rawValue), text: …}” i ”actions”",
        en: "add “{party: \(party.rawValue), text: …}” to “actions”"
      )
    )
  }

  fileprivate static func endsBeforeItBegins(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "undantaget slutar innan det börjar",
        en: "the exception ends before it begins"
      )
    )
  }

  static func noUnits(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "minst en vårdcentral ska anges", en: "at least one unit must be named")
    )
  }
}

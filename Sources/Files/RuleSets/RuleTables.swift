internal import Diagnostics
internal import Model

/// The parts of a rule set that requirements refer to: forms, measures, focus areas and units.
extension Decoder {
  private enum FormField: String, FieldName { case id, title, complete, note, questions, removed }
  private enum QuestionField: String, FieldName { case number, key, phase, kind, text, earlier }
  private enum MeasureField: String, FieldName { case id, title, unit, form, question, target }
  private enum AreaField: String, FieldName { case id, title, why, actions }
  private enum ActionField: String, FieldName { case party, text, source, escalate }
  private enum UnitField: String, FieldName { case name, kommun, lansdel }

  /// A form file.
  func form() throws(Unusable) -> Form? {
    var id: Located<Identifier<Form>>?
    var title: Located<String>?
    var isComplete: Bool?
    var note: Located<String>?
    var questions: [Question] = []
    var removed: [RemovedQuestion] = []
    let place = try record(FormField.self, required: [.id, .title, .complete, .questions]) {
      name throws(Unusable) in
      switch name {
      case .id: id = try identifier()
      case .title: title = try text()
      case .complete: isComplete = try truth()
      case .note: note = try text()
      case .questions: questions = try self.questions()
      case .removed: removed = try removedQuestions()
      }
    }
    guard let place, let id, let title, let isComplete else { return nil }
    guard isComplete == (note == nil) else {
      report(.noteAndComplete(note?.place ?? place, isComplete: isComplete))
      return nil
    }
    return Form(
      id: id.value,
      title: title.value,
      missing: note?.value,
      questions: questions,
      removed: removed
    )
  }

  private func questions() throws(Unusable) -> [Question] {
    var names = UniqueNames()
    return try elements { () throws(Unusable) in
      var number: Located<String>?
      var key: Located<Identifier<Question>>?
      var phase: Located<Phase>?
      var kind: Located<Question.Kind>?
      var text: Located<String>?
      var earlier: [EarlierQuestion] = []
      let place = try record(QuestionField.self, required: [.key, .phase, .kind, .text]) {
        name throws(Unusable) in
        switch name {
        case .number: number = try questionNumber()
        case .key: key = try identifier()
        case .phase: phase = try word()
        case .kind: kind = try word()
        case .text: text = try self.text()
        case .earlier: earlier = try earlierQuestions()
        }
      }
      guard let place, let key, let phase, let kind, let text else { return nil }
      if let number, !names.insert(number.value, at: number.place, self) { return nil }
      guard names.insert(key.value.text, at: key.place, self) else { return nil }
      return Question(
        key: key.value,
        number: number?.value,
        phase: phase.value,
        kind: kind.value,
        text: text.value,
        earlier: earlier,
        place: place
      )
    }
  }

  private func questionNumber() throws(Unusable) -> Located<String>? {
    guard let number = try text() else { return nil }
    let parts = number.value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) })
    else {
      report(.badNumber(number))
      return nil
    }
    return number
  }

  /// The list of measures.
  func measures(_ names: RuleSetNames) throws(Unusable) -> [Measure] {
    var ids = UniqueNames()
    return try elements { () throws(Unusable) in
      var id: Located<Identifier<Measure>>?
      var title: Located<String>?
      var unit: Located<Measure.Unit>?
      var form: Located<Identifier<Form>>?
      var question: Located<String>?
      var target: TargetDraft?
      let place = try record(MeasureField.self, required: [.id, .title, .unit, .question, .target])
      {
        name throws(Unusable) in
        switch name {
        case .id: id = try identifier()
        case .title: title = try text()
        case .unit: unit = try word()
        case .form: form = try identifier()
        case .question: question = try text()
        case .target: target = try self.target(names)
        }
      }
      guard let place, let id, ids.insert(id.value.text, at: id.place, self), let title, let unit,
        let question, let target, let formOrdinal = names.form(form, self)
      else { return nil }
      let known = names.forms[formOrdinal]
      guard let questionOrdinal = known.ordinal(of: question.value) else {
        report(.unknown(.question, question, among: known.names))
        return nil
      }
      guard let bound = bound(target.bound, of: unit.value) else { return nil }
      return Measure(
        id: id.value,
        title: title.value,
        unit: unit.value,
        form: formOrdinal,
        question: questionOrdinal,
        target: Measure.Target(
          comparison: Comparison(target.comparator, bound),
          citation: target.citation
        ),
        place: place
      )
    }
  }

  /// The list of focus areas.
  func focusAreas(_ names: RuleSetNames) throws(Unusable) -> [FocusArea] {
    var ids = UniqueNames()
    return try elements { () throws(Unusable) in
      var id: Located<Identifier<FocusArea>>?
      var title: Located<String>?
      var why: Located<String>?
      var actions: [Action] = []
      let place = try record(AreaField.self, required: [.id, .title, .why]) {
        name throws(Unusable) in
        switch name {
        case .id: id = try identifier()
        case .title: title = try text()
        case .why: why = try text()
        case .actions: actions = try self.actions(names)
        }
      }
      guard let place, let id, ids.insert(id.value.text, at: id.place, self), let title, let why
      else { return nil }
      return FocusArea(
        id: id.value,
        title: title.value,
        why: why.value,
        actions: actions,
        place: place
      )
    }
  }

  /// The list of actions of a requirement or a focus area.
  func actions(_ names: RuleSetNames) throws(Unusable) -> [Action] {
    try someElements { () throws(Unusable) in
      var party: Located<Party>?
      var text: Located<String>?
      var source: Located<Identifier<Source>>?
      var needsEscalation = false
      try record(ActionField.self, required: [.party, .text]) { name throws(Unusable) in
        switch name {
        case .party: party = try word()
        case .text: text = try self.text()
        case .source: source = try identifier()
        case .escalate: needsEscalation = try truth() ?? false
        }
      }
      guard let party, let text else { return nil }
      var cited: Ordinal<Source>?
      if let source {
        cited = ordinal(of: source, in: names.header.sources, .source) { $0.id }
        guard cited != nil else { return nil }
      }
      return Action(
        party: party.value,
        text: text.value,
        source: cited,
        needsEscalation: needsEscalation
      )
    }
  }

  /// The list of units.
  func units() throws(Unusable) -> [CareUnit] {
    var taken = UniqueNames()
    return try elements { () throws(Unusable) in
      var unitName: Located<String>?
      var kommun: Located<String>?
      var lansdel: Located<String>?
      try record(UnitField.self, required: [.name]) { name throws(Unusable) in
        switch name {
        case .name: unitName = try text()
        case .kommun: kommun = try text()
        case .lansdel: lansdel = try text()
        }
      }
      guard let unitName, taken.insert(unitName.value, at: unitName.place, self) else { return nil }
      return CareUnit(
        name: unitName.value,
        kommun: kommun?.value,
        lansdel: lansdel?.value,
        place: unitName.place
      )
    }
  }
}

extension Diagnostic {
  fileprivate static func noteAndComplete(_ place: Place, isComplete: Bool) -> Diagnostic {
    Diagnostic(
      at: place,
      isComplete
        ? Message(
          sv: "ett fullständigt formulär har ingen anmärkning om vad som saknas",
          en: "a complete form has no note on what is missing"
        )
        : Message(
          sv: "ett formulär som inte är fullständigt ska säga vad som saknas",
          en: "a form that is not complete must say what is missing"
        ),
      help: isComplete
        ? Message(sv: "ta bort ”note”", en: "remove “note”")
        : Message(sv: "lägg till ”note: …”", en: "add “note: …”")
    )
  }

  fileprivate static func badNumber(_ number: Located<String>) -> Diagnostic {
    Diagnostic(
      at: number.place,
      Message(
        sv: "”\(number.value)” är inte ett frågenummer",
        en: "“\(number.value)” is not a question number"
      ),
      help: Message(sv: "skriv till exempel \"5.7\"", en: "write for example \"5.7\"")
    )
  }
}

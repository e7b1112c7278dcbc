package import Diagnostics
internal import Model

/// Reads files of meetings and compilations.
package enum MeetingReader {
  /// What a file holds, one for each document, in order.
  ///
  /// A document that cannot be placed stands there with what is wrong; a text that cannot be read any
  /// further ends the list. There is at least one element. Mistakes that leave a document in place
  /// go with its draft.
  package static func submissions(in file: SourceFile) -> [Submission] {
    var results: [Submission] = []
    do throws(Unusable) {
      let decoder = Decoder(try StructuredText.events(file))
      var reported = 0
      do throws(Unusable) {
        try decoder.documents { () throws(Unusable) in
          let submission = try decoder.submission()
          let mistakes = Array(decoder.diagnostics[reported...])
          reported = decoder.diagnostics.count
          if let submission {
            results.append(submission.with(mistakes))
          } else if let unusable = Unusable(mistakes) {
            results.append(.refused(unusable))
          }
        }
      } catch {
        // The decoder hands over all it has found; earlier documents have reported theirs.
        throw Unusable(Array(error.diagnostics.dropFirst(reported))) ?? error
      }
    } catch {
      results.append(.refused(error))
    }
    if results.isEmpty {
      results = [.refused(Unusable(Diagnostic(at: .path(file.name), .empty, help: .useTemplate)))]
    }
    return results
  }
}

extension Decoder {
  /// One document: a compilation if that is what its first field says, else a meeting.
  fileprivate func submission() throws(Unusable) -> Submission? {
    if try firstField() == CompilationDraft.mark {
      try compilation().map { .compilation($0) }
    } else {
      try meeting().map { .meeting($0) }
    }
  }

  private enum MeetingFileField: String, FieldName {
    case meeting, participants, answers, measures, plan, compilation

    /// What is offered to somebody who wrote another name; a compilation is no meeting.
    static let allCases: [Self] = [.meeting, .participants, .answers, .measures, .plan]
  }
  private enum MeetingField: String, FieldName { case unit, units, form, date }

  /// One document of a meeting file.
  fileprivate func meeting() throws(Unusable) -> MeetingDraft? {
    var units: [Located<String>] = []
    var form: Located<Identifier<Form>>?
    var date: Located<CalendarDate>?
    var details = MeetingDetails()
    var isCompilation = false
    let before = diagnostics.count
    let place = try record(MeetingFileField.self) { name throws(Unusable) in
      switch name {
      case .meeting:
        let required: [MeetingField] = [.form, .date]
        let place = try record(MeetingField.self, required: required) { name throws(Unusable) in
          switch name {
          case .unit, .units:
            try listOrOne { () throws(Unusable) in if let unit = try text() { units.append(unit) } }
          case .form: form = try identifier()
          case .date: date = try self.date()
          }
        }
        if let place, units.isEmpty { report(.noUnits(place)) }
      case .participants: details.participants = try participants()
      case .answers: details.answers = try answers()
      case .measures: details.measures = try measures()
      case .plan: details.plan = try plan()
      case .compilation: isCompilation = true; try skip()
      }
    }
    guard let place else { return nil }
    if isCompilation {
      throw Unusable(.isCompilation(place))
    }
    guard let form, let date else {
      // An earlier meeting's mistakes say nothing of this one.
      if diagnostics.count == before { report(.noMeeting(place)) }
      return nil
    }
    var draft = MeetingDraft(units: units, form: form, date: date, details: details, file: file)
    draft.commentedOut = commentedAnswers(in: place, details)
    return draft
  }

  /// The participants section.
  func participants() throws(Unusable) -> PerParty<ParticipantsDraft?> {
    var result = PerParty<ParticipantsDraft?>(region: nil, kommun: nil)
    if try takeNothing() { return result }
    try record(Party.self) { party throws(Unusable) in
      if try takeNothing() { return }
      var roles: [Located<String>] = []
      var others: [Located<String>] = []
      let place = try list { () throws(Unusable) in
        if try isAtMapping() {
          if let other = try otherRole() { others.append(other) }
        } else if let role = try text() {
          roles.append(role)
        }
      }
      if let place { result[party] = ParticipantsDraft(roles: roles, others: others, place: place) }
    }
    return result
  }

  private enum OtherField: String, FieldName { case other }

  private func otherRole() throws(Unusable) -> Located<String>? {
    var other: Located<String>?
    try record(OtherField.self, required: [.other]) { _ throws(Unusable) in other = try freeText() }
    return other
  }

  /// The answers section.
  func answers() throws(Unusable) -> [AnswerDraft] {
    var result: [AnswerDraft] = []
    if try takeNothing() { return [] }
    try entries { question throws(Unusable) in
      var answer = AnswerDraft(question: question, place: question.place)
      if try takeNothing() {
        result.append(answer)
      } else if try isAtMapping() {
        let place = try record(AnswerDraft.Field.self) { field throws(Unusable) in
          switch field {
          case .notApplicable:
            guard let reason = try scalar() else { return }
            refuseCutShort(reason)
            answer[field] = reason.withoutLastBreaks
          case .text, .comment: answer[field] = try freeText()
          case .rating, .region, .kommun: answer[field] = try optionalText()
          }
        }
        if let place {
          answer.place = place
          result.append(answer)
        }
      } else if let value = try text() {
        answer.short = value
        answer.place = value.place
        result.append(answer)
      }
    }
    return result
  }

  private enum ShareField: String, FieldName { case count, of }

  /// The measures section.
  func measures() throws(Unusable) -> [MeasureDraft] {
    var result: [MeasureDraft] = []
    if try takeNothing() { return [] }
    try entries { name throws(Unusable) in
      // A measure with nothing behind it was not counted, but its name is looked up all the same.
      if try takeNothing() {
        result.append(MeasureDraft(measure: name, place: name.place))
      } else if try isAtMapping() {
        var count: Located<Int>?
        var base: Located<Int>?
        let place = try record(ShareField.self, required: [.count, .of]) { field throws(Unusable) in
          switch field {
          case .count: count = try wholeNumber()
          case .of: base = try wholeNumber()
          }
        }
        if let place, let count, let base {
          result.append(MeasureDraft(measure: name, count: count, base: base, place: place))
        }
      } else if let number = try text() {
        result.append(MeasureDraft(measure: name, number: number, place: number.place))
      }
    }
    return result
  }

  private enum PlanField: String, FieldName { case requirement, action, responsible, due, status }

  /// The plan section.
  func plan() throws(Unusable) -> [PlanDraft] {
    if try takeNothing() { return [] }
    return try elements { () throws(Unusable) in
      var requirement: Located<String>?
      var action: Located<String>?
      var responsible: [Party] = []
      var due: Located<CalendarDate>?
      var status: Located<PlannedAction.Status>?
      let place = try record(PlanField.self, required: [.requirement, .action]) {
        name throws(Unusable) in
        switch name {
        case .requirement: requirement = try text()
        case .action: action = try freeText()
        case .responsible: if try !takeNothing() { responsible = try parties() }
        case .due: if try !takeNothing() { due = try date() }
        case .status: if try !takeNothing() { status = try word() }
        }
      }
      guard let place, let requirement, let action else { return nil }
      return PlanDraft(
        requirement: requirement,
        action: action,
        responsible: responsible,
        due: due?.value,
        status: status?.value,
        place: place
      )
    }
  }
}

extension Message {
  fileprivate static let empty = Message(sv: "filen är tom", en: "the file is empty")
  fileprivate static let useTemplate = Message(
    sv: "skapa en tom mötesfil med: kravkoll template --form hemsjukvard",
    en: "make an empty meeting file with: kravkoll template --form hemsjukvard"
  )
}

extension Diagnostic {
  fileprivate static func noMeeting(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "filen säger inte vilket möte svaren gäller",
        en: "the file does not say which meeting the answers are from"
      ),
      help: Message(
        sv: "lägg till ”meeting:” med units, form och date",
        en: "add “meeting:” with units, form and date"
      )
    )
  }
}

package import Diagnostics
package import Model

/// A meeting as it was written, before its names are looked up in a rule set.
///
/// Form and date, by which the rule set is chosen, may stand after the answers in the file; and every
/// format that meetings come in is first turned into this.
package struct MeetingDraft: Sendable {
  var units: [Located<String>] = []
  /// The form's name.
  package internal(set) var form: Located<Identifier<Form>>
  /// The day of the meeting.
  package internal(set) var date: Located<CalendarDate>
  var details = MeetingDetails()
  /// What stands behind a # and may be an answer.
  var commentedOut: [CommentedAnswer] = []
  /// What was wrong in the file so far; the names are looked up all the same, to find the rest.
  var mistakes: [Diagnostic] = []
  let file: SourceFile

  /// Why the meeting cannot be used when no rule set has its form.
  package func unknownForm(among known: [String]) -> Unusable {
    let name = Located(form.value.text, at: form.place)
    return refused(.unknown(.form, name, among: known))
  }

  /// Why the meeting cannot be used: what was wrong in the file, and one thing more.
  func refused(_ diagnostic: Diagnostic) -> Unusable {
    Unusable((mistakes + [diagnostic]).sorted(by: Diagnostic.precedes)) ?? Unusable(diagnostic)
  }
}

/// What was said at a meeting, apart from where and when; a rule test's case has the same.
struct MeetingDetails: Sendable {
  var participants = PerParty<ParticipantsDraft?>(region: nil, kommun: nil)
  var answers: [AnswerDraft] = []
  var measures: [MeasureDraft] = []
  var plan: [PlanDraft] = []
}

/// The participants from one party as written.
struct ParticipantsDraft: Sendable {
  var roles: [Located<String>] = []
  var others: [Located<String>] = []
  let place: Place
}

/// One answer as written.
struct AnswerDraft: Sendable {
  /// What can be written of an answer.
  enum Field: String, FieldName {
    case rating, region, kommun, text, comment
    case notApplicable = "not_applicable"
  }

  /// The question's number or key.
  let question: Located<String>
  /// The answer written straight after the question.
  var short: Located<String>?
  var place: Place
  /// A list, since most answers have one or two.
  private var values: [(field: Field, value: Located<String>)] = []

  init(question: Located<String>, place: Place) {
    self.question = question
    self.place = place
  }

  /// Whether nothing stands behind the question.
  var isEmpty: Bool { short == nil && values.isEmpty }

  /// What was written in a field.
  subscript(field: Field) -> Located<String>? {
    get {
      for index in values.indices where values[index].field == field { return values[index].value }
      return nil
    }
    set {
      if let index = values.firstIndex(where: { $0.field == field }) { values.remove(at: index) }
      guard let newValue else { return }
      if values.isEmpty { values.reserveCapacity(2) }
      values.append((field, newValue))
    }
  }
}

/// A counted measure as written.
struct MeasureDraft: Sendable {
  let measure: Located<String>
  var number: Located<String>?
  var count: Located<Int>?
  var base: Located<Int>?
  let place: Place
}

/// An entry in the plan as written.
struct PlanDraft: Sendable {
  let requirement: Located<String>
  let action: Located<String>
  let responsible: [Party]
  let due: CalendarDate?
  let status: PlannedAction.Status?
  let place: Place
}

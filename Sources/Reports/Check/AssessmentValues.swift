internal import Diagnostics
internal import JSON
internal import Model

/// The values of one assessment, as JSON.
struct AssessmentValues {
  private let assessment: Assessment
  private let language: Language
  private var cursor: PositionCursor
  /// A place in the meeting's file; the holes are line and column.
  private let place: JSONTemplate

  init(_ assessment: Assessment, _ language: Language) {
    self.assessment = assessment
    self.language = language
    cursor = PositionCursor(assessment.meeting.file)
    place = JSONTemplate { json in
      json.object { json in
        json.member("file", Shown(assessment.meeting.file.name))
        json.key("line")
        json.hole()
        json.key("column")
        json.hole()
      }
    }
  }

  private var ruleSet: RuleSet { assessment.ruleSet }

  /// Writes one of the values.
  mutating func write(_ hole: AssessmentLayout.Hole, to json: inout JSONWriter) {
    let meeting = assessment.meeting
    switch hole {
    case .units:
      json.array(meeting.units) { json, unit in json.value(Shown(ruleSet.units[unit.value].name)) }
    case .date: json.value(Shown(meeting.date.value.description))
    case .file: json.value(Shown(meeting.file.name))
    case .result(let index, let hole, let question):
      write(hole, of: assessment.results[index], question.index, to: &json)
    case .composite(let index, let hole): write(hole, of: assessment.results[index], to: &json)
    case .observations:
      json.array { json in
        for observation in assessment.observations { self.observation(observation, to: &json) }
      }
    case .plan: json.array { json in for action in meeting.plan { plan(action, to: &json) } }
    case .summary:
      let tally = assessment.tally
      json.object { json in
        json.member("gaps", tally.gaps)
        json.member("met", tally.met)
        json.member("notAssessed", tally.notAssessed)
        json.member("notApplicable", tally.notApplicable)
        json.member("excepted", tally.excepted)
      }
    }
  }

  /// Writes a value of a result that is read from one question.
  ///
  /// The answer is looked at where it lies: this is done for every value of every meeting.
  private mutating func write(
    _ hole: AssessmentLayout.ResultHole,
    of result: RequirementResult,
    _ question: Int,
    to json: inout JSONWriter
  ) {
    let meeting = assessment.meeting
    switch hole {
    case .outcome: json.value(Shown(result.outcome.rawValue))
    case .isDisputed: json.value(result.isDisputed)
    case .exception: exception(result, to: &json)
    case .rating:
      guard case .joint(let rating) = meeting.answers[question].content else {
        return json.null()
      }
      json.value(Int(rating.rawValue))
    case .regionRating: json.value(meeting.ratingApart(question, .region))
    case .kommunRating: json.value(meeting.ratingApart(question, .kommun))
    case .comment:
      json.value(
        meeting.answers[question].comment.map { Shown($0.value) }
      )
    case .notApplicableReason:
      guard case .notApplicable(let reason) = meeting.answers[question].content else {
        return json.null()
      }
      json.value(Shown(reason))
    case .location: location(meeting.answers[question].place, to: &json)
    }
  }

  /// Writes a value of a result that several questions together come to.
  private mutating func write(
    _ hole: AssessmentLayout.CompositeHole,
    of result: RequirementResult,
    to json: inout JSONWriter
  ) {
    let questions = ruleSet.requirements[result.requirement].questions
    switch hole {
    case .outcome: json.value(Shown(result.outcome.rawValue))
    case .isDisputed: json.value(result.isDisputed)
    case .exception: exception(result, to: &json)
    case .notApplicableReason:
      let reason =
        result.outcome == .notApplicable
        ? assessment.meeting.notApplicableReason(among: questions) : nil
      json.value(reason)
    case .location: location(assessment.meeting.decidingPlace(among: questions), to: &json)
    }
  }

  private mutating func observation(_ observation: Observation, to json: inout JSONWriter) {
    json.object { json in
      json.member("code", Shown(observation.code))
      json.member(
        "requirement",
        observation.requirement.map { Shown(ruleSet.requirements[$0].id.text) }
      )
      let message = assessment.message(of: observation)[language]
      json.member("message", message)
      json.key("location")
      location(observation.place, to: &json)
    }
  }

  private func exception(_ result: RequirementResult, to json: inout JSONWriter) {
    guard let ordinal = result.exception else { return json.null() }
    let exception = ruleSet.exceptions[ordinal]
    json.object { json in
      json.member("justification", Shown(exception.justification))
      json.member("decidedBy", Shown(exception.decidedBy))
      json.member("until", Shown(exception.until.description))
    }
  }

  private mutating func plan(_ action: PlannedAction, to json: inout JSONWriter) {
    json.object { json in
      json.member("requirement", Shown(ruleSet.requirements[action.requirement].id.text))
      json.member("action", Shown(action.action.value))
      json.key("responsible")
      json.array(action.responsible) { json, party in json.value(Shown(party.rawValue)) }
      json.member("due", Shown(action.due?.description))
      json.member("status", Shown(action.status?.rawValue))
      json.key("location")
      location(action.place, to: &json)
    }
  }

  private mutating func location(_ place: Place?, to json: inout JSONWriter) {
    guard let place else { return json.null() }
    let position = cursor.position(of: place)
    if json.isCompact, place.file === assessment.meeting.file {
      self.place.write(to: &json) { json, hole in
        json.value(hole == 0 ? position.line : position.column)
      }
      return
    }
    json.object { json in
      json.member("file", Shown(place.file.name))
      json.member("line", position.line)
      json.member("column", position.column)
    }
  }
}

extension Meeting {
  /// What one party rated for itself, where the parties rated apart.
  fileprivate func ratingApart(_ question: Int, _ party: Party) -> Int? {
    guard case .apart(let ratings) = answers[question].content else { return nil }
    return ratings[party].map { Int($0.rawValue) }
  }
}

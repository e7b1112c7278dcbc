internal import Diagnostics
internal import JSON
internal import Model

/// The values of one assessment, as JSON.
struct AssessmentValues {
  private let assessment: Assessment
  private let results: [ResultView]
  private let language: Language

  init(_ assessment: Assessment, _ language: Language) {
    self.assessment = assessment
    results = assessment.results.map { ResultView($0, of: assessment) }
    self.language = language
  }

  private var ruleSet: RuleSet { assessment.ruleSet }

  /// Writes one of the values.
  func write(_ hole: AssessmentLayout.Hole, to json: inout JSONWriter) {
    let meeting = assessment.meeting
    switch hole {
    case .units:
      json.array(meeting.units) { json, unit in json.value(ruleSet.units[unit.value].name) }
    case .date: json.value(meeting.date.value.description)
    case .file: json.value(meeting.file.name)
    case .result(let index, let hole): write(hole, of: results[index], to: &json)
    case .observations:
      json.array(assessment.observations) { json, observation in
        self.observation(observation, to: &json)
      }
    case .plan: json.array(meeting.plan) { json, action in plan(action, to: &json) }
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

  private func write(
    _ hole: AssessmentLayout.ResultHole,
    of view: ResultView,
    to json: inout JSONWriter
  ) {
    switch hole {
    case .outcome: json.value(view.result.outcome.rawValue)
    case .rating: json.value(view.jointRating.map { Int($0.rawValue) })
    case .regionRating: json.value(view.ratingsApart?.region.map { Int($0.rawValue) })
    case .kommunRating: json.value(view.ratingsApart?.kommun.map { Int($0.rawValue) })
    case .isDisputed: json.value(view.result.isDisputed)
    case .comment: json.value(view.comment.map { PersonalIdentityNumber.masked($0) })
    case .notApplicableReason:
      json.value(view.notApplicableReason.map { PersonalIdentityNumber.masked($0) })
    case .exception: exception(view.result.exception.map { ruleSet.exceptions[$0] }, to: &json)
    case .location: location(view.place, to: &json)
    }
  }

  private func observation(_ observation: Observation, to json: inout JSONWriter) {
    json.object { json in
      json.member("code", observation.code)
      json.member("requirement", observation.requirement.map { ruleSet.requirements[$0].id.text })
      let message = assessment.message(of: observation)[language]
      json.member("message", PersonalIdentityNumber.masked(message))
      json.key("location")
      location(observation.place, to: &json)
    }
  }

  private func exception(_ exception: AcceptedGap?, to json: inout JSONWriter) {
    guard let exception else { return json.value(String?.none) }
    json.object { json in
      json.member("justification", exception.justification)
      json.member("decidedBy", exception.decidedBy)
      json.member("until", exception.until.description)
    }
  }

  private func plan(_ action: PlannedAction, to json: inout JSONWriter) {
    json.object { json in
      json.member("requirement", ruleSet.requirements[action.requirement].id.text)
      json.member("action", PersonalIdentityNumber.masked(action.action.value))
      json.key("responsible")
      json.array(action.responsible) { json, party in json.value(party.rawValue) }
      json.member("due", action.due?.description)
      json.member("status", action.status?.rawValue)
      json.key("location")
      location(action.place, to: &json)
    }
  }

  private func location(_ place: Place?, to json: inout JSONWriter) {
    guard let place else { return json.value(String?.none) }
    let position = place.position
    json.object { json in
      json.member("file", place.file.name)
      json.member("line", position.line)
      json.member("column", position.column)
    }
  }
}

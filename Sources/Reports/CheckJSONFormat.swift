internal import Diagnostics
internal import Files
internal import JSON
internal import Model

/// `kravkoll/assessment/1`: an object for one meeting, an array for several.
struct CheckJSONFormat: CheckFormat {
  let name = "json"
  let isForMachines = true

  func text(of report: CheckReport, _ presentation: Presentation) -> String {
    var json = JSONWriter(pretty: true)
    if report.entries.count == 1 {
      json.entry(report.entries[0], presentation.language)
    } else {
      json.array(report.entries) { json, entry in json.entry(entry, presentation.language) }
    }
    return json.text + "\n"
  }
}

/// The same objects, one a line.
struct CheckNDJSONFormat: CheckFormat {
  let name = "ndjson"
  let isForMachines = true

  func text(of report: CheckReport, _ presentation: Presentation) -> String {
    report.entries.map { entry in
      var json = JSONWriter(pretty: false)
      json.entry(entry, presentation.language)
      return json.text + "\n"
    }.joined()
  }
}

extension JSONWriter {
  fileprivate mutating func entry(_ entry: CheckReport.Entry, _ language: Language) {
    switch entry {
    case .assessment(let assessment): self.assessment(assessment, language)
    case .refused(let reason): error(reason.diagnostics[0], language)
    }
  }

  /// `{error: {file, line, column, message}}`.
  private mutating func error(_ diagnostic: Diagnostic, _ language: Language) {
    object { json in
      json.key("error")
      json.object { json in
        let site = diagnostic.site
        json.member("file", site?.file)
        json.member("line", site?.position?.line)
        json.member("column", site?.position?.column)
        json.member("message", PersonalIdentityNumber.masked(diagnostic.message[language]))
      }
    }
  }

  private mutating func assessment(_ assessment: Assessment, _ language: Language) {
    let meeting = assessment.meeting
    let ruleSet = assessment.ruleSet
    object { json in
      json.member("schema", "kravkoll/assessment/1")
      json.key("ruleset")
      json.object { json in
        json.member("id", ruleSet.id.text)
        json.member("version", ruleSet.version.description)
        json.member("hash", ruleSet.hash)
      }
      json.member("asOf", assessment.asOf.description)
      json.key("meeting")
      json.object { json in
        json.key("units")
        json.array(meeting.units) { json, unit in json.value(ruleSet.units[unit.value].name) }
        json.member("form", assessment.form.id.text)
        json.member("date", meeting.date.value.description)
        json.member("file", meeting.file.name)
      }
      json.key("results")
      json.array(assessment.results) { json, result in json.result(result, of: assessment) }
      json.key("observations")
      json.array(assessment.observations) { json, observation in
        json.object { json in
          json.member("code", observation.code)
          json.member(
            "requirement",
            observation.requirement.map { ruleSet.requirements[$0].id.text }
          )
          let message = assessment.message(of: observation)[language]
          json.member("message", PersonalIdentityNumber.masked(message))
          json.location(observation.place)
        }
      }
      json.key("plan")
      json.array(meeting.plan) { json, action in json.plan(action, ruleSet) }
      json.key("summary")
      json.object { json in
        let tally = assessment.tally
        json.member("gaps", tally.gaps)
        json.member("met", tally.met)
        json.member("notAssessed", tally.notAssessed)
        json.member("notApplicable", tally.notApplicable)
        json.member("excepted", tally.excepted)
      }
    }
  }

  private mutating func result(_ result: RequirementResult, of assessment: Assessment) {
    let ruleSet = assessment.ruleSet
    let view = ResultView(result, of: assessment)
    let requirement = view.requirement
    object { json in
      json.member("requirement", requirement.id.text)
      json.member("question", view.ownQuestion?.label)
      if view.ownQuestion == nil {
        json.key("questions")
        json.array(view.answers) { json, item in json.value(item.question.label) }
      }
      json.member("title", requirement.title)
      json.member("outcome", result.outcome.rawValue)
      json.member("severity", requirement.severity.rawValue)
      json.member("evidence", requirement.evidence.rawValue)
      json.member("rating", view.jointRating.map { Int($0.rawValue) })
      json.key("ratings")
      json.object { json in
        let apart = view.ratingsApart
        json.member("region", apart?.region.map { Int($0.rawValue) })
        json.member("kommun", apart?.kommun.map { Int($0.rawValue) })
      }
      json.member("disputed", result.isDisputed)
      json.member("comment", view.comment.map { PersonalIdentityNumber.masked($0) })
      json.member(
        "notApplicableReason",
        view.notApplicableReason.map { PersonalIdentityNumber.masked($0) }
      )
      json.key("sources")
      json.array(requirement.citations) { json, citation in
        let source = ruleSet.sources[citation.source]
        json.object { json in
          json.member("id", source.id.text)
          json.member("title", source.title)
          json.member("kind", source.kind.rawValue)
          json.member("at", citation.at)
        }
      }
      json.key("actions")
      json.array(requirement.actions) { json, action in
        json.object { json in
          json.member("party", action.party.rawValue)
          json.member("text", action.text)
          json.member("source", action.source.map { ruleSet.sources[$0].id.text })
        }
      }
      json.key("exception")
      json.exception(result.exception.map { ruleSet.exceptions[$0] })
      json.location(view.place)
    }
  }

  private mutating func exception(_ exception: AcceptedGap?) {
    guard let exception else { return value(String?.none) }
    object { json in
      json.member("justification", exception.justification)
      json.member("decidedBy", exception.decidedBy)
      json.member("until", exception.until.description)
    }
  }

  private mutating func plan(_ action: PlannedAction, _ ruleSet: RuleSet) {
    object { json in
      json.member("requirement", ruleSet.requirements[action.requirement].id.text)
      json.member("action", PersonalIdentityNumber.masked(action.action.value))
      json.key("responsible")
      json.array(action.responsible) { json, party in json.value(party.rawValue) }
      json.member("due", action.due?.description)
      json.member("status", action.status?.rawValue)
      json.location(action.place)
    }
  }

  private mutating func location(_ place: Place?) {
    key("location")
    guard let place else { return value(String?.none) }
    let position = place.position
    object { json in
      json.member("file", place.file.name)
      json.member("line", position.line)
      json.member("column", position.column)
    }
  }
}

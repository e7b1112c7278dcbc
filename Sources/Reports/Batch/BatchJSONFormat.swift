internal import Diagnostics
internal import Files
internal import JSON
internal import Model
internal import Summary

/// `kravkoll/batch/1`.
struct BatchJSONFormat: BatchFormat {
  let name = "json"
  let isForMachines = true

  func text(of report: BatchReport, _ presentation: Presentation) -> String {
    var json = JSONWriter(pretty: true)
    json.batch(report, presentation.language)
    return json.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func batch(_ report: BatchReport, _ language: Language) {
    object { json in
      json.member("schema", "kravkoll/batch/1")
      json.member("asOf", Shown(report.asOf.description))
      json.key("rulesets")
      json.array(report.parts) { json, part in json.ruleSet(of: part) }
      json.member("meetings", report.responses)
      json.member("units", report.unitCount)
      json.key("errors")
      json.array(report.failures) { json, failure in json.failure(failure, language) }
      json.key("requirements")
      json.lines(of: report.parts)
      json.key("phases")
      json.array { json in
        for part in report.parts {
          for line in part.phases {
            json.area(line, id: Shown(line.area.rawValue), share: "gapShare", part)
          }
        }
      }
      json.key("areas")
      json.array { json in
        for part in report.parts {
          for line in part.areas {
            json.area(line, id: Shown(line.area.id.text), share: "score", part)
          }
        }
      }
      json.key("participation")
      json.array { json in for part in report.parts { json.participation(of: part) } }
      json.key("response")
      json.array(report.parts) { json, part in
        json.response(of: part, isPublished: report.publication != nil)
      }
      if report.publication == nil { json.observations(of: report) }
      json.key("groups")
      json.array(report.groups) { json, group in json.group(group) }
      json.key("comparison")
      json.array { json in
        for table in report.comparison {
          for line in table.lines { json.comparison(line, in: table) }
        }
      }
      if report.publication == nil { json.pairedComparison(report.pairedComparison) }
      if let units = report.units {
        json.key("unitGaps")
        json.array(units) { json, unit in json.unitGaps(unit) }
      }
      if let remarks = report.remarks {
        json.key("comments")
        json.array(remarks) { json, remark in
          json.object { json in
            let form = remark.ruleSet.forms[remark.form]
            json.member("form", Shown(form.id.text))
            json.member("question", Shown(form.questions[remark.question].label))
            json.member("text", Shown(remark.text))
          }
        }
      }
      json.publication(report.publication)
    }
  }

  private mutating func lines(of parts: [SummaryPart]) {
    array { json in
      for part in parts {
        for line in part.lines { json.line(line, part) }
      }
    }
  }

  private mutating func line(_ line: RequirementLine, _ part: SummaryPart) {
    object { json in
      json.member("ruleset", Shown(part.ruleSet.id.text))
      json.member("form", Shown(part.ruleSet.forms[part.form].id.text))
      json.round(of: part)
      json.member("requirement", Shown(line.requirement.id.text))
      json.member("question", Shown(line.question?.label))
      if line.question == nil {
        let questions = part.ruleSet.forms[part.form].questions
        json.key("questions")
        json.array(line.requirement.questions) { json, question in
          json.value(Shown(questions[question].label))
        }
      }
      json.member("title", Shown(line.requirement.title))
      json.member("severity", Shown(line.requirement.severity.rawValue))
      json.member("evidence", Shown(line.requirement.evidence.rawValue))
      json.member("phase", Shown(line.question?.phase.rawValue))
      json.member(
        "focus",
        line.requirement.focus.map { Shown(part.ruleSet.focusAreas[$0].id.text) }
      )
      json.member("suppressed", line.figures == nil)
      json.figures(line.figures)
    }
  }

  /// The members that say what was found of a requirement.
  private mutating func figures(_ figures: RequirementFigures?) {
    key("counts")
    ratings(figures?.answers?.ratings)
    member("unanswered", figures?.answers?.unanswered)
    member("notApplicable", figures?.counts.notApplicable.exact)
    member("gaps", figures?.counts.gaps.exact)
    member("assessed", figures?.counts.assessed.exact)
    key("gapBounds")
    bounds(figures?.counts.gaps)
    key("assessedBounds")
    bounds(figures?.counts.assessed)
    member("boundsAreOuter", figures?.counts.isOuter ?? false)
    member("excepted", figures?.excepted)
    member("disputed", figures?.disputed)
    member("gapShare", figures?.gapShare)
    key("interval")
    interval(figures?.interval)
    key("median")
    if let median = figures?.median {
      array([median.low, median.high]) { json, rating in json.value(Int(rating.rawValue)) }
    } else {
      null()
    }
    member("mean", figures?.mean)
  }

  private mutating func ratings(_ ratings: RatingCounts?) {
    guard let ratings else { return null() }
    object { json in
      for rating in Rating.allCases { json.member("\(rating.rawValue)", ratings[rating]) }
    }
  }

  private mutating func area<Area>(
    _ line: AreaLine<Area>,
    id: Shown,
    share: Shown,
    _ part: SummaryPart
  ) {
    object { json in
      json.member("ruleset", Shown(part.ruleSet.id.text))
      json.member("form", Shown(part.ruleSet.forms[part.form].id.text))
      json.round(of: part)
      json.member("id", id)
      json.member("requirements", line.requirements.count)
      json.member("suppressed", line.figures == nil)
      json.sums(line.figures, share: share)
      json.key("counts")
      json.ratings(line.figures?.ratings)
      json.member("mean", line.figures?.ratings.mean)
    }
  }

  private mutating func participation(of part: SummaryPart) {
    for (index, role) in part.ruleSet.roles.enumerated() {
      let isHidden = part.hiddenParticipation.contains(role.party)
      object { json in
        json.member("form", Shown(part.ruleSet.forms[part.form].id.text))
        json.round(of: part)
        json.member("party", Shown(role.party.rawValue))
        json.member("role", Shown(role.id.text))
        json.member("suppressed", isHidden)
        json.member("meetings", isHidden ? nil : part.counts.roles[index])
        json.member("of", isHidden ? nil : part.counts.knownParticipants[role.party])
      }
    }
  }

  private mutating func response(of part: SummaryPart, isPublished: Bool) {
    object { json in
      json.member("form", Shown(part.ruleSet.forms[part.form].id.text))
      json.round(of: part)
      json.member("responses", part.counts.responses)
      json.member("units", part.counts.units.count)
      json.member("of", part.ruleSet.units.count)
      json.key("withoutAnswer")
      guard !isPublished else { return json.null() }
      json.array(part.unitsWithoutAnswer) { json, unit in json.value(Shown(unit.name)) }
    }
  }

  private mutating func observations(of report: BatchReport) {
    key("observations")
    array { json in
      for part in report.parts {
        for (code, count) in part.counts.observations.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.member("form", Shown(part.ruleSet.forms[part.form].id.text))
            json.member("code", Shown(code))
            json.member("count", count)
          }
        }
      }
      guard report.copiedCount > 0 else { return }
      json.object { json in
        json.member("code", "copied-comment")
        json.member("count", report.copiedCount)
        json.key("locations")
        json.array(report.copiedComments) { json, place in json.value(Shown(place)) }
      }
    }
  }

  private mutating func group(_ group: SummaryGroup) {
    object { json in
      json.member("by", Shown(group.by.rawValue))
      json.member("name", group.name.map { Shown($0) })
      json.member("suppressed", group.isSuppressed)
      json.member("meetings", group.isSuppressed ? nil : group.responses)
      json.key("requirements")
      if group.isSuppressed { json.array { _ in } } else { json.lines(of: group.parts) }
    }
  }

  /// What became of the units that have meetings in both rounds.
  private mutating func pairedComparison(_ tables: [ComparisonTable]?) {
    key("pairedComparison")
    guard let tables else { return null() }
    array(tables) { json, table in
      json.object { json in
        json.member("form", Shown(table.form.id.text))
        json.member("pairs", table.pairs?.count)
        json.member("units", table.pairs?.pairing.units)
        json.member("unpairedUnits", table.pairs?.pairing.unpaired)
        json.member("notEarlier", table.pairs?.pairing.notEarlier)
        json.member("tests", table.tests)
        json.key("requirements")
        json.array(table.lines) { json, line in json.comparison(line, in: table) }
      }
    }
  }

  private mutating func comparison(_ line: ComparisonLine, in table: ComparisonTable) {
    object { json in
      json.member("form", Shown(table.form.id.text))
      json.member("requirement", line.requirement.map { "\($0)" })
      json.member("label", Shown(line.label))
      json.member("title", Shown(line.title))
      json.member("comparability", Shown(line.comparability.rawValue))
      json.member("reason", line.reason.map { Shown($0) })
      for (name, figures) in [("earlier", line.change?.earlier), ("later", line.change?.later)] {
        json.key(Shown(name))
        guard let figures else {
          json.null()
          continue
        }
        json.object { json in
          json.member("gaps", figures.gaps.exact)
          json.member("assessed", figures.assessed.exact)
          json.key("gapBounds")
          json.bounds(figures.gaps)
          json.key("assessedBounds")
          json.bounds(figures.assessed)
          json.member("boundsAreOuter", figures.isOuter)
          json.member("gapShare", figures.gapShare)
        }
      }
      if table.pairs != nil {
        json.member("closed", line.change?.turns?.closed)
        json.member("came", line.change?.turns?.came)
      }
      json.member("probability", line.change?.probability)
      json.member("adjusted", line.change?.adjusted)
      json.member("tests", table.tests)
      json.member("largerThanChance", line.change?.isLargerThanChance)
    }
  }
}

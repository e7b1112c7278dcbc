internal import Diagnostics
internal import Files
internal import JSON
internal import Model

/// The fields of `kravkoll/assessment/1` in their order: what is the same for every meeting with a
/// form, and holes for what is not.
struct AssessmentLayout {
  /// A value that differs from meeting to meeting.
  enum Hole {
    case units
    case date
    case file
    /// A value of the result with a number, which is read from a question.
    case result(Int, ResultHole, Ordinal<Question>)
    /// A value of the result with a number, which is read from several questions.
    case composite(Int, CompositeHole)
    case observations
    case plan
    case summary
  }

  /// A value of a result that is read from one question.
  enum ResultHole {
    case outcome, rating, regionRating, kommunRating, isDisputed, comment, notApplicableReason
    case exception, location
  }

  /// A value of a result that several questions together come to.
  enum CompositeHole {
    case outcome, isDisputed, notApplicableReason, exception, location

    /// Nil for what only a single question has.
    init?(_ hole: ResultHole) {
      switch hole {
      case .outcome: self = .outcome
      case .isDisputed: self = .isDisputed
      case .notApplicableReason: self = .notApplicableReason
      case .exception: self = .exception
      case .location: self = .location
      case .rating, .regionRating, .kommunRating, .comment: return nil
      }
    }
  }

  private let ruleSet: RuleSet
  private let form: Ordinal<Form>
  private let asOf: CalendarDate
  private let hash: Shown

  init(_ ruleSet: RuleSet, _ form: Ordinal<Form>, _ asOf: CalendarDate) {
    self.ruleSet = ruleSet
    self.form = form
    self.asOf = asOf
    hash = Shown(digest: ruleSet.edition.digest.hexadecimal)
  }

  /// The layout on one line, and its holes in their order.
  var template: (JSONTemplate, [Hole]) {
    var holes: [Hole] = []
    let template = JSONTemplate { json in
      write(to: &json) { json, hole in
        holes.append(hole)
        json.hole()
      }
    }
    return (template, holes)
  }

  /// Writes the whole; `fill` writes the values.
  func write(to json: inout JSONWriter, _ fill: (inout JSONWriter, Hole) -> Void) {
    json.object { json in
      json.member("schema", "kravkoll/assessment/1")
      json.key("ruleset")
      json.object { json in
        json.member("id", Shown(ruleSet.id.text))
        json.member("version", Shown(ruleSet.version.description))
        json.member("hash", hash)
      }
      json.member("asOf", Shown(asOf.description))
      json.key("meeting")
      json.object { json in
        json.key("units")
        fill(&json, .units)
        json.member("form", Shown(ruleSet.forms[form].id.text))
        json.key("date")
        fill(&json, .date)
        json.key("file")
        fill(&json, .file)
      }
      json.key("results")
      json.array { json in
        let requirements = ruleSet.requirements.filter { $0.form == form }
        for (index, requirement) in requirements.enumerated() {
          result(requirement, to: &json) { json, hole in
            if let question = requirement.question {
              fill(&json, .result(index, hole, question))
            } else if let hole = CompositeHole(hole) {
              fill(&json, .composite(index, hole))
            } else {
              json.null()
            }
          }
        }
      }
      json.key("observations")
      fill(&json, .observations)
      json.key("plan")
      fill(&json, .plan)
      json.key("summary")
      fill(&json, .summary)
    }
  }

  private func result(
    _ requirement: Requirement,
    to json: inout JSONWriter,
    _ fill: (inout JSONWriter, ResultHole) -> Void
  ) {
    let questions = ruleSet.forms[form].questions
    json.object { json in
      json.member("requirement", Shown(requirement.id.text))
      json.member("question", requirement.question.map { Shown(questions[$0].label) })
      if requirement.question == nil {
        json.key("questions")
        json.array(requirement.questions) { json, question in
          json.value(Shown(questions[question].label))
        }
        json.member("claims", Shown(requirement.claims.rawValue))
      }
      json.member("title", Shown(requirement.title))
      json.key("outcome")
      fill(&json, .outcome)
      json.member("severity", Shown(requirement.severity.rawValue))
      json.member("evidence", Shown(requirement.evidence.rawValue))
      json.key("rating")
      fill(&json, .rating)
      json.key("ratings")
      json.object { json in
        json.key("region")
        fill(&json, .regionRating)
        json.key("kommun")
        fill(&json, .kommunRating)
      }
      json.key("disputed")
      fill(&json, .isDisputed)
      json.key("comment")
      fill(&json, .comment)
      json.key("notApplicableReason")
      fill(&json, .notApplicableReason)
      json.key("sources")
      json.array(requirement.citations) { json, citation in
        let source = ruleSet.sources[citation.source]
        json.object { json in
          json.member("id", Shown(source.id.text))
          json.member("title", Shown(source.title))
          json.member("kind", Shown(source.kind.rawValue))
          json.member("at", Shown(citation.at))
        }
      }
      json.key("actions")
      json.array(requirement.actions) { json, action in
        json.object { json in
          json.member("party", Shown(action.party.rawValue))
          json.member("text", Shown(action.text))
          json.member("source", action.source.map { Shown(ruleSet.sources[$0].id.text) })
        }
      }
      json.key("exception")
      fill(&json, .exception)
      json.key("location")
      fill(&json, .location)
    }
  }
}

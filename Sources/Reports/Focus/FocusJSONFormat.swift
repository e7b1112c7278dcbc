internal import Diagnostics
internal import Files
internal import JSON
internal import Model
internal import Summary

/// `kravkoll/focus/1`.
struct FocusJSONFormat: FocusFormat {
  let name = "json"
  let isForMachines = true

  func text(of report: FocusReport, _ presentation: Presentation) -> String {
    var json = JSONWriter(pretty: true)
    json.focus(report, presentation.language)
    return json.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func focus(_ report: FocusReport, _ language: Language) {
    object { json in
      json.member("schema", "kravkoll/focus/1")
      json.member("asOf", Shown(report.asOf.description))
      json.key("rulesets")
      json.array(report.parts) { json, part in json.ruleSet(of: part) }
      json.member("meetings", report.parts.responses)
      json.member("units", report.parts.unitCount)
      json.key("errors")
      json.array(report.failures) { json, failure in json.failure(failure, language) }
      json.member("top", report.top)
      json.key("areas")
      json.array(report.ranking.areas) { json, area in json.area(area, report) }
      json.key("strengths")
      json.strengths(of: report)
      json.key("wishes")
      json.themes(of: report.texts(\.wishes), Mentions(report.tallies))
      json.key("contradictions")
      json.contradictions(of: report)
      json.key("change")
      json.change(report.change)
      json.publication(report.publication)
    }
  }

  // MARK: - One area

  private mutating func area(_ area: RankedArea, _ report: FocusReport) {
    let figures = area.figures
    object { json in
      json.member("area", Shown(area.area.id.text))
      json.member("title", Shown(area.area.title))
      json.member("rank", area.rank)
      json.member("tied", area.isTied)
      json.member("recommended", area.isRecommended)
      json.member("suppressed", figures == nil)
      json.sums(figures, share: "score")
      let isKnown = report.publication == nil && !area.tally.isCompiled
      json.member("meetingsWithGap", isKnown ? area.tally.meetingsWithGap : nil)
      // It hangs on single responses.
      json.member("stable", report.publication == nil ? area.standing.isStable : nil)
      json.key("requirements")
      json.array(area.requirements) { json, line in json.requirement(line) }
      json.key("themes")
      let texts = report.publication == nil ? area.tally.texts : TextTally()
      json.themes(of: texts, Mentions(report.tallies))
      if report.publication == nil { json.workingMaterial(area, report) }
      json.key("actions")
      json.array(area.area.actions) { json, action in json.action(action, area.ruleSet) }
      json.member("why", Shown(area.area.why))
      guard let explained = report.explained, explained.area.area.id == area.area.id,
        let meetings = explained.meetings
      else { return }
      json.key("meetingList")
      json.array(meetings) { json, meeting in json.unitGaps(meeting) }
    }
  }

  private mutating func requirement(_ line: WeightedLine) {
    let counts = line.line.figures?.counts
    object { json in
      json.member("ruleset", Shown(line.ruleSet.id.text))
      json.member("form", Shown(line.form.id.text))
      json.member("requirement", Shown(line.line.requirement.id.text))
      json.member("question", Shown(line.line.question?.label))
      json.member("title", Shown(line.line.requirement.title))
      json.member("severity", Shown(line.line.requirement.severity.rawValue))
      json.member("weight", line.weight)
      json.member("gaps", counts?.gaps.exact)
      json.member("assessed", counts?.assessed.exact)
      json.key("gapBounds")
      json.bounds(counts?.gaps)
      json.key("assessedBounds")
      json.bounds(counts?.assessed)
      json.member("boundsAreOuter", counts?.isOuter ?? false)
    }
  }

  private mutating func action(_ action: Action, _ ruleSet: RuleSet) {
    object { json in
      json.member("party", Shown(action.party.rawValue))
      json.member("text", Shown(action.text))
      json.member("source", action.source.map { Shown(ruleSet.sources[$0].id.text) })
      json.member("escalate", action.needsEscalation)
    }
  }

  /// What is not for publication.
  private mutating func workingMaterial(_ area: RankedArea, _ report: FocusReport) {
    let texts = area.tally.texts
    member("comments", texts.texts)
    key("verdicts")
    verdicts(texts.verdicts)
    key("quotes")
    array(area.quotes) { json, quote in json.value(quote) }
    let parties = area.tally.parties
    key("parties")
    object { json in
      json.member("answers", parties.answers)
      json.member("equal", parties.equal)
      json.member("regionHigher", parties.higher.region)
      json.member("kommunHigher", parties.higher.kommun)
    }
    key("measures")
    array(report.countedMeasures.filter { $0.area?.id == area.area.id }) { json, measure in
      json.measure(measure)
    }
    key("plan")
    object { json in
      json.key("actions")
      json.object { json in
        for status in PlanStatusWords.order {
          json.member(Shown(status?.rawValue ?? "-"), area.tally.plan.actions[status] ?? 0)
        }
      }
      json.member("overdue", area.tally.plan.overdue)
      json.member("gapsWithoutAction", area.tally.plan.gapsWithoutAction)
    }
    key("change")
    guard let change = report.change else { return null() }
    self.change(of: change.areas[area.area.id] ?? RoundChange.Area())
  }

  private mutating func measure(_ counted: CountedMeasure) {
    let tally = counted.tally
    let isShare = counted.measure.unit == .share
    object { json in
      json.member("measure", Shown(counted.measure.id.text))
      json.member("question", Shown(counted.question.label))
      json.member("meetings", tally.meetings)
      json.member("count", isShare ? tally.count : nil)
      json.member("of", isShare ? tally.base : nil)
      json.member("reached", tally.reached)
      json.member("compared", tally.compared)
      json.member("ratedHigher", tally.ratedHigher)
      json.member("ratedLower", tally.ratedLower)
    }
  }

  private mutating func change(of area: RoundChange.Area) {
    object { json in
      json.fates(area.gaps)
      json.member("came", area.came)
      json.key("actions")
      json.object { json in
        for status in PlanStatusWords.order {
          json.key(Shown(status?.rawValue ?? "-"))
          json.object { $0.fates(area.actions[status] ?? RoundChange.Fates()) }
        }
      }
    }
  }

  private mutating func fates(_ fates: RoundChange.Fates) {
    member("closed", fates.closed)
    member("remained", fates.remained)
    member("unknown", fates.unknown)
    member("notFollowedUp", fates.notFollowedUp)
    member("noGap", fates.noGap)
  }

  // MARK: - All areas together

  private mutating func strengths(of report: FocusReport) {
    object { json in
      json.key("requirements")
      json.array(report.strengths.lines) { json, strength in
        json.object { json in
          json.member("requirement", Shown(strength.line.requirement.id.text))
          json.member("question", Shown(strength.line.question?.label))
          json.member("title", Shown(strength.line.requirement.title))
          json.member("fully", strength.fully)
          json.member("answers", strength.answers)
        }
      }
      json.key("themes")
      json.themes(of: report.texts(\.strengths), Mentions(report.tallies))
    }
  }

  private mutating func contradictions(of report: FocusReport) {
    guard report.publication == nil else { return null() }
    object { json in
      json.key("verdicts")
      json.verdicts(report.verdicts)
      json.key("comments")
      json.array(report.tallies.flatMap(\.contradictions)) { json, contradiction in
        json.object { json in
          let position = contradiction.place.position
          json.member("question", Shown(contradiction.question.label))
          json.member("rating", Int(contradiction.rating.rawValue))
          json.key("words")
          json.array(contradiction.words) { json, word in
            json.value(Shown(word))
          }
          json.member("comment", contradiction.comment.map { Shown($0) })
          json.key("location")
          json.object { json in
            json.member("file", Shown(contradiction.place.file.name))
            json.member("line", position.line)
            json.member("column", position.column)
          }
        }
      }
    }
  }

  private mutating func verdicts(_ verdicts: VerdictCounts) {
    object { json in
      json.member("agrees", verdicts.agrees)
      json.member("gapUnderHigh", verdicts.gapsUnderHigh)
      json.member("worksUnderLow", verdicts.worksUnderLow)
      json.member("cannotTell", verdicts.cannotTell)
    }
  }

  private mutating func themes(of texts: TextTally, _ mentions: Mentions) {
    array(texts.ranked) { json, mention in
      json.object { json in
        json.member("theme", Shown(mention.theme.text))
        json.member("title", mentions.title(of: mention.theme))
        json.member("comments", mention.counts.total)
        json.member("underLow", mention.counts.low)
        json.member("underHigh", mention.counts.high)
      }
    }
  }

  private mutating func change(_ change: RoundChange?) {
    guard let change else { return null() }
    object { json in
      json.member("pairs", change.pairs)
      json.member("unpairedUnits", change.pairing.unpaired)
      json.member("notEarlier", change.pairing.notEarlier)
      json.key("all")
      json.change(of: change.all)
    }
  }
}

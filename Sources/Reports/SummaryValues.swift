internal import Diagnostics
internal import Files
internal import JSON
internal import Model
internal import Summary

/// The values that results over many meetings have in common.
extension JSONWriter {
  mutating func ruleSet(of part: SummaryPart) {
    object { json in
      json.member("id", Shown(part.ruleSet.id.text))
      json.member("version", Shown(part.ruleSet.version.description))
      json.member("hash", Shown(part.ruleSet.edition.digest.hexadecimal))
      json.member("form", Shown(part.ruleSet.forms[part.form].id.text))
      json.round(of: part)
    }
  }

  /// The year of a round that is published by itself.
  mutating func round(of part: SummaryPart) {
    if let round = part.round { member("year", round) }
  }

  mutating func failure(_ failure: BatchReport.Failure, _ language: Language) {
    object { json in
      json.member("file", failure.file)
      json.member("line", failure.position?.line)
      json.member("column", failure.position?.column)
      json.member("message", failure.message[language])
    }
  }

  /// Two counts; null where the number is known.
  mutating func bounds(_ range: CountRange?) {
    guard let range, range.exact == nil else { return null() }
    array([range.low, range.high]) { json, count in json.value(count) }
  }

  /// The sums over several requirements; `share` is what their share of gaps is called.
  mutating func sums(_ figures: AreaFigures?, share: Shown) {
    member(share, figures?.score)
    key("\(share)Bounds")
    interval(figures?.score == nil ? figures?.bounds : nil)
    key("interval")
    interval(figures?.interval)
    member("gaps", figures?.gaps.exact)
    member("assessed", figures?.assessed.exact)
    key("gapBounds")
    bounds(figures?.gaps)
    key("assessedBounds")
    bounds(figures?.assessed)
    member("boundsAreOuter", figures?.isOuter ?? false)
    member("meetings", figures?.meetings)
  }

  mutating func interval(_ interval: ClosedRange<Double>?) {
    guard let interval else { return null() }
    array([interval.lowerBound, interval.upperBound]) { json, bound in json.value(bound) }
  }

  mutating func unitGaps(_ unit: BatchReport.UnitGaps) {
    object { json in
      json.member("unit", Shown(unit.unit))
      json.member("form", Shown(unit.form.id.text))
      json.member("date", Shown(unit.date.description))
      json.member("assessed", unit.assessed)
      json.key("gaps")
      json.array(unit.gaps) { json, requirement in json.value(Shown(requirement.id.text)) }
      json.key("excepted")
      json.array(unit.excepted) { json, requirement in json.value(Shown(requirement.id.text)) }
    }
  }

  /// The member that says how results have been protected; null for working material.
  mutating func publication(_ publication: Protection?) {
    key("publication")
    guard let publication else { return null() }
    object { json in
      json.member("minimumUnits", publication.minimumUnits)
      json.member("hiddenGroups", publication.hiddenGroups)
      json.member("hiddenFigures", publication.hiddenFigures)
      json.member("countedOn", "single-questions")
    }
  }
}

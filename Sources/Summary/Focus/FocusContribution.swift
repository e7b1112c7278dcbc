package import Model

/// What one meeting adds to the figures of focus areas.
///
/// A class, since most contributions are without one and should not be larger for it.
package final class FocusContribution: Sendable {
  /// What a meeting adds to one area.
  struct Area: Sendable {
    var share = WeightedShare()
    var hasGap = false
    var plan = PlanTally()
  }

  let map: FocusMap
  /// By focus area of the rule set.
  let areas: [Area]
  /// Questions that both parties rated, each for itself.
  let parties: [(question: Ordinal<Question>, tally: PartyTally)]
  let measures: [(measure: Ordinal<Measure>, tally: MeasureTally)]
  /// What its comments and free texts say.
  let texts: [TextFinding]

  /// Takes from an assessment what is counted; `texts` is what has been read out of its texts.
  package init(_ assessment: Assessment, _ map: FocusMap, texts: [TextFinding]) {
    self.map = map
    let ruleSet = assessment.ruleSet
    let meeting = assessment.meeting
    var areas = [Area](repeating: Area(), count: ruleSet.focusAreas.count)
    for result in assessment.results {
      let requirement = ruleSet.requirements[result.requirement]
      guard let area = requirement.focus?.index else { continue }
      areas[area].share.add(result.outcome, weight: ruleSet.weights[requirement.severity])
      if result.outcome.isGap { areas[area].hasGap = true }
      // What a composite reads has actions of its own.
      if result.outcome == .gap, requirement.question != nil,
        !meeting.plan.contains(where: { $0.requirement == result.requirement })
      {
        areas[area].plan.addGapWithoutAction()
      }
    }
    for action in meeting.plan {
      guard let area = ruleSet.requirements[action.requirement].focus?.index else { continue }
      areas[area].plan.add(action, asOf: assessment.asOf)
    }
    self.areas = areas
    parties = meeting.answers.enumerated().compactMap { index, answer in
      guard case .apart(let ratings) = answer.content, let region = ratings.region,
        let kommun = ratings.kommun
      else { return nil }
      var tally = PartyTally()
      tally.add(region: region, kommun: kommun)
      return (Ordinal(index), tally)
    }
    measures = meeting.measures.map { measured in
      let measure = ruleSet.measures[measured.measure]
      let rating = meeting.answers[measure.question.index].lowestRating
      var tally = MeasureTally()
      tally.add(measured, of: measure, rating: rating)
      return (measured.measure, tally)
    }
    self.texts = texts
  }
}

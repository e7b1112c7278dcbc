package import Model

/// Focus areas in order: first where the share of gaps, weighted by severity, is high even at the lower
/// end of its interval, so that one unit of one does not come before twenty of twenty-eight.
package struct FocusRanking: Sendable {
  /// By rank, those of which nothing can be said last; among equals as the rule set has them.
  package let areas: [RankedArea]

  /// Ranks the areas of what is shown: `parts` and the tallies over the same responses; the first
  /// `top` of them, and those as high as the last of these, are recommended if they have any gap.
  ///
  /// Areas with the same id in several rule sets or forms are one, under the title of the latest.
  package init(_ parts: [SummaryPart], _ tallies: [FocusTally], top: Int) {
    var candidates: [Candidate] = []
    for part in parts {
      let tally = tallies.first {
        $0.ruleSet == part.ruleSet && $0.form == part.form
      }
      for line in part.areas {
        guard
          let index = part.ruleSet.focusAreas.firstIndex(where: { $0.id == line.area.id }),
          let own = tally?.areas[index]
        else { continue }
        let candidate = Candidate(line, part, own)
        if let known = candidates.firstIndex(where: { $0.area.id == line.area.id }) {
          candidates[known].add(candidate)
        } else {
          candidates.append(candidate)
        }
      }
    }
    let ordered = candidates.enumerated().sorted { a, b in
      let (x, y) = (a.element.lowerEnd ?? -1, b.element.lowerEnd ?? -1)
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
    let lowerEnds = ordered.map(\.lowerEnd)
    let ranks = lowerEnds.map { end in
      end.map { end in 1 + lowerEnds.count { ($0 ?? -1) > end } }
    }
    let recommended = zip(ordered, ranks).map { candidate, rank in
      (rank.map { $0 <= top } ?? false) && (candidate.figures?.gaps.high ?? 0) > 0
    }
    let stability = Stability(ordered, isRecommended: recommended, top: top, tallies)
    areas = ordered.indices.map { index in
      let candidate = ordered[index]
      return RankedArea(
        area: candidate.area,
        ruleSet: candidate.ruleSet,
        requirements: candidate.lines,
        tally: candidate.tally,
        figures: candidate.figures,
        rank: ranks[index],
        isTied: ranks[index] != nil && ranks.count { $0 == ranks[index] } > 1,
        isRecommended: recommended[index],
        standing: stability.standing(of: index)
      )
    }
  }
}

/// A focus area and its place among the others.
package struct RankedArea: Sendable {
  /// As the latest of the rule sets has it.
  package let area: FocusArea
  package let ruleSet: RuleSet
  package let requirements: [WeightedLine]
  package let tally: AreaTally
  /// Nil where they are hidden, since one of the requirements is.
  package let figures: AreaFigures?
  /// Its place, from 1, which equal areas share; nil where nothing was assessed, or figures are hidden.
  package let rank: Int?
  /// Whether another area has the same rank.
  package let isTied: Bool
  package let isRecommended: Bool
  package let standing: Standing
}

/// An area that is to be put in order.
struct Candidate {
  private(set) var area: FocusArea
  private(set) var ruleSet: RuleSet
  private(set) var lines: [WeightedLine]
  private(set) var tally: AreaTally
  /// In how many responses something was assessed.
  private var meetings: Int
  /// Nil where they are hidden.
  private(set) var figures: AreaFigures?

  init(_ line: AreaLine<FocusArea>, _ part: SummaryPart, _ tally: AreaTally) {
    area = line.area
    ruleSet = part.ruleSet
    lines = line.requirements
    self.tally = tally
    meetings = line.meetings
    figures = line.figures
  }

  /// Adds the same area of another form or a later rule set.
  mutating func add(_ other: Candidate) {
    area = other.area
    ruleSet = other.ruleSet
    lines += other.lines
    tally.add(other.tally)
    meetings += other.meetings
    figures = AreaFigures(lines, meetings: meetings)
  }

  /// The lower end of the interval, 0–1; nil where nothing was assessed, or figures are hidden.
  var lowerEnd: Double? { figures?.interval?.lowerBound }

  /// What single meetings came to, and what those of compilations can have come to.
  var parts: [WeightedShare] { tally.shares + tally.compiledExtremes }

  /// The lower end without one meeting; 0 where nothing would be left.
  func lowerEnd(without part: WeightedShare) -> Double {
    // A meeting with nothing of the area assessed changes nothing.
    guard let figures, part.assessed > 0 else { return lowerEnd ?? 0 }
    let rest = WeightedShare(
      gaps: max(0, figures.weightedGaps.low - part.gaps),
      assessed: max(0, figures.weightedAssessed.high - part.assessed)
    )
    return rest.lowerEnd(meetings: figures.meetings - 1) ?? 0
  }
}

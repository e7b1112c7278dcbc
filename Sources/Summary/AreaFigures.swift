package import Model

/// The figures of several requirements together: those of a focus area, or of a phase.
///
/// In a focus area gaps and assessed requirements weigh as much as their severity, in a phase as much as
/// each other: `weightedGaps` of `weightedAssessed` is the score. From compilations composites are known
/// only within bounds, and so is the score then.
package struct AreaFigures: Sendable {
  package private(set) var gaps = CountRange(0)
  package private(set) var assessed = CountRange(0)
  package private(set) var weightedGaps = CountRange(0)
  package private(set) var weightedAssessed = CountRange(0)
  /// Whether the bounds may be wider than they have to be, as those of one requirement may, and those of
  /// several which rest on the same answers.
  package private(set) var isOuter = false
  /// How the questions of the requirements were answered.
  package private(set) var ratings = RatingCounts()
  /// How many responses had something assessed, of a compilation at least so many.
  ///
  /// It is the n of the interval, since the answers of one meeting hang together.
  package let meetings: Int

  /// Adds requirements up, each with its weight.
  package init(_ requirements: [(figures: RequirementFigures, weight: Int)], meetings: Int) {
    self.meetings = meetings
    var unknown = 0
    for (figures, weight) in requirements {
      let counts = figures.counts
      gaps += counts.gaps
      assessed += counts.assessed
      weightedGaps += counts.gaps * weight
      weightedAssessed += counts.assessed * weight
      if let answers = figures.answers { ratings += answers.ratings }
      if counts.isOuter { isOuter = true }
      if counts.gaps.exact == nil || counts.assessed.exact == nil { unknown += 1 }
    }
    if unknown > 1 { isOuter = true }
  }

  /// The weighted share of gaps, 0–1; nil where nothing was assessed, or where it is known only within
  /// bounds.
  package var score: Double? {
    guard let gaps = weightedGaps.exact, let assessed = weightedAssessed.exact, assessed > 0 else {
      return nil
    }
    return Double(gaps) / Double(assessed)
  }

  /// The lowest and the highest that the score can be; nil where nothing was assessed.
  package var bounds: ClosedRange<Double>? {
    guard weightedAssessed.high > 0 else { return nil }
    let lowest = Double(weightedGaps.low) / Double(weightedAssessed.high)
    let base = max(weightedAssessed.low, weightedGaps.high, 1)
    return lowest...max(lowest, min(1, Double(weightedGaps.high) / Double(base)))
  }

  /// Wilson's 95 % interval around what the score can be, with `meetings` as n; by its lower end focus
  /// areas are put in order.
  package var interval: ClosedRange<Double>? {
    guard let bounds, let low = Statistics.wilson(share: bounds.lowerBound, of: meetings),
      let high = Statistics.wilson(share: bounds.upperBound, of: meetings)
    else { return nil }
    return low.lowerBound...high.upperBound
  }
}

/// A phase or a focus area, and what its requirements came to together.
package struct AreaLine<Of: Sendable>: Sendable {
  package let area: Of
  package let requirements: [WeightedLine]
  /// In how many responses something of it was assessed; of a compilation at least so many.
  let meetings: Int
  /// Nil where they are hidden, since one of the requirements is.
  package let figures: AreaFigures?

  /// Nil when there are no requirements.
  init?(of area: Of, _ lines: [WeightedLine], meetings: Int) {
    guard !lines.isEmpty else { return nil }
    self.area = area
    requirements = lines
    self.meetings = meetings
    figures = AreaFigures(lines, meetings: meetings)
  }
}

/// One requirement of several that are added up, and how much it weighs.
package struct WeightedLine: Sendable {
  package let line: RequirementLine
  /// The form that its question is of.
  package let form: Form
  package let ruleSet: RuleSet
  package let weight: Int
}

extension AreaFigures {
  /// Nil where the figures of a requirement are hidden.
  init?(_ lines: [WeightedLine], meetings: Int) {
    let known = lines.compactMap { line in line.line.figures.map { ($0, line.weight) } }
    guard known.count == lines.count else { return nil }
    self.init(known, meetings: meetings)
  }
}

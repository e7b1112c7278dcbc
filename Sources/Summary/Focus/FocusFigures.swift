package import Model

/// The figures of one focus area.
///
/// Gaps and assessed requirements weigh as much as their severity: `weightedGaps` of `weightedAssessed`
/// is the score. From compilations composites are known only within bounds, and so is the score then.
package struct FocusFigures: Sendable {
  package let gaps: CountRange
  package let assessed: CountRange
  package let weightedGaps: CountRange
  package let weightedAssessed: CountRange
  /// How many responses had something of the area assessed: the n of the interval, since the answers
  /// of one meeting hang together.
  package let meetings: Int

  /// Nil where the figures of a line are hidden.
  init?(_ lines: [WeightedLine], meetings: Int) {
    guard lines.allSatisfy({ $0.line.figures != nil }) else { return nil }
    var gaps = CountRange(0)
    var assessed = CountRange(0)
    var weightedGaps = CountRange(0)
    var weightedAssessed = CountRange(0)
    for line in lines {
      guard let counts = line.line.figures?.counts else { continue }
      gaps += counts.gaps
      assessed += counts.assessed
      weightedGaps += counts.gaps * line.weight
      weightedAssessed += counts.assessed * line.weight
    }
    self.gaps = gaps
    self.assessed = assessed
    self.weightedGaps = weightedGaps
    self.weightedAssessed = weightedAssessed
    self.meetings = meetings
  }

  /// The severity-weighted share of gaps, 0–1; nil where nothing was assessed, or where it is known
  /// only within bounds.
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

  /// Wilson's 95 % interval around what the score can be, with `meetings` as n; by its lower end areas
  /// are put in order.
  package var interval: ClosedRange<Double>? {
    guard let bounds, let low = Statistics.wilson(share: bounds.lowerBound, of: meetings),
      let high = Statistics.wilson(share: bounds.upperBound, of: meetings)
    else { return nil }
    return low.lowerBound...high.upperBound
  }
}

/// One requirement of a focus area, and how much a gap in it weighs.
package struct WeightedLine: Sendable {
  package let line: RequirementLine
  /// The form that its question is of.
  package let form: Form
  package let ruleSet: RuleSet
  package let weight: Int
}

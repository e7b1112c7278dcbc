package import Model

/// One requirement and what was found of it.
package struct RequirementLine: Sendable {
  package let requirement: Requirement
  /// Its place among the requirements of the form.
  let place: Int
  /// The question that it is read from; nil for a composite.
  package let question: Question?
  /// Nil when they are hidden.
  package let figures: RequirementFigures?
}

/// What was found of one requirement.
package struct RequirementFigures: Sendable {
  package let counts: RequirementCounts
  /// How its own question was answered; nil for a composite.
  package let answers: QuestionCounts?
  /// How many responses there are in all.
  package let responses: Int
  private let isForPublication: Bool

  init(
    counts: RequirementCounts,
    answers: QuestionCounts?,
    responses: Int,
    isForPublication: Bool
  ) {
    self.counts = counts
    self.answers = answers
    self.responses = responses
    self.isForPublication = isForPublication
  }

  /// How many gaps are accepted, and how many answers the parties see differently; nil in a
  /// publication, since the rules say which units have an accepted gap.
  package var excepted: Int? { isForPublication ? nil : counts.excepted }
  package var disputed: Int? { isForPublication ? nil : counts.disputed }

  /// Gaps of assessed, 0–1; nil where that is not known exactly or nothing was assessed.
  package var gapShare: Double? {
    guard let gaps = counts.gaps.exact, let assessed = counts.assessed.exact, assessed > 0 else {
      return nil
    }
    return Double(gaps) / Double(assessed)
  }

  /// The Wilson interval of the share.
  package var interval: ClosedRange<Double>? {
    guard let gapShare, let assessed = counts.assessed.exact else { return nil }
    return Statistics.wilson(share: gapShare, of: assessed)
  }

  /// The two middle ratings, which are the same when their number is odd.
  package var median: (low: Rating, high: Rating)? { answers.flatMap { $0.ratings.median } }
  /// The mean rating, 1–4; never to be shown alone, since it hides gaps.
  package var mean: Double? { answers.flatMap { $0.ratings.mean } }
}

extension RatingCounts {
  /// The two middle ratings; nil when there are none.
  package var median: (low: Rating, high: Rating)? {
    guard let low = rating(at: (total - 1) / 2), let high = rating(at: total / 2) else {
      return nil
    }
    return (low, high)
  }

  /// The mean rating, 1–4; nil when there are none.
  package var mean: Double? {
    guard total > 0 else { return nil }
    let sum = Rating.allCases.reduce(0) { $0 + Int($1.rawValue) * self[$1] }
    return Double(sum) / Double(total)
  }

  /// The rating at a place when all are put in order.
  private func rating(at index: Int) -> Rating? {
    guard total > 0 else { return nil }
    var before = 0
    return Rating.allCases.first { rating in
      before += self[rating]
      return index < before
    }
  }
}

package import Model

/// One side of a threshold, on which a test should be.
package enum ThresholdSide: Sendable {
  /// The last rating before the outcome changes, or the first after.
  case rating(Ordinal<Question>, Rating)
  /// The numbers of a measure for which a comparison holds, or those for which it does not.
  case measure(Ordinal<Measure>, Comparison<Quantity>, fulfils: Bool)

  /// Both sides of every threshold in a condition.
  static func all(in condition: Condition) -> [ThresholdSide] {
    switch condition {
    case .rating(let question, let comparison):
      let ratings = Rating.allCases
      let sides = Set(
        zip(ratings, ratings.dropFirst())
          .filter { comparison.holds(for: $0) != comparison.holds(for: $1) }
          .flatMap { [$0, $1] }
      )
      return sides.sorted().map { .rating(question, $0) }
    case .measure(let measure, let comparison):
      return [true, false].map { .measure(measure, comparison, fulfils: $0) }
    default: return condition.children.flatMap { all(in: $0) }
    }
  }

  /// Whether a meeting is on this side, by what either party says.
  func isTaken(by meeting: Meeting) -> Bool {
    switch self {
    case .rating(let question, let rating):
      let given = meeting.answers[question.index].ratings
      return given.region == rating || given.kommun == rating
    case .measure(let measure, _, _):
      return meeting.measures.contains {
        $0.measure == measure && $0.quantity.map { includes(.number($0)) } ?? false
      }
    }
  }

  /// Whether a value of the variable lies on this side.
  func includes(_ value: CaseValue) -> Bool {
    switch (self, value) {
    case (.rating(_, let rating), _): value == .rating(rating)
    case (.measure(_, let comparison, let fulfils), .number(let number)):
      comparison.holds(for: number) == fulfils
    case (.measure, _): false
    }
  }

  /// What has the two sides.
  func variable(of form: Form, in ruleSet: RuleSet) -> CaseSpace.Variable {
    switch self {
    case .rating(let question, _): return CaseSpace.Variable(form.questions[question])
    case .measure(let ordinal, _, _):
      let measure = ruleSet.measures[ordinal]
      return .measure(measure.id, measure.unit)
    }
  }
}

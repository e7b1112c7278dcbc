package import Model

/// How many of a number of responses fulfil a condition and how many do not, as far as that can be
/// told from counts question by question.
///
/// One `any`, `all` or `at_least` over different questions gets the lowest and the highest count that
/// are possible with the questions' own counts (Fréchet's bounds, and their extension to "at least n
/// of"). Anything deeper gets bounds that hold but may be wider than they have to be.
package struct ConditionBounds {
  /// For how many the condition is true.
  package let yes: CountRange
  /// For how many it is false.
  package let no: CountRange
  /// Whether the bounds may be wider than they have to be.
  package let isOuter: Bool

  /// The bounds for `condition` over the responses of a compilation.
  package init(_ condition: Condition, of compilation: Compilation) {
    let total = compilation.responses
    switch condition {
    case .rating(let question, let comparison):
      let counts = compilation.answers[question.index].counts
      let fulfilling = Rating.allCases.filter { comparison.holds(for: $0) }
      let yes = fulfilling.reduce(0) { $0 + counts[$1] }
      self.init(yes: yes, no: counts.total - yes)
    case .answered(let question):
      let answers = compilation.answers[question.index]
      self.init(yes: max(answers.counts.total, answers.texts.count), no: 0)
    // A compilation has no measures.
    case .measure: self.init(yes: 0, no: 0)
    case .participant(let roles): self.init(roles, of: compilation)
    case .not(let member):
      let bounds = Self(member, of: compilation)
      self.init(yes: bounds.no, no: bounds.yes, isOuter: bounds.isOuter)
    case .all(let members):
      let bounds = members.map { Self($0, of: compilation) }
      self.init(
        yes: Self.all(bounds.map(\.yes), total),
        no: Self.any(bounds.map(\.no), total),
        isOuter: Self.isOuter(members, bounds)
      )
    case .any(let members):
      let bounds = members.map { Self($0, of: compilation) }
      self.init(
        yes: Self.any(bounds.map(\.yes), total),
        no: Self.all(bounds.map(\.no), total),
        isOuter: Self.isOuter(members, bounds)
      )
    case .atLeast(let least, let members):
      let bounds = members.map { Self($0, of: compilation) }
      // False when so many are false that the others are too few, and so many are known.
      let others = members.count - least + 1
      let isComplete = bounds.allSatisfy { $0.yes.low + $0.no.low == total }
      let no = Self.atLeast(others, bounds.map(\.no), total)
      self.init(
        yes: Self.atLeast(least, bounds.map(\.yes), total),
        no: isComplete ? no : CountRange(0, no.high),
        isOuter: !isComplete || Self.isOuter(members, bounds)
      )
    }
  }

  private init(yes: Int, no: Int) {
    self.init(yes: CountRange(yes), no: CountRange(no), isOuter: false)
  }

  private init(yes: CountRange, no: CountRange, isOuter: Bool) {
    self.yes = yes
    self.no = no
    self.isOuter = isOuter
  }

  /// Somebody with one of the roles took part.
  private init(_ roles: [Ordinal<Role>], of compilation: Compilation) {
    let total = compilation.responses
    let counts = roles.map { role in
      Party.allCases.compactMap { compilation.participation[$0] }
        .flatMap(\.roles).first { $0.role == role }?.meetings ?? 0
    }
    let isKnown = Party.allCases.allSatisfy { compilation.participation[$0] != nil }
    let yes = Self.any(counts.map { CountRange($0) }, total)
    self.init(
      yes: yes,
      no: isKnown ? CountRange(total - yes.high, total - yes.low) : CountRange(0),
      isOuter: false
    )
  }

  private static func isOuter(_ members: [Condition], _ bounds: [ConditionBounds]) -> Bool {
    let questions = members.flatMap(\.questions)
    let areSimple = members.allSatisfy {
      if case .rating = $0 { true } else { false }
    }
    return !areSimple || Set(questions).count != questions.count
      || bounds.contains(where: \.isOuter)
  }

  // MARK: - Fréchet's bounds

  /// All of several things at once.
  private static func all(_ counts: [CountRange], _ total: Int) -> CountRange {
    let low = counts.reduce(0) { $0 + $1.low } - (counts.count - 1) * total
    return CountRange(max(0, low), counts.map(\.high).min() ?? total)
  }

  /// One at least of several things.
  private static func any(_ counts: [CountRange], _ total: Int) -> CountRange {
    let high = counts.reduce(0) { $0 + $1.high }
    return CountRange(counts.map(\.low).max() ?? 0, min(total, high))
  }

  /// At least `least` of several things.
  private static func atLeast(_ least: Int, _ counts: [CountRange], _ total: Int) -> CountRange {
    let high = most(of: total, having: least, counts.map(\.high))
    let others = counts.map { total - $0.low }
    return CountRange(total - most(of: total, having: counts.count - least + 1, others), high)
  }

  /// The most responses that can have `least` things each, when each thing occurs so often.
  private static func most(of total: Int, having least: Int, _ counts: [Int]) -> Int {
    (0...total).last { number in
      counts.reduce(0) { $0 + min($1, number) } >= least * number
    } ?? 0
  }
}

extension RequirementCounts {
  /// What a requirement came to in a compilation.
  init(_ requirement: Requirement, in compilation: Compilation) {
    let total = compilation.responses
    let gap = ConditionBounds(requirement.gap, of: compilation)
    guard let appliesWhen = requirement.appliesWhen else {
      gaps = gap.yes
      assessed = CountRange(gap.yes.low + gap.no.low, min(total, gap.yes.high + gap.no.high))
      isOuter = gap.isOuter
      return
    }
    let applies = ConditionBounds(appliesWhen, of: compilation)
    gaps = CountRange(
      max(0, gap.yes.low - applies.no.high),
      min(gap.yes.high, total - applies.no.low)
    )
    let met = CountRange(
      max(0, gap.no.low + applies.yes.low - total),
      min(gap.no.high, applies.yes.high)
    )
    assessed = CountRange(gaps.low + met.low, min(total, gaps.high + met.high))
    isOuter = true
  }
}

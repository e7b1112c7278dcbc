internal import Engine
package import Model

/// How many of a number of responses fulfil a condition and how many do not, as far as that can be
/// told from counts question by question.
///
/// A condition on one question is known exactly. One `any`, `all` or `at_least` over different questions
/// gets the lowest and the highest counts that are possible with the questions' own (`JointBounds`).
/// Anything deeper gets bounds that hold but may be wider than they have to be.
package struct ConditionBounds {
  /// For how many the condition is true.
  package private(set) var yes: CountRange
  /// For how many it is false.
  package private(set) var no: CountRange
  /// For how many it is one of the two.
  package private(set) var known: CountRange
  /// Whether the bounds may be wider than they have to be.
  package private(set) var isOuter: Bool

  /// The bounds for `condition` over the responses of a compilation.
  package init(_ condition: Condition, of compilation: Compilation) {
    if let counts = TruthCounts(condition, in: compilation) {
      self.init(counts)
      return
    }
    switch condition {
    case .not(let member):
      let bounds = Self(member, of: compilation)
      self = bounds
      yes = bounds.no
      no = bounds.yes
    case .all(let members): self.init(members, .all(of: members.count), compilation)
    case .any(let members): self.init(members, .any(of: members.count), compilation)
    case .atLeast(let least, let members):
      self.init(members, .atLeast(least, of: members.count), compilation)
    case .participant(let roles): self.init(roles, of: compilation)
    // A compilation has no measures; what is asked of one question is known.
    case .measure, .rating, .answered: self.init(TruthCounts())
    }
  }

  private init(_ counts: TruthCounts) {
    yes = CountRange(counts.yes)
    no = CountRange(counts.no)
    known = CountRange(counts.yes + counts.no)
    isOuter = false
  }

  private init(_ bounds: JointBounds) {
    yes = bounds.yes
    no = bounds.no
    known = bounds.known
    isOuter = false
  }

  /// Several conditions together.
  private init(_ members: [Condition], _ rule: CountingRule, _ compilation: Compilation) {
    let total = compilation.responses
    let counts = members.compactMap { TruthCounts($0, in: compilation) }
    let questions = members.flatMap(\.questions)
    if counts.count == members.count, questions.distinct.count == questions.count {
      self.init(JointBounds(counts, rule, of: total))
      return
    }
    self.init(members.map { Self($0, of: compilation) }, rule, of: total)
  }

  /// Several conditions together, which may hang on the same answers.
  private init(_ bounds: [ConditionBounds], _ rule: CountingRule, of total: Int) {
    var yes = Self.atLeast(rule.yes, bounds.map(\.yes), total)
    var no = Self.atLeast(rule.no, bounds.map(\.no), total)
    // Where all are known, so is what they come to; where none is, it is not.
    var known = Self.atLeast(rule.members, bounds.map(\.known), total)
    if rule.limitsUnknown { no = CountRange(max(0, known.low - yes.high), no.high) }
    known = CountRange(
      max(known.low, yes.low + no.low),
      min(Self.atLeast(1, bounds.map(\.known), total).high, yes.high + no.high)
    )
    yes = CountRange(max(yes.low, known.low - no.high), min(yes.high, known.high - no.low))
    no = CountRange(max(no.low, known.low - yes.high), min(no.high, known.high - yes.low))
    self.yes = yes
    self.no = no
    self.known = known
    isOuter = [yes, no, known].contains { $0.exact == nil }
  }

  /// Somebody with one of the roles took part.
  private init(_ roles: [Ordinal<Role>], of compilation: Compilation) {
    let total = compilation.responses
    let isKnown = Party.allCases.allSatisfy { compilation.participation[$0] != nil }
    let counts = roles.distinct.map { role in
      let meetings =
        Party.allCases.compactMap { compilation.participation[$0] }
        .flatMap(\.roles).first { $0.role == role }?.meetings ?? 0
      return TruthCounts(yes: meetings, no: isKnown ? total - meetings : 0)
    }
    self.init(JointBounds(counts, .any(of: counts.count), of: total))
  }

  /// At least `least` of several things, each of which is true of so many (Fréchet's bounds).
  private static func atLeast(_ least: Int, _ counts: [CountRange], _ total: Int) -> CountRange {
    let high = most(of: total, having: least, counts.map(\.high))
    let others = counts.map { total - $0.low }
    return CountRange(total - most(of: total, having: counts.count - least + 1, others), high)
  }

  /// The most responses that can have `least` things each, when each thing occurs so often.
  private static func most(of total: Int, having least: Int, _ counts: [Int]) -> Int {
    Int.highest(upTo: total) { number in
      counts.reduce(0) { $0 + min($1, number) } >= least * number
    }
  }
}

extension TruthCounts {
  /// Counts how often a condition that reads one question only is true and false; nil for one that reads
  /// several, or asks who took part.
  fileprivate init?(_ condition: Condition, in compilation: Compilation) {
    let questions = condition.questions
    guard questions.count <= 1, !condition.asksForParticipants else { return nil }
    // Without any answer nothing is known: a compilation has no measures.
    guard let question = questions.first else { return }
    let answers = compilation.answers[question.index]
    var counts = Rating.allCases.map { (rating: Rating?.some($0), count: answers.counts[$0]) }
    if answers.counts.total == 0 { counts.append((nil, answers.texts.count)) }
    for (rating, count) in counts {
      switch condition.truth(ofAnswer: rating) {
      case .yes: yes += count
      case .no: no += count
      case .unknown, .notApplicable: break
      }
    }
  }
}

extension Condition {
  fileprivate var asksForParticipants: Bool {
    if case .participant = self { return true }
    return children.contains(where: \.asksForParticipants)
  }

  /// The truth where every question that is read has this answer, free text where it is no rating, and
  /// nothing else is known.
  fileprivate func truth(ofAnswer rating: Rating?) -> Truth {
    func tally(_ members: [Condition]) -> TruthTally {
      members.reduce(into: TruthTally()) { $0.add($1.truth(ofAnswer: rating)) }
    }
    switch self {
    case .rating(_, let comparison):
      return rating.map { comparison.holds(for: $0) ? .yes : .no } ?? .unknown
    case .answered: return .yes
    case .measure, .participant: return .unknown
    case .not(let member): return member.truth(ofAnswer: rating).negated
    case .all(let members): return tally(members).all
    case .any(let members): return tally(members).any
    case .atLeast(let least, let members): return tally(members).atLeast(least)
    }
  }
}

extension RequirementCounts {
  /// What a requirement came to in a compilation.
  init(_ requirement: Requirement, in compilation: Compilation) {
    let total = compilation.responses
    let gap = ConditionBounds(requirement.gap, of: compilation)
    guard let appliesWhen = requirement.appliesWhen else {
      gaps = gap.yes
      assessed = gap.known
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
    assessed = CountRange(
      gaps.low + met.low,
      min(total, gap.known.high, gaps.high + met.high, total - applies.no.low)
    )
    notApplicable = applies.no
    isOuter = gaps.exact == nil || assessed.exact == nil
  }
}

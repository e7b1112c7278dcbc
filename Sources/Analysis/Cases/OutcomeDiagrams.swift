internal import Engine
internal import Model

/// What requirements come to in every case, as diagrams that can be compared.
///
/// The meaning of the conditions is the engine's own (`Truth`, `TruthTally`); only the way to it is
/// another.
struct OutcomeDiagrams {
  let space: CaseSpace
  var diagram: DecisionDiagram

  /// Creates an empty collection over a space.
  init(_ space: CaseSpace) {
    self.space = space
    diagram = DecisionDiagram(sizes: space.sizes)
  }

  /// What a requirement of a rule set comes to, as codes of outcomes.
  mutating func outcome(
    of requirement: Requirement,
    in ruleSet: RuleSet
  ) throws(DecisionDiagram.TooLarge) -> DecisionDiagram.Node {
    let form = ruleSet.forms[requirement.form]
    let gap = try truth(of: requirement.gap, form, ruleSet)
    let applies =
      if let condition = requirement.appliesWhen {
        try truth(of: condition, form, ruleSet)
      } else {
        Truth.yes.node
      }
    return try diagram.combine(applies, gap) { applies, gap in
      Outcome(applies: Truth(code: applies), gap: Truth(code: gap)).code
    }
  }

  /// Whether there is a gap when everything is answered; one that goes away when the rest is answered
  /// is none to count on.
  func canBeGap(_ outcome: DecisionDiagram.Node) -> Bool {
    diagram.isReached(outcome, skipping: 0) { $0 == Outcome.gap.code }
  }

  private mutating func truth(
    of condition: Condition,
    _ form: Form,
    _ ruleSet: RuleSet
  ) throws(DecisionDiagram.TooLarge) -> DecisionDiagram.Node {
    switch condition {
    case .rating(let question, let comparison):
      return try atom(.init(form.questions[question])) { value in
        if case .rating(let rating) = value {
          comparison.holds(for: rating) ? .yes : .no
        } else {
          .unknown
        }
      }
    case .answered(let question):
      return try atom(.init(form.questions[question])) { _ in .yes }
    case .measure(let measure, let comparison):
      let measure = ruleSet.measures[measure]
      return try atom(.measure(measure.id, measure.unit)) { value in
        if case .number(let number) = value {
          comparison.holds(for: number) ? .yes : .no
        } else {
          .unknown
        }
      }
    case .participant(let roles):
      // Somebody from either party will do, so it is an "any" over the parties.
      return try join(roles.map { ruleSet.roles[$0] }, \.any) {
        diagrams,
        role throws(DecisionDiagram.TooLarge) in
        try diagrams.atom(.participants(role.party)) { value in
          if case .roles(let present) = value {
            present.contains(role.id) ? .yes : .no
          } else {
            .unknown
          }
        }
      }
    case .not(let member):
      return try diagram.map(try truth(of: member, form, ruleSet)) { Truth(code: $0).negated.code }
    case .all(let members):
      return try join(members, \.all) { diagrams, member throws(DecisionDiagram.TooLarge) in
        try diagrams.truth(of: member, form, ruleSet)
      }
    case .any(let members):
      return try join(members, \.any) { diagrams, member throws(DecisionDiagram.TooLarge) in
        try diagrams.truth(of: member, form, ruleSet)
      }
    case .atLeast(let least, let members):
      return try atLeast(least, members, form, ruleSet)
    }
  }

  /// The truth of one variable for each of its values; what is missing is unknown, and what is not
  /// applicable is just that.
  private mutating func atom(
    _ variable: CaseSpace.Variable,
    _ truth: (CaseValue) -> Truth
  ) throws(DecisionDiagram.TooLarge) -> DecisionDiagram.Node {
    // Every condition that is asked about was there when the space was made.
    guard let position = space.position(of: variable) else { return Truth.unknown.node }
    let values = space.values[position].map { value in
      switch value {
      case .missing: Truth.unknown
      case .notApplicable: Truth.notApplicable
      default: truth(value)
      }
    }
    return try diagram.variable(position, values.map(\.code))
  }

  /// The truth of several members together, two at a time: `all` and `any` may be taken in any order.
  private mutating func join<Member>(
    _ members: [Member],
    _ joined: (TruthTally) -> Truth,
    _ truth: (inout OutcomeDiagrams, Member) throws(DecisionDiagram.TooLarge) ->
      DecisionDiagram.Node
  ) throws(DecisionDiagram.TooLarge) -> DecisionDiagram.Node {
    var result = Truth.notApplicable.node
    // From the last on: what is joined first then lies at the bottom of the diagram.
    for member in members.reversed() {
      let node = try truth(&self, member)
      result = try diagram.combine(node, result) { first, second in
        var tally = TruthTally()
        tally.add(Truth(code: first))
        tally.add(Truth(code: second))
        return joined(tally).code
      }
    }
    return result
  }

  /// A count of true, false and unknown members, none of which matters beyond `least`.
  private mutating func atLeast(
    _ least: Int,
    _ members: [Condition],
    _ form: Form,
    _ ruleSet: RuleSet
  ) throws(DecisionDiagram.TooLarge) -> DecisionDiagram.Node {
    let base = least + 1
    var counts = DecisionDiagram.Node.constant(0)
    for member in members.reversed() {
      let node = try truth(of: member, form, ruleSet)
      counts = try diagram.combine(node, counts) { member, code in
        var tally = TruthTally(
          yes: code % base,
          no: code / base % base,
          unknown: code / base / base
        )
        tally.add(Truth(code: member))
        return min(tally.yes, least) + min(tally.no, least) * base
          + min(tally.unknown, least) * base * base
      }
    }
    return try diagram.map(counts) { code in
      TruthTally(yes: code % base, no: code / base % base, unknown: code / base / base)
        .atLeast(least).code
    }
  }
}

extension Truth {
  fileprivate var code: Int { Int(rawValue) }
  fileprivate var node: DecisionDiagram.Node { .constant(code) }

  /// The truth of a code that comes from a truth.
  fileprivate init(code: Int) {
    self = Truth(rawValue: UInt8(truncatingIfNeeded: code)) ?? .unknown
  }
}

extension Outcome {
  /// The outcomes of conditions; exceptions are no part of them.
  static let ofConditions: [Outcome] = [.gap, .met, .notAssessed, .notApplicable]

  /// The number by which diagrams know it.
  var code: Int {
    switch self {
    case .gap, .excepted: 0
    case .met: 1
    case .notAssessed: 2
    case .notApplicable: 3
    }
  }

  /// The outcome of a code that comes from an outcome.
  init(code: Int) { self = Self.ofConditions[code] }
}

internal import Engine
internal import Model

/// What can differ from meeting to meeting, as far as some requirements look at it: variables with few
/// values each.
///
/// An answer has six values, and a measure as many as the thresholds tell apart. Ratings that the
/// parties gave apart need no values of their own: what they come to follows from what each mix of them
/// comes to as joint ratings, so that two requirements that agree on all joint ratings always agree.
struct CaseSpace: Equatable {
  /// Something that is answered, counted or said, by names that survive a new edition of the rules.
  enum Variable: Hashable {
    case rating(Identifier<Question>)
    case text(Identifier<Question>)
    case measure(Identifier<Measure>, Measure.Unit)
    case participants(Party)
  }

  let variables: [Variable]
  /// By variable: what it can be, nothing at all first.
  let values: [[CaseValue]]
  /// How many there are of each.
  var sizes: [Int] { values.map(\.count) }

  private let positions: [Variable: Int]

  /// The most roles of one party that conditions may tell apart; more are not enumerated.
  private static let mostRoles = 10

  /// The space that requirements for one form look at, each from its own rule set; nil when there is too
  /// much to tell apart.
  init?(_ readers: [(requirement: Requirement, ruleSet: RuleSet)]) {
    var facts = Facts()
    for (requirement, ruleSet) in readers { facts.collect(requirement, ruleSet) }
    var variables: [Variable] = facts.questions
    var values: [[CaseValue]] = facts.questions.map { question in
      if case .text = question { return CaseValue.texts }
      return CaseValue.ratings
    }
    for (measure, thresholds) in facts.measures {
      variables.append(.measure(measure.id, measure.unit))
      values.append(CaseValue.numbers(around: thresholds, measure.unit))
    }
    for party in Party.allCases where !facts.roles[party].isEmpty {
      guard facts.roles[party].count <= Self.mostRoles else { return nil }
      variables.append(.participants(party))
      values.append(CaseValue.participants(among: facts.roles[party]))
    }
    self.variables = variables
    self.values = values
    positions = Dictionary(
      zip(variables, variables.indices),
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Where a variable stands; there is one for everything that the requirements look at.
  func position(of variable: Variable) -> Int? { positions[variable] }

  /// A case from the variables that are not missing.
  func `case`(_ found: [(variable: Int, value: Int)]) -> Case {
    Case(facts: found.map { (variables[$0.variable], values[$0.variable][$0.value]) })
  }
}

/// What some requirements look at.
private struct Facts {
  /// In the order of the form, as far as all rule sets agree on it.
  var questions: [CaseSpace.Variable] = []
  var measures: [(measure: Measure, thresholds: [Quantity])] = []
  var roles = PerParty<[Identifier<Role>]>(region: [], kommun: [])

  mutating func collect(_ requirement: Requirement, _ ruleSet: RuleSet) {
    let form = ruleSet.forms[requirement.form]
    for ordinal in requirement.questions {
      let variable = CaseSpace.Variable(form.questions[ordinal])
      if !questions.contains(variable) { questions.append(variable) }
    }
    collect(requirement.gap, ruleSet)
    if let appliesWhen = requirement.appliesWhen { collect(appliesWhen, ruleSet) }
  }

  private mutating func collect(_ condition: Condition, _ ruleSet: RuleSet) {
    switch condition {
    case .measure(let ordinal, let comparison):
      let measure = ruleSet.measures[ordinal]
      let index =
        measures.firstIndex { $0.measure.id == measure.id && $0.measure.unit == measure.unit }
        ?? measures.endIndex
      if index == measures.endIndex { measures.append((measure, [])) }
      measures[index].thresholds = (measures[index].thresholds + [comparison.bound]).distinct
    case .participant(let wanted):
      for ordinal in wanted {
        let role = ruleSet.roles[ordinal]
        if !roles[role.party].contains(role.id) { roles[role.party].append(role.id) }
      }
    default: for child in condition.children { collect(child, ruleSet) }
    }
  }
}

extension CaseSpace.Variable {
  /// The variable of a question.
  init(_ question: Question) {
    switch question.kind {
    case .rating: self = .rating(question.key)
    case .text: self = .text(question.key)
    }
  }
}

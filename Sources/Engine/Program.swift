internal import Model

/// A condition compiled to a flat list of steps over small integers, each combinator before its
/// members.
struct Program: Sendable {
  enum Step: Sendable {
    /// The answer to a question, looked up in a table.
    case answer(question: Int, AnswerTable)
    /// A fact that is the same however the ratings are read: a measure or a participant.
    case fact(Int)
    case all(count: Int)
    case any(count: Int)
    case not
    case atLeast(Int, count: Int)
  }

  private(set) var steps: [Step] = []
  /// The questions that are read, each once, in the order of the form.
  private(set) var questions: [Int] = []
  /// Those of them that are read more than once.
  private(set) var repeated: [Int] = []

  /// Compiles a condition; measures and participants are added to `facts` unless they are there.
  init(_ condition: Condition, _ facts: inout [Fact]) {
    add(condition, &facts)
    questions = questions.distinct
  }

  private mutating func add(_ condition: Condition, _ facts: inout [Fact]) {
    switch condition {
    case .rating(let question, let comparison): add(question, AnswerTable(comparison))
    case .answered(let question): add(question, .answered)
    case .measure(let measure, let comparison):
      steps.append(.fact(Fact.index(of: .measure(measure, comparison), &facts)))
    case .participant(let roles):
      steps.append(.fact(Fact.index(of: .participant(roles), &facts)))
    case .all(let members): add(.all(count: members.count), members, &facts)
    case .any(let members): add(.any(count: members.count), members, &facts)
    case .atLeast(let least, let members):
      add(.atLeast(least, count: members.count), members, &facts)
    case .not(let member): add(.not, [member], &facts)
    }
  }

  private mutating func add(_ question: Ordinal<Question>, _ table: AnswerTable) {
    if questions.contains(question.index) { repeated.append(question.index) }
    questions.append(question.index)
    steps.append(.answer(question: question.index, table))
  }

  private mutating func add(_ step: Step, _ members: [Condition], _ facts: inout [Fact]) {
    steps.append(step)
    for member in members { add(member, &facts) }
  }
}

/// Something that is known or unknown of a meeting whatever the ratings are.
enum Fact: Hashable, Sendable {
  case measure(Ordinal<Measure>, Comparison<Quantity>)
  case participant([Ordinal<Role>])

  /// Where `fact` stands in `facts`; it is added when it is not there.
  static func index(of fact: Fact, _ facts: inout [Fact]) -> Int {
    if let index = facts.firstIndex(of: fact) { return index }
    facts.append(fact)
    return facts.count - 1
  }

  /// The truth of the fact at a meeting.
  func truth(at meeting: Meeting, _ roles: [Role]) -> Truth {
    switch self {
    case .measure(let measure, let comparison):
      guard let measured = meeting.measures.first(where: { $0.measure == measure }) else {
        return .unknown
      }
      guard let quantity = measured.quantity else { return .notApplicable }
      return comparison.holds(for: quantity) ? .yes : .no
    case .participant(let wanted):
      var isUnknown = false
      for role in wanted {
        guard let participants = meeting.participants[roles[role].party] else {
          isUnknown = true
          continue
        }
        if participants.roles.contains(role) { return .yes }
      }
      return isUnknown ? .unknown : .no
    }
  }
}

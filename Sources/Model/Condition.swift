/// The expression that says when there is a gap, or when a requirement applies.
package indirect enum Condition: Hashable, Sendable {
  /// The rating of a question compared with 1–4.
  case rating(Ordinal<Question>, Comparison<Rating>)
  /// What was counted, compared with a number.
  case measure(Ordinal<Measure>, Comparison<Quantity>)
  /// Somebody with one of these roles was at the meeting: one role, as one party has it or both.
  case participant([Ordinal<Role>])
  /// The question was answered.
  case answered(Ordinal<Question>)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// At least this many of the conditions, 1 or more.
  case atLeast(Int, of: [Condition])

  /// The conditions directly under this one.
  package var children: [Condition] {
    switch self {
    case .rating, .measure, .participant, .answered: []
    case .all(let members), .any(let members), .atLeast(_, let members): members
    case .not(let member): [member]
    }
  }

  /// The questions that the condition reads, each once, in the order of the form.
  package var questions: [Ordinal<Question>] {
    var found: [Ordinal<Question>] = []
    collect(into: &found)
    return found.distinct
  }

  /// The measures that the condition reads, each once.
  package var measures: [Ordinal<Measure>] {
    switch self {
    case .measure(let measure, _): [measure]
    default: children.flatMap(\.measures).distinct
    }
  }

  /// The roles that the condition asks for, each once.
  package var roles: [Ordinal<Role>] {
    switch self {
    case .participant(let roles): roles.distinct
    default: children.flatMap(\.roles).distinct
    }
  }

  /// Everything that the condition reads.
  package var subjects: Set<Subject> {
    var subjects = Set(questions.map { Subject.question($0) })
    subjects.formUnion(measures.map { .measure($0) })
    subjects.formUnion(roles.map { .role($0) })
    return subjects
  }

  /// One thing that a condition can read.
  package enum Subject: Hashable, Sendable {
    case question(Ordinal<Question>)
    case measure(Ordinal<Measure>)
    case role(Ordinal<Role>)
  }

  private func collect(into found: inout [Ordinal<Question>]) {
    switch self {
    case .rating(let question, _), .answered(let question): found.append(question)
    default: for child in children { child.collect(into: &found) }
    }
  }
}

/// A comparison with a fixed bound.
///
/// What a comparison needs of its values stands in extensions, since a constraint here would be looked
/// up at run time for every kind of value.
@usableFromInline
package struct Comparison<Value: Sendable>: Sendable {
  @usableFromInline package let comparator: Comparator
  @usableFromInline package let bound: Value

  /// Creates a comparison.
  package init(_ comparator: Comparator, _ bound: Value) {
    self.comparator = comparator
    self.bound = bound
  }
}

extension Comparison: Equatable where Value: Equatable {}
extension Comparison: Hashable where Value: Hashable {}

extension Comparison where Value: Comparable {
  /// Whether `value` fulfils the comparison.
  @inlinable
  package func holds(for value: Value) -> Bool {
    switch comparator {
    case .atMost: value <= bound
    case .atLeast: value >= bound
    case .below: value < bound
    case .above: value > bound
    case .equal: value == bound
    }
  }
}

/// How a value is compared, by the word in the rule files.
@usableFromInline
package enum Comparator: String, CaseIterable, Sendable {
  case atMost = "at_most"
  case atLeast = "at_least"
  case below
  case above
  case equal = "is"
}

extension Array where Element: Comparable {
  /// The elements in order, each once.
  @inlinable package var distinct: [Element] {
    var result: [Element] = []
    for element in sorted() where result.last != element { result.append(element) }
    return result
  }
}

/// One way to read the answers of a meeting: a single value for each question.
struct Reading {
  /// The values, by question.
  var values: [AnswerValue]
  /// The facts of the meeting, by their place in the compiled rules.
  var facts: [Truth]

  /// The truth of a condition, by Kleene's three-valued logic, in which what is not applicable drops
  /// out of its combinator and a combinator of nothing else is itself not applicable.
  func truth(of program: Program) -> Truth {
    var cursor = 0
    return truth(program.steps, &cursor)
  }

  private func truth(_ steps: [Program.Step], _ cursor: inout Int) -> Truth {
    let step = steps[cursor]
    cursor += 1
    switch step {
    case .answer(let question, let table): return table[values[question]]
    case .fact(let index): return facts[index]
    case .not: return truth(steps, &cursor).negated
    case .all(let count): return tally(count, steps, &cursor).all
    case .any(let count): return tally(count, steps, &cursor).any
    case .atLeast(let least, let count): return tally(count, steps, &cursor).atLeast(least)
    }
  }

  private func tally(_ count: Int, _ steps: [Program.Step], _ cursor: inout Int) -> TruthTally {
    var tally = TruthTally()
    for _ in 0..<count { tally.add(truth(steps, &cursor)) }
    return tally
  }
}

/// How many members of a combinator are true, false and unknown; the others do not apply.
package struct TruthTally: Hashable {
  package private(set) var yes = 0
  package private(set) var no = 0
  package private(set) var unknown = 0

  /// Creates a tally of so many.
  package init(yes: Int = 0, no: Int = 0, unknown: Int = 0) {
    self.yes = yes
    self.no = no
    self.unknown = unknown
  }

  /// Counts a member.
  package mutating func add(_ truth: Truth) {
    switch truth {
    case .yes: yes += 1
    case .no: no += 1
    case .unknown: unknown += 1
    case .notApplicable: break
    }
  }

  private var applicable: Int { yes + no + unknown }

  /// Whether all members that apply are true.
  package var all: Truth {
    if applicable == 0 { return .notApplicable }
    if no > 0 { return .no }
    return unknown > 0 ? .unknown : .yes
  }

  /// Whether any member that applies is true.
  package var any: Truth {
    if applicable == 0 { return .notApplicable }
    if yes > 0 { return .yes }
    return unknown > 0 ? .unknown : .no
  }

  /// True when so many are true, false only when so many can no longer be and so many are known:
  /// else an answer that is taken away could turn "not applicable" or "unknown" into "no gap".
  package func atLeast(_ least: Int) -> Truth {
    if applicable < least { return .notApplicable }
    if yes >= least { return .yes }
    return yes + unknown < least && yes + no >= least ? .no : .unknown
  }
}

extension Truth {
  /// What `not` makes of it.
  package var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown, .notApplicable: self
    }
  }
}

internal import Diagnostics
internal import Model

/// Lints of requirements that read the same answers: those that are the same, that follow from one
/// another, or that flag opposite ends.
///
/// Each requirement is told of once for each lint, however many others it is like, so that what is found
/// grows no faster than the rules.
struct SiblingLints {
  private let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  var findings: [LintFinding] { groups.flatMap(findings(in:)) }

  /// Requirements that read the same answers; others cannot be the same.
  private var groups: [[Requirement]] {
    var groups: [[Int]: [Requirement]] = [:]
    for requirement in ruleSet.requirements {
      let measures = requirement.gap.measures + (requirement.appliesWhen?.measures ?? [])
      let key =
        [requirement.form.index] + requirement.questions.map(\.index) + [-1]
        + measures.distinct.map(\.index)
      groups[key, default: []].append(requirement)
    }
    return Array(groups.values)
  }

  /// The first requirement of those that come to the same in every case.
  private struct Leader {
    let requirement: Requirement
    /// 1 where there is a gap and 0 elsewhere.
    let gap: DecisionDiagram.Node
    /// In how many cases there is one; the most there can be where that is too large to be written.
    let count: UInt128
  }

  private func findings(in group: [Requirement]) -> [LintFinding] {
    guard group.count > 1 else { return [] }
    guard let space = CaseSpace(group.map { ($0, ruleSet) }) else {
      // Together they tell too many roles apart; fewer may not.
      let half = group.count / 2
      return findings(in: Array(group[..<half])) + findings(in: Array(group[half...]))
    }
    var diagrams = OutcomeDiagrams(space)
    var found: [LintFinding] = []
    var leaders: [Leader] = []
    var first: [DecisionDiagram.Node: Requirement] = [:]
    for requirement in group {
      // What is too large has been reported as not proved, or can be told from all others without.
      guard let outcome = try? diagrams.outcome(of: requirement, in: ruleSet) else { continue }
      if let other = first[outcome] {
        found.append(
          LintFinding(
            .duplicateRequirement,
            about: requirement.id.text,
            at: requirement.place,
            .duplicate(requirement.id.text, other.id.text)
          )
        )
        continue
      }
      first[outcome] = requirement
      // A requirement that is never a gap has been reported, and follows from any other.
      guard diagrams.canBeGap(outcome),
        let gap = try? diagrams.diagram.map(outcome, { $0 == Outcome.gap.code ? 1 : 0 })
      else { continue }
      let count = diagrams.diagram.count(gap, over: Array(space.variables.indices)) { $0 == 1 }
      leaders.append(Leader(requirement: requirement, gap: gap, count: count ?? .max))
    }
    // Those with the most gaps first: what follows from any often follows from them.
    let widest = leaders.indices.sorted { a, b in
      (leaders[a].count, a) > (leaders[b].count, b)
    }
    for index in leaders.indices {
      if let other = implying(index, among: leaders, widest, diagrams) {
        found.append(implied(leaders[index].requirement, by: leaders[other].requirement))
      } else {
        found += opposite(index, among: leaders, diagrams)
      }
    }
    return found
  }

  /// A requirement that is a gap wherever this one is; nil when there is none.
  ///
  /// Of two with the same gaps the earlier one follows from the later.
  private func implying(
    _ index: Int,
    among leaders: [Leader],
    _ widest: [Int],
    _ diagrams: OutcomeDiagrams
  ) -> Int? {
    let leader = leaders[index]
    return widest.lazy.prefix { leaders[$0].count >= leader.count }.first { other in
      leaders[other].gap == leader.gap
        ? other > index : diagrams.diagram.isWithin(leader.gap, leaders[other].gap)
    }
  }

  private func implied(_ requirement: Requirement, by other: Requirement) -> LintFinding {
    LintFinding(
      .impliedRequirement,
      about: requirement.id.text,
      at: requirement.place,
      .implied(requirement.id.text, other.id.text)
    )
  }

  /// An earlier requirement on the same single question that flags 1 where this one flags 4, or 4 where
  /// it flags 1.
  private func opposite(
    _ index: Int,
    among leaders: [Leader],
    _ diagrams: OutcomeDiagrams
  ) -> [LintFinding] {
    let second = leaders[index].requirement
    guard second.questions.count == 1, case .rating = diagrams.space.variables.first,
      diagrams.space.variables.count == 1
    else { return [] }
    guard let end = end(of: leaders[index], diagrams),
      let first = leaders[..<index].first(where: { leader in
        self.end(of: leader, diagrams).map { $0 != end } ?? false
      })?.requirement
    else { return [] }
    let question = ruleSet.forms[first.form].questions[first.questions[0]].label
    return [
      LintFinding(
        .oppositeEnds,
        about: second.id.text,
        at: second.place,
        .oppositeEnds(first.id.text, second.id.text, question)
      )
    ]
  }

  /// The end of the scale that is a gap where the other end is none; nil when there is no such end.
  private func end(of leader: Leader, _ diagrams: OutcomeDiagrams) -> Rating? {
    func flags(_ rating: Rating) -> Bool {
      let value = CaseValue.ratings.firstIndex(of: .rating(rating)) ?? 0
      return diagrams.diagram.child(leader.gap, value).constant == 1
    }
    switch (flags(.notAtAll), flags(.fully)) {
    case (true, false): return .notAtAll
    case (false, true): return .fully
    case (true, true), (false, false): return nil
    }
  }
}

extension Message {
  fileprivate static func duplicate(_ id: String, _ other: String) -> Message {
    Message(
      sv: "kravet \(id) bedömer alla svar precis som \(other)",
      en: "the requirement \(id) judges all answers just as \(other) does"
    )
  }
  fileprivate static func implied(_ id: String, _ other: String) -> Message {
    Message(
      sv: "varje brist i \(id) är också en brist i \(other), som läser samma svar",
      en: "each gap in \(id) is a gap in \(other) too, which reads the same answers"
    )
  }
  fileprivate static func oppositeEnds(
    _ first: String,
    _ second: String,
    _ question: String
  ) -> Message {
    Message(
      sv: "\(first) och \(second) ser var sin ände av fråga \(question) som en brist",
      en: "\(first) and \(second) take opposite ends of question \(question) for a gap"
    )
  }
}

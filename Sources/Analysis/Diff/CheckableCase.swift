internal import Engine
package import Model

/// Makes of a case a meeting that both editions of the rules take.
///
/// A meeting in which nothing at all can be assessed is refused, so a case that leaves it so is given one
/// answer more, which has nothing to do with the case.
struct CheckableCase {
  private let base: CompiledRules
  private let ruleSet: CompiledRules

  init(_ base: RuleSet, _ ruleSet: RuleSet) {
    self.base = CompiledRules(base)
    self.ruleSet = CompiledRules(ruleSet)
  }

  /// The case, with other answers if they are needed; nil where no such meeting is found.
  func adding(to answers: Case, besides variables: [CaseSpace.Variable], form: Identifier<Form>)
    -> Case?
  {
    if isAccepted(answers, form) { return answers }
    let known = ruleSet.ruleSet.forms.first { $0.id == form }?.questions ?? []
    let others = known.filter { $0.kind == .rating && !variables.contains(.rating($0.key)) }
      .map { Case.Fact.answer($0.key, .rating(.fully)) }
    return (others.map { [$0] } + [others]).lazy.map { Case(answers.facts + $0) }
      .first { isAccepted($0, form) }
  }

  /// Whether both editions know all names, and something is answered and assessed.
  private func isAccepted(_ answers: Case, _ form: Identifier<Form>) -> Bool {
    let isAnswered = answers.facts.contains { if case .answer = $0 { true } else { false } }
    guard isAnswered else { return false }
    return [base, ruleSet].allSatisfy { rules in
      guard let index = rules.ruleSet.forms.firstIndex(where: { $0.id == form }),
        let meeting = answers.meeting(form: Ordinal(index), in: rules.ruleSet, units: [])
      else { return false }
      let assessment = evaluate(meeting, under: rules, asOf: rules.ruleSet.period.lowerBound)
      return assessment.tally.assessed > 0
    }
  }
}

extension RuleSetDiff {
  /// A unit without exceptions and a day that both editions of the rules know, where there are such;
  /// else the newer one's.
  package var commonUnitAndDay: (unit: Ordinal<CareUnit>, day: CalendarDate) {
    let known = Set(base.units.map(\.name))
    let excepted = Set(
      [base, ruleSet].flatMap { rules in
        rules.exceptions.flatMap { exception in exception.units.map { rules.units[$0].name } }
      }
    )
    let common = ruleSet.units.indices.filter { known.contains(ruleSet.units[$0].name) }
    let unit =
      common.first { !excepted.contains(ruleSet.units[$0].name) } ?? common.first ?? 0
    let day = max(base.period.lowerBound, ruleSet.period.lowerBound)
    let isCommon = base.period.contains(day) && ruleSet.period.contains(day)
    return (Ordinal(unit), isCommon ? day : ruleSet.period.lowerBound)
  }
}

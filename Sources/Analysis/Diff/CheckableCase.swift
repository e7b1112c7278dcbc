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

  /// The case, with another answer if one is needed and one is found.
  func adding(to answers: Case, besides variables: [CaseSpace.Variable], form: Identifier<Form>)
    -> Case
  {
    if isAccepted(answers, form) { return answers }
    guard let known = ruleSet.ruleSet.forms.first(where: { $0.id == form }) else { return answers }
    for question in known.questions
    where question.kind == .rating && !variables.contains(.rating(question.key)) {
      let longer = Case(answers.facts + [.answer(question.key, .rating(.fully))])
      if isAccepted(longer, form) { return longer }
    }
    return answers
  }

  private func isAccepted(_ answers: Case, _ form: Identifier<Form>) -> Bool {
    [base, ruleSet].allSatisfy { rules in
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

internal import Model

/// Which requirements of a form are added up together.
struct FormSums: Sendable {
  /// By focus area of the rule set: the places of its requirements among those of the form.
  let areas: [[Int]]
  /// By phase: those of the requirements that are read from one question.
  let phases: [[Int]]

  init(_ ruleSet: RuleSet, _ form: Ordinal<Form>) {
    let requirements = ruleSet.requirements.filter { $0.form == form }
    let questions = ruleSet.forms[form].questions
    func places(_ belongs: (Requirement) -> Bool) -> [Int] {
      requirements.indices.filter { belongs(requirements[$0]) }
    }
    areas = ruleSet.focusAreas.indices.map { area in places { $0.focus?.index == area } }
    phases = Phase.allCases.map { phase in
      places { $0.question.map { questions[$0].phase } == phase }
    }
  }
}

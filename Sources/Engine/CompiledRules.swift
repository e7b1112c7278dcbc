package import Model

/// A rule set made ready to judge meetings: conditions as programs over small integers.
package struct CompiledRules: Sendable {
  package let ruleSet: RuleSet
  /// The requirements of each form.
  let requirements: [[CompiledRequirement]]
  /// The requirement that is read from each question of each form alone, where there is one.
  let requirementOf: [[Ordinal<Requirement>?]]
  /// What the conditions read besides answers, each once.
  let facts: [Fact]

  /// Compiles a rule set.
  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    var facts: [Fact] = []
    var requirements = [[CompiledRequirement]](repeating: [], count: ruleSet.forms.count)
    var requirementOf = ruleSet.forms.map { form in
      [Ordinal<Requirement>?](repeating: nil, count: form.questions.count)
    }
    for (index, requirement) in ruleSet.requirements.enumerated() {
      let compiled = CompiledRequirement(Ordinal(index), requirement, &facts)
      requirements[requirement.form.index].append(compiled)
      if let question = requirement.question?.index,
        requirementOf[requirement.form.index][question] == nil
      {
        requirementOf[requirement.form.index][question] = Ordinal(index)
      }
    }
    self.facts = facts
    self.requirements = requirements
    self.requirementOf = requirementOf
  }
}

/// One requirement's conditions as programs.
///
/// A class, since it is handed from hand to hand for every meeting. It never changes.
final class CompiledRequirement: Sendable {
  let ordinal: Ordinal<Requirement>
  let appliesWhen: Program?
  let gap: Program
  /// The questions that decide the outcome, each once.
  let questions: [Int]
  /// Those of them that are read in more than one place.
  let repeated: [Int]

  init(_ ordinal: Ordinal<Requirement>, _ requirement: Requirement, _ facts: inout [Fact]) {
    self.ordinal = ordinal
    let gap = Program(requirement.gap, &facts)
    let appliesWhen = requirement.appliesWhen.map { Program($0, &facts) }
    let others = appliesWhen?.questions ?? []
    questions = (gap.questions + others).distinct
    let shared = gap.questions.filter { others.contains($0) }
    repeated = (gap.repeated + (appliesWhen?.repeated ?? []) + shared).distinct
    self.gap = gap
    self.appliesWhen = appliesWhen
  }
}

extension Outcome {
  /// What a requirement comes to from the truth of its two conditions.
  package init(applies: Truth, gap: Truth) {
    switch (applies, gap) {
    case (.no, _), (.notApplicable, _), (.yes, .notApplicable): self = .notApplicable
    case (.yes, .yes), (.unknown, .yes): self = .gap
    case (.yes, .no): self = .met
    case (.yes, .unknown), (.unknown, _): self = .notAssessed
    }
  }
}

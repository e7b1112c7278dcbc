package import Model

/// A rule set made ready to judge meetings: conditions as programs over small integers.
package struct CompiledRules: Sendable {
  package let ruleSet: RuleSet
  /// The requirements of each form.
  let requirements: [[CompiledRequirement]]
  /// What the conditions read besides answers, each once.
  let facts: [Fact]

  /// Compiles a rule set.
  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    var facts: [Fact] = []
    var requirements = [[CompiledRequirement]](repeating: [], count: ruleSet.forms.count)
    for (index, requirement) in ruleSet.requirements.enumerated() {
      let compiled = CompiledRequirement(Ordinal(index), requirement, &facts)
      requirements[requirement.form.index].append(compiled)
    }
    self.facts = facts
    self.requirements = requirements
  }
}

/// One requirement's conditions as programs.
struct CompiledRequirement: Sendable {
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
  init(applies: Truth, gap: Truth) {
    switch (applies, gap) {
    case (.no, _), (.notApplicable, _), (.yes, .notApplicable): self = .notApplicable
    case (.yes, .yes), (.unknown, .yes): self = .gap
    case (.yes, .no): self = .met
    case (.yes, .unknown), (.unknown, _): self = .notAssessed
    }
  }
}

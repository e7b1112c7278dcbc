internal import Model

/// A condition with all that it refers to by name, so that two editions of the rules can be seen to say
/// the same word for word.
indirect enum NamedCondition: Hashable {
  case rating(CaseSpace.Variable, Comparison<Rating>)
  case measure(CaseSpace.Variable, Comparison<Quantity>)
  case participant(Set<RoleName>)
  case answered(CaseSpace.Variable)
  case all([NamedCondition])
  case any([NamedCondition])
  case not(NamedCondition)
  case atLeast(Int, [NamedCondition])

  /// A role of one party.
  struct RoleName: Hashable {
    let party: Party
    let id: Identifier<Role>
  }

  /// The condition of a requirement for a form.
  init(_ condition: Condition, _ form: Form, _ ruleSet: RuleSet) {
    func named(_ members: [Condition]) -> [NamedCondition] {
      members.map { NamedCondition($0, form, ruleSet) }
    }
    switch condition {
    case .rating(let question, let comparison):
      self = .rating(.init(form.questions[question]), comparison)
    case .measure(let measure, let comparison):
      let measure = ruleSet.measures[measure]
      self = .measure(.measure(measure.id, measure.unit), comparison)
    case .participant(let roles):
      let names = roles.map { ruleSet.roles[$0] }.map { RoleName(party: $0.party, id: $0.id) }
      self = .participant(Set(names))
    case .answered(let question): self = .answered(.init(form.questions[question]))
    case .all(let members): self = .all(named(members))
    case .any(let members): self = .any(named(members))
    case .not(let member): self = .not(NamedCondition(member, form, ruleSet))
    case .atLeast(let least, let members): self = .atLeast(least, named(members))
    }
  }
}

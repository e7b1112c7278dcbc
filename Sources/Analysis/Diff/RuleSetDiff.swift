package import Model

/// What has changed between two editions of the rules, and what that asks for.
package struct RuleSetDiff: Sendable {
  package let base: RuleSet
  package let ruleSet: RuleSet
  /// Every requirement of either edition, in the order of the newer and then of the older.
  package let requirements: [RequirementChange]
  /// What has changed besides.
  package let others: [OtherChange]
  /// Pairs of requirements that seem to have changed ids with each other.
  package let swaps: [(Identifier<Requirement>, Identifier<Requirement>)]

  /// Compares two editions.
  package init(from base: RuleSet, to ruleSet: RuleSet) {
    self.base = base
    self.ruleSet = ruleSet
    var taken: Set<Int> = []
    var changes: [RequirementChange] = []
    let checkable = CheckableCase(base, ruleSet)
    for (index, requirement) in ruleSet.requirements.enumerated() {
      let id = Self.formerID(of: requirement, from: base, to: ruleSet)
      let former = id.flatMap { id in base.requirements.firstIndex { $0.id == id } }
      guard let former, taken.insert(former).inserted else {
        changes.append(.whole(requirement, .added, Ordinal(index)))
        continue
      }
      changes.append(
        RequirementComparison(
          base.requirements[former],
          in: base,
          Ordinal(index),
          in: ruleSet,
          checkable
        ).change
      )
    }
    for (index, requirement) in base.requirements.enumerated() where !taken.contains(index) {
      changes.append(.whole(requirement, .removed, nil))
    }
    requirements = changes
    others = OtherChanges(from: base, to: ruleSet).all
    swaps = Self.swaps(changes, base, ruleSet, checkable)
  }

  /// What a requirement was called in an earlier edition; nil when it is new.
  ///
  /// A new name takes over from an old one only where the old one is gone.
  package static func formerID(
    of requirement: Requirement,
    from base: RuleSet,
    to ruleSet: RuleSet
  ) -> Identifier<Requirement>? {
    if base.requirements.contains(where: { $0.id == requirement.id }) { return requirement.id }
    guard let replaced = requirement.replaces,
      base.requirements.contains(where: { $0.id == replaced }),
      !ruleSet.requirements.contains(where: { $0.id == replaced })
    else { return nil }
    return replaced
  }

  /// What the version must rise by at least; nil when nothing has changed that it is for.
  package var step: VersionStep? {
    (requirements.compactMap(\.step) + others.map(\.step)).max()
  }

  /// The lowest version that will do.
  package var requiredVersion: Version { step.map { base.version.raised(by: $0) } ?? base.version }

  /// What keeps the change from being let through.
  package var problems: [PolicyProblem] {
    var problems: [PolicyProblem] = []
    for change in requirements where change.proof == .notProved {
      problems.append(.notProved(change.id))
    }
    if ruleSet.version < requiredVersion {
      problems.append(.version(requiredVersion))
    }
    // An entry that was there before, or is for later, says nothing of this change.
    let entries = ruleSet.changes.filter { entry in
      entry.version > base.version && entry.version <= ruleSet.version
        && !base.changes.contains { $0.version == entry.version }
    }
    let decided = Set(entries.filter { $0.decision != nil }.flatMap(\.looser))
    for change in requirements where change.needsDecision && !decided.contains(change.id) {
      problems.append(.noDecision(change.id, change.kind))
    }
    return problems
  }

  /// Requirements that both changed and that are, each, what the other one was.
  private static func swaps(
    _ changes: [RequirementChange],
    _ base: RuleSet,
    _ ruleSet: RuleSet,
    _ checkable: CheckableCase
  ) -> [(Identifier<Requirement>, Identifier<Requirement>)] {
    let changed = changes.compactMap { change -> Ordinal<Requirement>? in
      switch change.kind {
      case .incomparable, .looser, .stricter, .shifted: change.requirement
      case .same, .reworded, .renamed, .added, .removed: nil
      }
    }
    func wasOther(_ first: Ordinal<Requirement>, _ second: Ordinal<Requirement>) -> Bool {
      guard
        let former = base.requirements.first(where: { $0.id == ruleSet.requirements[second].id }),
        former.title == ruleSet.requirements[first].title
      else { return false }
      let change = RequirementComparison(former, in: base, first, in: ruleSet, checkable).change
      return change.cases?.changed == 0
    }
    return changed.indices.flatMap { later in
      changed[..<later].compactMap { first in
        let second = changed[later]
        guard wasOther(first, second), wasOther(second, first) else { return nil }
        return (ruleSet.requirements[first].id, ruleSet.requirements[second].id)
      }
    }
  }
}

/// What keeps a change of the rules from being let through.
package enum PolicyProblem: Sendable {
  /// Something could not be proved of a requirement.
  case notProved(Identifier<Requirement>)
  /// The version must be this one at least.
  case version(Version)
  /// A requirement became looser and no entry in the change log says by whose decision.
  case noDecision(Identifier<Requirement>, ChangeKind)
}

extension RequirementChange {
  /// A requirement that is there in one edition only.
  fileprivate static func whole(
    _ requirement: Requirement,
    _ kind: ChangeKind,
    _ ordinal: Ordinal<Requirement>?
  ) -> RequirementChange {
    RequirementChange(
      id: requirement.id,
      formerID: nil,
      kind: kind,
      proof: .exhaustive,
      cases: nil,
      witness: nil,
      fields: [],
      requirement: ordinal
    )
  }
}

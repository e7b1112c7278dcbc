internal import Diagnostics
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

  /// Compares two editions, as far as some forms go; nil for all.
  package init(from base: RuleSet, to ruleSet: RuleSet, forms: Set<Identifier<Form>>? = nil) {
    self.base = base
    self.ruleSet = ruleSet
    func isLookedAt(_ requirement: Requirement, _ ruleSet: RuleSet) -> Bool {
      forms?.contains(ruleSet.forms[requirement.form].id) ?? true
    }
    var taken: Set<Int> = []
    var changes: [RequirementChange] = []
    let checkable = CheckableCase(base, ruleSet)
    for (index, requirement) in ruleSet.requirements.enumerated()
    where isLookedAt(requirement, ruleSet) {
      let id = Self.formerID(of: requirement, from: base, to: ruleSet)
      let former = id.flatMap { id in base.requirements.firstIndex { $0.id == id } }
      guard let former, taken.insert(former).inserted else {
        changes.append(.whole(requirement, of: ruleSet, .added, Ordinal(index)))
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
    for (index, requirement) in base.requirements.enumerated()
    where !taken.contains(index) && isLookedAt(requirement, base) {
      changes.append(.whole(requirement, of: base, .removed, nil))
    }
    requirements = changes
    others = OtherChanges(from: base, to: ruleSet, forms: forms).all
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

  /// Whether both are editions of one rule set, and not of two.
  package var isOfOne: Bool { base.id == ruleSet.id }

  /// What the version must rise by at least; nil when nothing has changed that it is for.
  package var step: VersionStep? {
    (requirements.compactMap(\.step) + others.map(\.step)).max()
  }

  /// What somebody must have decided, and what is said of it.
  var needs: [(thing: Loosened, words: Message)] {
    requirements.filter(\.needsDecision).map { (.requirement($0.id), .is($0.id, $0.kind)) }
      + others.compactMap { other in other.looser.map { ($0, other.message) } }
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

extension RequirementChange {
  /// A requirement that is there in one edition only.
  fileprivate static func whole(
    _ requirement: Requirement,
    of ruleSet: RuleSet,
    _ kind: ChangeKind,
    _ ordinal: Ordinal<Requirement>?
  ) -> RequirementChange {
    RequirementChange(
      id: requirement.id,
      form: ruleSet.forms[requirement.form].id,
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

extension Message {
  fileprivate static func `is`(_ id: Identifier<Requirement>, _ kind: ChangeKind) -> Message {
    Message(sv: "\(id) är \(kind.words[.swedish])", en: "\(id) is \(kind.words[.english])")
  }
}

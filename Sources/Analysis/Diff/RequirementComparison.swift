internal import Model

/// Compares one requirement in two editions of the rules.
struct RequirementComparison {
  private let before: Requirement
  private let base: RuleSet
  private let after: Requirement
  private let ruleSet: RuleSet
  private let ordinal: Ordinal<Requirement>
  private let checkable: CheckableCase

  init(
    _ before: Requirement,
    in base: RuleSet,
    _ ordinal: Ordinal<Requirement>,
    in ruleSet: RuleSet,
    _ checkable: CheckableCase
  ) {
    self.checkable = checkable
    self.before = before
    self.base = base
    self.ordinal = ordinal
    after = ruleSet.requirements[ordinal]
    self.ruleSet = ruleSet
  }

  /// What has become of it.
  var change: RequirementChange {
    guard base.forms[before.form].id == ruleSet.forms[after.form].id else {
      return change(.incomparable, .exhaustive, nil, nil)
    }
    guard let space = CaseSpace([(before, base), (after, ruleSet)]) else { return unproved }
    var diagrams = OutcomeDiagrams(space)
    do throws(DecisionDiagram.TooLarge) {
      let pairs = try diagrams.diagram.combine(
        try diagrams.outcome(of: before, in: base),
        try diagrams.outcome(of: after, in: ruleSet)
      ) { $0 * Self.codes + $1 }
      return change(pairs, diagrams)
    } catch {
      return unproved
    }
  }

  /// What can be said when the cases cannot be gone through.
  private var unproved: RequirementChange {
    func conditions(_ requirement: Requirement, _ ruleSet: RuleSet) -> [NamedCondition?] {
      let form = ruleSet.forms[requirement.form]
      return [requirement.gap, requirement.appliesWhen].map { condition in
        condition.map { NamedCondition($0, form, ruleSet) }
      }
    }
    guard conditions(before, base) == conditions(after, ruleSet) else {
      return change(.incomparable, .notProved, nil, nil)
    }
    return change(kind(isLooser: false, isStricter: false, isMoved: false), .wordForWord, nil, nil)
  }

  /// What the change is, given what it does to the outcomes.
  private func kind(isLooser: Bool, isStricter: Bool, isMoved: Bool) -> ChangeKind {
    // An exception is its own decision, so that one more makes nothing looser.
    let exceptions = ExceptionComparison(before, base, after, ruleSet)
    let isLooser = isLooser || after.severity < before.severity
    let isStricter = isStricter || after.severity > before.severity || exceptions.isStricter
    return switch (isLooser, isStricter) {
    case (true, true): .incomparable
    case (true, false): .looser
    case (false, true): .stricter
    case (false, false):
      if isMoved {
        .shifted
      } else if after.id != before.id {
        .renamed
      } else {
        fields.isEmpty ? .same : .reworded
      }
    }
  }

  /// How many outcomes there are in a pair of them.
  private static let codes = Outcome.ofConditions.count

  private func change(
    _ pairs: DecisionDiagram.Node,
    _ diagrams: OutcomeDiagrams
  ) -> RequirementChange {
    func smallest(_ isWanted: (Outcome, Outcome) -> Bool) -> RequirementChange.Witness? {
      var found: (Outcome, Outcome)?
      let values = diagrams.diagram.smallest(pairs) { code in
        isWanted(Outcome(code: code / Self.codes), Outcome(code: code % Self.codes))
      }
      guard let values else { return nil }
      var node = pairs
      while let variable = diagrams.diagram.variable(of: node) {
        let value = values.first { $0.variable == variable }?.value ?? 0
        node = diagrams.diagram.child(node, value)
      }
      if let code = node.constant {
        found = (Outcome(code: code / Self.codes), Outcome(code: code % Self.codes))
      }
      return found.map { before, after in
        let answers = diagrams.space.case(values)
        let meeting = checkable.adding(
          to: answers,
          besides: diagrams.space.variables,
          form: ruleSet.forms[self.after.form].id
        )
        return .init(answers: answers, meeting: meeting, before: before, after: after)
      }
    }
    let lost = smallest { $0 == .gap && $1 != .gap }
    let gained = smallest { $0 != .gap && $1 == .gap }
    let fulfilled = smallest { $0 == .notAssessed && $1 == .met }
    let moved = smallest { $0 != $1 }
    let kind = kind(
      isLooser: lost != nil || fulfilled != nil,
      isStricter: gained != nil,
      isMoved: moved != nil
    )
    let variables = Array(diagrams.space.variables.indices)
    let changed = diagrams.diagram.count(pairs, over: variables) {
      $0 / Self.codes != $0 % Self.codes
    }
    let total = diagrams.diagram.count(pairs, over: variables) { _ in true }
    let cases = changed.flatMap { changed in total.map { (changed, $0) } }
    return change(kind, .exhaustive, cases, lost ?? fulfilled ?? gained ?? moved)
  }

  private func change(
    _ kind: ChangeKind,
    _ proof: RequirementChange.Proof,
    _ cases: (changed: UInt128, total: UInt128)?,
    _ witness: RequirementChange.Witness?
  ) -> RequirementChange {
    RequirementChange(
      id: after.id,
      form: ruleSet.forms[after.form].id,
      formerID: before.id == after.id ? nil : before.id,
      kind: kind,
      proof: proof,
      cases: cases,
      witness: witness,
      fields: fields,
      requirement: ordinal
    )
  }

  /// What besides the conditions is another, by the names in the rule files.
  private var fields: [String] {
    func sources(_ citations: [Citation], _ ruleSet: RuleSet) -> [String] {
      citations.map { citation in
        let source = ruleSet.sources[citation.source]
        return [
          source.id.text, source.kind.rawValue, source.title, source.verified, citation.at ?? "",
        ]
        .joined(separator: "\n")
      }
    }
    func actions(_ requirement: Requirement, _ ruleSet: RuleSet) -> [String] {
      requirement.actions.map { action in
        let source = action.source.map { ruleSet.sources[$0].id.text } ?? ""
        return [action.party.rawValue, action.text, source, "\(action.needsEscalation)"]
          .joined(separator: "\n")
      }
    }
    func question(_ requirement: Requirement, _ ruleSet: RuleSet) -> String? {
      requirement.question.map { ruleSet.forms[requirement.form].questions[$0].key.text }
    }
    let exceptions = ExceptionComparison(before, base, after, ruleSet)
    let compared: [(String, Bool)] = [
      ("question", question(before, base) == question(after, ruleSet)),
      ("title", before.title == after.title),
      ("claims", before.claims == after.claims),
      ("severity", before.severity == after.severity),
      ("severity_why", before.severityReason == after.severityReason),
      ("why", before.why == after.why),
      ("responsible", before.responsible == after.responsible),
      ("sources", sources(before.citations, base) == sources(after.citations, ruleSet)),
      ("evidence", before.evidence == after.evidence),
      (
        "focus",
        before.focus.map { base.focusAreas[$0].id } == after.focus.map { ruleSet.focusAreas[$0].id }
      ),
      ("actions", actions(before, base) == actions(after, ruleSet)),
      ("exceptions", exceptions.isSame),
    ]
    return compared.filter { !$0.1 }.map(\.0)
  }
}

package import Diagnostics
package import Model

/// A change in the rules that is none of a single requirement.
package struct OtherChange: Sendable {
  package let message: Message
  package let step: VersionStep
  /// What it makes looser, so that somebody must have decided it; nil where it does not.
  package let looser: Loosened?

  init(message: Message, step: VersionStep, looser: Loosened? = nil) {
    self.message = message
    self.step = step
    self.looser = looser
  }
}

/// Finds what has changed in forms, names and texts.
struct OtherChanges {
  private let base: RuleSet
  private let ruleSet: RuleSet
  /// The forms that are looked at; nil for all.
  private let wanted: Set<Identifier<Form>>?

  init(from base: RuleSet, to ruleSet: RuleSet, forms: Set<Identifier<Form>>? = nil) {
    self.base = base
    self.ruleSet = ruleSet
    // One rule set that has lost a form has lost it, whichever form is looked at.
    wanted = base.id == ruleSet.id ? nil : forms
  }

  var all: [OtherChange] { forms + names + roles + limits + exceptions + texts }

  private func isWanted(_ form: Form) -> Bool { wanted?.contains(form.id) ?? true }

  // MARK: - Forms

  private var forms: [OtherChange] {
    var changes: [OtherChange] = []
    for former in base.forms where isWanted(former) {
      guard let form = ruleSet.forms.first(where: { $0.id == former.id }) else {
        changes.append(OtherChange(message: .removed(.form, former.id.text), step: .major))
        continue
      }
      changes += questions(former, form)
      let isSame =
        former.title == form.title && former.missing == form.missing
        && former.earlier == form.earlier && Set(former.removed) == Set(form.removed)
      if !isSame { changes.append(OtherChange(message: .otherField(form.id.text), step: .patch)) }
    }
    for form in ruleSet.forms
    where isWanted(form) && !base.forms.contains(where: { $0.id == form.id }) {
      changes.append(OtherChange(message: .added(.form, form.id.text), step: .minor))
    }
    return changes
  }

  private func questions(_ former: Form, _ form: Form) -> [OtherChange] {
    var changes: [OtherChange] = []
    for question in former.questions {
      guard let now = form.questions.first(where: { $0.key == question.key }) else {
        changes.append(OtherChange(message: .lostQuestion(question.label, form.id), step: .major))
        continue
      }
      if now.number != question.number {
        changes.append(
          OtherChange(
            message: .renumbered(question.label, now.label, form.id),
            step: .major,
            looser: .form(form.id)
          )
        )
      }
      if now.kind != question.kind {
        changes.append(OtherChange(message: .otherKind(now.label, form.id), step: .major))
      }
      if now.text != question.text || now.phase != question.phase {
        changes.append(OtherChange(message: .otherText(now.label, form.id), step: .patch))
      }
    }
    for question in form.questions
    where !former.questions.contains(where: { $0.key == question.key }) {
      changes.append(OtherChange(message: .newQuestion(question.label, form.id), step: .minor))
    }
    return changes
  }

  // MARK: - Names that files use

  private var names: [OtherChange] {
    changes(.unit, base.units.map(\.name), ruleSet.units.map(\.name))
      + changes(.role, base.roles.map(\.name), ruleSet.roles.map(\.name))
      + changes(.measure, base.measures.map(\.id.text), ruleSet.measures.map(\.id.text))
      + changes(.area, base.focusAreas.map(\.id.text), ruleSet.focusAreas.map(\.id.text))
  }

  /// Files that use a name which is gone are refused.
  private func changes(_ kind: NamedThing, _ before: [String], _ after: [String]) -> [OtherChange] {
    before.filter { !after.contains($0) }
      .map { OtherChange(message: .removed(kind, $0), step: .major) }
      + after.filter { !before.contains($0) }
      .map { OtherChange(message: .added(kind, $0), step: .minor) }
  }

  // MARK: - What can be made looser besides requirements

  private var roles: [OtherChange] {
    base.roles.flatMap { former -> [OtherChange] in
      let names = [former.id.text, former.title] + former.aliases
      let party = ruleSet.roles.filter { $0.party == former.party }
      let now = party.first { $0.id == former.id }
      var changes: [OtherChange] = []
      if former.isExpected, now?.isExpected != true {
        changes.append(
          OtherChange(message: .unexpected(former), step: .major, looser: .role(former.id))
        )
      }
      let others = now.map { Set([$0.title] + $0.aliases) }
      if let others, others != Set(names.dropFirst()) {
        changes.append(
          OtherChange(message: .otherNames(former), step: .major, looser: .role(former.id))
        )
      }
      // People who go by a name must not be counted as something else.
      for name in names {
        guard let other = party.first(where: { $0.isCalled(name) }), other.id != former.id else {
          continue
        }
        changes.append(
          OtherChange(message: .moved(name, former, other), step: .major, looser: .role(former.id))
        )
      }
      return changes
    }
  }

  private var limits: [OtherChange] {
    var changes: [OtherChange] = []
    if !Rating.allCases.allSatisfy({ base.scale[$0] == ruleSet.scale[$0] }) {
      changes.append(OtherChange(message: .scale, step: .major, looser: .scale))
    }
    let (before, after) = (base.minimumUnits, ruleSet.minimumUnits)
    if after != before {
      changes.append(
        OtherChange(
          message: .minimumUnits(before, after),
          step: after < before ? .major : .minor,
          looser: after < before ? .minimumUnits : nil
        )
      )
    }
    return changes
  }

  /// Exceptions that are new or last longer: each names who decided it.
  private var exceptions: [OtherChange] {
    let added = ExceptionComparison.added(to: ruleSet, since: base) { requirement in
      RuleSetDiff.formerID(of: requirement, from: base, to: ruleSet)
    }
    return added.filter { isWanted(ruleSet.forms[ruleSet.requirements[$0.requirement].form]) }
      .map { OtherChange(message: .excepted($0, ruleSet), step: .patch) }
  }

  // MARK: - Texts and numbers

  private var texts: [OtherChange] {
    var changes: [OtherChange] = []
    func compare(_ isSame: Bool, _ name: String, _ step: VersionStep) {
      if !isSame { changes.append(OtherChange(message: .otherField(name), step: step)) }
    }
    // Two rule sets have a title and days of their own.
    if base.id == ruleSet.id {
      compare(base.title == ruleSet.title, "title", .patch)
      compare(base.period == ruleSet.period, "period", .minor)
    }
    compare(base.weights == ruleSet.weights, "weights", .minor)
    let themes = Lexicon.fileName
    compare(base.file(themes)?.bytes == ruleSet.file(themes)?.bytes, themes, .patch)
    for area in ruleSet.focusAreas {
      guard let former = base.focusAreas.first(where: { $0.id == area.id }) else { continue }
      let isSame =
        former.title == area.title && former.why == area.why
        && actions(of: former, in: base) == actions(of: area, in: ruleSet)
      compare(isSame, "focus-areas.yaml: \(area.id)", .patch)
    }
    for measure in ruleSet.measures {
      guard let former = base.measures.first(where: { $0.id == measure.id }) else { continue }
      compare(former.title == measure.title, "measures.yaml: \(measure.id)", .patch)
      let isSame =
        former.target.comparison == measure.target.comparison && former.unit == measure.unit
      compare(isSame, "measures.yaml: \(measure.id), target", .minor)
      let question = base.forms[former.form].questions[former.question].key
      let isSameQuestion = question == ruleSet.forms[measure.form].questions[measure.question].key
      compare(isSameQuestion, "measures.yaml: \(measure.id), question", .minor)
    }
    for role in ruleSet.roles {
      guard let former = base.roles.first(where: { $0.name == role.name }) else { continue }
      if role.isExpected, !former.isExpected {
        compare(false, "roles: \(role.name), expected", .minor)
      }
    }
    for unit in ruleSet.units {
      guard let former = base.units.first(where: { $0.name == unit.name }) else { continue }
      let isSame = former.kommun == unit.kommun && former.lansdel == unit.lansdel
      compare(isSame, "units.yaml: \(unit.name)", .patch)
    }
    return changes
  }

  /// The actions of an area, each with all that is said of it.
  private func actions(of area: FocusArea, in ruleSet: RuleSet) -> [[String]] {
    area.actions.map { action in
      [
        action.party.rawValue, action.text, action.source.map { ruleSet.sources[$0].id.text } ?? "",
        "\(action.needsEscalation)",
      ]
    }
  }
}

/// What has a name that files use.
enum NamedThing {
  case form, unit, role, measure, area

  var words: Message {
    switch self {
    case .form: Message(sv: "formuläret", en: "the form")
    case .unit: Message(sv: "vårdcentralen", en: "the unit")
    case .role: Message(sv: "rollen", en: "the role")
    case .measure: Message(sv: "måttet", en: "the measure")
    case .area: Message(sv: "fokusområdet", en: "the focus area")
    }
  }
}

extension Form {
  /// What each question was in earlier years.
  fileprivate var earlier: [Identifier<Question>: Set<EarlierQuestion>] {
    var earlier: [Identifier<Question>: Set<EarlierQuestion>] = [:]
    for question in questions { earlier[question.key] = Set(question.earlier) }
    return earlier
  }
}

extension Role {
  /// Its id with the party, since both may have one of that id.
  var name: String { "\(party.rawValue)/\(id)" }
}

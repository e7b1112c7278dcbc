package import Model

/// A way to divide a compilation.
package enum Grouping: String, CaseIterable, Sendable {
  case form
  case kommun
  case lansdel
  case phase
  case year
}

/// What all meetings and compilations come to together, and group by group.
package struct BatchSummary: Sendable {
  let cells: [Cell]
  /// Each response by itself; empty unless something is to be published.
  let responses: [RoundResponse]

  /// The figures for all responses, one part for each form of each rule set.
  package var parts: [SummaryPart] { Self.parts(of: cells) }

  /// The years of the follow-ups that the responses of some parts belong to.
  package func years(of parts: [SummaryPart]) -> [Int] {
    cells.filter { cell in
      parts.contains { $0.ruleSet == cell.ruleSet && $0.form == cell.form }
    }
    .map(\.year).distinct
  }

  /// The groups of a grouping, in alphabetical order and those that are not known last.
  package func groups(by grouping: Grouping) -> [SummaryGroup] {
    if grouping == .phase { return phases }
    var names: [String?] = []
    var members: [[Cell]] = []
    for cell in cells {
      let name = cell.name(by: grouping)
      if let index = names.firstIndex(of: name) {
        members[index].append(cell)
      } else {
        names.append(name)
        members.append([cell])
      }
    }
    return zip(names, members)
      .sorted { SwedishOrder.precedes($0.0, $1.0) }
      .map { SummaryGroup(by: grouping, name: $0.0, parts: Self.parts(of: $0.1)) }
  }

  /// Each phase with its own requirements, in the order of the patient's process.
  private var phases: [SummaryGroup] {
    Phase.allCases.compactMap { phase in
      let parts = parts.compactMap { $0.limited(to: phase) }
      return parts.isEmpty ? nil : SummaryGroup(by: .phase, name: phase.rawValue, parts: parts)
    }
  }

  private static func parts(of cells: [Cell]) -> [SummaryPart] {
    var parts: [SummaryPart] = []
    for cell in cells {
      if let index = parts.firstIndex(where: {
        $0.ruleSet == cell.ruleSet && $0.form == cell.form
      }) {
        parts[index].counts.add(cell.counts)
      } else {
        parts.append(SummaryPart(ruleSet: cell.ruleSet, form: cell.form, counts: cell.counts))
      }
    }
    return parts.sorted(by: SummaryPart.precedes)
  }
}

extension Cell {
  /// The name of the cell's group; nil where it is not known.
  func name(by grouping: Grouping) -> String? {
    switch grouping {
    case .form: ruleSet.forms[form].id.text
    case .kommun: kommun
    case .lansdel: lansdel
    case .year: "\(year)"
    case .phase: nil
    }
  }
}

/// One group of a grouping.
package struct SummaryGroup: Sendable {
  package let by: Grouping
  /// Nil for the responses of which it is not known.
  package let name: String?
  package let parts: [SummaryPart]
  /// Whether the group's figures are hidden, since too few stand behind them.
  package var isSuppressed = false

  init(by: Grouping, name: String?, parts: [SummaryPart]) {
    self.by = by
    self.name = name
    self.parts = parts
  }

  /// How many responses there are in the group.
  package var responses: Int { parts.reduce(0) { $0 + $1.counts.responses } }
}

/// The figures for one form under one rule set.
package struct SummaryPart: Sendable {
  package let ruleSet: RuleSet
  package let form: Ordinal<Form>
  package internal(set) var counts: FormCounts
  /// The year of the round that may be published; nil for all responses, as working material.
  package internal(set) var round: Int?
  /// The requirements that are shown, by their place among those of the form.
  package internal(set) var shown: [Int]
  /// Those of them whose figures are hidden.
  package internal(set) var hidden: Set<Int> = []
  /// The parties of which it is hidden who took part.
  package internal(set) var hiddenParticipation: Set<Party> = []
  /// The ordinals of the form's requirements.
  private let ordinals: [Ordinal<Requirement>]

  /// Whether nothing of it may be shown.
  package var isHidden: Bool { hidden.count == shown.count }

  init(ruleSet: RuleSet, form: Ordinal<Form>, counts: FormCounts) {
    self.ruleSet = ruleSet
    self.form = form
    self.counts = counts
    ordinals = ruleSet.requirements.indices.map { Ordinal($0) }
      .filter { ruleSet.requirements[$0].form == form }
    shown = Array(ordinals.indices)
  }

  /// The requirement at a place among those of the form, and the question that it is read from.
  func requirement(_ index: Int) -> Requirement { ruleSet.requirements[ordinals[index]] }
  func question(_ index: Int) -> Question? {
    requirement(index).question.map { ruleSet.forms[form].questions[$0] }
  }

  /// What was found of each requirement that is shown.
  package var lines: [RequirementLine] {
    shown.map { index in
      let requirement = requirement(index)
      return RequirementLine(
        requirement: requirement,
        place: index,
        question: question(index),
        figures: hidden.contains(index)
          ? nil
          : RequirementFigures(
            counts: counts.requirements[index],
            answers: requirement.question.map { counts.questions[$0.index] },
            responses: counts.responses,
            isForPublication: round != nil
          )
      )
    }
  }

  /// Rule sets by their period, forms by their place, and rounds by their year, whatever came first.
  static func precedes(_ a: SummaryPart, _ b: SummaryPart) -> Bool {
    (a.ruleSet.period.lowerBound, a.ruleSet.id.text, a.form.index, a.round ?? 0)
      < (b.ruleSet.period.lowerBound, b.ruleSet.id.text, b.form.index, b.round ?? 0)
  }

  /// The part with the requirements of one phase; nil when it has none.
  func limited(to phase: Phase) -> SummaryPart? {
    var part = self
    part.shown = shown.filter { question($0)?.phase == phase }
    part.hidden = hidden.intersection(part.shown)
    return part.shown.isEmpty ? nil : part
  }

  /// The sums over the single requirements of each phase, in the order of the patient's process.
  package var phases: [AreaLine<Phase>] {
    zip(Phase.allCases, counts.phaseResponses).compactMap { phase, meetings in
      let own = lines.filter { $0.question?.phase == phase }
      return AreaLine(of: phase, own.map { weighted($0, 1) }, meetings: meetings)
    }
  }

  /// The sums over the requirements of each focus area, in the order of the rule set.
  package var areas: [AreaLine<FocusArea>] {
    ruleSet.focusAreas.indices.compactMap { index in
      let own = lines.filter { $0.requirement.focus?.index == index }
      return AreaLine(
        of: ruleSet.focusAreas[index],
        own.map { weighted($0, ruleSet.weights[$0.requirement.severity]) },
        meetings: counts.areaResponses[index]
      )
    }
  }

  private func weighted(_ line: RequirementLine, _ weight: Int) -> WeightedLine {
    WeightedLine(line: line, form: ruleSet.forms[form], ruleSet: ruleSet, weight: weight)
  }

  /// The units of the rule set that no response covers.
  package var unitsWithoutAnswer: [CareUnit] {
    ruleSet.units.indices.filter { !counts.units.contains($0) }.map { ruleSet.units[$0] }
  }
}

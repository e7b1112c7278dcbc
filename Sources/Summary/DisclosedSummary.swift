internal import Model

/// A summary of which only that is shown that may be published.
///
/// What is hidden is the same whatever groupings somebody asks for, so that two publications of the
/// same answers say no more together than one.
package struct DisclosedSummary: Sendable {
  private let summary: BatchSummary
  private let disclosure: Disclosure
  private let protected: [DisclosedPart]

  /// Decides what may be shown of a summary.
  package init(_ summary: BatchSummary, _ disclosure: Disclosure) {
    self.summary = summary
    self.disclosure = disclosure
    protected = summary.parts.map { part in
      let cells = summary.cells.filter { $0.ruleSet == part.ruleSet && $0.form == part.form }
      return DisclosedPart(part, cells: cells, disclosure)
    }
  }

  /// The figures for all responses, with those hidden that may not be shown.
  package var parts: [SummaryPart] { protected.map { $0.part(nil) ?? $0.hiddenPart } }

  /// The groups of a grouping; a group of which nothing may be shown is suppressed.
  package func groups(by grouping: Grouping) -> [SummaryGroup] {
    summary.groups(by: grouping).map { group in
      let shown = group.parts.compactMap { part -> SummaryPart? in
        let own = protected.first {
          $0.total.ruleSet == part.ruleSet && $0.total.form == part.form
        }
        switch grouping {
        case .phase:
          return own?.part(nil).flatMap { total in
            group.name.flatMap(Phase.init).flatMap { total.limited(to: $0) }
          }
        case .form: return own?.part(nil)
        case .kommun, .lansdel, .year: return own?.part(GroupName(grouping, group.name))
        }
      }
      var disclosed = SummaryGroup(by: grouping, name: group.name, parts: shown)
      disclosed.isSuppressed = shown.isEmpty
      return disclosed
    }
  }

  /// What has been done, given the groups that were asked for.
  package func publication(with groups: [SummaryGroup]) -> Publication {
    let all = parts + groups.flatMap(\.parts)
    return Publication(
      minimumUnits: disclosure.minimumUnits,
      hiddenGroups: groups.count(where: \.isSuppressed),
      hiddenFigures: all.reduce(0) { $0 + $1.lines.count { $0.figures == nil } }
    )
  }
}

/// A group of a grouping that divides responses.
private struct GroupName: Hashable {
  let grouping: Grouping
  let name: String?

  init(_ grouping: Grouping, _ name: String?) {
    self.grouping = grouping
    self.name = name
  }
}

/// What may be shown of the responses to one form under one rule set.
private struct DisclosedPart: Sendable {
  let total: SummaryPart
  private let cells: [Cell]
  private let minimum: Int
  /// The cells of all responses (nil) and of each group, of those that may be shown.
  private let sums: [GroupName?: Set<Int>]
  /// The requirements whose figures are hidden in each of them.
  private let hidden: [GroupName?: Set<Int>]

  init(_ total: SummaryPart, cells: [Cell], _ disclosure: Disclosure) {
    self.total = total
    self.cells = cells
    let minimum = disclosure.minimumUnits
    self.minimum = minimum
    var all: [GroupName?: Set<Int>] = [nil: Set(cells.indices)]
    for grouping in [Grouping.kommun, .lansdel, .year] {
      for (index, cell) in cells.enumerated() {
        all[GroupName(grouping, cell.name(by: grouping)), default: []].insert(index)
      }
    }
    let weights = cells.map(\.counts.responses)
    let safe = SafeSums(Self.distinct(all), weights: weights) { members in
      let units = members.reduce(into: Set<Int>()) { $0.formUnion(cells[$1].counts.units) }
      let responses = members.reduce(0) { $0 + weights[$1] }
      return units.count >= minimum && responses >= minimum
    }
    let shown = Set(safe.shown)
    let sums = all.filter { shown.contains($0.value) }
    self.sums = sums
    var hidden: [GroupName?: Set<Int>] = [:]
    for requirement in total.counts.requirements.indices {
      let safe = SafeSums(Self.distinct(sums), weights: weights) { members in
        var counts = RequirementCounts()
        for member in members { counts.add(cells[member].counts.requirements[requirement]) }
        // Where all or none are gaps, each single answer would be known.
        return counts.assessed.low >= minimum && counts.gaps.high > 0
          && counts.gaps.low < counts.assessed.low
      }
      let shown = Set(safe.shown)
      for (name, sum) in sums where !shown.contains(sum) {
        hidden[name, default: []].insert(requirement)
      }
    }
    self.hidden = hidden
  }

  /// Each of the sets once, in a fixed order.
  ///
  /// Two groups with the same responses are shown or hidden together.
  private static func distinct(_ sums: [GroupName?: Set<Int>]) -> [Set<Int>] {
    Set(sums.values).sorted { a, b in
      a.count == b.count ? a.sorted().lexicographicallyPrecedes(b.sorted()) : a.count > b.count
    }
  }

  /// The figures of a group, or of all responses; nil when none may be shown.
  func part(_ name: GroupName?) -> SummaryPart? {
    guard let members = sums[name] else { return nil }
    var part = total
    part.counts = cells[members.min() ?? 0].counts
    for member in members.sorted().dropFirst() { part.counts.add(cells[member].counts) }
    part.hidden = hidden[name] ?? []
    part.hiddenRoles = Set(
      part.ruleSet.roles.indices.filter { role in
        let known = part.counts.knownParticipants[part.ruleSet.roles[role].party]
        let count = part.counts.roles[role]
        return known < minimum || count == 0 || count == known
      }
    )
    return part
  }

  /// The part with everything in it hidden.
  var hiddenPart: SummaryPart {
    var part = total
    part.hidden = Set(part.counts.requirements.indices)
    part.hiddenRoles = Set(part.ruleSet.roles.indices)
    return part
  }
}

package import Model
package import Publication

/// A summary of which only that is shown that may be published (``PublicationLaw``).
package struct DisclosedSummary: Sendable {
  private let summary: BatchSummary
  private let disclosed: [DisclosedRound]
  private let minimumUnits: Int

  /// Decides what may be shown of a summary, divided by some groupings.
  ///
  /// `known` are rounds of the log with the same responses. `replacing` are those that were wrong, each
  /// with the decision. `digest` makes a digest of a response's answers.
  package init(
    _ summary: BatchSummary,
    by groupings: [Grouping],
    known: [PublishedRound] = [],
    replacing: [ReplacedRound] = [],
    minimumUnits: Int,
    on day: CalendarDate,
    digest: (String) -> String
  ) {
    self.summary = summary
    disclosed = summary.rounds.map { cells in
      let cell = summary.cells[cells[0]]
      let form = cell.ruleSet.forms[cell.form].id.text
      return DisclosedRound(
        cells,
        of: summary,
        by: groupings,
        earlier: known.first { $0.form == form && $0.year == cell.year },
        replacing: replacing.first { $0.round.form == form && $0.round.year == cell.year },
        minimumUnits: minimumUnits,
        on: day,
        digest: digest
      )
    }
    self.minimumUnits = disclosed.map(\.published.minimumUnits).max() ?? minimumUnits
  }

  /// The rounds, and what is shown or hidden of each.
  package var rounds: [PublishedRound] { disclosed.map(\.published) }

  /// The figures for all responses, one part for each rule set, form and year, with those hidden that
  /// may not be shown.
  package var parts: [SummaryPart] {
    disclosed.flatMap { round in
      round.parts.compactMap { part(round, $0, round.figures(of: $0)) }
    }
    .sorted(by: SummaryPart.precedes)
  }

  /// The groups of a grouping; a group of which nothing may be shown is suppressed.
  package func groups(by grouping: Grouping) -> [SummaryGroup] {
    summary.groups(by: grouping).map { group in
      let shown = parts(of: group).filter { !$0.isHidden }.sorted(by: SummaryPart.precedes)
      var disclosed = SummaryGroup(by: grouping, name: group.name, parts: shown)
      disclosed.isSuppressed = shown.isEmpty
      return disclosed
    }
  }

  private func parts(of group: SummaryGroup) -> [SummaryPart] {
    switch group.by {
    case .kommun, .lansdel:
      return disclosed.flatMap { round in
        round.parts.compactMap { part(round, $0, round.figures(of: $0, by: group.by, group.name)) }
      }
    case .form:
      return parts.filter { $0.ruleSet.forms[$0.form].id.text == group.name }
    case .phase:
      return group.name.flatMap(Phase.init).map { phase in
        parts.compactMap { $0.limited(to: phase) }
      } ?? []
    case .year: return parts.filter { $0.round.map(String.init) == group.name }
    }
  }

  /// What has been done, given the groups that were asked for.
  package func protection(with groups: [SummaryGroup]) -> Protection {
    let all = parts + groups.flatMap(\.parts)
    return Protection(
      minimumUnits: minimumUnits,
      hiddenGroups: groups.count(where: \.isSuppressed),
      hiddenFigures: all.reduce(0) { $0 + $1.hidden.count }
    )
  }

  /// The figures of some cells of a part.
  private func part(
    _ round: DisclosedRound,
    _ key: DisclosedRound.PartKey,
    _ figures: (cells: Set<Int>, shown: Set<String>)?
  ) -> SummaryPart? {
    guard let figures else { return nil }
    let cells = figures.cells.sorted().map { summary.cells[$0] }
    var part = SummaryPart(ruleSet: cells[0].ruleSet, form: key.form, counts: cells[0].counts)
    for cell in cells.dropFirst() { part.counts.add(cell.counts) }
    part.round = key.year
    part.shown = part.shown.filter { part.requirement($0).isReadFromOneRating }
    part.hidden = Set(
      part.shown.filter { index in
        part.question(index).map { !figures.shown.contains($0.key.text) } ?? true
      }
    )
    part.hiddenParticipation = Set(
      Party.allCases.filter { party in
        !round.isWhole || part.isHidden || part.counts.knownParticipants[party] < minimumUnits
      }
    )
    let responses = summary.responses.filter { figures.cells.contains($0.cell) }
    part.countOnShown(responses)
    return part
  }
}

extension SummaryPart {
  /// Counts in how many responses something of an area or phase was assessed, on what is shown alone.
  fileprivate mutating func countOnShown(_ responses: [RoundResponse]) {
    func count(_ places: [Int]) -> Int {
      let own = places.filter(shown.contains)
      return responses.reduce(0) { sum, response in
        sum + (own.compactMap { response.tallies[$0]?.assessed }.max() ?? 0)
      }
    }
    let sums = FormSums(ruleSet, form)
    counts.areaResponses = sums.areas.map(count)
    counts.phaseResponses = sums.phases.map(count)
  }
}

extension BatchSummary {
  /// The cells of each form and year, by their place.
  fileprivate var rounds: [[Int]] {
    var rounds: [[Int]] = []
    for (index, cell) in cells.enumerated() {
      let place = rounds.firstIndex { round in
        let other = cells[round[0]]
        return other.year == cell.year
          && other.ruleSet.forms[other.form].id == cell.ruleSet.forms[cell.form].id
      }
      if let place { rounds[place].append(index) } else { rounds.append([index]) }
    }
    return rounds
  }
}

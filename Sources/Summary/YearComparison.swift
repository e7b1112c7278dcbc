internal import Model

/// Compares a follow-up with that of an earlier year, question by question.
package struct YearComparison {
  private let later: [SummaryPart]
  private let earlier: [EarlierPart]

  /// The figures of one form in one earlier year.
  private struct EarlierPart {
    let part: SummaryPart
    let year: Int
  }

  /// Compares what is shown of two summaries: `earlier` of the latest round of `earlierSummary`.
  package init(later: [SummaryPart], earlier: [SummaryPart], of earlierSummary: BatchSummary) {
    self.later = later
    self.earlier = earlier.compactMap { part in
      earlierSummary.year(of: part).map { EarlierPart(part: part, year: $0) }
    }
  }

  /// A line for each requirement that there is something to say of.
  package var lines: [ComparisonLine] {
    later.flatMap { part -> [ComparisonLine] in
      let form = part.ruleSet.forms[part.form]
      let previous = earlier.filter { $0.part.ruleSet.forms[$0.part.form].id == form.id }
        .max { $0.year < $1.year }
      guard let previous else { return [] }
      return part.lines.compactMap { line(for: $0, in: part, previous) }
        + removed(from: form, since: previous, in: part)
    }
  }

  private func line(
    for line: RequirementLine,
    in part: SummaryPart,
    _ previous: EarlierPart
  ) -> ComparisonLine? {
    guard
      let wanted = Counterpart(
        of: line.requirement,
        in: part.ruleSet,
        year: previous.year,
        by: previous.part.ruleSet
      )
    else { return nil }
    let counterpart = previous.part.lines.first { wanted.matches($0.requirement, $0.question) }
    var change: ComparisonLine.Change?
    if wanted.comparability.isComparable, let now = line.figures, let before = counterpart?.figures
    {
      change = ComparisonLine.Change(earlier: before, later: now)
    }
    return ComparisonLine(
      title: line.requirement.title,
      label: line.question?.label ?? line.requirement.id.text,
      requirement: line.requirement.id,
      comparability: wanted.comparability,
      reason: wanted.reason,
      change: change
    )
  }

  private func removed(
    from form: Form,
    since previous: EarlierPart,
    in part: SummaryPart
  ) -> [ComparisonLine] {
    form.removed.filter { $0.year == previous.year }.map { question in
      ComparisonLine(
        title: question.text,
        label: question.key.text,
        requirement: nil,
        comparability: .removed,
        reason: question.reason,
        change: nil
      )
    }
  }
}

extension BatchSummary {
  /// The responses of the latest year of each form.
  package var latestRound: BatchSummary {
    BatchSummary(
      cells: cells.filter { cell in
        let form = cell.ruleSet.forms[cell.form].id
        return !cells.contains { $0.ruleSet.forms[$0.form].id == form && $0.year > cell.year }
      }
    )
  }

  /// The rule set, the form and the years of a part: "orebro-2025 hemsjukvard 2025".
  package func period(of part: SummaryPart) -> String {
    let years = cells.filter {
      $0.ruleSet == part.ruleSet && $0.form == part.form
    }
    .map(\.year)
    let names = Set(years).sorted().map { "\($0)" }
    return "\(part.ruleSet.id) \(part.ruleSet.forms[part.form].id) \(names.joined(separator: "+"))"
  }

  /// The latest year in which there are responses to a part's form.
  fileprivate func year(of part: SummaryPart) -> Int? {
    cells.filter { $0.ruleSet == part.ruleSet && $0.form == part.form }
      .map(\.year).max()
  }
}

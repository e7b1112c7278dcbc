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

  /// A table for each form that has an earlier year, with all answers.
  package var tables: [ComparisonTable] {
    tables { part, previous in
      let lines = lines(of: part, since: previous) { now, before in
        guard let now = now.figures, let before = before.figures else { return nil }
        return ComparisonLine.Change(earlier: before.counts, later: now.counts)
      }
      return ComparisonTable(part.ruleSet.forms[part.form], lines, pairs: nil)
    }
  }

  /// A table for each form with the units alone that have meetings in both rounds.
  package func tables(of later: Round, since earlier: Round) -> [ComparisonTable] {
    tables { part, previous in
      let form = part.ruleSet.forms[part.form]
      let pairing = Pairing(later: later, earlier: earlier, form: form.id)
      let groups = pairing.groups.filter { group in
        group.nows.allSatisfy { $0.ruleSet == part.ruleSet && $0.form == part.form }
          && group.befores.allSatisfy {
            $0.ruleSet == previous.part.ruleSet && $0.form == previous.part.form
              && $0.year == previous.year
          }
      }
      let lines = lines(of: part, since: previous) { now, before in
        ComparisonLine.Change(groups.compactMap { $0.turn(from: before.place, to: now.place) })
      }
      let pairs = ComparisonTable.Pairs(count: groups.count, pairing: pairing)
      return ComparisonTable(form, lines, pairs: pairs)
    }
  }

  private func tables(
    _ table: (SummaryPart, EarlierPart) -> ComparisonTable
  ) -> [ComparisonTable] {
    later.compactMap { part in
      let form = part.ruleSet.forms[part.form].id
      return earlier.filter { $0.part.ruleSet.forms[$0.part.form].id == form }
        .max { $0.year < $1.year }.map { table(part, $0) }
    }
  }

  /// A line for each requirement that there is something to say of.
  private func lines(
    of part: SummaryPart,
    since previous: EarlierPart,
    change: (RequirementLine, RequirementLine) -> ComparisonLine.Change?
  ) -> [ComparisonLine] {
    part.lines.compactMap { line in
      guard
        let wanted = Counterpart(
          of: line.requirement,
          in: part.ruleSet,
          year: previous.year,
          by: previous.part.ruleSet
        )
      else { return nil }
      let counterpart = previous.part.lines.first { wanted.matches($0.requirement, $0.question) }
      return ComparisonLine(
        title: line.requirement.title,
        label: line.question?.label ?? line.requirement.id.text,
        requirement: line.requirement.id,
        comparability: wanted.comparability,
        reason: wanted.reason,
        change: wanted.comparability.isComparable
          ? counterpart.flatMap { change(line, $0) } : nil
      )
    } + removed(from: part.ruleSet.forms[part.form], since: previous)
  }

  private func removed(
    from form: Form,
    since previous: EarlierPart
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
    let latest = cells.indices.filter { index in
      let form = cells[index].ruleSet.forms[cells[index].form].id
      return !cells.contains {
        $0.ruleSet.forms[$0.form].id == form && $0.year > cells[index].year
      }
    }
    return BatchSummary(
      cells: latest.map { cells[$0] },
      responses: responses.compactMap { response in
        latest.firstIndex(of: response.cell).map { place in
          var moved = response
          moved.cell = place
          return moved
        }
      }
    )
  }

  /// The latest year in which there are responses to a part's form.
  fileprivate func year(of part: SummaryPart) -> Int? {
    cells.filter { $0.ruleSet == part.ruleSet && $0.form == part.form }
      .map(\.year).max()
  }
}

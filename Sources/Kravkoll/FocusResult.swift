internal import Diagnostics
package import Model
package import Reports
internal import Summary

extension BatchResult {
  /// The ids of the focus areas that the responses were judged by.
  package var areaNames: [String] {
    summary.parts.flatMap { $0.ruleSet.focusAreas.map(\.id.text) }.distinct
  }

  /// What is recommended to work on: the first `top` areas, held against an earlier round; only what may
  /// be published of it where that has been decided.
  package func focus(
    asOf: CalendarDate,
    top: Int,
    previous: BatchResult?,
    disclosed: DisclosedBatch?
  ) -> FocusReport {
    let all = disclosed?.later.parts ?? summary.parts
    // A form of which nothing may be shown says nothing of any area.
    let parts = all.filter { !$0.isHidden }
    let ranking = FocusRanking(parts, tallies, top: top)
    let area = ranking.areas.first { $0.area.id.text == explainedArea }
    let refused = failures + (previous?.failures ?? [])
    return FocusReport(
      asOf: asOf,
      top: top,
      parts: parts,
      hiddenForms: all.filter(\.isHidden).map { $0.ruleSet.forms[$0.form] },
      years: summary.years(of: parts),
      repeatedUnits: disclosed == nil ? round.repeatedUnits : 0,
      ranking: ranking,
      tallies: disclosed == nil ? tallies : [],
      comparison: previous.map { FocusReport.Comparison(later: round, earlier: $0.round) },
      explained: area.map {
        FocusReport.Explained(area: $0, meetings: disclosed == nil ? sortedUnits : nil)
      },
      failures: disclosed == nil ? refused : refused.map { _ in .anonymous },
      publication: disclosed?.later.protection(with: [])
    )
  }
}

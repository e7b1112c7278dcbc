package import Diagnostics
internal import Files
package import Model
package import Reports
package import Summary

/// What has become of the inputs of a batch.
package struct BatchResult: Sendable {
  /// How many mistakes are kept with their lines, to be shown; of the others only the place is.
  private static let shownMistakes = 200
  /// How many places of copied comments are kept.
  private static let shownCopies = 50

  private let keepsUnits: Bool
  let explainedArea: String?
  private var builder: SummaryBuilder
  private let keepsRound: Bool
  /// The latest meeting of each unit; empty unless it was asked for.
  private(set) var round = Round()
  private var units: [BatchReport.UnitGaps] = []
  private var remarks: [BatchReport.Remark]?
  private var digests: Set<UInt64> = []
  private var copies: [String] = []
  private var copiedCount = 0
  /// Everything that could not be used.
  package private(set) var failures: [BatchReport.Failure] = []
  /// The first of the mistakes.
  package private(set) var diagnostics: [Diagnostic] = []
  /// What a human should look at in what was read.
  package private(set) var inputRemarks: [Diagnostic] = []
  /// The severest gap that no exception covers; nil without one.
  package private(set) var worstGap: Requirement.Severity?

  init(_ options: BatchRun.Options) {
    builder = SummaryBuilder(keepsResponses: options.publishes)
    keepsRound = options.keepsRound || options.countsFocus
    keepsUnits = options.keepsUnits || options.explainedArea != nil
    explainedArea = options.explainedArea
    remarks = options.keepsTexts ? [] : nil
  }

  /// Whether nothing could be used.
  package var isEmpty: Bool { builder.isEmpty }
  /// The fewest units that figures for publication may stand on: the most that a rule set asks for.
  package var minimumUnits: Int {
    summary.parts.map(\.ruleSet.minimumUnits).max() ?? RuleSet.usualMinimumUnits
  }
  /// All that was added up.
  package var summary: BatchSummary { builder.summary }

  mutating func add(_ meeting: Contribution) {
    builder.add(meeting)
    if keepsRound { round.add(meeting) }
    worstGap = [worstGap, meeting.worstGap].compactMap(\.self).max()
    for (digest, place) in meeting.digests where !digests.insert(digest).inserted {
      copiedCount += 1
      if copies.count < Self.shownCopies {
        copies.append("\(place.file.name):\(place.position.line):\(place.position.column)")
      }
    }
    for (question, text) in meeting.texts {
      remarks?.append(
        BatchReport.Remark(
          ruleSet: meeting.ruleSet,
          form: meeting.form,
          question: question,
          text: text.value
        )
      )
    }
    if keepsUnits { addUnits(of: meeting) }
  }

  mutating func add(
    _ compilation: Compilation,
    in ruleSet: RuleSet,
    focus: (map: FocusMap, texts: [TextFinding])?
  ) {
    builder.add(compilation, in: ruleSet, focus: focus)
    if keepsRound { round.addCompilation() }
    let counts = FormCounts(compilation, in: ruleSet)
    let requirements = ruleSet.requirements.filter { $0.form == compilation.form }
    let gaps = zip(requirements, counts.requirements).filter { $0.1.gaps.low > 0 }
    worstGap = ([worstGap].compactMap(\.self) + gaps.map(\.0.severity)).max()
    for (index, answers) in compilation.answers.enumerated() {
      for text in answers.comments + answers.texts {
        remarks?.append(
          BatchReport.Remark(
            ruleSet: ruleSet,
            form: compilation.form,
            question: Ordinal(index),
            text: text.value
          )
        )
      }
    }
  }

  mutating func add(remarks: [Diagnostic]) { inputRemarks += remarks }

  mutating func add(_ reason: Unusable) {
    failures.append(BatchReport.Failure(reason))
    let room = Self.shownMistakes - diagnostics.count
    if room > 0 { diagnostics += reason.diagnostics.prefix(room) }
  }

  /// What focus areas come to; empty unless they were counted.
  var tallies: [FocusTally] { builder.focus }
  /// Each unit's gaps in alphabetical order.
  var sortedUnits: [BatchReport.UnitGaps] { units.sorted(by: Self.precedes) }

  /// The report on everything, divided in groups and compared with an earlier year; only what may be
  /// published of it where that has been decided.
  package func report(
    asOf: CalendarDate,
    groupings: [Grouping],
    previous: BatchResult?,
    disclosed: DisclosedBatch?
  ) -> BatchReport {
    let parts = disclosed?.later.parts ?? summary.parts
    let comparison = previous.map { previous -> YearComparison in
      let round = previous.summary.latestRound
      let earlier = disclosed?.earlier?.parts ?? round.parts
      return YearComparison(later: parts, earlier: earlier, of: round)
    }
    // Which units are followed would tell of single ones.
    let followed = disclosed == nil ? previous : nil
    let paired = followed.flatMap { followed in
      comparison?.tables(of: round, since: followed.round)
    }
    let all = failures + (previous?.failures ?? [])
    let groups = groupings.flatMap { grouping in
      disclosed?.later.groups(by: grouping) ?? summary.groups(by: grouping)
    }
    return BatchReport(
      asOf: asOf,
      parts: parts,
      groups: groups,
      failures: disclosed == nil ? all : all.map { _ in .anonymous },
      units: keepsUnits ? sortedUnits : nil,
      remarks: remarks,
      copiedComments: copies,
      copiedCount: copiedCount,
      comparison: comparison?.tables ?? [],
      pairedComparison: paired,
      publication: disclosed?.later.protection(with: groups)
    )
  }

  /// Keeps a unit's gaps: those that no exception covers, or all of the area that is explained.
  private mutating func addUnits(of meeting: Contribution) {
    let ruleSet = meeting.ruleSet
    let requirements = ruleSet.requirements.filter { $0.form == meeting.form }
    let results = zip(requirements, meeting.outcomes).filter { requirement, _ in
      explainedArea == nil
        || requirement.focus.map { ruleSet.focusAreas[$0].id.text } == explainedArea
    }
    let gaps = results.filter { explainedArea == nil ? $0.1 == .gap : $0.1.isGap }.map(\.0)
    let excepted = explainedArea == nil ? results.filter { $0.1 == .excepted }.map(\.0) : []
    let assessed = results.count { $0.1.isAssessed }
    guard assessed > 0 else { return }
    let names = meeting.units.map { ruleSet.units[$0.value].name }
    // Of an area meetings are listed, and not units.
    for name in explainedArea == nil ? names : [names.joined(separator: ", ")] {
      units.append(
        BatchReport.UnitGaps(
          unit: name,
          date: meeting.date,
          form: ruleSet.forms[meeting.form],
          gaps: gaps,
          excepted: excepted,
          assessed: assessed
        )
      )
    }
  }

  private static func precedes(_ a: BatchReport.UnitGaps, _ b: BatchReport.UnitGaps) -> Bool {
    if a.unit != b.unit { return SwedishOrder.precedes(a.unit, b.unit) }
    return (a.form.id.text, a.date) < (b.form.id.text, b.date)
  }
}

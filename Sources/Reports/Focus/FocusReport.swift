package import Model
package import Summary

/// What a leadership group is recommended to work on, and what that rests on.
package struct FocusReport: Sendable {
  package let asOf: CalendarDate
  /// How many areas were asked for.
  package let top: Int
  /// What is shown of the responses.
  package let parts: [SummaryPart]
  /// The forms to which no responses may be shown.
  package let hiddenForms: [Form]
  /// The years of the follow-ups that the responses belong to.
  package let years: [Int]
  /// How many units have several meetings, all of which are counted.
  package let repeatedUnits: Int
  package let ranking: FocusRanking
  package let strengths: Strengths
  /// What else is known of the responses to each form; none when results are to be published.
  package let tallies: [FocusTally]
  /// How it compares with an earlier round; nil without one.
  package let comparison: Comparison?
  /// The area whose numbers are opened; nil when none is.
  package let explained: Explained?
  package let failures: [BatchReport.Failure]
  /// How results that are to be published have been protected; nil for working material.
  package let publication: Protection?

  /// An earlier round beside this one.
  package struct Comparison: Sendable {
    /// Nil where no single meeting is known of one of the rounds.
    package let change: RoundChange?
    /// Whether there are responses in one of the rounds of which only counts are known.
    package let hasCompilations: Bool

    /// Compares two rounds.
    package init(later: Round, earlier: Round) {
      change =
        later.isEmpty || earlier.isEmpty ? nil : RoundChange(later: later, earlier: earlier)
      hasCompilations = later.hasCompilations || earlier.hasCompilations
    }
  }

  /// An area whose numbers are opened.
  package struct Explained: Sendable {
    package let area: RankedArea
    /// The meetings behind it, in alphabetical order; nil when results are to be published.
    package let meetings: [BatchReport.UnitGaps]?

    /// Creates an explanation.
    package init(area: RankedArea, meetings: [BatchReport.UnitGaps]?) {
      self.area = area
      self.meetings = meetings
    }
  }

  /// Creates a report.
  package init(
    asOf: CalendarDate,
    top: Int,
    parts: [SummaryPart],
    hiddenForms: [Form],
    years: [Int],
    repeatedUnits: Int,
    ranking: FocusRanking,
    tallies: [FocusTally],
    comparison: Comparison?,
    explained: Explained?,
    failures: [BatchReport.Failure],
    publication: Protection?
  ) {
    self.asOf = asOf
    self.top = top
    self.parts = parts
    self.hiddenForms = hiddenForms
    self.years = years
    self.repeatedUnits = repeatedUnits
    self.ranking = ranking
    self.tallies = tallies
    self.comparison = comparison
    self.explained = explained
    self.failures = failures
    self.publication = publication
    strengths = Strengths(parts)
  }

  /// The answers to one free-text question of every form.
  func texts(_ texts: (FocusTally) -> TextTally) -> TextTally {
    tallies.reduce(into: TextTally()) { $0.add(texts($1)) }
  }

  /// How all comments relate to their ratings.
  var verdicts: VerdictCounts {
    ranking.areas.reduce(into: VerdictCounts()) { $0.add($1.tally.texts.verdicts) }
  }

  /// What has changed since the earlier round; nil without one that can be compared.
  var change: RoundChange? { comparison?.change }

  /// The composites that say something of all areas.
  var overall: [RequirementLine] {
    parts.flatMap { $0.lines.filter { $0.requirement.focus == nil } }
  }

  /// The areas that are recommended, the first first.
  package var recommended: [RankedArea] { ranking.areas.filter(\.isRecommended) }
}

extension [SummaryPart] {
  /// How many responses there are.
  var responses: Int { reduce(0) { $0 + $1.counts.responses } }

  /// How many units the responses cover.
  var unitCount: Int {
    Set(flatMap { part in part.counts.units.map { part.ruleSet.units[$0].name } }).count
  }

  /// The rule sets that they were judged by, each once.
  var ruleSets: [RuleSet] {
    reduce(into: []) { known, part in
      if !known.contains(part.ruleSet) { known.append(part.ruleSet) }
    }
  }
}

/// A way to write recommended focus areas.
///
/// A new one is a file of its own and a line in ``FocusFormats``.
package protocol FocusFormat: Sendable {
  /// What the user writes after `--format`.
  var name: String { get }
  /// Whether the format is for machines, which get what was refused even when there is nothing else.
  var isForMachines: Bool { get }
  /// The whole output.
  func text(of report: FocusReport, _ presentation: Presentation) -> String
}

/// The formats of `focus`.
package enum FocusFormats {
  /// In the order in which they are listed; the first is used unless the user says otherwise.
  package static let all: [any FocusFormat] = [
    FocusTextFormat(), FocusMarkdownFormat(), FocusJSONFormat(),
  ]
}

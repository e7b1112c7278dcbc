package import Diagnostics
package import Model
package import Summary

/// What many meetings and compilations came to together.
package struct BatchReport: Sendable {
  /// Something that could not be read or judged, kept small since there may be many.
  package struct Failure: Sendable {
    package let file: Shown?
    package let position: Position?
    package let message: Message

    /// Something that could not be used, without its file's name and words: they may name a unit.
    package static let anonymous = Failure(
      file: nil,
      position: nil,
      message: Message(
        sv: "något gick inte att läsa eller bedöma",
        en: "something could not be read or assessed"
      )
    )

    private init(file: Shown?, position: Position?, message: Message) {
      self.file = file
      self.position = position
      self.message = message
    }

    /// Keeps the first of the reasons.
    package init(_ reason: Unusable) {
      let first = reason.diagnostics[0]
      file = first.site?.file
      position = first.site?.position
      message = first.message
    }
  }

  /// What one unit should mend: working material, never a comparison.
  package struct UnitGaps: Sendable {
    package let unit: String
    package let date: CalendarDate
    package let form: Form
    package let gaps: [Requirement]
    /// Gaps that an exception in force covers, unless they are among the others.
    package let excepted: [Requirement]
    package let assessed: Int

    /// Creates a list.
    package init(
      unit: String,
      date: CalendarDate,
      form: Form,
      gaps: [Requirement],
      excepted: [Requirement],
      assessed: Int
    ) {
      self.unit = unit
      self.date = date
      self.form = form
      self.gaps = gaps
      self.excepted = excepted
      self.assessed = assessed
    }
  }

  /// A comment or a free text, and the question that it was written to.
  package struct Remark: Sendable {
    package let ruleSet: RuleSet
    package let form: Ordinal<Form>
    package let question: Ordinal<Question>
    package let text: String

    /// Creates a remark.
    package init(
      ruleSet: RuleSet,
      form: Ordinal<Form>,
      question: Ordinal<Question>,
      text: String
    ) {
      self.ruleSet = ruleSet
      self.form = form
      self.question = question
      self.text = text
    }
  }

  package let asOf: CalendarDate
  package let parts: [SummaryPart]
  package let groups: [SummaryGroup]
  package let failures: [Failure]
  /// Nil unless they were asked for.
  package let units: [UnitGaps]?
  /// Nil unless they were asked for.
  package let remarks: [Remark]?
  /// Where comments stand that another meeting had before, at most so many as are worth a list.
  package let copiedComments: [String]
  /// How many there are of them.
  package let copiedCount: Int
  /// All answers held against those of an earlier year; none unless they were asked for.
  package let comparison: [ComparisonTable]
  /// The same of the units alone that have meetings in both rounds; nil unless it was asked for, and when
  /// results are to be published.
  package let pairedComparison: [ComparisonTable]?
  /// How results that are to be published have been protected; nil for working material.
  package let publication: Protection?

  /// Creates a report.
  package init(
    asOf: CalendarDate,
    parts: [SummaryPart],
    groups: [SummaryGroup],
    failures: [Failure],
    units: [UnitGaps]?,
    remarks: [Remark]?,
    copiedComments: [String],
    copiedCount: Int,
    comparison: [ComparisonTable],
    pairedComparison: [ComparisonTable]?,
    publication: Protection?
  ) {
    self.asOf = asOf
    self.parts = parts
    self.groups = groups
    self.failures = failures
    self.units = units
    self.remarks = remarks
    self.copiedComments = copiedComments
    self.copiedCount = copiedCount
    self.comparison = comparison
    self.pairedComparison = pairedComparison
    self.publication = publication
  }

  /// How many responses there are.
  package var responses: Int { parts.responses }

  /// How many units the responses cover.
  package var unitCount: Int { parts.unitCount }
}

extension BatchReport.UnitGaps {
  /// The numbers of the questions of some requirements, and the ids of composites: "2.3, 5.7".
  func labels(of requirements: [Requirement]) -> String {
    requirements.map { requirement in
      requirement.question.map { form.questions[$0].label } ?? requirement.id.text
    }.joined(separator: ", ")
  }
}

/// A way to write a compilation.
///
/// A new one is a file of its own and a line in ``BatchFormats``.
package protocol BatchFormat: Sendable {
  /// What the user writes after `--format`.
  var name: String { get }
  /// Whether the format is for machines, which get what was refused even when there is nothing else.
  var isForMachines: Bool { get }
  /// The whole output.
  func text(of report: BatchReport, _ presentation: Presentation) -> String
}

/// The formats of `batch`, besides `ndjson`, which is written meeting by meeting.
package enum BatchFormats {
  /// In the order in which they are listed; the first is used unless the user says otherwise.
  package static let all: [any BatchFormat] = [
    BatchTextFormat(), BatchJSONFormat(), BatchCSVFormat(), BatchMarkdownFormat(),
  ]
}

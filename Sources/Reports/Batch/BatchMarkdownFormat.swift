internal import Diagnostics
internal import Model
internal import Summary

/// Tables to paste into a document or a pull request.
struct BatchMarkdownFormat: BatchFormat {
  let name = "markdown"
  let isForMachines = false

  func text(of report: BatchReport, _ presentation: Presentation) -> String {
    let language = presentation.language
    let words = FigureWords(language: language)
    var page = MarkdownPage()
    for part in report.parts {
      page.heading(2, Shown(part.ruleSet.forms[part.form].title))
      let counts = part.counts
      let response = Message.response(
        counts.responses,
        counts.units.count,
        part.ruleSet.units.count
      )
      let rules: Shown = "\(part.ruleSet.title) (\(part.ruleSet.id) \(part.ruleSet.version)). "
      let round: Shown = part.round.map { "\(Message.round($0)[language]) " } ?? ""
      page.paragraph(rules + round + response[language])
      if part.round != nil, part.isHidden {
        page.paragraph(Protection.hidden[language])
      } else {
        table(part.lines, words, language, to: &page)
      }
    }
    for group in report.groups {
      page.heading(3, "\(group.by.word[language]): \(words.name(of: group))")
      if group.isSuppressed {
        page.paragraph(Protection.hidden[language])
        continue
      }
      for part in group.parts {
        page.paragraph("\(part.ruleSet.forms[part.form].title), \(part.counts.responses)")
        table(part.lines, words, language, to: &page)
      }
    }
    for table in report.comparison + (report.pairedComparison ?? []) {
      comparison(table, words, to: &page)
    }
    units(report.units, language, to: &page)
    failures(report.failures, language, to: &page)
    page.paragraph(report.sentence[language], isStrong: true)
    if let publication = report.publication { page.paragraph(publication.sentence[language]) }
    return page.text
  }

  private func table(
    _ lines: [RequirementLine],
    _ words: FigureWords,
    _ language: Language,
    to page: inout MarkdownPage
  ) {
    let rows = lines.map { line -> [Shown] in
      let figures = line.figures
      let ratings = figures?.answers?.ratings
      var cells = [words.label(line), Shown(line.requirement.title)]
      cells += Rating.allCases.map { rating in ratings.map { "\($0[rating])" } ?? "" }
      cells += [
        figures.map { words.count($0.counts.gaps) } ?? Protection.hidden[language],
        figures.map { words.count($0.counts.assessed) } ?? "",
        figures.flatMap { share(of: $0, words) } ?? "",
        figures?.median.map { words.median($0) } ?? "",
        figures?.mean.map { words.decimal($0) } ?? "",
      ]
      return cells
    }
    page.table(
      Self.headings.map { $0[language] },
      "|:--|:--|--:|--:|--:|--:|--:|--:|:--|:--|--:|",
      rows
    )
  }

  /// The share with its interval, or what two numbers in the place of one are.
  private func share(of figures: RequirementFigures, _ words: FigureWords) -> Shown? {
    let counts = figures.counts
    return words.share(figures.gapShare, figures.interval)
      ?? words.bounds(counts.gaps, of: counts.assessed, areOuter: counts.isOuter)
  }

  private func comparison(
    _ table: ComparisonTable,
    _ words: FigureWords,
    to page: inout MarkdownPage
  ) {
    let comparison = ComparisonWords(words: words)
    page.heading(3, comparison.heading(of: table))
    page.paragraph(comparison.introduction(to: table).joined(separator: " "))
    for line in comparison.lines(of: table) {
      page.item("\(line.label) \(comparison.text(of: line))")
    }
  }

  private func units(
    _ units: [BatchReport.UnitGaps]?,
    _ language: Language,
    to page: inout MarkdownPage
  ) {
    guard let units else { return }
    page.heading(3, Message.units[language])
    for unit in units {
      let excepted: Shown =
        unit.excepted.isEmpty
        ? "" : "; \(Message.excepted[language]): \(unit.labels(of: unit.excepted))"
      let count: Shown = "\(unit.gaps.count)/\(unit.assessed) \(unit.labels(of: unit.gaps))"
      page.item("\(unit.unit), \(unit.form.title), \(unit.date): \(count)\(excepted)")
    }
  }

  private func failures(
    _ failures: [BatchReport.Failure],
    _ language: Language,
    to page: inout MarkdownPage
  ) {
    guard !failures.isEmpty else { return }
    page.heading(3, "\(Message.failures[language]) (\(failures.count))")
    for failure in failures {
      let position: Shown = failure.position.map { ":\($0.line):\($0.column)" } ?? ""
      page.item(failure.message[language], label: "\(failure.file ?? "")\(position)")
    }
  }

  private static let headings = [
    Message(sv: "Fråga", en: "Question"), Message(sv: "Krav", en: "Requirement"),
    Message(same: "1"), Message(same: "2"), Message(same: "3"),
    Message(same: "4"), Message(sv: "Brister", en: "Gaps"),
    Message(sv: "Bedömda", en: "Assessed"), Message(sv: "Andel (95 %)", en: "Share (95 %)"),
    Message(sv: "Median", en: "Median"), Message(sv: "Medel", en: "Mean"),
  ]
}

extension Message {
  fileprivate static func round(_ year: Int) -> Message {
    Message(sv: "Omgången \(year).", en: "The round of \(year).")
  }
  fileprivate static func response(_ responses: Int, _ units: Int, _ all: Int) -> Message {
    Message(
      sv: "\(responses) svar som täcker \(units) av \(all) vårdcentraler.",
      en: "\(responses) response\(responses == 1 ? "" : "s") covering \(units) of \(all) units."
    )
  }
  fileprivate static let units = Message(
    sv: "Brister per vårdcentral – arbetsmaterial, får inte jämföras",
    en: "Gaps by unit – working material, not to be compared"
  )
  fileprivate static let excepted = Message(sv: "undantagna", en: "accepted")
  fileprivate static let failures = Message(
    sv: "Gick inte att läsa eller bedöma",
    en: "Could not be read or assessed"
  )
}

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
    var text = ""
    for part in report.parts {
      let form = part.ruleSet.forms[part.form]
      text += "## \(MarkdownText.inline(form.title))\n\n"
      text +=
        "\(MarkdownText.inline(part.ruleSet.title)) (\(part.ruleSet.id.text) \(part.ruleSet.version)). "
      if let round = part.round { text += "\(Message.round(round)[language]) " }
      let counts = part.counts
      text +=
        Message.response(counts.responses, counts.units.count, part.ruleSet.units.count)[language]
        + "\n\n"
      let isHidden = part.round != nil && part.isHidden
      text += isHidden ? "\(Protection.hidden[language])\n\n" : table(part.lines, words, language)
    }
    for group in report.groups {
      text += "### \(group.by.word[language]): \(MarkdownText.inline(words.name(of: group)))\n\n"
      if group.isSuppressed {
        text += "\(Protection.hidden[language])\n\n"
        continue
      }
      for part in group.parts {
        text +=
          "\(MarkdownText.inline(part.ruleSet.forms[part.form].title)), \(part.counts.responses)\n\n"
        text += table(part.lines, words, language)
      }
    }
    for table in report.comparison + (report.pairedComparison ?? []) {
      text += comparison(table, words)
    }
    text += units(report.units, language)
    text += failures(report.failures, language)
    text += "**\(report.sentence[language])**\n"
    return text + (report.publication.map { "\n\($0.sentence[language])\n" } ?? "")
  }

  private func table(
    _ lines: [RequirementLine],
    _ words: FigureWords,
    _ language: Language
  ) -> String {
    var text = Self.headings.map { $0[language] }.joined(separator: " | ")
    text = "| \(text) |\n|:--|:--|--:|--:|--:|--:|--:|--:|:--|:--|--:|\n"
    for line in lines {
      let figures = line.figures
      let ratings = figures?.answers?.ratings
      var cells = [words.label(line), line.requirement.title]
      cells += Rating.allCases.map { rating in ratings.map { "\($0[rating])" } ?? "" }
      cells += [
        figures.map { words.count($0.counts.gaps) } ?? Protection.hidden[language],
        figures.map { words.count($0.counts.assessed) } ?? "",
        figures.flatMap { share(of: $0, words) } ?? "",
        figures?.median.map { words.median($0) } ?? "",
        figures?.mean.map { words.decimal($0) } ?? "",
      ]
      text += MarkdownText.row(cells)
    }
    return text + "\n"
  }

  /// The share with its interval, or what two numbers in the place of one are.
  private func share(of figures: RequirementFigures, _ words: FigureWords) -> String? {
    let counts = figures.counts
    return words.share(figures.gapShare, figures.interval)
      ?? words.bounds(counts.gaps, of: counts.assessed, areOuter: counts.isOuter)
  }

  private func comparison(_ table: ComparisonTable, _ words: FigureWords) -> String {
    let comparison = ComparisonWords(words: words)
    let items = comparison.lines(of: table).map { line in
      "- \(line.label) \(MarkdownText.inline(comparison.text(of: line)))\n"
    }
    let introduction = comparison.introduction(to: table).joined(separator: " ")
    return "### \(MarkdownText.inline(comparison.heading(of: table)))\n\n\(introduction)\n\n"
      + (items.isEmpty ? "" : "\(items.joined())\n")
  }

  private func units(_ units: [BatchReport.UnitGaps]?, _ language: Language) -> String {
    guard let units else { return "" }
    let items = units.map { unit in
      let excepted =
        unit.excepted.isEmpty
        ? "" : "; \(Message.excepted[language]): \(unit.labels(of: unit.excepted))"
      return
        "- \(MarkdownText.inline(unit.unit)), \(MarkdownText.inline(unit.form.title)), \(unit.date): "
        + "\(unit.gaps.count)/\(unit.assessed) \(unit.labels(of: unit.gaps))\(excepted)\n"
    }
    return "### \(Message.units[language])\n\n\(items.joined())\n"
  }

  private func failures(_ failures: [BatchReport.Failure], _ language: Language) -> String {
    guard !failures.isEmpty else { return "" }
    let items = failures.map { failure in
      let position = failure.position.map { ":\($0.line):\($0.column)" } ?? ""
      let message = PersonalIdentityNumber.masked(failure.message[language])
      return "- `\(failure.file ?? "")\(position)` \(MarkdownText.inline(message))\n"
    }
    return "### \(Message.failures[language]) (\(failures.count))\n\n\(items.joined())\n"
  }

  private static let headings = [
    Message(sv: "Fråga", en: "Question"), Message(sv: "Krav", en: "Requirement"),
    Message(sv: "1", en: "1"), Message(sv: "2", en: "2"), Message(sv: "3", en: "3"),
    Message(sv: "4", en: "4"), Message(sv: "Brister", en: "Gaps"),
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

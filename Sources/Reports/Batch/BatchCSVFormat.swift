internal import Diagnostics
internal import Model
internal import Summary

/// A table that opens right in a Swedish Excel: UTF-8 with its mark, semicolons, decimal comma, CRLF.
struct BatchCSVFormat: BatchFormat {
  let name = "csv"
  let isForMachines = false

  func text(of report: BatchReport, _ presentation: Presentation) -> String {
    let language = presentation.language
    let words = FigureWords(language: .swedish)
    var rows = [Self.headings.map { $0[language] }]
    for part in report.parts {
      rows += part.lines.map { row($0, part, group: nil, words, language) }
    }
    for group in report.groups {
      if group.isSuppressed {
        rows.append(
          [group.by.word[language], words.name(of: group)]
            + Array(repeating: "", count: Self.headings.count - 3)
            + [Protection.hidden[language]]
        )
        continue
      }
      for part in group.parts {
        rows += part.lines.map { row($0, part, group: group, words, language) }
      }
    }
    return "\u{FEFF}" + rows.map(CSVText.row).joined()
  }

  private static let headings = [
    Message(sv: "Gruppering", en: "Grouping"), Message(sv: "Grupp", en: "Group"),
    Message(sv: "Formulär", en: "Form"), Message(sv: "Fråga", en: "Question"),
    Message(sv: "Krav", en: "Requirement"), Message(sv: "Rubrik", en: "Title"),
    Message(sv: "Fas", en: "Phase"), Message(sv: "Fokusområde", en: "Focus area"),
    Message(sv: "Allvar", en: "Severity"), Message(sv: "Svar", en: "Responses"),
    Message(sv: "Antal 1", en: "Count 1"), Message(sv: "Antal 2", en: "Count 2"),
    Message(sv: "Antal 3", en: "Count 3"), Message(sv: "Antal 4", en: "Count 4"),
    Message(sv: "Obesvarade", en: "Unanswered"),
    Message(sv: "Ej tillämpliga", en: "Not applicable"), Message(sv: "Bedömda", en: "Assessed"),
    Message(sv: "Skattade brister", en: "Rated gaps"), Message(sv: "Andel", en: "Share"),
    Message(sv: "Andel, lägst", en: "Share, lowest"),
    Message(sv: "Andel, högst", en: "Share, highest"), Message(sv: "Median", en: "Median"),
    Message(sv: "Medel", en: "Mean"), Message(sv: "Anmärkning", en: "Remark"),
  ]

  private func row(
    _ line: RequirementLine,
    _ part: SummaryPart,
    group: SummaryGroup?,
    _ words: FigureWords,
    _ language: Language
  ) -> [Shown] {
    let requirement = line.requirement
    let figures = line.figures
    let ratings = figures?.answers?.ratings
    func fraction(_ number: Double?) -> Shown {
      number.map { words.decimal($0, places: 6) } ?? ""
    }
    var form = Shown(part.ruleSet.forms[part.form].title)
    if let round = part.round { form += " \(round)" }
    var row: [Shown] = [
      group?.by.word[language] ?? "", group.map { words.name(of: $0) } ?? "",
      form, question(line, language), "\(requirement.id)",
      Shown(requirement.title), line.question?.phase.word[language] ?? "",
      requirement.focus.map { Shown(part.ruleSet.focusAreas[$0].title) } ?? "",
      requirement.severity.word[language],
      "\(part.counts.responses)",
    ]
    row += Rating.allCases.map { rating in ratings.map { "\($0[rating])" } ?? "" }
    row += [
      figures?.answers.map { "\($0.unanswered)" } ?? "",
      figures.map { words.count($0.counts.notApplicable) } ?? "",
      figures.map { words.count($0.counts.assessed) } ?? "",
      figures.map { words.count($0.counts.gaps) } ?? "",
      fraction(figures?.gapShare), fraction(figures?.interval?.lowerBound),
      fraction(figures?.interval?.upperBound),
      figures?.median.map { words.median($0) } ?? "", fraction(figures?.mean),
      remark(on: figures, words),
    ]
    return row
  }

  /// Why there are no figures, or what two numbers in the place of one are.
  private func remark(on figures: RequirementFigures?, _ words: FigureWords) -> Shown {
    guard let counts = figures?.counts else { return Protection.hidden[words.language] }
    return words.bounds(counts.gaps, of: counts.assessed, areOuter: counts.isOuter) ?? ""
  }

  /// The question with a word before its number, which Excel would take for a date.
  private func question(_ line: RequirementLine, _ language: Language) -> Shown {
    line.question.map { Message(sv: "Fråga \($0.label)", en: "Question \($0.label)")[language] }
      ?? ""
  }
}

internal import Diagnostics
internal import Summary

/// A table to paste into a document.
struct ThemeMarkdownFormat: ThemeFormat {
  let name = "markdown"

  func text(of report: ThemeReport, _ presentation: Presentation) -> String {
    let language = presentation.language
    let words = ThemeWords(report: report, language: language)
    let hasHand = report.counts.agreement != nil
    var headings = [Message.theme, .notes, .labels]
    if hasHand { headings += [.both, .onlyProgram, .onlyHand, .precision, .recall] }
    var rows: [[Shown]] = []
    for line in report.counts.lines {
      var cells = [words.title(line), words.share(line), words.list(line.labels)]
      if hasHand { cells += self.cells(line.agreement, words) }
      rows.append(cells)
    }
    if let agreement = report.counts.agreement {
      rows.append([Message.inAll[language], "", ""] + cells(agreement, words))
    }
    var page = MarkdownPage()
    page.paragraph(words.base)
    page.table(
      headings.map { $0[language] },
      hasHand ? "|:--|--:|:--|--:|--:|--:|--:|--:|" : "|:--|--:|:--|",
      rows
    )
    return page.text
  }

  private func cells(_ agreement: ThemeCounts.Agreement?, _ words: ThemeWords) -> [Shown] {
    guard let agreement else { return ["", "", "", "", ""] }
    return [
      "\(agreement.both)", "\(agreement.onlyProgram)", "\(agreement.onlyHand)",
      words.percent(agreement.precision), words.percent(agreement.recall),
    ]
  }
}

extension Message {
  fileprivate static let theme = Message(sv: "Tema", en: "Theme")
  fileprivate static let notes = Message(sv: "Anteckningar", en: "Notes")
  fileprivate static let labels = Message(sv: "Vilka", en: "Which")
  fileprivate static let both = Message(sv: "Båda", en: "Both")
  fileprivate static let onlyProgram = Message(sv: "Bara programmet", en: "Only the program")
  fileprivate static let onlyHand = Message(sv: "Bara för hand", en: "Only by hand")
  fileprivate static let precision = Message(sv: "Träffsäkerhet", en: "Precision")
  fileprivate static let recall = Message(sv: "Täckning", en: "Recall")
  fileprivate static let inAll = Message(
    sv: "Alla som räknats för hand",
    en: "All counted by hand"
  )
}

internal import Diagnostics
internal import Summary

/// Lines to read in a terminal.
struct ThemeTextFormat: ThemeFormat {
  let name = "text"

  func text(of report: ThemeReport, _ presentation: Presentation) -> String {
    let words = ThemeWords(report: report, language: presentation.language)
    var page = TextPage(presentation)
    page.paragraph(words.base, indent: 0)
    for line in report.counts.lines {
      page.gap()
      page.heading("\(words.title(line)): \(words.share(line))")
      if !line.labels.isEmpty { page.paragraph(words.list(line.labels)) }
      if let agreement = line.agreement { page.paragraph(words.agreement(agreement)) }
    }
    if let agreement = report.counts.agreement {
      page.gap()
      page.heading(Message.inAll[presentation.language])
      page.paragraph(words.agreement(agreement))
    }
    return page.text
  }
}

extension Message {
  fileprivate static let inAll = Message(
    sv: "Alla teman som räknats för hand",
    en: "All themes counted by hand"
  )
}

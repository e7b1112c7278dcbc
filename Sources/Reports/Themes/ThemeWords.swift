internal import Diagnostics
internal import Model
internal import Summary

/// What is said of themes in more than one format.
struct ThemeWords {
  let report: ThemeReport
  let language: Language

  /// How many notes there are, and which had nothing in them.
  var base: Shown {
    let counts = report.counts
    let notes = Message.notes(counts.notes)[language]
    guard !counts.empty.isEmpty else { return notes + "." }
    return notes + Message.empty(counts.empty.count)[language] + list(counts.empty) + ")."
  }

  /// "12 av 20 (60 %)".
  func share(_ line: ThemeCounts.Line) -> Shown {
    let counts = report.counts
    return Message.share(line.labels.count, of: counts.notes, percent(of: line))[language]
  }

  /// The name of a theme.
  func title(_ line: ThemeCounts.Line) -> Shown { Shown(report.lexicon.themes[line.theme].title) }

  /// Labels as one text.
  func list(_ labels: [String]) -> Shown { labels.map { Shown($0) }.joined(separator: " ") }

  /// What the program and the person say.
  func agreement(_ agreement: ThemeCounts.Agreement) -> Shown {
    Message.agreement(
      agreement,
      precision: percent(agreement.precision),
      recall: percent(agreement.recall)
    )[language]
  }

  /// A fraction in whole per cent; a dash where there is none.
  func percent(_ fraction: Double?) -> Shown {
    fraction.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
  }

  private func percent(of line: ThemeCounts.Line) -> Shown {
    percent(Double(line.labels.count) / Double(max(1, report.counts.notes)))
  }
}

extension Message {
  fileprivate static func notes(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "anteckning" : "anteckningar") med innehåll",
      en: "\(count) note\(count == 1 ? "" : "s") with content"
    )
  }
  fileprivate static func empty(_ count: Int) -> Message {
    Message(
      sv: ", \(count) utan (räknas inte: ",
      en: ", \(count) without (not counted: "
    )
  }
  fileprivate static func share(_ count: Int, of total: Int, _ percent: Shown) -> Message {
    Message(sv: "\(count) av \(total) (\(percent))", en: "\(count) of \(total) (\(percent))")
  }
  fileprivate static func agreement(
    _ agreement: ThemeCounts.Agreement,
    precision: Shown,
    recall: Shown
  ) -> Message {
    Message(
      sv:
        "båda \(agreement.both), bara programmet \(agreement.onlyProgram), bara för hand \(agreement.onlyHand); träffsäkerhet \(precision), täckning \(recall)",
      en:
        "both \(agreement.both), only the program \(agreement.onlyProgram), only by hand \(agreement.onlyHand); precision \(precision), recall \(recall)"
    )
  }
}

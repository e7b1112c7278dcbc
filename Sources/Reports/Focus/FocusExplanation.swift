internal import Diagnostics
internal import Model
internal import Summary

/// One area with every number opened, down to the requirements and the meetings.
struct FocusExplanation {
  private let report: FocusReport
  private let explained: FocusReport.Explained
  private let language: Language
  private let words: FigureWords

  init(_ report: FocusReport, _ explained: FocusReport.Explained, _ language: Language) {
    self.report = report
    self.explained = explained
    self.language = language
    words = FigureWords(language: language)
  }

  private var area: RankedArea { explained.area }
  private func say(_ message: Message) -> Shown { message[language] }

  func write(to page: inout FocusPage) {
    let rank = area.rank.map { "\($0). " } ?? ""
    page.heading("\(rank)\(area.area.title) (\(area.area.id))")
    FocusAreaText(area, report, language).write(to: &page)
    guard let figures = area.figures, area.rank != nil else { return }
    requirements(to: &page)
    sum(figures, to: &page)
    actions(to: &page)
    meetings(to: &page)
  }

  private func requirements(to page: inout FocusPage) {
    page.heading(say(.requirements))
    for line in area.requirements {
      guard let counts = line.line.figures?.counts else { continue }
      let severity = line.line.requirement.severity.word[language]
      let gaps = words.gaps(counts.gaps * line.weight, of: counts.assessed * line.weight)
      let bounds = words.bounds(counts.gaps, of: counts.assessed, areOuter: counts.isOuter)
      page.item(
        words.label(line.line),
        "\(line.line.requirement.title): "
          + "\(words.gapsIn(counts.gaps, of: counts.assessed)), × \(line.weight) (\(severity)) = \(gaps)"
          + (bounds.map { "; \($0)" } ?? "")
      )
    }
  }

  /// What each party can do about each requirement that has gaps.
  private func actions(to page: inout FocusPage) {
    let lines = area.requirements.map(\.line).filter { ($0.figures?.counts.gaps.high ?? 0) > 0 }
    guard !lines.isEmpty else { return }
    page.heading(say(.actions))
    for line in lines {
      for action in line.requirement.actions {
        page.item(
          "\(words.label(line)), \(action.party.word[language].lowercased())",
          Shown(action.text)
        )
      }
    }
  }

  private func sum(_ figures: AreaFigures, to page: inout FocusPage) {
    page.heading(say(.sum))
    let gaps = words.gaps(figures.weightedGaps, of: figures.weightedAssessed)
    let share = figures.score.map { " = \(percent($0))" } ?? ""
    page.item(say(.share), "\(gaps)\(share)")
    if let interval = figures.interval {
      page.item(
        say(.interval),
        say(
          .wilson(
            words.percentage(interval.lowerBound, places: 1),
            percent(interval.upperBound),
            figures.meetings,
            isAtLeast: area.tally.isCompiled
          )
        )
      )
    }
    if let rank = area.rank, let interval = figures.interval {
      let ranked = report.ranking.areas.count { $0.rank != nil }
      page.item(say(.rank), say(.order(rank, ranked, percent(interval.lowerBound))))
    }
    guard report.publication == nil, let closest = area.standing.closest else { return }
    page.item(
      say(.leftOut),
      say(
        .closest(
          percent(closest.own),
          percent(closest.other),
          Shown(closest.title).lowercasedFirst,
          isRecommended: area.isRecommended
        )
      )
    )
  }

  private func percent(_ share: Double) -> Shown { words.percent(share, places: 1) }

  private func meetings(to page: inout FocusPage) {
    guard let meetings = explained.meetings, !meetings.isEmpty else { return }
    page.heading(say(.meetings))
    page.paragraph("", say(.workingMaterial))
    for meeting in meetings {
      let list = meeting.gaps.isEmpty ? "" : ": \(meeting.labels(of: meeting.gaps))"
      page.item(
        "\(meeting.unit), \(meeting.form.title), \(meeting.date)",
        words.gapsIn(CountRange(meeting.gaps.count), of: CountRange(meeting.assessed)) + Shown(list)
      )
    }
  }
}

extension Message {
  fileprivate static let requirements = Message(
    sv: "Krav för krav: brister av bedömda × vikt",
    en: "Requirement by requirement: gaps of assessed × weight"
  )
  fileprivate static let sum = Message(sv: "Tillsammans", en: "Together")
  fileprivate static let actions = Message(
    sv: "Åtgärder krav för krav",
    en: "Actions requirement by requirement"
  )
  fileprivate static let share = Message(sv: "Vägd andel brister", en: "Weighted share of gaps")
  fileprivate static let interval = Message(sv: "Intervall", en: "Interval")
  fileprivate static func wilson(
    _ low: Shown,
    _ high: Shown,
    _ count: Int,
    isAtLeast: Bool
  ) -> Message {
    let (sv, en) = isAtLeast ? ("minst ", "at least ") : ("", "")
    return Message(
      sv:
        "\(low)–\(high) (Wilsons 95-procentiga, med n = \(sv)\(count) svar där något i området är bedömt)",
      en:
        "\(low)–\(high) (Wilson's of 95 %, with n = \(en)\(count) response\(count == 1 ? "" : "s") in which something is assessed)"
    )
  }
  fileprivate static let rank = Message(sv: "Plats", en: "Place")
  fileprivate static func order(_ rank: Int, _ all: Int, _ end: Shown) -> Message {
    Message(
      sv: "\(rank) av \(all), efter intervallets lägsta ände \(end)",
      en: "\(rank) of \(all), by the interval's lower end \(end)"
    )
  }
  fileprivate static let leftOut = Message(
    sv: "Minsta avståndet när ett svar tas bort",
    en: "The smallest distance when one response is left out"
  )
  fileprivate static func closest(
    _ own: Shown,
    _ other: Shown,
    _ title: Shown,
    isRecommended: Bool
  ) -> Message {
    Message(
      sv: "lägsta änden \(own) mot \(other) för \(title), som \(isRecommended ? "inte " : "")"
        + "rekommenderas",
      en:
        "the lower end \(own) against \(other) for \(title), which is \(isRecommended ? "not " : "")"
        + "recommended"
    )
  }
  fileprivate static let meetings = Message(
    sv: "Möten – arbetsmaterial",
    en: "Meetings – working material"
  )
  fileprivate static let workingMaterial = Message(
    sv: "I bokstavsordning. Vårdcentraler ska inte jämföras, och listan inte spridas.",
    en: "In alphabetical order. Units are not to be compared, nor the list to be spread."
  )
}

internal import Diagnostics
internal import Model
internal import Summary

/// What is said of focus areas, in the order in which it is read: what to work on, what works, where
/// pictures differ, what has changed, and how sure all of it is.
struct FocusText {
  let report: FocusReport
  let language: Language
  let words: FigureWords
  private(set) var page = FocusPage()

  init(_ report: FocusReport, _ language: Language) {
    self.report = report
    self.language = language
    words = FigureWords(language: language)
    write()
  }

  private mutating func write() {
    page.title(say(report.explained == nil ? .title : .explanationTitle))
    header()
    if let explained = report.explained {
      FocusExplanation(report, explained, language).write(to: &page)
    } else {
      recommended()
      others()
      strengths()
      wishes()
      FocusComparisons(report, language).write(to: &page)
    }
    FocusCertainty(report, language).write(to: &page)
  }

  private func say(_ message: Message) -> Shown { message[language] }

  private mutating func header() {
    let forms = report.parts.map { "\($0.ruleSet.forms[$0.form].title)" }
    page.paragraph(say(.forms), Shown(forms.joined(separator: ", ")))
    page.paragraph(
      say(.basis),
      say(.responses(report.parts.responses, report.parts.unitCount))
    )
    let rules = report.parts.ruleSets.map { "\($0.title) (\($0.id) \($0.version))" }
    page.paragraph(say(.rules), Shown(rules.joined(separator: "; ")))
    if report.publication != nil { page.paragraph(say(.counted), say(Protection.basis)) }
    if report.explained == nil { inShort() }
  }

  /// What somebody who reads no further should know.
  private mutating func inShort() {
    let areas = report.recommended.prefix(3).map { Shown($0.area.title).lowercasedFirst }
    if !areas.isEmpty { page.paragraph(say(.inShort), say(.begin(list(areas)))) }
    let strengths = report.strengths.lines.prefix(3).map {
      Shown($0.line.requirement.title).lowercasedFirst
    }
    if !strengths.isEmpty { page.paragraph(say(.worksBest), list(strengths)) }
    for line in report.overall {
      guard let counts = line.figures?.counts, counts.assessed.high > 0 else { continue }
      page.paragraph(
        say(.overall),
        say(.fails(Shown(line.requirement.title), words.gaps(counts.gaps, of: counts.assessed)))
      )
    }
  }

  /// "a, b och c".
  private func list(_ names: [Shown]) -> Shown {
    let and = language == .swedish ? " och " : " and "
    return [names.dropLast().joined(separator: ", "), names.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: Shown(and))
  }

  private mutating func recommended() {
    let recommended = report.recommended
    for area in recommended {
      let tie = area.isTied ? " (\(say(.tied)))" : ""
      page.heading("\(area.rank ?? 0). \(area.area.title)\(tie)")
      FocusAreaText(area, report, language).write(to: &page)
    }
    guard recommended.isEmpty else { return }
    page.heading(say(.noneHeading))
    let areas = report.ranking.areas
    if areas.contains(where: { $0.figures == nil }) || areas.isEmpty {
      page.paragraph("", say(.hiddenAreas))
    } else if areas.allSatisfy({ $0.rank == nil }) {
      page.paragraph("", say(.nothingAssessed))
    } else if report.overall.contains(where: { ($0.figures?.counts.gaps.low ?? 0) > 0 }) {
      page.paragraph("", say(.onlyOverall))
    } else if report.overall.contains(where: { ($0.figures?.counts.gaps.high ?? 0) > 0 }) {
      page.paragraph("", say(.maybeOverall))
    } else {
      page.paragraph("", say(.noGaps(report.parts.responses)))
    }
  }

  /// The areas that are not recommended, one line for each.
  private mutating func others() {
    let rest = report.ranking.areas.filter { !$0.isRecommended }
    guard !rest.isEmpty, !report.recommended.isEmpty else { return }
    page.heading(say(.others))
    for area in rest {
      switch (area.figures, area.rank) {
      case (nil, _): page.item(Shown(area.area.title), say(Protection.hidden))
      case (_, nil): page.item(Shown(area.area.title), say(.notAssessed))
      case (.some(let figures), .some(let rank)):
        let gaps = words.gapsIn(figures.gaps, of: figures.assessed)
        let bounds = words.bounds(figures.gaps, of: figures.assessed, areOuter: figures.isOuter)
        let tie = area.isTied ? " (\(say(.tied)))" : ""
        page.item(
          "\(rank). \(area.area.title)\(tie)",
          [say(.assessed(gaps)), words.weighted(figures), bounds]
            .compactMap(\.self).joined(separator: ", ")
        )
      }
    }
  }

  private mutating func strengths() {
    let texts = report.texts(\.strengths)
    guard !report.strengths.lines.isEmpty || !texts.mentions.isEmpty else { return }
    page.heading(say(.strengths))
    for strength in report.strengths.lines {
      page.item(
        words.label(strength.line),
        "\(strength.line.requirement.title): \(say(.fully(strength.fully, strength.answers)))"
      )
    }
    freeText(texts)
  }

  private mutating func wishes() {
    let texts = report.texts(\.wishes)
    guard !texts.mentions.isEmpty else { return }
    page.heading(say(.wishes))
    freeText(texts)
  }

  private mutating func freeText(_ texts: TextTally) {
    page.paragraph(say(.own), Mentions(report.tallies).text(of: texts))
    for quote in texts.quotes.prefix(2) { page.item("", QuoteText.text(of: Shown(quote.text))) }
  }
}

/// A quoted comment.
enum QuoteText {
  /// The text within quotation marks.
  static func text(of text: Shown) -> Shown { "”\(text)”" }
}

extension Message {
  fileprivate static let title = Message(
    sv: "Rekommenderade fokusområden",
    en: "Recommended focus areas"
  )
  fileprivate static let explanationTitle = Message(
    sv: "Så är ett fokusområde uträknat",
    en: "How a focus area is worked out"
  )
  fileprivate static let forms = Message(sv: "Formulär", en: "Form")
  fileprivate static let basis = Message(sv: "Underlag", en: "Basis")
  fileprivate static let rules = Message(sv: "Regler", en: "Rules")
  fileprivate static let counted = Message(sv: "Siffror", en: "Figures")
  fileprivate static func responses(_ responses: Int, _ units: Int) -> Message {
    Message(
      sv: "\(responses) svar som täcker \(units) \(units == 1 ? "vårdcentral" : "vårdcentraler")",
      en: "\(responses) response\(responses == 1 ? "" : "s") covering \(units)"
        + " unit\(units == 1 ? "" : "s")"
    )
  }
  fileprivate static let tied = Message(sv: "delad plats", en: "shared place")
  fileprivate static let noneHeading = Message(
    sv: "Inget område att rekommendera",
    en: "No area to recommend"
  )
  fileprivate static let hiddenAreas = Message(
    sv: "Det som kunde rekommenderas är dolt.",
    en: "What could be recommended is hidden."
  )
  fileprivate static let nothingAssessed = Message(
    sv: "Ingenting är bedömt, så ingenting kan sägas.",
    en: "Nothing is assessed, so nothing can be said."
  )
  fileprivate static let onlyOverall = Message(
    sv:
      "Inget område för sig har en skattad brist, men helheten har det. Det som inte är bedömt kan "
      + "också vara brister.",
    en:
      "No area by itself has a rated gap, but the whole has. What is not assessed may be gaps too."
  )
  fileprivate static let maybeOverall = Message(
    sv:
      "Inget område för sig har en skattad brist. Om helheten har det går inte att säga, då bara "
      + "antal är kända.",
    en:
      "No area by itself has a rated gap. Whether the whole has cannot be said, as only counts are "
      + "known."
  )
  fileprivate static func noGaps(_ responses: Int) -> Message {
    Message(
      sv: "Inget av det som är bedömt i \(responses) svar är en skattad brist. Det som inte är "
        + "bedömt kan vara det.",
      en:
        "Nothing that is assessed in \(responses) response\(responses == 1 ? "" : "s") is a rated "
        + "gap. What is not assessed may be."
    )
  }
  fileprivate static let others = Message(sv: "Övriga områden", en: "Other areas")
  fileprivate static let notAssessed = Message(sv: "inte bedömt", en: "not assessed")
  fileprivate static func assessed(_ gaps: Shown) -> Message {
    Message(sv: "\(gaps) bedömda krav", en: "\(gaps) assessed requirements")
  }
  fileprivate static let inShort = Message(sv: "I korthet", en: "In short")
  fileprivate static func begin(_ areas: Shown) -> Message {
    Message(sv: "börja med \(areas)", en: "begin with \(areas)")
  }
  fileprivate static let worksBest = Message(sv: "Fungerar bäst", en: "Works best")
  fileprivate static let overall = Message(sv: "Helheten", en: "The whole")
  fileprivate static func fails(_ title: Shown, _ gaps: Shown) -> Message {
    Message(
      sv: "skattad brist i kravet ”\(title)” i \(gaps) svar",
      en: "a rated gap in the requirement “\(title)” in \(gaps) responses"
    )
  }
  fileprivate static let strengths = Message(sv: "Det här fungerar", en: "What works")
  fileprivate static func fully(_ count: Int, _ all: Int) -> Message {
    Message(
      sv: "\(count) av \(all) svar är 4",
      en: "\(count) of \(all) answer\(all == 1 ? " is" : "s are") 4"
    )
  }
  fileprivate static let own = Message(sv: "I fritext", en: "In free text")
  fileprivate static let wishes = Message(
    sv: "Det parterna själva vill utveckla",
    en: "What the parties want to develop"
  )
}

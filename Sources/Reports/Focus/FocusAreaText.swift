internal import Diagnostics
internal import Model
internal import Summary

/// What is said of one recommended area: why, how much, what the texts say, and what each party can do.
struct FocusAreaText {
  private let area: RankedArea
  private let report: FocusReport
  private let language: Language
  private let words: FigureWords

  /// How many of the requirements are named.
  private static let mostRequirements = 3

  init(_ area: RankedArea, _ report: FocusReport, _ language: Language) {
    self.area = area
    self.report = report
    self.language = language
    words = FigureWords(language: language)
  }

  private func say(_ message: Message) -> Shown { message[language] }

  func write(to page: inout FocusPage) {
    page.paragraph(say(.why), Shown(area.area.why))
    guard let figures = area.figures, area.rank != nil else {
      page.paragraph(say(.gaps), say(area.figures == nil ? Protection.hidden : .notAssessed))
      return actions(to: &page)
    }
    page.paragraph(say(.gaps), sentence(of: figures))
    if report.publication == nil {
      page.paragraph(say(.certainty), say(.stability(area)))
    }
    page.paragraph(say(.mostIn), worst)
    for measure in measures { page.paragraph(say(.counted), measure) }
    page.paragraph(say(.comments), comments)
    for quote in area.quotes { page.item("", QuoteText.text(of: quote)) }
    page.paragraph(say(.planned), planned)
    page.paragraph(say(.change), change)
    actions(to: &page)
  }

  /// "17 av 26 möten har en brist; brist i 29 av 51 bedömda krav, vägt efter allvar 57 % (38–74 %)".
  private func sentence(of figures: AreaFigures) -> Shown {
    var text: Shown = ""
    // How many meetings have any gap says more of single ones than the requirements do.
    if !area.tally.isCompiled, report.publication == nil {
      let meetings = CountRange(area.tally.meetings)
      let count = words.gaps(CountRange(area.tally.meetingsWithGap), of: meetings)
      text += "\(count) \(say(.haveGaps(area.tally.meetings))); "
    }
    let gaps = words.gapsIn(figures.gaps, of: figures.assessed)
    text += "\(gaps) \(say(.assessed))"
    if let share = words.weighted(figures) { text += ", \(share)" }
    let bounds = words.bounds(figures.gaps, of: figures.assessed, areOuter: figures.isOuter)
    return text + (bounds.map { "; \($0)" } ?? "")
  }

  /// The requirements with the most gaps.
  private var worst: Shown {
    area.byGaps.map(\.line).filter { $0.gaps > 0 }.prefix(Self.mostRequirements).map {
      line -> Shown in
      let label = line.question.map { Shown($0.number ?? "") } ?? say(.composite)
      let counts = line.figures.map { words.gapsIn($0.counts.gaps, of: $0.counts.assessed) } ?? ""
      let title = Shown(line.requirement.title).lowercasedFirst
      return label.isEmpty ? "\(title) (\(counts))" : "\(label) \(title) (\(counts))"
    }
    .joined(separator: ", ")
  }

  /// A sentence for each measure of the area that somebody has counted.
  private var measures: [Shown] {
    report.countedMeasures.filter { $0.area?.id == area.area.id }
      .map { MeasureSentence(language: language).text(of: $0) }
  }

  private var comments: Shown? {
    guard report.publication == nil, area.tally.texts.texts > 0 else { return nil }
    let themes = Mentions(report.tallies).text(of: area)
    let count = say(.texts(area.tally.texts.texts))
    return themes.isEmpty ? count : "\(count), \(say(.about)) \(themes)"
  }

  private var planned: Shown? {
    guard report.publication == nil else { return nil }
    let plan = area.tally.plan
    guard plan.total > 0 || plan.gapsWithoutAction > 0 else { return nil }
    return PlanWords(language: language).text(of: plan)
  }

  private var change: Shown? {
    guard let change = report.change?.areas[area.area.id] else { return nil }
    return ChangeWords(language: language).text(of: change)
  }

  /// What each party can do, and what needs a decision of those who decide over the resources.
  private func actions(to page: inout FocusPage) {
    let actions = area.area.actions
    guard !actions.isEmpty else { return page.paragraph(say(.proposals), say(.noActions)) }
    page.list(say(.proposals))
    for party in Party.allCases {
      for action in actions where action.party == party && !action.needsEscalation {
        page.item(party.word[language], text(of: action))
      }
    }
    var escalated: [Action] = []
    for action in actions where action.needsEscalation {
      // What both parties are to take further is said once.
      if escalated.contains(where: { $0.text == action.text }) { continue }
      escalated.append(action)
      let parties = actions.filter { $0.needsEscalation && $0.text == action.text }.map(\.party)
      let names = parties.map { $0.word[language].lowercased() }.joined(separator: ", ")
      page.item("\(say(.escalate)) (\(names))", text(of: action))
    }
  }

  /// The action, and its source where it has one.
  private func text(of action: Action) -> Shown {
    guard let source = action.source else { return Shown(action.text) }
    return "\(action.text) (\(area.ruleSet.sources[source].title))"
  }
}

extension RankedArea {
  /// How many comments are quoted.
  private static let mostQuotes = 2

  /// The requirements, those with the most gaps first.
  fileprivate var byGaps: [WeightedLine] {
    requirements.enumerated().sorted { a, b in
      let (x, y) = (a.element.line.gaps, b.element.line.gaps)
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }

  /// Comments to the questions with the most gaps, one for each.
  var quotes: [Shown] {
    let own = byGaps.compactMap { line in
      tally.texts.quotes.first {
        $0.question == line.line.question?.key && $0.form == line.form.id
      }
    }
    return own.prefix(Self.mostQuotes).map { Shown($0.text) }
  }
}

extension RequirementLine {
  /// How many gaps there are at least.
  fileprivate var gaps: Int { figures?.counts.gaps.low ?? 0 }
}

extension Message {
  fileprivate static let why = Message(sv: "Varför", en: "Why")
  fileprivate static let gaps = Message(sv: "Brister", en: "Gaps")
  fileprivate static func haveGaps(_ all: Int) -> Message {
    Message(
      sv: "möten har en brist i området",
      en: "meeting\(all == 1 ? " has" : "s have") a gap in the area"
    )
  }
  fileprivate static let assessed = Message(sv: "bedömda krav", en: "assessed requirements")
  fileprivate static let composite = Message(sv: "samlat krav:", en: "composite:")
  fileprivate static let certainty = Message(sv: "Säkerhet", en: "Certainty")
  fileprivate static func stability(_ area: RankedArea) -> Message {
    switch (area.standing.isStable, area.isRecommended) {
    case (true?, true):
      Message(
        sv: "området är kvar bland de rekommenderade vilket svar som än tas bort",
        en: "the area stays among the recommended whichever response is left out"
      )
    case (true?, false):
      Message(
        sv: "området hamnar inte bland de rekommenderade vilket svar som än tas bort",
        en: "the area does not come among the recommended whichever response is left out"
      )
    case (false?, _):
      Message(
        sv: "platsen kan bero på ett enda svar",
        en: "the place may depend on one single response"
      )
    case (nil, _):
      Message(
        sv: "om platsen beror på ett enda svar går inte att säga, då bara antal är kända",
        en: "whether the place depends on one response cannot be said, as only counts are known"
      )
    }
  }
  fileprivate static let notAssessed = Message(
    sv: "inget krav i området är bedömt",
    en: "no requirement of the area is assessed"
  )
  fileprivate static let mostIn = Message(sv: "Flest brister", en: "Most gaps")
  fileprivate static let counted = Message(sv: "Räknat", en: "Counted")
  fileprivate static let comments = Message(sv: "Kommentarer", en: "Comments")
  fileprivate static func texts(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "kommentar" : "kommentarer")",
      en: "\(count) comment\(count == 1 ? "" : "s")"
    )
  }
  fileprivate static let about = Message(sv: "som nämner", en: "mentioning")
  fileprivate static let planned = Message(sv: "Planerat", en: "Planned")
  fileprivate static let change = Message(sv: "Sedan förra omgången", en: "Since the last round")
  fileprivate static let proposals = Message(sv: "Förslag", en: "Proposals")
  fileprivate static let escalate = Message(
    sv: "Kräver beslut på länsnivå",
    en: "Needs a decision at county level"
  )
  fileprivate static let noActions = Message(
    sv: "regelverket har inga för området",
    en: "the rule set has none for the area"
  )
}

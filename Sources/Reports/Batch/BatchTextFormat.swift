internal import Diagnostics
internal import Model
internal import Summary

/// A compilation for people at a terminal.
struct BatchTextFormat: BatchFormat {
  let name = "text"
  let isForMachines = false

  func text(of report: BatchReport, _ presentation: Presentation) -> String {
    var writer = BatchPage(report, presentation)
    writer.write()
    return writer.page.text
  }
}

/// Writes a compilation, part by part.
private struct BatchPage {
  private let report: BatchReport
  private let language: Language
  private let words: FigureWords
  var page: TextPage

  init(_ report: BatchReport, _ presentation: Presentation) {
    self.report = report
    language = presentation.language
    words = FigureWords(language: language)
    page = TextPage(presentation)
  }

  private func say(_ message: Message) -> Shown { message[language] }

  mutating func write() {
    for (index, part) in report.parts.enumerated() {
      if index > 0 { page.gap() }
      title(part)
      if part.round != nil, part.isHidden {
        page.paragraph(Protection.hidden[language])
        continue
      }
      requirements(part)
      extremes(part)
      areas(part)
      participation(part)
      observations(part)
    }
    for group in report.groups { write(group) }
    comparison()
    units()
    remarks()
    copied()
    failures()
    page.gap()
    page.paragraph("", label: say(report.sentence), ink: .bold, indent: 0)
    publication()
  }

  // MARK: - One form

  private mutating func title(_ part: SummaryPart) {
    let form = part.ruleSet.forms[part.form]
    page.heading("\(say(.compilation)) · \(form.title)")
    let ruleSet = part.ruleSet
    page.paragraph("\(ruleSet.title) (\(ruleSet.id.text) \(ruleSet.version))", indent: 0)
    if let round = part.round { page.paragraph("\(round)", label: "\(say(.round)): ", indent: 0) }
    let counts = part.counts
    page.paragraph(
      say(.response(counts.responses, counts.units.count, ruleSet.units.count)),
      indent: 0
    )
    guard report.publication == nil, !part.unitsWithoutAnswer.isEmpty else { return }
    let names = part.unitsWithoutAnswer.map(\.name).sorted(by: SwedishOrder.precedes)
    page.paragraph(
      Shown(names.joined(separator: ", ")),
      label: "\(say(.withoutAnswer)): ",
      indent: 0
    )
    if let missing = form.missing {
      page.paragraph(Shown(missing), label: "\(say(.note)): ", indent: 0)
    }
  }

  private mutating func requirements(_ part: SummaryPart) {
    let lines = part.lines
    for phase in Phase.allCases {
      let own = lines.filter { $0.question?.phase == phase }
      guard !own.isEmpty else { continue }
      page.gap()
      page.heading(say(phase.word))
      for line in own { write(line) }
      if let sum = part.phases.first(where: { $0.area == phase })?.figures {
        let share = words.share(sum.score, sum.interval)
        page.paragraph(text(of: sum, share: share), label: "\(basis(.sum, part)): ")
      }
    }
    let composites = lines.filter { $0.question == nil }
    guard !composites.isEmpty else { return }
    page.gap()
    page.heading(say(.composites))
    for line in composites { write(line) }
  }

  private mutating func write(_ line: RequirementLine) {
    page.paragraph(
      Shown(line.requirement.title),
      label: "\(words.label(line)) ",
      hanging: 4
    )
    page.paragraph(text(of: line), indent: 6)
  }

  private func text(of line: RequirementLine) -> Shown {
    guard let figures = line.figures else { return Protection.hidden[language] }
    var parts: [Shown] = []
    if let ratings = figures.answers?.ratings, ratings.total > 0 {
      parts.append(words.bars(ratings))
    }
    parts.append(words.gapsIn(figures.counts.gaps, of: figures.counts.assessed))
    if let share = words.share(figures.gapShare, figures.interval) { parts.append(share) }
    if let median = figures.median { parts.append("\(say(.median)) \(words.median(median))") }
    if let mean = figures.mean { parts.append("\(say(.mean)) \(words.decimal(mean))") }
    if let answers = figures.answers, answers.unanswered > 0 {
      parts.append(say(.unanswered(answers.unanswered)))
    }
    if figures.counts.notApplicable.high > 0 {
      let count = figures.counts.notApplicable
      parts.append(say(.notApplicable(words.count(count), isOne: count.exact == 1)))
    }
    if let excepted = figures.excepted, excepted > 0 { parts.append(say(.excepted(excepted))) }
    let counts = figures.counts
    if let bounds = words.bounds(counts.gaps, of: counts.assessed, areOuter: counts.isOuter) {
      parts.append(bounds)
    }
    return parts.joined(separator: " · ")
  }

  /// The sums of a phase or an area; `share` is what the share of gaps is said as.
  private func text(of figures: AreaFigures, share: Shown?) -> Shown {
    var parts: [Shown] = [words.gapsIn(figures.gaps, of: figures.assessed)]
    if let share { parts.append(share) }
    if let mean = figures.ratings.mean { parts.append("\(say(.mean)) \(words.decimal(mean))") }
    let bounds = words.bounds(figures.gaps, of: figures.assessed, areOuter: figures.isOuter)
    if let bounds { parts.append(bounds) }
    return parts.joined(separator: " · ")
  }

  /// The questions with the largest and the smallest share of gaps: questions, never units.
  private mutating func extremes(_ part: SummaryPart) {
    let lines = part.lines
    let extremes = Extremes(lines)
    let hidden = lines.count { $0.figures == nil }
    for (heading, lines) in [(Message.lowest, extremes.lowest), (.highest, extremes.highest)]
    where !lines.isEmpty {
      page.gap()
      page.heading(say(heading))
      for line in lines {
        let share = line.figures.flatMap { words.share($0.gapShare, $0.interval) } ?? ""
        let mean = line.figures?.mean.map { " · \(say(.mean)) \(words.decimal($0))" } ?? ""
        page.paragraph(
          "\(line.requirement.title): \(say(.gapIn(share)))\(mean)",
          label: "\(words.label(line)) ",
          hanging: 4
        )
      }
      if hidden > 0 { page.paragraph(say(.notInList(hidden))) }
    }
  }

  /// The heading of sums over requirements, with what they are counted on in a publication.
  private func basis(_ heading: Message, _ part: SummaryPart) -> Shown {
    part.round == nil ? say(heading) : "\(say(heading)), \(Protection.basis[language])"
  }

  private mutating func areas(_ part: SummaryPart) {
    page.gap()
    page.heading(basis(.areas, part))
    for line in part.areas {
      let figures =
        line.figures.map { text(of: $0, share: words.weighted($0)) } ?? Protection.hidden[language]
      page.paragraph(figures, label: "\(line.area.title): ", hanging: 4)
    }
  }

  private mutating func participation(_ part: SummaryPart) {
    let parties = Party.allCases.filter { party in
      part.counts.knownParticipants[party] > 0 && !part.hiddenParticipation.contains(party)
    }
    for party in parties {
      let known = part.counts.knownParticipants[party]
      let roles = part.ruleSet.roles.enumerated()
        .filter { $0.element.party == party }
        .filter {
          part.round != nil || part.counts.roles[$0.offset] > 0 || $0.element.isExpected
        }
        .map { index, role in "\(role.title) \(part.counts.roles[index])" }
      if party == parties.first {
        page.gap()
        page.heading(say(.participation))
      }
      page.paragraph(
        Shown(roles.joined(separator: ", ")),
        label: "\(say(party.word)) (\(say(.of(known)))): ",
        hanging: 4
      )
    }
  }

  private mutating func observations(_ part: SummaryPart) {
    guard report.publication == nil, !part.counts.observations.isEmpty else { return }
    page.gap()
    page.heading(say(.observations))
    let counts = part.counts.observations.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (code, count) in counts {
      page.paragraph("\(count)", label: "\(Observation.word(for: Shown(code))[language]): ")
    }
  }

  // MARK: - Groups, years and units

  private mutating func write(_ group: SummaryGroup) {
    page.gap()
    page.heading("\(say(group.by.word)): \(words.name(of: group))")
    guard !group.isSuppressed else { return page.paragraph(Protection.hidden[language]) }
    for part in group.parts {
      page.paragraph(
        say(.groupResponse(part.counts.responses, part.counts.units.count)),
        label: "\(part.ruleSet.forms[part.form].title): "
      )
      for line in part.lines {
        page.paragraph(text(of: line), label: "\(words.label(line)) ", hanging: 6)
      }
    }
  }

  private mutating func comparison() {
    let comparison = ComparisonWords(words: words)
    for table in report.comparison + (report.pairedComparison ?? []) {
      page.gap()
      page.heading(comparison.heading(of: table))
      page.paragraph(comparison.introduction(to: table).joined(separator: " "))
      for line in comparison.lines(of: table) {
        page.paragraph(comparison.text(of: line), label: "\(line.label) ", hanging: 4)
      }
    }
  }

  private mutating func units() {
    guard let units = report.units else { return }
    page.gap()
    page.heading(say(.units))
    page.paragraph(say(.workingMaterial))
    for unit in units {
      let gaps = unit.gaps.isEmpty ? "" : ": \(unit.labels(of: unit.gaps))"
      let excepted =
        unit.excepted.isEmpty
        ? "" : "; \(say(.excepted(unit.excepted.count))): \(unit.labels(of: unit.excepted))"
      page.paragraph(
        "\(say(.unitGaps(unit.gaps.count, unit.assessed)))\(gaps)\(excepted)",
        label: "\(unit.unit), \(unit.form.title), \(unit.date): ",
        hanging: 4
      )
    }
  }

  private mutating func remarks() {
    guard let remarks = report.remarks, !remarks.isEmpty else { return }
    page.gap()
    page.heading(say(.comments))
    for remark in remarks {
      let question = remark.ruleSet.forms[remark.form].questions[remark.question]
      page.paragraph(
        "”\(remark.text)”",
        label: "\(question.label) ",
        hanging: 4
      )
    }
  }

  private mutating func copied() {
    guard report.copiedCount > 0, report.publication == nil else { return }
    page.gap()
    page.heading("\(say(.copied)) (\(report.copiedCount))")
    for place in report.copiedComments { page.paragraph(Shown(place)) }
    if report.copiedCount > report.copiedComments.count { page.paragraph("…") }
  }

  // MARK: - The end

  private mutating func failures() {
    guard !report.failures.isEmpty else { return }
    page.gap()
    page.heading("\(say(.failures)) (\(report.failures.count))")
    let most = 50
    for failure in report.failures.prefix(most) {
      let position = failure.position.map { ":\($0.line):\($0.column)" } ?? ""
      let message = failure.message[language]
      page.paragraph(message, label: "\(failure.file ?? "")\(position): ", hanging: 4)
    }
    if report.failures.count > most { page.paragraph("…") }
  }

  private mutating func publication() {
    guard let publication = report.publication else { return }
    page.paragraph(publication.sentence[language], indent: 0)
  }
}

extension Message {
  fileprivate static let compilation = Message(sv: "Sammanställning", en: "Compilation")
  fileprivate static func response(_ responses: Int, _ units: Int, _ all: Int) -> Message {
    Message(
      sv: "\(responses) svar som täcker \(units) av \(all) vårdcentraler",
      en: "\(responses) response\(responses == 1 ? "" : "s") covering \(units) of \(all) units"
    )
  }
  fileprivate static func groupResponse(_ responses: Int, _ units: Int) -> Message {
    Message(
      sv: "\(responses) svar från \(units) \(units == 1 ? "vårdcentral" : "vårdcentraler")",
      en:
        "\(responses) response\(responses == 1 ? "" : "s") from \(units) unit\(units == 1 ? "" : "s")"
    )
  }
  fileprivate static let withoutAnswer = Message(sv: "Utan svar", en: "Without an answer")
  fileprivate static let note = Message(sv: "Obs", en: "Note")
  fileprivate static let sum = Message(sv: "Tillsammans", en: "Together")
  fileprivate static let composites = Message(sv: "Samlade krav", en: "Composites")
  fileprivate static func gapIn(_ share: Shown) -> Message {
    Message(sv: "brist i \(share)", en: "a gap in \(share)")
  }
  fileprivate static let round = Message(sv: "Omgång", en: "Round")
  fileprivate static func notInList(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "fråga är dold" : "frågor är dolda") och inte med i listan",
      en: "\(count) question\(count == 1 ? " is" : "s are") hidden and not in the list"
    )
  }
  fileprivate static let median = Message(sv: "median", en: "median")
  fileprivate static let mean = Message(sv: "medel", en: "mean")
  fileprivate static func unanswered(_ count: Int) -> Message {
    Message(sv: "\(count) obesvarad\(count == 1 ? "" : "e")", en: "\(count) unanswered")
  }
  fileprivate static func notApplicable(_ count: Shown, isOne: Bool) -> Message {
    Message(sv: "\(count) ej tillämplig\(isOne ? "" : "a")", en: "\(count) not applicable")
  }
  fileprivate static func excepted(_ count: Int) -> Message {
    Message(sv: "\(count) undantag\(count == 1 ? "en" : "na")", en: "\(count) accepted")
  }
  fileprivate static let lowest = Message(
    sv: "Frågor med störst andel brister",
    en: "Questions with the largest share of gaps"
  )
  fileprivate static let highest = Message(
    sv: "Frågor med minst andel brister",
    en: "Questions with the smallest share of gaps"
  )
  fileprivate static let areas = Message(sv: "Fokusområden", en: "Focus areas")
  fileprivate static let participation = Message(
    sv: "Deltagare, antal möten",
    en: "Participation, meetings"
  )
  fileprivate static func of(_ count: Int) -> Message {
    Message(sv: "av \(count)", en: "of \(count)")
  }
  fileprivate static let observations = Message(sv: "Observationer", en: "Observations")
  fileprivate static let units = Message(
    sv: "Brister per vårdcentral – arbetsmaterial",
    en: "Gaps by unit – working material"
  )
  fileprivate static let workingMaterial = Message(
    sv:
      "I bokstavsordning. Skattningarna speglar upplevelse; vårdcentraler ska inte jämföras och listan inte spridas.",
    en:
      "In alphabetical order. Ratings reflect experience; units are not to be compared and the list not to be spread."
  )
  fileprivate static func unitGaps(_ gaps: Int, _ assessed: Int) -> Message {
    Message(
      sv: "\(gaps) \(gaps == 1 ? "skattad brist" : "skattade brister") av \(assessed) bedömda",
      en: "\(gaps) rated gap\(gaps == 1 ? "" : "s") of \(assessed) assessed"
    )
  }
  fileprivate static let comments = Message(sv: "Kommentarer och fritext", en: "Comments and texts")
  fileprivate static let copied = Message(
    sv: "Kommentarer som också står i ett tidigare möte",
    en: "Comments that another meeting had before"
  )
  fileprivate static let failures = Message(
    sv: "Gick inte att läsa eller bedöma",
    en: "Could not be read or assessed"
  )
}

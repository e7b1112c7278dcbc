internal import Diagnostics
internal import Model

/// The gap list for people.
struct CheckTextFormat: CheckFormat {
  let name = "text"
  let isForMachines = false

  func text(of report: CheckReport, _ presentation: Presentation) -> String {
    var page = TextPage(presentation)
    for (index, assessment) in report.assessments.enumerated() {
      if index > 0 { page.rule() }
      var writer = GapList(assessment, presentation)
      writer.write()
      page.append(writer.page)
    }
    return page.text
  }
}

/// Writes the gap list of one meeting, part by part.
private struct GapList {
  private let assessment: Assessment
  private let results: [ResultView]
  private let language: Language
  var page: TextPage

  init(_ assessment: Assessment, _ presentation: Presentation) {
    self.assessment = assessment
    results = assessment.results.map { ResultView($0, of: assessment) }
    language = presentation.language
    page = TextPage(presentation)
  }

  mutating func write() {
    title()
    gaps()
    notAssessed()
    notApplicable()
    excepted()
    observations()
    plan()
    met()
    summary()
  }

  private var ruleSet: RuleSet { assessment.ruleSet }

  private func say(_ message: Message) -> Shown { message[language] }

  private func quote(_ text: Shown) -> Shown { "”\(text)”" }

  private func views(_ outcome: Outcome) -> [ResultView] {
    results.filter { $0.result.outcome == outcome }
  }

  private func site(_ place: Place) -> Shown {
    let position = place.position
    return "\(place.file.name):\(position.line):\(position.column)"
  }

  // MARK: - Parts

  private mutating func title() {
    let meeting = assessment.meeting
    let units = meeting.units.map { ruleSet.units[$0.value].name }.joined(separator: ", ")
    page.heading(
      "\(units) · \(assessment.form.title) · \(meeting.date.value.description)"
    )
    page.paragraph(
      "\(ruleSet.title) (\(ruleSet.id.text) \(ruleSet.version.description))",
      indent: 0
    )
  }

  private mutating func section(_ heading: Message, _ count: Int) {
    page.gap()
    page.heading("\(say(heading)) (\(count))")
  }

  private mutating func gaps() {
    let gaps = views(.gap).sorted { a, b in
      if a.requirement.severity != b.requirement.severity {
        return a.requirement.severity > b.requirement.severity
      }
      return (a.lowestRating ?? .fully) < (b.lowestRating ?? .fully)
    }
    section(.gaps, gaps.count)
    if gaps.isEmpty { page.paragraph(say(assessment.tally.sentence)) }
    for (index, gap) in gaps.enumerated() {
      if index > 0 { page.gap() }
      let severity = gap.requirement.severity
      let ink: TextStyle.Ink =
        switch severity {
        case .high: .red
        case .medium: .yellow
        case .low: .cyan
        }
      page.paragraph(
        name(of: gap),
        label: say(severity.word).uppercased() + "  ",
        ink: ink,
        hanging: 4
      )
      answers(of: gap)
      actions(of: gap.requirement)
      let sources = gap.requirement.citations.map { ruleSet.text(of: $0) }
      field(.source, sources.joined(separator: "; "))
      if let place = gap.place { field(.place, site(place)) }
    }
  }

  /// The question's number and the requirement's title.
  private func name(of view: ResultView) -> Shown {
    let label: Shown = view.ownQuestion.map { "\($0.label)" } ?? "\(say(.composite)):"
    return "\(label) \(view.requirement.title) [\(view.requirement.id.text)]"
  }

  private mutating func field(_ label: Message, _ content: Shown) {
    page.paragraph(content, label: say(label) + ": ", ink: .faint, indent: 4, hanging: 6)
  }

  /// The ratings in words and the comments that decided a result.
  private mutating func answers(of view: ResultView) {
    if let own = view.ownQuestion, let item = view.answers.first {
      field(.rating, rating(item.answer))
      if let comment = view.comment { field(.comment, quote(comment)) }
      for other in view.answers.dropFirst() {
        field(.also, "\(other.question.label): \(rating(other.answer))")
      }
      if own.text != view.requirement.title { field(.question, Shown(own.text)) }
    } else {
      field(.why, Shown(view.requirement.why))
      let read = view.answers.filter { $0.answer.lowestRating != nil }
      let low = read.filter { $0.answer.lowestRating?.isLow == true }
      for item in low.isEmpty ? read : low {
        field(.rating, "\(item.question.label) \(rating(item.answer))")
      }
    }
    for (measure, counted) in view.measures {
      field(.measured, "\(measure.title): \(counted.text(of: measure.unit, language))")
    }
    if view.result.isDisputed { field(.note, say(.disputed)) }
  }

  private func rating(_ answer: Answer) -> Shown {
    switch answer.content {
    case .joint(let rating): return ruleSet.text(of: rating)
    case .apart(let ratings):
      return Party.allCases
        .map { party in
          let words = ratings[party].map { ruleSet.text(of: $0) } ?? say(.unanswered)
          return "\(say(party.word).lowercased()) \(words)"
        }
        .joined(separator: ", ")
    case .text(let text): return quote(Shown(text))
    case .notApplicable(let reason):
      return "\(say(Outcome.notApplicable.word)): \(quote(Shown(reason)))"
    case .unanswered: return say(.unanswered)
    }
  }

  private mutating func actions(of requirement: Requirement) {
    for action in requirement.actions {
      let text = action.needsEscalation ? "\(action.text) (\(say(.escalate)))" : action.text
      field(action.party.word, Shown(text))
    }
  }

  private mutating func notAssessed() {
    let views = views(.notAssessed)
    guard !views.isEmpty else { return }
    section(.notAssessed, views.count)
    for view in views {
      page.paragraph(name(of: view), label: "– ", hanging: 6)
      page.paragraph(reason(view), indent: 6)
      if let comment = view.comment { field(.comment, quote(comment)) }
    }
  }

  /// Why a requirement could not be judged.
  private func reason(_ view: ResultView) -> Shown {
    if view.result.isDisputed { return say(.onlyMixed) }
    let unanswered = view.answers.filter { item in
      if case .unanswered = item.answer.content { true } else { false }
    }
    if !unanswered.isEmpty {
      let labels = unanswered.map(\.question.label).joined(separator: ", ")
      return say(
        unanswered.count == 1
          ? .unansweredQuestion(Shown(labels)) : .unansweredQuestions(Shown(labels))
      )
    }
    let alone = view.answers.compactMap { item -> Shown? in
      guard case .apart(let ratings) = item.answer.content,
        let party = Party.allCases.first(where: { ratings[$0] == nil })
      else { return nil }
      return say(.partyMissing(Shown(item.question.label), party))
    }
    if let first = alone.first { return first }
    let counted = view.measures.map(\.counted.measure)
    let missing = view.requirement.gap.measures.filter { !counted.contains($0) }
      .map { "”\(ruleSet.measures[$0].title)” (\(ruleSet.measures[$0].id.text))" }
    return missing.isEmpty
      ? say(.missingParticipants) : say(.notCounted(Shown(missing.joined(separator: ", "))))
  }

  private mutating func notApplicable() {
    let views = views(.notApplicable)
    guard !views.isEmpty else { return }
    section(.notApplicable, views.count)
    for view in views {
      page.paragraph(name(of: view), label: "– ", hanging: 6)
      page.paragraph(
        view.notApplicableReason.map { quote($0) } ?? say(.conditionFalse),
        indent: 6
      )
    }
  }

  private mutating func excepted() {
    let views = views(.excepted)
    guard !views.isEmpty else { return }
    section(.excepted, views.count)
    for view in views {
      page.paragraph(name(of: view), label: "– ", hanging: 6)
      answers(of: view)
      guard let ordinal = view.result.exception else { continue }
      let exception = ruleSet.exceptions[ordinal]
      field(.justification, Shown(exception.justification))
      field(.decision, "\(exception.decidedBy), \(say(.until(exception.until)))")
    }
  }

  private mutating func observations() {
    guard !assessment.observations.isEmpty else { return }
    section(.observations, assessment.observations.count)
    for observation in assessment.observations {
      let message = say(assessment.message(of: observation))
      let site: Shown = observation.place.map { " (\(self.site($0)))" } ?? ""
      page.paragraph(message.uppercasedFirst + site, label: "– ")
    }
  }

  private mutating func plan() {
    let plan = assessment.meeting.plan
    guard !plan.isEmpty else { return }
    section(.planned, plan.count)
    for action in plan {
      let requirement = ruleSet.requirements[action.requirement]
      page.paragraph(
        "\(Shown(action.action.value)) [\(requirement.id.text)]",
        label: "– "
      )
      var parts: [Shown] = []
      if !action.responsible.isEmpty {
        let parties = action.responsible.map(\.rawValue).joined(separator: ", ")
        parts.append("\(say(.responsible)): \(parties)")
      }
      if let due = action.due { parts.append("\(say(.due)) \(due.description)") }
      if let status = action.status { parts.append(say(status.word)) }
      if !parts.isEmpty { page.paragraph(parts.joined(separator: " · "), indent: 6) }
    }
  }

  private mutating func met() {
    let views = views(.met)
    guard !views.isEmpty else { return }
    section(.met, views.count)
    let labels = views.compactMap { view in view.ownQuestion.map { Shown($0.label) + despite(view) }
    }
    if !labels.isEmpty { page.paragraph(labels.joined(separator: ", ")) }
    for view in views where view.ownQuestion == nil {
      page.paragraph(name(of: view) + despite(view), label: "– ", hanging: 6)
    }
  }

  /// Which parts are gaps of what is met all the same: " (trots brist i 3.2)".
  private func despite(_ view: ResultView) -> Shown {
    guard view.answers.count > 1 else { return "" }
    let parts = results.filter {
      $0.result.outcome.isGap && $0.requirement.isPart(of: view.requirement)
    }
    guard !parts.isEmpty else { return "" }
    let labels = parts.map { $0.ownQuestion?.label ?? $0.requirement.id.text }
    return " (\(say(.despite(Shown(labels.joined(separator: ", "))))))"
  }

  private mutating func summary() {
    page.gap()
    let sentence = say(assessment.tally.sentence)
    page.text(sentence, ink: .bold)
  }
}

extension TextPage {
  fileprivate mutating func text(_ sentence: Shown, ink: TextStyle.Ink) {
    paragraph("", label: sentence, ink: ink, indent: 0)
  }
}

extension Message {
  fileprivate static let gaps = Message(sv: "Skattade brister", en: "Rated gaps")
  fileprivate static let notAssessed = Message(sv: "Ej bedömt", en: "Not assessed")
  fileprivate static let notApplicable = Message(sv: "Ej tillämpligt", en: "Not applicable")
  fileprivate static let excepted = Message(sv: "Undantagna brister", en: "Accepted gaps")
  fileprivate static let observations = Message(sv: "Observationer", en: "Observations")
  fileprivate static let planned = Message(sv: "Planerat", en: "Planned")
  fileprivate static let met = Message(sv: "Rapporterat uppfyllt", en: "Reported as met")
  fileprivate static func despite(_ parts: Shown) -> Message {
    Message(sv: "trots brist i \(parts)", en: "in spite of a gap in \(parts)")
  }
  fileprivate static let composite = Message(sv: "Samlat krav", en: "Composite")
  fileprivate static let rating = Message(sv: "Skattning", en: "Rating")
  fileprivate static let comment = Message(sv: "Kommentar", en: "Comment")
  fileprivate static let question = Message(sv: "Fråga", en: "Question")
  fileprivate static let also = Message(sv: "Läser också", en: "Also reads")
  fileprivate static let source = Message(sv: "Källa", en: "Source")
  fileprivate static let place = Message(sv: "Svaret står i", en: "The answer stands in")
  fileprivate static let measured = Message(sv: "Räknat", en: "Counted")
  fileprivate static let note = Message(sv: "Obs", en: "Note")
  fileprivate static let why = Message(sv: "Varför", en: "Why")
  fileprivate static let justification = Message(sv: "Skäl", en: "Reason")
  fileprivate static let decision = Message(sv: "Beslut", en: "Decision")
  fileprivate static let responsible = Message(sv: "ansvarig", en: "responsible")
  fileprivate static let due = Message(sv: "klart senast", en: "due")
  fileprivate static let unanswered = Message(sv: "obesvarad", en: "unanswered")
  fileprivate static let escalate = Message(
    sv: "lyft till länsnivå",
    en: "raise at county level"
  )
  fileprivate static let disputed = Message(
    sv: "parterna bedömer olika",
    en: "the parties judge differently"
  )
  fileprivate static let onlyMixed = Message(
    sv: "parterna har svarat olika, och bara om man blandar deras svar blir det en brist",
    en: "the parties answered differently, and only a mix of their answers is a gap"
  )
  fileprivate static func unansweredQuestion(_ label: Shown) -> Message {
    Message(sv: "fråga \(label) är obesvarad", en: "question \(label) is unanswered")
  }
  fileprivate static func unansweredQuestions(_ labels: Shown) -> Message {
    Message(sv: "frågorna \(labels) är obesvarade", en: "questions \(labels) are unanswered")
  }
  fileprivate static func partyMissing(_ label: Shown, _ party: Party) -> Message {
    Message(
      sv: "\(party.definite[.swedish]) har inte besvarat fråga \(label)",
      en: "\(party.definite[.english]) has not answered question \(label)"
    )
  }
  fileprivate static func notCounted(_ measures: Shown) -> Message {
    Message(sv: "det är inte räknat: \(measures)", en: "it has not been counted: \(measures)")
  }
  fileprivate static let missingParticipants = Message(
    sv: "det framgår inte vilka som var med",
    en: "it is not said who took part"
  )
  fileprivate static let conditionFalse = Message(
    sv: "kravet gäller inte med de här svaren",
    en: "the requirement does not apply with these answers"
  )
  fileprivate static func until(_ date: CalendarDate) -> Message {
    Message(sv: "till och med \(date)", en: "until \(date)")
  }
}

internal import Diagnostics
package import Model

/// Explains one requirement: what it asks, when there is a gap, its sources and its tests.
package struct Explanation {
  private let ruleSet: RuleSet
  private let requirement: Requirement
  private let tests: [RuleTest]
  private let presentation: Presentation

  /// Creates the explanation of a requirement; `tests` are those of the whole rule set.
  package init(
    _ requirement: Ordinal<Requirement>,
    in ruleSet: RuleSet,
    tests: [RuleTest],
    _ presentation: Presentation
  ) {
    self.ruleSet = ruleSet
    self.requirement = ruleSet.requirements[requirement]
    self.tests = tests.filter { $0.requirement == requirement }
    self.presentation = presentation
  }

  private var form: Form { ruleSet.forms[requirement.form] }

  private func say(_ message: Message) -> Shown { message[presentation.language] }

  /// The whole text.
  package var text: String {
    var page = TextPage(presentation)
    page.heading("\(requirement.title) [\(requirement.id)]")
    page.paragraph("\(ruleSet.title) (\(ruleSet.id) \(ruleSet.version))", indent: 0)
    page.gap()
    if let question = requirement.question {
      let question = form.questions[question]
      let phase = say(question.phase.word).lowercased()
      page.paragraph("\(question.text) (\(phase))", label: "\(say(.question)) \(question.label): ")
    }
    page.paragraph(Shown(requirement.why), label: say(.why) + ": ")
    if requirement.claims == .some { page.paragraph(say(.some), label: say(.claims) + ": ") }
    page.paragraph(
      "\(say(requirement.severity.word)). \(requirement.severityReason)",
      label: say(.severity) + ": "
    )
    page.paragraph(
      requirement.responsible.map { say($0.definite) }.joined(separator: ", "),
      label: say(.responsible) + ": "
    )
    if let focus = requirement.focus {
      page.paragraph(Shown(ruleSet.focusAreas[focus].title), label: say(.area) + ": ")
    }
    page.paragraph(say(evidence), label: say(.evidence) + ": ")
    conditions(&page)
    section(&page, .actions)
    for action in requirement.actions {
      page.paragraph(Shown(action.text), label: say(action.party.word) + ": ")
    }
    section(&page, .sources)
    for citation in requirement.citations {
      let source = ruleSet.sources[citation.source]
      page.paragraph(
        "\(ruleSet.text(of: citation)) (\(say(source.kind.word))). \(say(.verified)): \(source.verified)",
        label: "– "
      )
    }
    examples(&page)
    return page.text
  }

  private func section(_ page: inout TextPage, _ heading: Message) {
    page.gap()
    page.heading(say(heading))
  }

  private var evidence: Message {
    switch requirement.evidence {
    case .interview: .interview
    case .examine: .examine
    case .test: .test
    }
  }

  private func conditions(_ page: inout TextPage) {
    let words = ConditionText(
      ruleSet: ruleSet,
      form: form,
      language: presentation.language
    )
    func write(_ condition: Condition) {
      for line in words.lines(of: condition) {
        page.paragraph(line.text, label: "– ", indent: 2 + line.depth * 2)
      }
    }
    if let appliesWhen = requirement.appliesWhen {
      section(&page, .applies)
      write(appliesWhen)
    }
    section(&page, .gap)
    write(requirement.gap)
    page.paragraph(say(.missing))
  }

  /// The rule set's own tests, told as examples.
  private func examples(_ page: inout TextPage) {
    section(&page, .examples)
    if tests.isEmpty { page.paragraph(say(.noExamples)) }
    for test in tests {
      var given = test.meeting.answers.enumerated().compactMap { index, answer in
        self.given(Shown(form.questions[index].label), answer)
      }
      given += test.meeting.measures.map { measured in
        let measure = ruleSet.measures[measured.measure]
        if case .share(let count, let base) = measured.value {
          return "\(measure.id) \(count)/\(base)"
        }
        return
          "\(measure.id) \(measured.quantity?.text(of: measure.unit, presentation.language) ?? "")"
      }
      for party in Party.allCases {
        guard let participants = test.meeting.participants[party] else { continue }
        let roles = participants.roles.map { ruleSet.roles[$0].id.text }.joined(separator: "+")
        given.append("\(party.rawValue): \(roles.isEmpty ? "–" : roles)")
      }
      let left = given.isEmpty ? say(.nothing) : given.joined(separator: ", ")
      let why = test.why.map { " (\($0))" } ?? ""
      page.paragraph("\(left) → \(say(test.expected.word))\(why)", label: "– ")
    }
  }

  /// What a test says of one question; nil when it says nothing.
  private func given(_ label: Shown, _ answer: Answer) -> Shown? {
    switch answer.content {
    case .unanswered: nil
    case .joint(let rating): "\(label): \(rating.rawValue)"
    case .apart(let ratings):
      "\(label): "
        + Party.allCases.compactMap { party in
          ratings[party].map { "\(party.rawValue) \($0.rawValue)" }
        }.joined(separator: "/")
    case .text: "\(label): text"
    case .notApplicable: "\(label): \(say(Outcome.notApplicable.word))"
    }
  }
}

extension Message {
  fileprivate static let question = Message(sv: "Fråga", en: "Question")
  fileprivate static let why = Message(sv: "Varför", en: "Why")
  fileprivate static let claims = Message(sv: "Säger", en: "Says")
  fileprivate static let some = Message(
    sv: "att tillräckligt fungerar, inte allt: det kan vara uppfyllt fast en del är en brist",
    en: "that enough works, not all: it may be met while a part is a gap"
  )
  fileprivate static let severity = Message(sv: "Allvar", en: "Severity")
  fileprivate static let responsible = Message(sv: "Ansvar", en: "Responsible")
  fileprivate static let area = Message(sv: "Fokusområde", en: "Focus area")
  fileprivate static let evidence = Message(sv: "Underlag", en: "Evidence")
  fileprivate static let interview = Message(
    sv: "det parterna själva säger; kravet kan bara rapporteras som uppfyllt",
    en: "what the parties say; the requirement can only be reported as met"
  )
  fileprivate static let examine = Message(
    sv: "granskning av ett dokument",
    en: "examination of a document"
  )
  fileprivate static let test = Message(
    sv: "mätning i ett system",
    en: "a measurement in a system"
  )
  fileprivate static let applies = Message(
    sv: "Kravet gäller bara när",
    en: "The requirement applies only when"
  )
  fileprivate static let gap = Message(
    sv: "Det är en skattad brist när",
    en: "There is a rated gap when"
  )
  fileprivate static let missing = Message(
    sv: "Saknas ett svar som behövs blir kravet ej bedömt: aldrig uppfyllt, aldrig en brist.",
    en: "Where an answer is missing that is needed it is not assessed: never met, never a gap."
  )
  fileprivate static let actions = Message(
    sv: "Rekommenderade åtgärder vid brist",
    en: "Recommended actions at a gap"
  )
  fileprivate static let sources = Message(sv: "Källor", en: "Sources")
  fileprivate static let verified = Message(sv: "Kontrollerat", en: "Verified")
  fileprivate static let examples = Message(
    sv: "Exempel ur regelverkets prov",
    en: "Examples from the rule set's tests"
  )
  fileprivate static let noExamples = Message(sv: "Inga prov finns.", en: "There are no tests.")
  fileprivate static let nothing = Message(sv: "inget besvarat", en: "nothing answered")
}

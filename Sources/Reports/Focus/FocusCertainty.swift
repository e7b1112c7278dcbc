internal import Diagnostics
internal import Model
internal import Summary

/// How sure one can be, and what the figures do not say.
struct FocusCertainty {
  private let report: FocusReport
  private let language: Language

  /// With fewer responses than this the order is said to say little.
  private static let fewResponses = 5

  init(_ report: FocusReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  func write(to page: inout FocusPage) {
    page.heading(Message.heading[language])
    for note in notes { page.item("", note[language]) }
    if let publication = report.publication {
      page.item("", publication.sentence[language])
      page.item("", Message.leftOut[language])
    }
    let most = 20
    for failure in report.failures.prefix(most) {
      let position = failure.position.map { ":\($0.line):\($0.column)" } ?? ""
      page.item(
        "\(failure.file ?? "")\(position)",
        failure.message[language]
      )
    }
    if report.failures.count > most { page.item("", "…") }
  }

  private var notes: [Message] {
    var notes: [Message] = []
    let responses = report.parts.responses
    if !report.failures.isEmpty { notes.append(.failures(report.failures.count)) }
    if responses == 1 {
      notes.append(.oneResponse)
    } else if responses > 0, responses < Self.fewResponses {
      notes.append(.fewResponses(responses))
    }
    if responses > 1, report.parts.unitCount == 1 { notes.append(.oneUnit) }
    if report.ranking.areas.contains(where: { $0.isTied && ($0.figures?.gaps.high ?? 0) > 0 }) {
      notes.append(.ties)
    }
    let recommended = report.recommended
    if recommended.count > report.top { notes.append(.more(recommended.count, report.top)) }
    if report.publication == nil, recommended.contains(where: { $0.standing.isStable == false }) {
      notes.append(.unstable)
    }
    let known = report.ranking.areas.compactMap(\.figures)
    if known.contains(where: { $0.gaps.exact == nil || $0.assessed.exact == nil }) {
      notes.append(.bounds)
    }
    if report.repeatedUnits > 0 { notes.append(.repeated(report.repeatedUnits)) }
    for form in report.hiddenForms { notes.append(.hiddenForm(Shown(form.title))) }
    if report.years.count > 1 { notes.append(.severalYears(report.years)) }
    if report.parts.ruleSets.count > 1 { notes.append(.severalRuleSets) }
    if report.publication == nil, report.tallies.allSatisfy({ $0.lexicon == nil }) {
      notes.append(.noThemes)
    }
    let areas = report.ranking.areas.count { $0.figures == nil }
    if areas > 0 { notes.append(.hiddenAreas(areas)) }
    let questions = report.parts.reduce(0) { $0 + $1.lines.count { $0.figures == nil } }
    if questions > 0 { notes.append(.hiddenQuestions(questions)) }
    notes += missingRoles
    notes.append(.method)
    notes.append(report.publication == nil ? .composites : .noComposites)
    notes.append(.experience)
    return notes
  }
}

extension FocusCertainty {
  /// Roles that should be at the meetings and have been missing.
  fileprivate var missingRoles: [Message] {
    guard report.publication == nil else { return [] }
    return report.parts.flatMap { part in
      part.ruleSet.roles.enumerated().compactMap { index, role -> Message? in
        let known = part.counts.knownParticipants[role.party]
        let missing = known - part.counts.roles[index]
        guard role.isExpected, missing > 0 else { return nil }
        return .missing(role, missing, known)
      }
    }
  }
}

extension Message {
  fileprivate static let heading = Message(sv: "Så säkert är det", en: "How sure it is")
  fileprivate static func failures(_ count: Int) -> Message {
    Message(
      sv:
        "\(count) \(count == 1 ? "sak" : "saker") gick inte att läsa eller bedöma och är inte med.",
      en:
        "\(count) thing\(count == 1 ? "" : "s") could not be read or assessed and \(count == 1 ? "is" : "are") left out."
    )
  }
  fileprivate static let oneResponse = Message(
    sv: "Det är ett enda svar: ordningen visar vad det mötet tog upp, och inget om andra.",
    en: "It is one single response: the order shows what that meeting brought up, and nothing of "
      + "others."
  )
  fileprivate static func fewResponses(_ count: Int) -> Message {
    Message(
      sv: "Det är bara \(count) svar: ordningen kan vara en annan med några till.",
      en: "There are only \(count) responses: the order may be another with some more."
    )
  }
  fileprivate static let oneUnit = Message(
    sv: "Alla svar gäller en enda vårdcentral: ordningen säger inget om andra.",
    en: "All responses are of one single unit: the order says nothing of others."
  )
  fileprivate static let ties = Message(
    sv: "Områden på delad plats går inte att skilja åt; de står i regelverkets ordning.",
    en: "Areas that share a place cannot be told apart; they stand in the rule set's order."
  )
  fileprivate static func more(_ count: Int, _ top: Int) -> Message {
    Message(
      sv: "\(count) områden visas i stället för \(top), då de sista delar plats.",
      en: "\(count) areas are shown instead of \(top), since the last share a place."
    )
  }
  fileprivate static let unstable = Message(
    sv: "Där platsen kan bero på ett enda svar: prata igenom om området stämmer med er egen bild.",
    en:
      "Where the place may depend on one response: discuss whether the area fits your own picture."
  )
  fileprivate static let bounds = Message(
    sv:
      "I sammanställningar är samlade krav kända bara mellan två gränser; områdena är ordnade efter "
      + "den lägsta.",
    en:
      "In compilations composites are known only between two bounds; areas are put in order by the "
      + "lowest."
  )
  fileprivate static func repeated(_ count: Int) -> Message {
    Message(
      sv:
        "\(count) \(count == 1 ? "vårdcentral" : "vårdcentraler") har flera möten bland svaren, och alla "
        + "räknas. Ange den förra omgången med --previous om det är två omgångar.",
      en:
        "\(count) unit\(count == 1 ? " has" : "s have") several meetings among the responses, all of "
        + "which count. Give the last round with --previous if there are two."
    )
  }
  fileprivate static func hiddenForm(_ title: Shown) -> Message {
    Message(
      sv: "Svaren till formuläret \(title) får inte visas och är inte med.",
      en: "The responses to the form \(title) may not be shown and are left out."
    )
  }
  fileprivate static func severalYears(_ years: [Int]) -> Message {
    let list = years.map { "\($0)" }.joined(separator: ", ")
    return Message(
      sv: "Svaren är från flera omgångar (\(list)) och är hopräknade.",
      en: "The responses are from several rounds (\(list)) and are added up."
    )
  }
  fileprivate static let severalRuleSets = Message(
    sv: "Svaren är bedömda enligt flera regelverk; områden med samma namn är hopräknade.",
    en: "The responses are judged by several rule sets; areas with the same name are added up."
  )
  fileprivate static let noThemes = Message(
    sv: "Regelverket har inga teman, så kommentarer har inte lästs.",
    en: "The rule set has no themes, so comments have not been read."
  )
  fileprivate static func hiddenAreas(_ count: Int) -> Message {
    Message(
      sv:
        "\(count) \(count == 1 ? "område är dolt" : "områden är dolda") och kan vara viktigare än de "
        + "som visas; platserna gäller bland dem som visas.",
      en:
        "\(count) area\(count == 1 ? " is" : "s are") hidden and may matter more than those shown; "
        + "places are among those shown."
    )
  }
  fileprivate static func hiddenQuestions(_ count: Int) -> Message {
    Message(
      sv:
        "\(count) \(count == 1 ? "fråga är dold" : "frågor är dolda") och inte med i någon lista.",
      en: "\(count) question\(count == 1 ? " is" : "s are") hidden and in none of the lists."
    )
  }
  fileprivate static func missing(_ role: Role, _ count: Int, _ all: Int) -> Message {
    Message(
      sv:
        "\(role.title) från \(role.party.definite[.swedish]) saknades vid \(count) av \(all) möten.",
      en: "\(role.title) from \(role.party.definite[.english]) was missing at \(count) of \(all) "
        + "meeting\(all == 1 ? "" : "s")."
    )
  }
  fileprivate static let method = Message(
    sv:
      "Områdena är ordnade efter lägsta änden av ett 95-procentigt intervall för andelen brister, "
      + "vägd efter allvar. Områden vilkas intervall överlappar kan i själva verket ha en annan "
      + "inbördes ordning. --explain OMRÅDE öppnar varje tal.",
    en: "Areas are in order of the lower end of a 95 % interval for the share of gaps, weighted by "
      + "severity. Areas whose intervals overlap may really be in another order. --explain AREA opens "
      + "every number."
  )
  fileprivate static let composites = Message(
    sv: "Samlade krav bygger på samma svar som frågorna. Förslag utan källa är regelverkets egna.",
    en:
      "Composites rest on the same answers as the questions. Proposals without a source are the rule "
      + "set's own."
  )
  fileprivate static let noComposites = Message(
    sv: "Samlade krav räknas inte här. Förslag utan källa är regelverkets egna.",
    en: "Composites are not counted here. Proposals without a source are the rule set's own."
  )
  fileprivate static let experience = Message(
    sv: "Skattningarna speglar upplevelser. Vårdcentraler jämförs inte med varandra.",
    en: "Ratings reflect experience. Units are not compared with each other."
  )
  fileprivate static let leftOut = Message(
    sv: "Till publicering: kommentarer, planer, mått och skillnader mellan parterna är inte med.",
    en:
      "For publication: comments, plans, measures and differences between the parties are left out."
  )
}

internal import Diagnostics
internal import Model
internal import Summary

/// Where pictures differ: between the parties, between what is rated and what is counted, between
/// comments and their ratings, and between two years.
struct FocusComparisons {
  private let report: FocusReport
  private let language: Language

  init(_ report: FocusReport, _ language: Language) {
    self.report = report
    self.language = language
  }

  private func say(_ message: Message) -> Shown { message[language] }

  func write(to page: inout FocusPage) {
    guard report.publication == nil else { return }
    parties(to: &page)
    measures(to: &page)
    comments(to: &page)
    change(to: &page)
  }

  private func parties(to page: inout FocusPage) {
    let areas = report.areasByDifference
    guard !areas.isEmpty else { return }
    page.heading(say(.parties))
    // One single answer is no pattern.
    for area in areas where area.tally.parties.differing > 1 {
      let tally = area.tally.parties
      let higher = Party.allCases.filter { tally.higher[$0] > 0 }
        .map { say(.higher($0, tally.higher[$0])) }
      page.item(
        Shown(area.area.title),
        "\(say(.differs(tally.differing, tally.answers))): \(higher.joined(separator: ", "))"
          + questions(of: area)
      )
    }
    let single = areas.filter { $0.tally.parties.differing == 1 }.map {
      Shown($0.area.title).lowercasedFirst
    }
    if !single.isEmpty { page.item(say(.singleAnswers), single.joined(separator: ", ")) }
  }

  /// The questions of an area that the parties rated differently: "; 2.5 (5 av 6)".
  private func questions(of area: RankedArea) -> Shown {
    let words = FigureWords(language: language)
    let own = report.tallies.flatMap { tally in
      zip(tally.ruleSet.forms[tally.form].questions.indices, tally.parties).compactMap {
        index,
        parties -> Shown? in
        let isOwn = area.requirements.contains {
          $0.ruleSet == tally.ruleSet && $0.line.requirement.form == tally.form
            && $0.line.requirement.question?.index == index
        }
        guard isOwn, parties.differing > 0 else { return nil }
        let label = tally.ruleSet.forms[tally.form].questions[index].label
        let count = words.gaps(CountRange(parties.differing), of: CountRange(parties.answers))
        return "\(label) (\(count))"
      }
    }
    return own.isEmpty ? "" : "; \(own.joined(separator: ", "))"
  }

  /// The measures that say something else than some of the ratings.
  private func measures(to page: inout FocusPage) {
    let sentences = report.countedMeasures.compactMap { measure in
      MeasureSentence(language: language).mismatch(of: measure)
        .map { sentence in
          let area = measure.area.map { "\($0.title), " } ?? ""
          return ("\(area)\(measure.question.label)", sentence)
        }
    }
    guard !sentences.isEmpty else { return }
    page.heading(say(.measures))
    for (label, sentence) in sentences { page.item(Shown(label), sentence) }
  }

  private func comments(to page: inout FocusPage) {
    let verdicts = report.verdicts
    guard verdicts.total > 0 else { return }
    page.heading(say(.comments))
    page.paragraph("", say(.verdicts(verdicts)))
    if verdicts.gapsUnderHigh > 0 { page.item("", say(.gapsUnderHigh(verdicts.gapsUnderHigh))) }
    if verdicts.worksUnderLow > 0 { page.item("", say(.worksUnderLow(verdicts.worksUnderLow))) }
    let contradictions = report.tallies.flatMap(\.contradictions)
    guard !contradictions.isEmpty else { return }
    let rest = verdicts.contradicts - contradictions.count
    for contradiction in contradictions {
      let said =
        contradiction.comment.map { [$0] } ?? contradiction.words
      page.item(
        say(.rated(Shown(contradiction.question.label), contradiction.rating)),
        said.map { QuoteText.text(of: Shown($0)) }.joined(separator: ", ")
      )
    }
    if rest > 0 { page.item("", say(.more(rest))) }
  }

  private func change(to page: inout FocusPage) {
    guard let comparison = report.comparison else { return }
    page.heading(say(.change))
    guard let change = comparison.change else { return page.paragraph("", say(.nothingToCompare)) }
    page.paragraph("", say(.pairs(change.pairs, change.pairing.unpaired)))
    if comparison.hasCompilations { page.paragraph("", say(.onlyCounts)) }
    let notEarlier = change.pairing.notEarlier
    if notEarlier > 0 { page.paragraph("", say(.notEarlier(notEarlier))) }
    let words = ChangeWords(language: language)
    page.paragraph(say(.total), words.total(of: change.all))
    for area in report.ranking.areas {
      guard let text = change.areas[area.area.id].map({ words.text(of: $0) }), !text.isEmpty else {
        continue
      }
      page.item(Shown(area.area.title), text)
    }
    let plans = words.plans(change)
    for (label, text) in plans { page.item(label, text) }
  }
}

extension FocusReport {
  /// The areas in which the parties rated something differently, those first where most answers lean
  /// the same way.
  var areasByDifference: [RankedArea] {
    ranking.areas.enumerated()
      .filter { $0.element.tally.parties.differing > 0 }
      .sorted { a, b in
        let (x, y) = (a.element.tally.parties, b.element.tally.parties)
        if x.lowerEnd != y.lowerEnd { return x.lowerEnd > y.lowerEnd }
        return x.differing == y.differing ? a.offset < b.offset : x.differing > y.differing
      }
      .map(\.element)
  }
}

extension Message {
  fileprivate static let parties = Message(
    sv: "Där parterna ser olika",
    en: "Where the parties see it differently"
  )
  fileprivate static func differs(_ count: Int, _ all: Int) -> Message {
    Message(
      sv: "olika i \(count) av \(all) svar där båda skattat var för sig",
      en: "different in \(count) of \(all) answer\(all == 1 ? "" : "s") that both rated apart"
    )
  }
  fileprivate static func higher(_ party: Party, _ count: Int) -> Message {
    Message(
      sv: "\(party.definite[.swedish]) högre i \(count)",
      en: "\(party.definite[.english]) higher in \(count)"
    )
  }
  fileprivate static let singleAnswers = Message(
    sv: "Ett enda svar skiljer i",
    en: "One single answer differs in"
  )
  fileprivate static let measures = Message(
    sv: "Upplevt mot räknat",
    en: "Perceived against counted"
  )
  fileprivate static let comments = Message(
    sv: "Kommentarer mot betyg",
    en: "Comments against ratings"
  )
  fileprivate static func verdicts(_ verdicts: VerdictCounts) -> Message {
    let isOne = verdicts.total == 1
    var sv: Shown =
      "Av \(verdicts.total) \(isOne ? "kommentar" : "kommentarer") till betyg säger \(verdicts.agrees) "
      + "detsamma som betyget och \(verdicts.contradicts) något annat."
    var en: Shown =
      "Of \(verdicts.total) comment\(isOne ? "" : "s") to ratings \(verdicts.agrees) say\(isOne ? "s" : "") "
      + "the same as the rating and \(verdicts.contradicts) something else."
    if verdicts.cannotTell > 0 {
      sv +=
        " För \(verdicts.cannotTell) går det inte att avgöra: de säger inte hur det fungerar, eller både "
        + "det ena och det andra."
      en +=
        " Of \(verdicts.cannotTell) it cannot be told: they do not say how it works, or say both one "
        + "thing and the other."
    }
    return Message(sv: sv + " Betygen ändras inte.", en: en + " No rating is changed.")
  }
  fileprivate static func gapsUnderHigh(_ count: Int) -> Message {
    Message(
      sv: "\(count) beskriver en brist under betyg 3–4",
      en: "\(count) describe\(count == 1 ? "s" : "") a gap under a rating of 3–4"
    )
  }
  fileprivate static func worksUnderLow(_ count: Int) -> Message {
    Message(
      sv: "\(count) beskriver att det fungerar under betyg 1–2",
      en: "\(count) describe\(count == 1 ? "s" : "") that it works under a rating of 1–2"
    )
  }
  fileprivate static func rated(_ label: Shown, _ rating: Rating) -> Message {
    Message(sv: "\(label), betyg \(rating.rawValue)", en: "\(label), rated \(rating.rawValue)")
  }
  fileprivate static func more(_ count: Int) -> Message {
    Message(sv: "… och \(count) till", en: "… and \(count) more")
  }
  fileprivate static let total = Message(sv: "I allt", en: "In all")
  fileprivate static let change = Message(sv: "Sedan förra omgången", en: "Since the last round")
  fileprivate static func pairs(_ pairs: Int, _ unpaired: Int) -> Message {
    Message(
      sv: "\(pairs) \(pairs == 1 ? "möte" : "möten") kan jämföras med förra omgången; \(unpaired) "
        + "\(unpaired == 1 ? "vårdcentral" : "vårdcentraler") finns bara i en av omgångarna.",
      en:
        "\(pairs) meeting\(pairs == 1 ? "" : "s") can be compared with the last round; \(unpaired) "
        + "unit\(unpaired == 1 ? " is" : "s are") in one of the rounds only."
    )
  }
  fileprivate static let onlyCounts = Message(
    sv:
      "Svar som bara är kända som antal går inte att följa, och deras vårdcentraler räknas som om de "
      + "saknades.",
    en: "Responses of which only counts are known cannot be followed; their units count as missing."
  )
  static func notEarlier(_ count: Int) -> Message {
    Message(
      sv:
        "\(count) \(count == 1 ? "vårdcentral har" : "vårdcentraler har") inget möte i förra omgången "
        + "som är äldre än det i den här, och jämförs inte.",
      en:
        "\(count) unit\(count == 1 ? " has" : "s have") no meeting in the last round before the one in "
        + "this, and \(count == 1 ? "is" : "are") not compared."
    )
  }
  fileprivate static let nothingToCompare = Message(
    sv:
      "Det finns inga möten att jämföra: någon av omgångarna är bara känd som antal, eller gick inte "
      + "att läsa.",
    en:
      "There are no meetings to compare: of one of the rounds only counts are known, or it could not "
      + "be read."
  )
}

internal import Diagnostics
internal import Model
internal import Summary

/// What a comparison between two years says.
struct ComparisonWords {
  let words: FigureWords
  var language: Language { words.language }

  /// What is compared: all answers, or those that can be followed.
  func heading(of table: ComparisonTable) -> Shown {
    let what = table.pairs == nil ? Message.heading : .pairedHeading
    return "\(what[language]) · \(table.form.title)"
  }

  /// How it is compared, and on what grounds a difference is called larger than chance.
  func introduction(to table: ComparisonTable) -> [Shown] {
    var sentences: [Message] = []
    if let pairs = table.pairs {
      sentences.append(.pairs(pairs.count, pairs.pairing.unpaired))
      if pairs.pairing.notEarlier > 0 { sentences.append(.notEarlier(pairs.pairing.notEarlier)) }
    }
    switch (table.tests, table.pairs) {
    case (0, nil): sentences.append(.untested)
    case (0, .some): break
    case (let tests, nil): sentences += [.fisher, .family(tests)]
    case (let tests, .some): sentences += [.mcNemar, .family(tests)]
    }
    return sentences.map { $0[language] }
  }

  /// What there is to say of each requirement; where meetings are followed only of those that can be.
  func lines(of table: ComparisonTable) -> [ComparisonLine] {
    table.pairs == nil ? table.lines : table.lines.filter { $0.change != nil }
  }

  /// "brist i 12 av 20 förut, 5 av 21 nu; skillnaden är större än slumpen brukar ge (p = 0,031)".
  func text(of line: ComparisonLine) -> Shown {
    guard line.comparability.isComparable else {
      let reason = line.reason.map { ": \($0)" } ?? ""
      return "\(line.title): \(line.comparability.word[language])\(reason)"
    }
    guard let change = line.change else {
      return "\(line.title): \(Message.nothing[language])"
    }
    let earlier = words.gapsIn(change.earlier.gaps, of: change.earlier.assessed)
    let later =
      change.later.assessed.high > 0
      ? words.gaps(change.later.gaps, of: change.later.assessed)
      : words.gapsIn(change.later.gaps, of: change.later.assessed)
    let figures = Message(
      sv: "\(earlier)\(bounds(of: change.earlier)) förut, \(later)\(bounds(of: change.later)) nu",
      en: "\(earlier)\(bounds(of: change.earlier)) before, \(later)\(bounds(of: change.later)) now"
    )
    let turns = change.turns.map { Message.turns($0.closed, $0.came)[language] } ?? ""
    return "\(line.title): \(figures[language])\(turns)\(verdict(change))"
  }

  private func bounds(of figures: ComparisonLine.Figures) -> String {
    words.bounds(figures.gaps, of: figures.assessed, areOuter: figures.isOuter).map { " (\($0))" }
      ?? ""
  }

  private func verdict(_ change: ComparisonLine.Change) -> Shown {
    // Where nothing has turned there is no difference to speak of.
    if let turns = change.turns, turns.closed + turns.came == 0 { return "" }
    guard let probability = change.adjusted, let isLarger = change.isLargerThanChance else {
      return "; \(Message.uncertain[language])"
    }
    let message = isLarger ? Message.largerThanChance : .chance
    return "; \(message[language]) (p \(words.probability(probability)))"
  }
}

extension FigureWords {
  /// "= 0,031", "<0,001", "= 1"; never rounded to the limit that it is below.
  func probability(_ probability: Double) -> Shown {
    let limit = ComparisonLine.Change.limit
    let text = decimal(probability, places: 3)
    if probability < 0.001 { return "<\(decimal(0.001, places: 3))" }
    if probability < limit, text == decimal(limit, places: 3) {
      return "<\(decimal(limit))"
    }
    return probability == 1 ? "= 1" : "= \(text)"
  }
}

extension Comparability {
  var word: Message {
    switch self {
    case .identical: Message(sv: "samma fråga", en: "the same question")
    case .editorial: Message(sv: "samma innebörd", en: "the same meaning")
    case .meaningChanged:
      Message(sv: "trendbrott, frågan har ändrat innebörd", en: "trend break, another meaning")
    case .new: Message(sv: "ny fråga, går inte att jämföra", en: "a new question")
    case .notStated:
      Message(
        sv: "jämförs inte, då det inte är angivet om frågan är densamma",
        en: "not compared, as it is not stated whether the question is the same"
      )
    case .removed: Message(sv: "frågan ställs inte längre", en: "the question is no longer asked")
    }
  }
}

extension Message {
  fileprivate static let heading = Message(
    sv: "Jämfört med tidigare år",
    en: "Compared with an earlier year"
  )
  fileprivate static let pairedHeading = Message(
    sv: "De som svarat i båda omgångarna – arbetsmaterial",
    en: "Those who have answered in both rounds – working material"
  )
  fileprivate static func pairs(_ pairs: Int, _ unpaired: Int) -> Message {
    let isOne = unpaired == 1
    let sv =
      "\(unpaired) \(isOne ? "vårdcentral" : "vårdcentraler") har möte bara i en av omgångarna och är "
      + "inte med."
    let en = "\(unpaired) unit\(isOne ? " has" : "s have") a meeting in one of the rounds only."
    guard pairs > 0 else {
      return Message(
        sv: "Inget möte går att följa från förra omgången. \(sv)",
        en: "No meeting can be followed from the last round. \(en)"
      )
    }
    return Message(
      sv: "\(pairs) par av möten följs från förra omgången: det senaste av varje vårdcentral, och "
        + "möten som har en vårdcentral gemensam räknas som ett. \(sv)",
      en:
        "\(pairs) pair\(pairs == 1 ? "" : "s") of meetings \(pairs == 1 ? "is" : "are") followed from the "
        + "last round: the latest of each unit, and meetings that share a unit count as one. \(en)"
    )
  }
  fileprivate static let untested = Message(
    sv: "Ingen skillnad går att pröva.",
    en: "No difference can be tested."
  )
  fileprivate static let fisher = Message(
    sv: "Alla svar räknas, också de som bara finns i ett av åren (Fishers exakta test).",
    en: "All answers count, also those of one of the years only (Fisher's exact test)."
  )
  fileprivate static let mcNemar = Message(
    sv: "Brister som är borta hålls mot brister som är nya (McNemars exakta test).",
    en: "Gaps that are closed are held against gaps that have come (McNemar's exact test)."
  )
  fileprivate static func family(_ tests: Int) -> Message {
    guard tests > 1 else {
      return Message(
        sv: "Ett krav prövas, med gränsen 5 procent.",
        en: "One requirement is tested, with a limit of 5 percent."
      )
    }
    return Message(
      sv:
        "\(tests) krav prövas på en gång, och bland så många skiljer sig några av en slump. Därför "
        + "är p räknat med hänsyn till alla \(tests) (Holms metod), och gränsen 5 procent gäller dem "
        + "tillsammans.",
      en:
        "\(tests) requirements are tested at once, and among so many some differ by chance. So p is "
        + "adjusted for all \(tests) (Holm's method), and the limit of 5 percent holds for them "
        + "together."
    )
  }
  fileprivate static func turns(_ closed: Int, _ came: Int) -> Message {
    if closed + came == 0 { return Message(sv: ", oförändrat", en: ", unchanged") }
    return Message(
      sv: " (\(closed) borta, \(came) \(came == 1 ? "ny" : "nya"))",
      en: " (\(closed) closed, \(came) new)"
    )
  }
  fileprivate static let nothing = Message(
    sv: "inget att jämföra med",
    en: "nothing to compare with"
  )
  fileprivate static let uncertain = Message(
    sv: "skillnaden går inte att pröva",
    en: "the difference cannot be tested"
  )
  fileprivate static let largerThanChance = Message(
    sv: "skillnaden är större än slumpen brukar ge",
    en: "the difference is larger than chance usually gives"
  )
  fileprivate static let chance = Message(
    sv: "skillnaden kan bero på slumpen",
    en: "the difference may be chance"
  )
}

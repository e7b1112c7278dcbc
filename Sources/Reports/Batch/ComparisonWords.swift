internal import Diagnostics
internal import Model
internal import Summary

/// What a comparison between two years says.
struct ComparisonWords {
  let words: FigureWords
  let language: Language

  /// "brist i 12 av 20 förut, 5 av 21 nu: en skillnad större än slumpen (p = 0,03)".
  func text(of line: ComparisonLine) -> String {
    guard line.comparability.isComparable else {
      let reason = line.reason.map { ": \($0)" } ?? ""
      return "\(line.title): \(line.comparability.word[language])\(reason)"
    }
    guard let change = line.change else {
      return "\(line.title): \(Message.nothing[language])"
    }
    let earlier = words.gapsIn(change.earlier.counts.gaps, of: change.earlier.counts.assessed)
    let later = words.gaps(change.later.counts.gaps, of: change.later.counts.assessed)
    let figures = Message(
      sv: "\(earlier) förut, \(later) nu",
      en: "\(earlier) before, \(later) now"
    )
    return "\(line.title): \(figures[language])\(verdict(change))"
  }

  private func verdict(_ change: ComparisonLine.Change) -> String {
    guard let probability = change.probability, let isLarger = change.isLargerThanChance else {
      return "; \(Message.uncertain[language])"
    }
    let number = probability < 0.001 ? "<0\(point)001" : words.decimal(probability, places: 3)
    let message = isLarger ? Message.largerThanChance : .chance
    return "; \(message[language]) (p \(probability < 0.001 ? "" : "= ")\(number))"
  }

  private var point: String { language == .swedish ? "," : "." }
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

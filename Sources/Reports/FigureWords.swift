internal import Diagnostics
internal import Model
internal import Summary

/// Figures as people read them.
struct FigureWords {
  let language: Language

  /// A number with a comma or a point: "3,67".
  func decimal(_ number: Double, places: Int = 2) -> String {
    var factor = 1
    for _ in 0..<places { factor *= 10 }
    let scaled = Int((number * Double(factor)).rounded())
    guard places > 0 else { return "\(scaled)" }
    let rest = "\(scaled % factor)"
    let zeros = String(repeating: "0", count: places - rest.count)
    return "\(scaled / factor)\(language == .swedish ? "," : ".")\(zeros)\(rest)"
  }

  /// A share as a whole percentage: "67 %"; never 0 or 100 unless it is just that.
  func percent(_ share: Double) -> String { "\(wholePercent(share)) %" }

  private func wholePercent(_ share: Double) -> String {
    let rounded = Int((share * 100).rounded())
    if rounded == 0, share > 0 { return "<1" }
    if rounded == 100, share < 1 { return ">99" }
    return "\(rounded)"
  }

  /// "67 % (21–94 %)".
  func share(_ share: Double?, _ interval: ClosedRange<Double>?) -> String? {
    guard let share, let interval else { return nil }
    return "\(percent(share)) (\(percents(interval)))"
  }

  /// "21–94 %".
  func percents(_ interval: ClosedRange<Double>) -> String {
    let low = Int((interval.lowerBound * 100).rounded())
    let high = Int((interval.upperBound * 100).rounded())
    return "\(low)–\(high) %"
  }

  /// "2", "2–3 (lägst–högst)".
  func count(_ range: CountRange) -> String {
    range.exact.map { "\($0)" } ?? "\(range.low)–\(range.high)"
  }

  /// "2 av 3".
  func gaps(_ gaps: CountRange, of assessed: CountRange) -> String {
    "\(count(gaps)) \(language == .swedish ? "av" : "of") \(count(assessed))"
  }

  /// The middle rating or the two middle ratings: "3", "2–3".
  func median(_ median: (low: Rating, high: Rating)) -> String {
    median.low == median.high
      ? "\(median.low.rawValue)" : "\(median.low.rawValue)–\(median.high.rawValue)"
  }

  /// A bar for each rating, as high as its share of the answers: "▁▃█·".
  func bars(_ ratings: RatingCounts) -> String {
    let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return String(
      Rating.allCases.map { rating in
        guard ratings[rating] > 0 else { return "·" }
        return levels[min(7, ratings[rating] * 8 / max(1, ratings.total))]
      }
    )
  }

  /// The name of a requirement for people: its question's number, or its id.
  func label(_ line: RequirementLine) -> String { line.question?.label ?? line.requirement.id.text }

  /// The name of a group.
  func name(of group: SummaryGroup) -> String {
    guard let name = group.name else {
      return Message(sv: "ej angivet", en: "not stated")[language]
    }
    switch group.by {
    case .phase: return Phase(rawValue: name)?.word[language] ?? name
    case .form:
      return group.parts.first.map { $0.ruleSet.forms[$0.form].title } ?? name
    case .kommun, .lansdel, .year: return name
    }
  }
}

extension Grouping {
  /// What a group is a group of.
  var word: Message {
    switch self {
    case .form: Message(sv: "Formulär", en: "Form")
    case .kommun: Message(sv: "Kommun", en: "Kommun")
    case .lansdel: Message(sv: "Länsdel", en: "Part of the county")
    case .phase: Message(sv: "Fas", en: "Phase")
    case .year: Message(sv: "Omgång", en: "Round")
    }
  }
}

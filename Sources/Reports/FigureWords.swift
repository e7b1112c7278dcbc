internal import Diagnostics
internal import Model
internal import Summary

/// Figures as people read them.
struct FigureWords {
  let language: Language

  /// A number with a comma or a point: "3,67".
  func decimal(_ number: Double, places: Int = 2) -> Shown {
    var factor = 1
    for _ in 0..<places { factor *= 10 }
    let scaled = Int((number * Double(factor)).rounded())
    guard places > 0 else { return "\(scaled)" }
    let rest = "\(scaled % factor)"
    let zeros = String(repeating: "0", count: places - rest.count)
    return "\(scaled / factor)\(language == .swedish ? "," : ".")\(zeros)\(rest)"
  }

  /// A share as a percentage: "67 %"; never 0 or 100 unless it is just that.
  func percent(_ share: Double, places: Int = 0) -> Shown {
    "\(percentage(share, places: places)) %"
  }

  /// "67", "<1", ">99,9".
  func percentage(_ share: Double, places: Int = 0) -> Shown {
    let text = decimal(share * 100, places: places)
    let step = decimal(pow10(-places), places: places)
    if share > 0, text == decimal(0, places: places) { return "<\(step)" }
    if share < 1, text == decimal(100, places: places) {
      return ">\(decimal(100 - pow10(-places), places: places))"
    }
    return text
  }

  private func pow10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { power, _ in exponent < 0 ? power / 10 : power * 10 }
  }

  /// "67 % (21–94 %)".
  func share(_ share: Double?, _ interval: ClosedRange<Double>?) -> Shown? {
    guard let share, let interval else { return nil }
    return "\(percent(share)) (\(percents(interval)))"
  }

  /// "21–94 %".
  func percents(_ interval: ClosedRange<Double>) -> Shown {
    "\(percentage(interval.lowerBound))–\(percent(interval.upperBound))"
  }

  /// "vägt efter allvar 57 % (38–74 %)"; nil where nothing was assessed.
  func weighted(_ figures: AreaFigures) -> Shown? {
    guard let bounds = figures.bounds, let interval = figures.interval else { return nil }
    let share = figures.score.map { percent($0) } ?? percents(bounds)
    return "\(Message.weighted[language]) \(share) (\(percents(interval)))"
  }

  /// What two numbers in the place of one are; nil where all are known.
  func bounds(_ gaps: CountRange, of assessed: CountRange, areOuter: Bool) -> Shown? {
    guard gaps.exact == nil || assessed.exact == nil else { return nil }
    return (areOuter ? Message.outerBounds : .bounds)[language]
  }

  /// "2", "2–3".
  func count(_ range: CountRange) -> Shown {
    range.exact.map { "\($0)" } ?? "\(range.low)–\(range.high)"
  }

  /// "2 av 3".
  func gaps(_ gaps: CountRange, of assessed: CountRange) -> Shown {
    "\(count(gaps)) \(language == .swedish ? "av" : "of") \(count(assessed))"
  }

  /// "brist i 2 av 3": says that what is counted are gaps, also after a title that says how it should be.
  ///
  /// Where nothing was assessed there is no gap to be without: "inte bedömt".
  func gapsIn(_ gaps: CountRange, of assessed: CountRange) -> Shown {
    guard assessed.high > 0 else { return Message.notAssessed[language] }
    let count = self.gaps(gaps, of: assessed)
    return language == .swedish ? "brist i \(count)" : "a gap in \(count)"
  }

  /// The middle rating or the two middle ratings: "3", "2–3".
  func median(_ median: (low: Rating, high: Rating)) -> Shown {
    median.low == median.high
      ? "\(median.low.rawValue)" : "\(median.low.rawValue)–\(median.high.rawValue)"
  }

  /// A bar for each rating, as high as its share of the answers: "▁▃█·".
  func bars(_ ratings: RatingCounts) -> Shown {
    let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let bars = String(
      Rating.allCases.map { rating in
        guard ratings[rating] > 0 else { return "·" }
        return levels[min(7, ratings[rating] * 8 / max(1, ratings.total))]
      }
    )
    return Shown(bars)
  }

  /// The name of a requirement for people: its question's number, or its id.
  func label(_ line: RequirementLine) -> Shown {
    Shown(line.question?.label ?? line.requirement.id.text)
  }

  /// The name of a group.
  func name(of group: SummaryGroup) -> Shown {
    guard let name = group.name else {
      return Message(sv: "ej angivet", en: "not stated")[language]
    }
    switch group.by {
    case .phase: return Phase(rawValue: name)?.word[language] ?? Shown(name)
    case .form:
      return Shown(group.parts.first.map { $0.ruleSet.forms[$0.form].title } ?? name)
    case .kommun, .lansdel, .year: return Shown(name)
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

extension Message {
  fileprivate static let notAssessed = Message(sv: "inte bedömt", en: "not assessed")
  fileprivate static let weighted = Message(sv: "vägt efter allvar", en: "weighted by severity")
  fileprivate static let bounds = Message(
    sv: "lägst–högst av antal fråga för fråga",
    en: "lowest–highest from counts question by question"
  )
  fileprivate static let outerBounds = Message(
    sv: "lägst–högst av antal fråga för fråga, yttre gränser",
    en: "lowest–highest from counts question by question, outer bounds"
  )
}

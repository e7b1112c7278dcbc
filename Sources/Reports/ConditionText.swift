internal import Diagnostics
internal import Model

/// Says a condition in plain words, one line for each part.
struct ConditionText {
  let ruleSet: RuleSet
  let form: Form
  let language: Language

  /// A line and how deep it stands under the others.
  struct Line {
    let depth: Int
    let text: Shown
  }

  /// The condition as lines, the first at depth 0.
  func lines(of condition: Condition, depth: Int = 0) -> [Line] {
    switch condition {
    case .all(let members): block(.all, members, depth)
    case .any(let members): block(.any, members, depth)
    case .atLeast(let count, let members): block(.atLeast(count), members, depth)
    case .not(let member): block(.not, [member], depth)
    default: [Line(depth: depth, text: atom(condition))]
    }
  }

  private func block(_ heading: Message, _ members: [Condition], _ depth: Int) -> [Line] {
    [Line(depth: depth, text: heading[language])]
      + members.flatMap { lines(of: $0, depth: depth + 1) }
  }

  private func atom(_ condition: Condition) -> Shown {
    switch condition {
    case .rating(let question, let comparison):
      let ratings = Rating.allCases.filter { comparison.holds(for: $0) }.map { "\($0.rawValue)" }
      let or = language == .swedish ? " eller " : " or "
      let list = [ratings.dropLast().joined(separator: ", "), ratings.last ?? "–"]
        .filter { !$0.isEmpty }.joined(separator: or)
      return Message.rated(Shown(form.questions[question].label), Shown(list))[language]
    case .measure(let measure, let comparison):
      let measure = ruleSet.measures[measure]
      let bound = comparison.bound.text(of: measure.unit, language)
      return Message.measured(Shown(measure.title), comparison.comparator, bound)[language]
    case .participant(let roles):
      let titles = roles.map { role in
        "\(Shown(ruleSet.roles[role].title).lowercasedFirst) (\(ruleSet.roles[role].party.rawValue))"
      }
      let or = language == .swedish ? " eller " : " or "
      return Message.attended(Shown(titles.joined(separator: or)))[language]
    case .answered(let question):
      return Message.answered(Shown(form.questions[question].label))[language]
    case .all, .any, .atLeast, .not: return ""
    }
  }
}

extension Message {
  fileprivate static let all = Message(sv: "allt detta gäller:", en: "all of this holds:")
  fileprivate static let any = Message(
    sv: "något av detta gäller:",
    en: "at least one of these holds:"
  )
  fileprivate static let not = Message(sv: "detta gäller inte:", en: "this does not hold:")
  fileprivate static func atLeast(_ count: Int) -> Message {
    Message(sv: "minst \(count) av dessa gäller:", en: "at least \(count) of these hold:")
  }
  fileprivate static func rated(_ label: Shown, _ ratings: Shown) -> Message {
    Message(sv: "fråga \(label) är skattad \(ratings)", en: "question \(label) is rated \(ratings)")
  }
  fileprivate static func measured(
    _ title: Shown,
    _ comparator: Comparator,
    _ bound: Shown
  ) -> Message {
    Message(
      sv: "måttet ”\(title)” är \(comparator.word[.swedish]) \(bound)",
      en: "the measure “\(title)” is \(comparator.word[.english]) \(bound)"
    )
  }
  fileprivate static func attended(_ role: Shown) -> Message {
    Message(sv: "\(role) var med på mötet", en: "\(role) was at the meeting")
  }
  fileprivate static func answered(_ label: Shown) -> Message {
    Message(sv: "fråga \(label) är besvarad", en: "question \(label) is answered")
  }
}

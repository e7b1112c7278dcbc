import Diagnostics
import Engine
import Model
import Testing
import TestSupport

/// The result of the one requirement of a rule set.
private func result(_ ruleSet: RuleSet, _ meeting: Meeting) -> RequirementResult {
  evaluate(meeting, under: CompiledRules(ruleSet), asOf: RandomRules.day).results[0]
}

/// An answer as tests write it: `3`, `-` unanswered, `x` not applicable, `r3k1` apart.
private func answer(_ text: String) -> Answer {
  func rating(_ character: Character?) -> Rating? {
    character.flatMap { UInt8(String($0)) }.flatMap { Rating(rawValue: $0) }
  }
  let content: Answer.Content
  switch text.first {
  case "x": content = .notApplicable("skäl")
  case "r", "k":
    func after(_ letter: Character) -> Rating? {
      text.firstIndex(of: letter).map { text.index(after: $0) }.flatMap { rating(text[$0]) }
    }
    content = .apart(PerParty(region: after("r"), kommun: after("k")))
  default: content = rating(text.first).map { .joint($0) } ?? .unanswered
  }
  return Answer(content, comment: nil, place: RandomRules.place)
}

private let low0 = Condition.rating(Ordinal(0), Comparison(.atMost, .poorly))
private let low1 = Condition.rating(Ordinal(1), Comparison(.atMost, .poorly))
private let low2 = Condition.rating(Ordinal(2), Comparison(.atMost, .poorly))

/// A row of a truth table: the answers, and what the requirement comes to (`!` when disputed).
struct Row: Sendable, CustomTestStringConvertible {
  let name: String
  let gap: Condition
  let answers: String
  let expected: String
  var testDescription: String { "\(name): \(answers) → \(expected)" }
}

private func rows(_ name: String, _ gap: Condition, _ table: String) -> [Row] {
  table.split(separator: "\n").map { line in
    let parts = line.split(separator: "→").map {
      $0.trimmingCharacters()
    }
    return Row(name: name, gap: gap, answers: parts[0], expected: parts[1])
  }
}

extension Substring {
  fileprivate func trimmingCharacters() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

struct `The meaning of conditions` {
  static let comparators: [Row] = Comparator.allCases.flatMap { comparator in
    Rating.allCases.flatMap { bound in
      Rating.allCases.map { rating in
        let (a, b) = (rating.rawValue, bound.rawValue)
        let holds =
          switch comparator {
          case .atMost: a <= b
          case .atLeast: a >= b
          case .below: a < b
          case .above: a > b
          case .equal: a == b
          }
        return Row(
          name: "\(comparator.rawValue) \(b)",
          gap: .rating(Ordinal(0), Comparison(comparator, bound)),
          answers: "\(a)",
          expected: holds ? "gap" : "met"
        )
      }
    }
  }

  static let tables: [Row] =
    rows(
      "rating",
      low0,
      """
      1 → gap
      2 → gap
      3 → met
      4 → met
      - → not-assessed
      x → not-applicable
      """
    )
    + rows(
      "answered",
      .answered(Ordinal(0)),
      """
      1 → gap
      - → not-assessed
      x → not-applicable
      r3 → gap
      """
    )
    + rows(
      "not answered",
      .not(.answered(Ordinal(0))),
      """
      1 → met
      - → not-assessed
      x → not-applicable
      """
    )
    + rows(
      "not",
      .not(low0),
      """
      2 → met
      3 → gap
      - → not-assessed
      x → not-applicable
      """
    )
    + rows(
      "any",
      .any([low0, low1]),
      """
      2 2 → gap
      2 3 → gap
      2 - → gap
      2 x → gap
      3 3 → met
      3 - → not-assessed
      3 x → met
      - - → not-assessed
      - x → not-assessed
      x x → not-applicable
      """
    )
    + rows(
      "all",
      .all([low0, low1]),
      """
      2 2 → gap
      2 3 → met
      2 - → not-assessed
      2 x → gap
      3 3 → met
      3 - → met
      3 x → met
      - - → not-assessed
      - x → not-assessed
      x x → not-applicable
      """
    )
    + rows(
      "at least 2 of 3",
      .atLeast(2, of: [low0, low1, low2]),
      """
      2 2 3 → gap
      2 2 - → gap
      2 2 x → gap
      2 3 3 → met
      2 3 - → not-assessed
      2 3 x → met
      3 3 - → met
      3 - - → not-assessed
      3 - x → not-assessed
      3 3 x → met
      2 x x → not-applicable
      - x x → not-applicable
      - - x → not-assessed
      x x x → not-applicable
      """
    )
    + rows(
      "parties apart",
      low0,
      """
      r3k1 → gap!
      r1k3 → gap!
      r1k2 → gap
      r1 → gap
      k1 → gap
      r4 → not-assessed
      k4 → not-assessed
      r3k4 → met
      """
    )
    + rows(
      "parties apart, all",
      .all([low0, low1]),
      """
      r1k4 r4k1 → not-assessed!
      r1k4 r1k4 → gap!
      r4k3 r4k1 → met
      r1k4 3 → met
      r1k4 x → gap!
      """
    )
    + rows(
      "parties apart, the same question twice",
      .any([.all([low0, .not(low0)]), low1]),
      """
      r1k4 3 → met
      r1k4 2 → gap
      """
    )

  @Test(arguments: comparators + tables)
  func `is that of the table`(row: Row) {
    let given = row.answers.split(separator: " ").map { answer(String($0)) }
    let answers =
      given + [Answer](repeating: .absent, count: RandomRules.questionCount - given.count)
    let found = result(RandomRules.ruleSet(gap: row.gap), RandomRules.meeting(answers: answers))
    #expect(found.outcome.rawValue + (found.isDisputed ? "!" : "") == row.expected)
  }

  @Test(arguments: [
    // applies, gap, outcome
    ("3", "2", "not-applicable"), ("2", "2", "gap"), ("2", "3", "met"), ("-", "2", "gap"),
    ("-", "3", "not-assessed"), ("-", "-", "not-assessed"), ("2", "-", "not-assessed"),
    ("x", "2", "not-applicable"), ("2", "x", "not-applicable"), ("-", "x", "not-assessed"),
    ("r2k3", "2", "gap"), ("r2k3", "3", "met"), ("r2", "3", "not-assessed"),
  ])
  func `of applies_when is that of the table`(applies: String, gap: String, expected: String) {
    let answers = [answer(applies), answer(gap)] + [Answer](repeating: .absent, count: 3)
    let ruleSet = RandomRules.ruleSet(gap: low1, appliesWhen: low0)
    #expect(result(ruleSet, RandomRules.meeting(answers: answers)).outcome.rawValue == expected)
  }

  @Test(arguments: [
    (4, 5, "met"), (399, 500, "gap"), (400, 500, "met"), (0, 0, "not-applicable"), (0, 9, "gap"),
    (799_999_999, 1_000_000_000, "gap"),
  ])
  func `of shares is exact`(count: Int, base: Int, expected: String) throws {
    let bound = try #require(Quantity(4, over: 5))
    let ruleSet = RandomRules.ruleSet(gap: .measure(Ordinal(0), Comparison(.below, bound)))
    let measured = Measured(
      measure: Ordinal(0),
      value: .share(count: count, of: base),
      place: RandomRules.place
    )
    let answers = [Answer](repeating: .absent, count: RandomRules.questionCount)
    let meeting = RandomRules.meeting(answers: answers, measures: [measured])
    #expect(result(ruleSet, meeting).outcome.rawValue == expected)
    #expect(
      result(ruleSet, RandomRules.meeting(answers: answers)).outcome == .notAssessed
    )
  }

  @Test func `of a participant asks the list of the party`() {
    let answers = [Answer](repeating: .absent, count: RandomRules.questionCount)
    func list(_ roles: [Int]) -> Participants {
      Participants(roles: roles.map { Ordinal($0) }, others: [], place: RandomRules.place)
    }
    func outcome(_ roles: [Int], _ region: Participants?, _ kommun: Participants?) -> Outcome {
      let ruleSet = RandomRules.ruleSet(gap: .not(.participant(roles.map { Ordinal($0) })))
      let participants = PerParty(region: region, kommun: kommun)
      return result(ruleSet, RandomRules.meeting(answers: answers, participants: participants))
        .outcome
    }
    #expect(outcome([0], list([0]), nil) == .met)
    #expect(outcome([0], list([1]), nil) == .gap)
    #expect(outcome([0], list([]), list([2])) == .gap)
    #expect(outcome([0], nil, list([2])) == .notAssessed)
    #expect(outcome([0, 2], nil, list([2])) == .met)
    #expect(outcome([0, 2], nil, list([])) == .notAssessed)
    #expect(outcome([0, 2], list([]), list([])) == .gap)
  }
}

struct `Random rules and meetings` {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `come to what a brute-force evaluator says`(seed: UInt64) {
    var random = RandomRules(seed: seed)
    for _ in 0..<250 {
      let gap = random.condition(depth: 3)
      let appliesWhen = seed.isMultiple(of: 2) ? random.condition(depth: 2) : nil
      let ruleSet = RandomRules.ruleSet(gap: gap, appliesWhen: appliesWhen)
      let meeting = random.meeting()
      let oracle = Oracle(gap: gap, appliesWhen: appliesWhen, ruleSet: ruleSet, meeting: meeting)
      let found = result(ruleSet, meeting)
      let expected = oracle.verdict
      #expect(found.outcome.rawValue == expected.outcome, "\(gap) \(meeting.answers)")
      #expect(found.isDisputed == expected.isDisputed, "\(gap) \(meeting.answers)")
    }
  }

  @Test(arguments: 100..<120 as Range<UInt64>)
  func `never become met when something is taken away`(seed: UInt64) {
    var random = RandomRules(seed: seed)
    for _ in 0..<100 {
      let ruleSet = RandomRules.ruleSet(
        gap: random.condition(depth: 3),
        appliesWhen: seed.isMultiple(of: 2) ? random.condition(depth: 2) : nil
      )
      let whole = random.meeting()
      guard result(ruleSet, whole).outcome != .met else { continue }
      for less in poorer(whole) {
        #expect(result(ruleSet, less).outcome != .met, "\(ruleSet.requirements[0].gap)")
      }
    }
  }

  /// The meetings with one thing taken away.
  private func poorer(_ meeting: Meeting) -> [Meeting] {
    var result: [Meeting] = []
    func add(_ answers: [Answer], _ measures: [Measured], _ people: PerParty<Participants?>) {
      result.append(
        RandomRules.meeting(answers: answers, measures: measures, participants: people)
      )
    }
    for index in meeting.answers.indices {
      var answers = meeting.answers
      answers[index] = .absent
      add(answers, meeting.measures, meeting.participants)
      guard case .apart(let ratings) = meeting.answers[index].content else { continue }
      for party in Party.allCases {
        var fewer = ratings
        fewer[party] = nil
        let isEmpty = fewer.region == nil && fewer.kommun == nil
        answers[index] = Answer(isEmpty ? .unanswered : .apart(fewer), comment: nil, place: nil)
        add(answers, meeting.measures, meeting.participants)
      }
    }
    for index in meeting.measures.indices {
      var measures = meeting.measures
      measures.remove(at: index)
      add(meeting.answers, measures, meeting.participants)
    }
    for party in Party.allCases {
      var people = meeting.participants
      people[party] = nil
      add(meeting.answers, meeting.measures, people)
    }
    return result
  }

  @Test func `with 26 questions rated apart are decided at once`() {
    let members = (0..<26).map { Condition.rating(Ordinal($0), Comparison(.atMost, .poorly)) }
    let answers = [Answer](repeating: answer("r1k4"), count: 26)
    let broad = RandomRules.ruleSet(gap: .atLeast(14, of: members), questions: 26)
    #expect(result(broad, RandomRules.meeting(answers: answers)).outcome == .gap)
    let half = (0..<26).map { answer($0 < 13 ? "r1k4" : "r4k1") }
    let mixed = result(broad, RandomRules.meeting(answers: half))
    #expect(mixed.outcome == .notAssessed)
    #expect(mixed.isDisputed)
    // Each question read twice, so that every one of them has to be split.
    let twice = RandomRules.ruleSet(
      gap: .all([.atLeast(14, of: members), .atLeast(14, of: members)]),
      questions: 26
    )
    #expect(result(twice, RandomRules.meeting(answers: half)).isDisputed)
  }
}

import Diagnostics
import Model
import Summary
import Testing
import TestSupport

private let file = SourceFile(name: "prov", bytes: [])
private let nowhere = Place(file: file, range: 0..<0)

/// A compilation of responses, each with a rating or none for each question.
private func compilation(_ responses: [[Rating?]]) -> Compilation {
  let questions = responses.first?.count ?? 0
  let answers = (0..<questions).map { question in
    var counts = RatingCounts()
    for response in responses { if let rating = response[question] { counts[rating] += 1 } }
    return Compilation.Answers(counts: counts, comments: [], texts: [], place: nowhere)
  }
  return Compilation(
    file: file,
    form: Ordinal(0),
    year: 2025,
    responses: responses.count,
    units: [],
    alsoCovered: [],
    participation: PerParty(region: nil, kommun: nil),
    answers: answers,
    place: nowhere
  )
}

/// Whether one response fulfils a condition, written differently; nil when it cannot be told.
private func truth(_ condition: Condition, _ response: [Rating?]) -> Bool? {
  switch condition {
  case .rating(let question, let comparison):
    return response[question.index].map { comparison.holds(for: $0) }
  case .not(let member): return truth(member, response).map { !$0 }
  case .all(let members):
    let truths = members.map { truth($0, response) }
    return truths.contains(false) ? false : truths.contains(nil) ? nil : true
  case .any(let members):
    let truths = members.map { truth($0, response) }
    return truths.contains(true) ? true : truths.contains(nil) ? nil : false
  case .atLeast(let least, let members):
    let truths = members.map { truth($0, response) }
    let (yes, no) = (truths.count { $0 == true }, truths.count { $0 == false })
    if yes >= least { return true }
    return members.count - no < least && yes + no >= least ? false : nil
  case .measure, .participant, .answered: return nil
  }
}

struct `What counts alone can tell` {
  private func atom(_ question: Int, _ generator: inout SeededGenerator) -> Condition {
    let bound = Rating.allCases.randomElement(using: &generator) ?? .poorly
    let comparator = [Comparator.atMost, .atLeast, .equal].randomElement(using: &generator)
    return .rating(Ordinal(question), Comparison(comparator ?? .atMost, bound))
  }

  private func combination(
    _ members: [Condition],
    _ generator: inout SeededGenerator
  ) -> Condition {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: .all(members)
    case 1: .any(members)
    default: .atLeast(Int.random(in: 1...members.count, using: &generator), of: members)
    }
  }

  private func responses(
    _ count: Int,
    _ questions: Int,
    missing: Bool,
    _ generator: inout SeededGenerator
  ) -> [[Rating?]] {
    (0..<count).map { _ in
      (0..<questions).map { _ in
        missing && Int.random(in: 0..<4, using: &generator) == 0
          ? nil : Rating.allCases.randomElement(using: &generator)
      }
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `never leaves out what is true`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<800 {
      let questions = 3
      let parts = (0..<3).map { _ -> Condition in
        let members = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          atom(Int.random(in: 0..<questions, using: &generator), &generator)
        }
        let whole = combination(members, &generator)
        return Bool.random(using: &generator) ? whole : .not(whole)
      }
      let condition = combination(parts, &generator)
      let count = Int.random(in: 1...5, using: &generator)
      let responses = responses(count, questions, missing: true, &generator)
      let bounds = ConditionBounds(condition, of: compilation(responses))
      let truths = responses.map { truth(condition, $0) }
      #expect((bounds.yes.low...bounds.yes.high).contains(truths.count { $0 == true }))
      #expect((bounds.no.low...bounds.no.high).contains(truths.count { $0 == false }))
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `is told exactly for one step over different questions`(seed: UInt64) {
    var generator = SeededGenerator(seed: 100 + seed)
    for _ in 0..<150 {
      let questions = Int.random(in: 2...3, using: &generator)
      let condition = combination((0..<questions).map { atom($0, &generator) }, &generator)
      let count = Int.random(in: 1...3, using: &generator)
      let responses = responses(count, questions, missing: false, &generator)
      let bounds = ConditionBounds(condition, of: compilation(responses))
      #expect(!bounds.isOuter)
      // Every way in which the same counts can be shared out among the responses.
      var found: Set<Int> = []
      for second in permutations(count) {
        for third in permutations(count) {
          let orders = [Array(0..<count), second, third]
          let shared: [[Rating?]] = (0..<count).map { index in
            (0..<questions).map { responses[orders[$0][index]][$0] }
          }
          found.insert(shared.count { truth(condition, $0) == true })
        }
      }
      #expect(bounds.yes.low == found.min())
      #expect(bounds.yes.high == found.max())
      #expect(bounds.no.low == count - bounds.yes.high)
      #expect(bounds.no.high == count - bounds.yes.low)
    }
  }

  private func permutations(_ count: Int) -> [[Int]] {
    guard count > 1 else { return [[0]] }
    return permutations(count - 1).flatMap { shorter in
      (0..<count).map { place in
        Array(shorter[..<place]) + [count - 1] + Array(shorter[place...])
      }
    }
  }
}

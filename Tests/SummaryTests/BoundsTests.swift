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
    var outer = 0
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
      let missing = Bool.random(using: &generator)
      let responses = responses(count, questions, missing: missing, &generator)
      let bounds = ConditionBounds(condition, of: compilation(responses))
      let truths = responses.map { truth(condition, $0) }
      #expect((bounds.yes.low...bounds.yes.high).contains(truths.count { $0 == true }))
      #expect((bounds.no.low...bounds.no.high).contains(truths.count { $0 == false }))
      #expect((bounds.known.low...bounds.known.high).contains(truths.count { $0 != nil }))
      // Where every question is answered by all, all are assessed.
      if !missing { #expect(bounds.known.exact == count) }
      if bounds.isOuter { outer += 1 }
    }
    #expect(outer > 100)
  }

  /// What is asked of each of several questions: nothing at all, once, and twice of one.
  private static func steps(of questions: Int) -> [Condition] {
    let low = (0..<questions).map { Condition.rating(Ordinal($0), Comparison(.atMost, .poorly)) }
    let not = [Condition.not(.rating(Ordinal(0), Comparison(.atLeast, .fairlyWell)))]
    return [.any(low), .all(low), .any(not + low.dropFirst())]
      + (1...questions).map { .atLeast($0, of: low) }
  }

  /// Every way to answer a question, and everybody's answers to it in every order.
  private static func columns(_ count: Int) -> [[[Rating?]]] {
    (0...count).flatMap { low in
      (0...(count - low)).map { high in
        orders(of: [.poorly: low, .fully: high, nil: count - low - high])
      }
    }
  }

  /// The orders of what there is so much of.
  private static func orders(of counts: [Rating?: Int]) -> [[Rating?]] {
    let left = counts.filter { $0.value > 0 }
    guard !left.isEmpty else { return [[]] }
    return left.keys.flatMap { first in
      var rest = left
      rest[first, default: 1] -= 1
      return orders(of: rest).map { [first] + $0 }
    }
  }

  /// Holds the bounds against all ways in which the counts of each question can be shared out.
  private static func expectExact(_ columns: [[[Rating?]]], _ count: Int) {
    var tables: [[[Rating?]]] = [[]]
    for (index, orders) in columns.enumerated() {
      // Responses have no order, so those of the first question may have any.
      let orders = index == 0 ? Array(orders.prefix(1)) : orders
      tables = tables.flatMap { table in orders.map { table + [$0] } }
    }
    let responses = tables.map { table in (0..<count).map { row in table.map { $0[row] } } }
    let compilation = compilation(responses[0])
    for condition in steps(of: columns.count) {
      let truths = responses.map { $0.map { truth(condition, $0) } }
      let bounds = ConditionBounds(condition, of: compilation)
      #expect(!bounds.isOuter)
      for (range, wanted) in [
        (bounds.yes, [true]), (bounds.no, [false]), (bounds.known, [true, false]),
      ] {
        let counts = truths.map { $0.count { $0.map(wanted.contains) ?? false } }
        #expect(range.low == counts.min(), "\(condition) \(responses[0])")
        #expect(range.high == counts.max(), "\(condition) \(responses[0])")
      }
    }
  }

  @Test(arguments: [(1, 2), (2, 2), (3, 2), (4, 2), (1, 3), (2, 3), (3, 3)])
  func `is exact for one step over different questions`(count: Int, questions: Int) {
    let columns = Self.columns(count)
    var chosen: [[Int]] = [[]]
    for _ in 0..<questions {
      // Which question has which counts makes no difference but to the one that is denied.
      chosen = chosen.flatMap { chosen in
        columns.indices.filter { $0 >= chosen.dropFirst().last ?? 0 }.map { chosen + [$0] }
      }
    }
    for chosen in chosen { Self.expectExact(chosen.map { columns[$0] }, count) }
  }

  @Test(arguments: [(4, 3, 60), (3, 4, 60), (2, 6, 40), (4, 4, 3)])
  func `is exact for one step over more questions`(count: Int, questions: Int, times: Int) {
    var generator = SeededGenerator(seed: UInt64(10 * count + questions))
    let columns = Self.columns(count)
    for _ in 0..<times {
      let chosen = (0..<questions).map { _ in columns.randomElement(using: &generator) ?? [] }
      Self.expectExact(chosen, count)
    }
  }

  @Test func `is exact for what is asked of one question, however it is put`() {
    let responses: [[Rating?]] = [[.notAtAll, .fully], [.fairlyWell, nil], [nil, .poorly]]
    func atom(_ question: Int, _ comparator: Comparator, _ bound: Rating) -> Condition {
      .rating(Ordinal(question), Comparison(comparator, bound))
    }
    // Nothing was measured, so the second member is false or unknown.
    let measured = Condition.all([
      atom(0, .atMost, .fairlyWell), .measure(Ordinal(0), Comparison(.below, Quantity(1))),
    ])
    let between = Condition.all([atom(1, .atLeast, .poorly), .not(atom(1, .equal, .fully))])
    let bounds = ConditionBounds(.any([measured, between]), of: compilation(responses))
    #expect(!bounds.isOuter)
    #expect(bounds.yes.exact == 1)
    #expect(bounds.no.exact == 0)
    // The same question in two members cannot be shared out apart.
    let twice = Condition.any([
      .all([atom(0, .atMost, .poorly), atom(1, .atMost, .poorly)]), atom(0, .equal, .fully),
    ])
    #expect(ConditionBounds(twice, of: compilation(responses)).isOuter)
  }

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `holds for a requirement that does not always apply`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 500 + seed)
    let gap = Condition.rating(Ordinal(0), Comparison(.atMost, .poorly))
    let applies = Condition.rating(Ordinal(1), Comparison(.atLeast, .fairlyWell))
    let requirement = RandomRules.requirement("krav", gap: gap, appliesWhen: applies)
    let ruleSet = RandomRules.ruleSet([requirement])
    for _ in 0..<200 {
      let responses = responses(4, 2, missing: true, &generator)
      let counts = FormCounts(compilation(responses), in: ruleSet).requirements[0]
      let outcomes = responses.map { response -> Outcome in
        switch (truth(gap, response), truth(applies, response)) {
        case (_, false): .notApplicable
        case (true, _): .gap
        case (false, true): .met
        default: .notAssessed
        }
      }
      let assessed = counts.assessed.low...counts.assessed.high
      #expect((counts.gaps.low...counts.gaps.high).contains(outcomes.count { $0 == .gap }))
      #expect(assessed.contains(outcomes.count(where: \.isAssessed)))
      #expect(counts.notApplicable.exact == outcomes.count { $0 == .notApplicable })
      #expect(counts.isOuter || counts.gaps.exact != nil && counts.assessed.exact != nil)
    }
  }

  @Test func `is found at once for any number of responses`() {
    var counts = RatingCounts()
    counts[.poorly] = 300_000_000
    counts[.fully] = 500_000_000
    let answers = Compilation.Answers(counts: counts, comments: [], texts: [], place: nil)
    let many = Compilation(
      file: file,
      form: Ordinal(0),
      year: 2025,
      responses: 999_999_999,
      units: [],
      alsoCovered: [],
      participation: PerParty(region: nil, kommun: nil),
      answers: Array(repeating: answers, count: 26),
      place: nowhere
    )
    let low = (0..<26).map { Condition.rating(Ordinal($0), Comparison(.atMost, .poorly)) }
    for least in [1, 5, 20, 26] {
      let bounds = ConditionBounds(.atLeast(least, of: low), of: many)
      #expect(bounds.yes.high == min(999_999_999, 26 * 300_000_000 / least))
    }
  }
}

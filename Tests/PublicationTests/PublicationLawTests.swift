import Foundation
import Publication
import Testing
import TestSupport

/// Whether the long list is gone through, as `make publication` does.
private let isThorough = ProcessInfo.processInfo.environment["KRAVKOLL_PUBLICATION"] != nil

/// Units with one response each.
private func single(_ count: Int) -> [[String]] { (0..<count).map { ["unit \($0)"] } }

/// Responses one after another in groups of these sizes.
private func groups(_ sizes: [Int]) -> [Set<Int>] {
  var start = 0
  return sizes.map { size in
    defer { start += size }
    return Set(start..<(start + size))
  }
}

struct `Nothing is certain of few units` {
  @Test(arguments: [[5, 5], [4, 6], [5, 6], [2, 9], [3, 3, 5], [1, 5, 5]])
  func `where the units lie in groups`(sizes: [Int]) {
    let count = sizes.reduce(0, +)
    for isWhole in [true, false] {
      let all = isWhole ? [] : [Set(0..<count)]
      let reader = Reader(
        responses: single(count),
        runs: [all + groups(sizes)],
        minimumUnits: 5,
        isWhole: isWhole
      )
      #expect(reader.certainty() == nil)
    }
  }

  /// A minimum of two or three lets more happen among few responses.
  @Test(arguments: 0..<(isThorough ? 1000 : 30) as Range<UInt64>)
  func `whatever groups, units and publications there are`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    for _ in 0..<4 {
      let minimum = random(2...3)
      let count = random(minimum * 2...8)
      let units = (0..<random(minimum...count)).map { "unit \($0)" }
      let responses = (0..<count).map { index -> [String] in
        // Some units answer several times, and some responses are of several units.
        let own = index < units.count ? units[index] : units[random(0...units.count - 1)]
        let other = units[random(0...units.count - 1)]
        return random(1...6) == 1 && other != own ? [own, other] : [own]
      }
      let isWhole = random(0...3) > 0
      let runs = (0..<random(1...3)).map { _ -> [Set<Int>] in
        let number = random(2...3)
        var division = Array(repeating: Set<Int>(), count: number)
        for index in 0..<count { division[random(0...number - 1)].insert(index) }
        return (isWhole ? [] : [Set(0..<count)]) + division.filter { !$0.isEmpty }
      }
      let reader = Reader(
        responses: responses,
        runs: runs,
        minimumUnits: minimum,
        isWhole: isWhole
      )
      #expect(reader.certainty() == nil)
    }
  }

  /// The checks can fail: other laws, which seem right, give units away.
  @Test func `by other laws some are given away`() {
    let sizes = groups([5, 5])
    func gaps(_ reading: Reading, _ group: Set<Int>) -> Int {
      group.reduce(0) { $0 + (reading[$1]?.gaps ?? 0) }
    }
    /// Hides the groups in which all or none are gaps, and no others.
    let groupByGroup: Law = { reading, groups, _, _ in
      var decision = Decision(isWholeShown: true)
      for (index, group) in groups.enumerated() {
        let isMixed = (1..<group.count).contains(gaps(reading, group))
        if isMixed { decision.shown.insert(index) } else { decision.hidden.insert(index) }
      }
      return decision
    }
    /// Shows all groups where each has a gap and one that is none, and else no group.
    let oneOfEach: Law = { reading, groups, _, _ in
      var decision = Decision(isWholeShown: true)
      if groups.allSatisfy({ (1..<$0.count).contains(gaps(reading, $0)) }) {
        decision.shown = Set(groups.indices)
      } else {
        decision.hidden = Set(groups.indices)
      }
      return decision
    }
    for law in [groupByGroup, oneOfEach] {
      let reader = Reader(responses: single(10), runs: [sizes], minimumUnits: 5, law: law)
      #expect(reader.certainty() != nil)
    }
  }
}

/// All ways to share out gaps among units with one response each, which differ in nothing but their group.
private struct Counted {
  let sizes: [Int]
  private let law: PublicationLaw
  private static let minimumUnits = 5

  init(_ sizes: [Int]) {
    self.sizes = sizes
    law = PublicationLaw(
      minimumUnits: Self.minimumUnits,
      isWhole: true,
      sizes.enumerated().map { group, size in
        let units = (0..<size).map { ("\(group) \($0)", 1) }
        return Respondent(responses: size, units: Dictionary(uniqueKeysWithValues: units))
      }
    )
  }

  private func ways(_ most: [Int], sum: ClosedRange<Int>) -> [[Int]] {
    most.reduce([[]]) { ways, most in
      ways.flatMap { way in
        let room = sum.upperBound - way.reduce(0, +)
        return (0...max(0, min(most, room))).map { way + [$0] }
      }
    }.filter { sum.contains($0.reduce(0, +)) }
  }

  /// Whether for some few units, so many of each group, the number of gaps is certain though the whole
  /// does not tell; and in how many of all ways the groups are shown.
  func result() -> (isGivenAway: Bool, shown: Int, ways: Int) {
    let few = ways(sizes, sum: 1...(Self.minimumUnits - 1))
    let all = ways(sizes, sum: 0...sizes.reduce(0, +))
    var alike: [[Int]: [[Int]]] = [:]
    var shown = 0
    for gaps in all {
      let reading: Reading = zip(sizes, gaps).map { AnswerTally(gaps: $1, met: $0 - $1) }
      let decision = law.decision(on: [reading], groups: sizes.indices.map { [$0] })
      if decision.shown.count == sizes.count { shown += 1 }
      let view = sizes.indices.map { decision.shown.contains($0) ? gaps[$0] : -1 }
      let whole = decision.isWholeShown ? gaps.reduce(0, +) : -1
      alike[[whole] + view, default: []].append(gaps)
    }
    let total = sizes.reduce(0, +)
    let isGivenAway = alike.contains { view, worlds in
      // Where all or none are gaps the whole says so.
      view[0] != 0 && view[0] != total && view[0] >= 0 && few.contains { isCertain($0, in: worlds) }
    }
    return (isGivenAway, shown, all.count)
  }

  private func isCertain(_ few: [Int], in worlds: [[Int]]) -> Bool {
    var known: Int?
    for gaps in worlds {
      var (low, high) = (0, 0)
      for index in sizes.indices {
        low += max(0, few[index] - (sizes[index] - gaps[index]))
        high += min(few[index], gaps[index])
      }
      guard low == high, known == nil || known == low else { return false }
      known = low
    }
    return known != nil
  }
}

struct `Counted out` {
  /// All ways to divide so many responses into two to five groups.
  private func divisions(of count: Int, largest: Int, parts: Int) -> [[Int]] {
    if parts == 1 { return (1...largest).contains(count) ? [[count]] : [] }
    guard count >= parts else { return [] }
    return (1...min(count - 1, largest)).flatMap { first in
      divisions(of: count - first, largest: first, parts: parts - 1).map { [first] + $0 }
    }
  }

  /// `make publication` goes on to 26, as many as the county's responses.
  private var most: Int { isThorough ? 26 : 13 }

  @Test func `no division of a round gives few units away`() {
    for count in 5...most {
      for parts in 2...5 where parts <= count {
        for sizes in divisions(of: count, largest: count, parts: parts) {
          #expect(!Counted(sizes).result().isGivenAway, "\(sizes)")
        }
      }
    }
  }

  @Test func `groups of five to eight are shown, or hidden, and not given away`() {
    let result = Counted([5, 6, 7, 8]).result()
    #expect(!result.isGivenAway)
    #expect(result.ways == 6 * 7 * 8 * 9)
    #expect(result.shown == 2 * 3 * 4 * 5)
  }

  @Test func `responses that are only known as sums are counted as single ones are`() {
    for sizes in [[5, 5], [6, 5], [3, 4, 6]] {
      let all = groups(sizes)
      let count = sizes.reduce(0, +)
      let units = single(count).map { Respondent(responses: 1, units: [$0[0]: 1]) }
      let singles = PublicationLaw(minimumUnits: 5, isWhole: true, units)
      let lumps = PublicationLaw(
        minimumUnits: 5,
        isWhole: true,
        all.map { group in
          Respondent(
            responses: group.count,
            units: Dictionary(uniqueKeysWithValues: group.map { ("unit \($0)", 1) })
          )
        }
      )
      for world in 0..<(1 << count) {
        let gaps = (0..<count).map { world >> $0 & 1 }
        let one = singles.decision(
          on: [gaps.map { AnswerTally(gaps: $0, met: 1 - $0) }],
          groups: all
        )
        let sums = all.map { group in
          let sum = group.reduce(0) { $0 + gaps[$1] }
          return AnswerTally(gaps: sum, met: group.count - sum)
        }
        #expect(lumps.decision(on: [sums], groups: all.indices.map { [$0] }) == one)
      }
    }
  }
}

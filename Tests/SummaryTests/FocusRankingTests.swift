import Model
import Summary
import Testing
import TestSupport

/// Meetings by chance over a rule set of some areas, and what they come to.
private struct FocusFixture {
  static let areas = 4
  static let questions = 10
  static let top = 2

  let ruleSet: RuleSet
  /// The outcome of each requirement, by meeting.
  var meetings: [[Outcome]]

  /// A rule set and up to `most` meetings.
  init(seed: UInt64, most: Int = 12) {
    var generator = SeededGenerator(seed: seed)
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let requirements = (0..<Self.questions).map { index in
      RandomRules.requirement(
        "krav-\(index)",
        question: index,
        gap: .rating(Ordinal(index), Comparison(.atMost, .poorly)),
        severity: Requirement.Severity.allCases[random(0...2)],
        // Every area has a requirement.
        area: index < Self.areas ? index : random(0...Self.areas - 1)
      )
    }
    ruleSet = RandomRules.ruleSet(requirements, areas: Self.areas, questions: Self.questions)
    // Some requirements are nearly always gaps and some nearly never, so that places differ.
    let shares = requirements.map { _ in random(0...100) }
    let missing = random(0...40)
    meetings = (0..<random(1...most)).map { _ in
      shares.map { share in
        if random(1...100) <= missing { return .notAssessed }
        if random(1...100) <= share { return random(1...9) == 1 ? .excepted : .gap }
        return .met
      }
    }
  }

  func ranking(_ meetings: [[Outcome]]) -> FocusRanking {
    var builder = SummaryBuilder()
    let map = FocusMap(ruleSet, nil)
    for outcomes in meetings {
      let assessment = Assessment(
        ruleSet: ruleSet,
        meeting: RandomRules.meeting(
          answers: outcomes.map { _ in Answer(.unanswered, comment: nil, place: nil) }
        ),
        asOf: RandomRules.day,
        results: outcomes.enumerated().map { index, outcome in
          RequirementResult(
            requirement: Ordinal(index),
            outcome: outcome,
            isDisputed: false,
            exception: nil
          )
        },
        observations: []
      )
      builder.add(
        Contribution(
          assessment,
          keepingTexts: false,
          digestingComments: false,
          focus: FocusContribution(assessment, map, texts: [])
        )
      )
    }
    return FocusRanking(builder.summary.parts, builder.focus, top: Self.top)
  }

  /// The score and n of an area, straight from the definition.
  func score(_ area: Int, _ meetings: [[Outcome]]) -> (gaps: Int, assessed: Int, meetings: Int) {
    var sum = (gaps: 0, assessed: 0, meetings: 0)
    for outcomes in meetings {
      var isAssessed = false
      for (requirement, outcome) in zip(ruleSet.requirements, outcomes)
      where requirement.focus?.index == area && [.gap, .excepted, .met].contains(outcome) {
        let weight = [.high: 3, .medium: 2, .low: 1][requirement.severity] ?? 0
        sum.assessed += weight
        if outcome != .met { sum.gaps += weight }
        isAssessed = true
      }
      if isAssessed { sum.meetings += 1 }
    }
    return sum
  }

  /// Wilson's lower end, written out once more.
  func lowerEnd(_ area: Int, _ meetings: [[Outcome]]) -> Double? {
    let sum = score(area, meetings)
    guard sum.assessed > 0 else { return nil }
    if sum.gaps == 0 { return 0 }
    let (p, n) = (Double(sum.gaps) / Double(sum.assessed), Double(sum.meetings))
    let z = 1.959963984540054
    let root = (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (p + z * z / (2 * n) - z * root) / (1 + z * z / n)
  }

  /// The areas that are recommended, by going through all of them.
  func recommended(_ meetings: [[Outcome]]) -> Set<Int> {
    let ends = (0..<Self.areas).map { lowerEnd($0, meetings) }
    return Set(
      ends.indices.filter { area in
        guard let end = ends[area], score(area, meetings).gaps > 0 else { return false }
        return ends.count { ($0 ?? -1) > end + 1e-12 } < Self.top
      }
    )
  }
}

extension RankedArea {
  /// Its place in the rule set.
  fileprivate var index: Int { requirements[0].line.requirement.focus?.index ?? -1 }
}

private let seeds: Range<UInt64> = 0..<200

struct `The ranking of focus areas` {
  @Test(arguments: seeds)
  func `is what the definition says`(seed: UInt64) throws {
    let fixture = FocusFixture(seed: seed)
    let ranking = fixture.ranking(fixture.meetings)
    #expect(ranking.areas.count == FocusFixture.areas)
    for area in ranking.areas {
      let sum = fixture.score(area.index, fixture.meetings)
      let figures = try #require(area.figures)
      #expect(figures.meetings == sum.meetings)
      let score = sum.assessed == 0 ? nil : Double(sum.gaps) / Double(sum.assessed)
      #expect(figures.score == score)
      #expect((area.rank == nil) == (sum.assessed == 0))
      guard let end = figures.interval?.lowerBound else { continue }
      #expect(abs(end - (fixture.lowerEnd(area.index, fixture.meetings) ?? -1)) < 1e-12)
      let above = ranking.areas.count { ($0.figures?.interval?.lowerBound ?? -1) > end }
      #expect(area.rank == above + 1)
    }
    let recommended = Set(ranking.areas.filter(\.isRecommended).map(\.index))
    #expect(recommended == fixture.recommended(fixture.meetings))
    let ends = ranking.areas.map { $0.figures?.interval?.lowerBound ?? -1 }
    #expect(ends == ends.sorted(by: >))
  }

  @Test(arguments: seeds)
  func `gives an area that loses a met requirement no lower score`(seed: UInt64) throws {
    let fixture = FocusFixture(seed: seed)
    let before = fixture.ranking(fixture.meetings)
    var changed = fixture.meetings
    let place = changed.indices.lazy.flatMap { meeting in
      changed[meeting].indices.map { (meeting, $0) }
    }.first { changed[$0.0][$0.1] == .met }
    // Without anything met there is nothing to lose.
    guard let (meeting, requirement) = place else {
      #expect(changed.joined().allSatisfy { $0 != .met })
      return
    }
    changed[meeting][requirement] = .gap
    let area = fixture.ruleSet.requirements[requirement].focus?.index
    let after = fixture.ranking(changed)
    func score(_ ranking: FocusRanking) -> Double {
      ranking.areas.first { $0.index == area }?.figures?.score ?? -1
    }
    #expect(score(after) > score(before))
    // No other area is touched.
    for other in before.areas where other.index != area {
      let same = after.areas.first { $0.index == other.index }
      #expect(same?.figures?.score == other.figures?.score)
    }
  }

  @Test(arguments: seeds)
  func `does not depend on the order of the meetings`(seed: UInt64) {
    let fixture = FocusFixture(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 1000)
    let one = fixture.ranking(fixture.meetings)
    let other = fixture.ranking(fixture.meetings.shuffled(using: &generator))
    #expect(one.areas.map(\.index) == other.areas.map(\.index))
    #expect(one.areas.map(\.rank) == other.areas.map(\.rank))
    #expect(one.areas.map(\.figures?.score) == other.areas.map(\.figures?.score))
    #expect(one.areas.map(\.standing.isStable) == other.areas.map(\.standing.isStable))
  }

  @Test(arguments: seeds)
  func `is surer when every meeting comes twice, and no other between equals`(
    seed: UInt64
  ) throws {
    let fixture = FocusFixture(seed: seed)
    let once = fixture.ranking(fixture.meetings)
    let twice = fixture.ranking(fixture.meetings + fixture.meetings)
    func width(_ area: RankedArea) -> Double? {
      area.figures?.interval.map { $0.upperBound - $0.lowerBound }
    }
    for area in once.areas {
      guard let before = width(area) else { continue }
      let double = try #require(twice.areas.first { $0.index == area.index })
      #expect(try #require(width(double)) < before)
    }
    let counts = Set(once.areas.map { $0.figures?.meetings })
    for count in counts {
      func order(_ ranking: FocusRanking, _ meetings: Int?) -> [Int] {
        ranking.areas.filter { $0.figures?.meetings == meetings }.map(\.index)
      }
      #expect(order(once, count) == order(twice, count.map { $0 * 2 }))
    }
  }

  @Test func `puts twenty of twenty-eight before one of one`() {
    let requirements = (0..<2).map { index in
      RandomRules.requirement(
        "krav-\(index)",
        question: index,
        gap: .rating(Ordinal(index), Comparison(.atMost, .poorly)),
        area: index
      )
    }
    let fixture = FocusFixture(
      RandomRules.ruleSet(requirements, areas: 2),
      (0..<28).map { [$0 == 0 ? .gap : .notAssessed, $0 < 20 ? .gap : .met] }
    )
    let ranking = fixture.ranking(fixture.meetings)
    #expect(ranking.areas.map(\.index) == [1, 0])
    #expect(ranking.areas.map { $0.figures?.score } == [20.0 / 28, 1])
  }
}

extension FocusFixture {
  fileprivate init(_ ruleSet: RuleSet, _ meetings: [[Outcome]]) {
    self.ruleSet = ruleSet
    self.meetings = meetings
  }
}

struct `A place that is called stable` {
  @Test(arguments: seeds)
  func `is kept when any one meeting is left out`(seed: UInt64) {
    let fixture = FocusFixture(seed: seed, most: 30)
    let ranking = fixture.ranking(fixture.meetings)
    for area in ranking.areas where area.standing.isStable == true {
      for index in fixture.meetings.indices {
        var fewer = fixture.meetings
        fewer.remove(at: index)
        let isIn = fixture.recommended(fewer).contains(area.index)
        #expect(isIn == area.isRecommended, "without meeting \(index)")
      }
    }
  }

  @Test func `is so in most cases in which it is kept`() {
    var kept = 0
    var called = 0
    for seed in seeds {
      let fixture = FocusFixture(seed: seed, most: 30)
      for area in fixture.ranking(fixture.meetings).areas where area.rank != nil {
        let isKept = fixture.meetings.indices.allSatisfy { index in
          var fewer = fixture.meetings
          fewer.remove(at: index)
          return fixture.recommended(fewer).contains(area.index) == area.isRecommended
        }
        if isKept { kept += 1 }
        if isKept, area.standing.isStable == true { called += 1 }
      }
    }
    #expect(kept > 150)
    #expect(called * 10 >= kept * 9, "\(called) of \(kept)")
  }

  @Test func `is nobody's where there is one meeting`() {
    let requirement = RandomRules.requirement(
      "krav",
      question: 0,
      gap: .rating(Ordinal(0), Comparison(.atMost, .poorly))
    )
    let fixture = FocusFixture(RandomRules.ruleSet([requirement]), [[.gap]])
    let area = fixture.ranking(fixture.meetings).areas.first
    #expect(area?.isRecommended == true)
    #expect(area?.standing.isStable == false)
  }
}

import Diagnostics
import Engine
import Model
import TestSupport
import Testing

private let low = Condition.rating(Ordinal(0), Comparison(.atMost, .poorly))

struct `An exception` {
  private func outcome(
    units: [Int],
    from: String? = nil,
    until: String,
    asOf: String,
    rating: String = "2"
  ) throws -> (Outcome, [String]) {
    let exception = AcceptedGap(
      requirement: Ordinal(0),
      units: units.map { Ordinal($0) },
      justification: "prov",
      decidedBy: "gruppen",
      from: try from.map { try #require(CalendarDate($0)) },
      until: try #require(CalendarDate(until)),
      place: RandomRules.place
    )
    let ruleSet = RandomRules.ruleSet(gap: low, exceptions: [exception])
    let value = try #require(UInt8(rating).flatMap { Rating(rawValue: $0) })
    let answers =
      [Answer(.joint(value), comment: nil, place: RandomRules.place)]
      + [Answer](repeating: .absent, count: 4)
    let assessment = evaluate(
      RandomRules.meeting(answers: answers),
      under: CompiledRules(ruleSet),
      asOf: try #require(CalendarDate(asOf))
    )
    let codes = assessment.observations.map(\.code).filter { $0.hasSuffix("exception") }
    return (assessment.results[0].outcome, codes)
  }

  @Test func `holds on its last day and not on the next`() throws {
    #expect(try outcome(units: [0], until: "2026-03-31", asOf: "2026-03-31") == (.excepted, []))
    #expect(
      try outcome(units: [0], until: "2026-03-31", asOf: "2026-04-01")
        == (.gap, ["expired-exception"])
    )
  }

  @Test func `does not hold before its first day`() throws {
    let early = try outcome(
      units: [0],
      from: "2026-01-01",
      until: "2026-03-31",
      asOf: "2025-12-31"
    )
    #expect(early == (.gap, []))
  }

  @Test func `must cover every unit`() throws {
    #expect(try outcome(units: [1], until: "2026-03-31", asOf: "2026-01-01") == (.gap, []))
  }

  @Test func `that covers no gap is reported`() throws {
    let unused = try outcome(units: [0], until: "2026-03-31", asOf: "2026-01-01", rating: "3")
    #expect(unused == (.met, ["unused-exception"]))
  }
}

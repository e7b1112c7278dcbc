import Foundation
import Testing
import TestSupport

struct `Focus areas compared with an earlier round` {
  /// What there is any of.
  private func fates(_ counts: [String: Int]?) -> [String: Int]? { counts?.filter { $0.value > 0 } }

  @Test func `tell gaps that closed, remained and came, and what became of plans`() throws {
    let earlier = try TemporaryDirectory()
    let later = try TemporaryDirectory()
    func plan(_ status: String) -> String {
      "plan:\n  - {requirement: samverkansmoten, action: Boka, responsible: region, "
        + "status: \(status)}\n"
    }
    // Closed, remained, came, not answered again, no later meeting.
    let before = [(1, "klart"), (2, "pågående"), (4, "klart"), (1, "inte påbörjad"), (1, "klart")]
    for (unit, (rating, status)) in before.enumerated() {
      try earlier.write(meeting(unit, "\"2.1\": \(rating)", more: plan(status)), to: "\(unit).yaml")
    }
    for (unit, rating) in ["4", "1", "2", ""].enumerated() {
      try later.write(
        meeting(
          unit,
          "\"2.1\": \(rating), \"2.4\": 4",
          date: "2026-05-05"
        ),
        to: "\(unit).yaml"
      )
    }
    let program = try focus(
      [
        later.path, "--previous", earlier.path, "--format", "json", "--format",
        "text:\(later.path)/t",
      ]
    )
    #expect(program.status == 0)
    let report = try object(program.output)
    let change = try #require(report["change"] as? [String: Any])
    #expect(change["pairs"] as? Int == 4)
    #expect(change["unpairedUnits"] as? Int == 1)
    let areas = try #require(report["areas"] as? [[String: Any]])
    let area = try #require(areas.first { $0["area"] as? String == "samverkansstruktur" })
    let own = try #require(area["change"] as? [String: Any])
    #expect(own["closed"] as? Int == 1)
    #expect(own["remained"] as? Int == 1)
    #expect(own["came"] as? Int == 1)
    #expect(own["unknown"] as? Int == 1)
    let actions = try #require(own["actions"] as? [String: [String: Int]])
    #expect(fates(actions["klart"]) == ["closed": 1, "noGap": 1, "notFollowedUp": 1])
    #expect(fates(actions["pågående"]) == ["remained": 1])
    #expect(fates(actions["inte påbörjad"]) == ["unknown": 1])
    let text = try later.text("t")
    #expect(text.contains("1 brist borta, 1 kvar, 1 går inte att jämföra, 1 ny"))
  }

  @Test func `compare no question that nobody has vouched for`() throws {
    let earlier = try TemporaryDirectory()
    let later = try TemporaryDirectory()
    try earlier.write(meeting(0, "\"2.1\": 1, \"2.3\": 1", date: "2024-10-14"), to: "m.yaml")
    try later.write(meeting(0, "\"2.1\": 4, \"2.3\": 4"), to: "m.yaml")
    let areas = try areas([later.path, "--previous", earlier.path])
    for area in areas {
      let change = try #require(area["change"] as? [String: Any])
      #expect(change["closed"] as? Int == 0)
    }
    let unknown = areas.compactMap { ($0["change"] as? [String: Any])?["unknown"] as? Int }
    #expect(unknown.reduce(0, +) >= 2)
  }

  /// What has changed in an area, from two folders with meetings by name.
  private func change(
    _ area: String,
    from earlier: [String: String],
    to later: [String: String]
  ) throws -> (area: [String: Any], all: [String: Any]) {
    let folders = try (TemporaryDirectory(), TemporaryDirectory())
    for (name, text) in earlier { try folders.0.write(text, to: name) }
    for (name, text) in later { try folders.1.write(text, to: name) }
    let arguments = [folders.1.path, "--previous", folders.0.path, "--format", "json"]
    let report = try object(focus(arguments).output)
    let areas = try #require(report["areas"] as? [[String: Any]])
    let own = try #require(areas.first { $0["area"] as? String == area })
    return (
      try #require(own["change"] as? [String: Any]),
      try #require(report["change"] as? [String: Any])
    )
  }

  private func joint(_ rating: Int, _ date: String, more: String = "") -> String {
    let units = Corpus.units.prefix(2).joined(separator: ", ")
    return "meeting: {units: [\(units)], form: hemsjukvard, date: \(date)}\n"
      + "answers: {\"2.1\": \(rating)}\n\(more)"
  }

  @Test func `count a meeting of several units once, and what it has planned`() throws {
    let plan =
      "plan:\n  - {requirement: samverkansmoten, action: Boka, responsible: region, status: klart}\n"
    let apart = [
      "a.yaml": meeting(0, "\"2.1\": 4", date: "2026-05-05"),
      "b.yaml": meeting(1, "\"2.1\": 4", date: "2026-05-06"),
    ]
    let (parted, all) = try change(
      "samverkansstruktur",
      from: ["m.yaml": joint(1, "2025-10-14", more: plan)],
      to: apart
    )
    #expect(parted["closed"] as? Int == 1)
    #expect((parted["actions"] as? [String: [String: Int]])?["klart"]?["closed"] == 1)
    #expect(all["pairs"] as? Int == 2)
    let (joined, one) = try change(
      "samverkansstruktur",
      from: apart.mapValues { $0.replacing("2026-05", with: "2025-10") },
      to: ["m.yaml": joint(1, "2026-05-05")]
    )
    #expect(joined["came"] as? Int == 1)
    #expect(one["pairs"] as? Int == 1)
  }

  @Test func `take no action against a gap that was not there for one that helped`() throws {
    let plan =
      "plan:\n  - {requirement: samverkansmoten, action: Boka, responsible: region, status: klart}\n"
    let (area, _) = try change(
      "samverkansstruktur",
      from: ["m.yaml": meeting(0, "\"2.1\": 4", more: plan)],
      to: ["m.yaml": meeting(0, "\"2.1\": 4", date: "2026-05-05")]
    )
    let fates = try #require((area["actions"] as? [String: [String: Int]])?["klart"])
    #expect(fates["noGap"] == 1 && fates["closed"] == 0)
  }

  @Test func `are not held against meetings that are no earlier`() throws {
    let same = ["m.yaml": meeting(0, "\"2.1\": 1")]
    let (area, all) = try change("samverkansstruktur", from: same, to: same)
    #expect(all["notEarlier"] as? Int == 1)
    #expect(all["pairs"] as? Int == 0)
    #expect(area["remained"] as? Int == 0)
  }

  @Test func `say so where of one of the rounds only counts are known`() throws {
    let arguments = [
      "samples/rapport-2025.txt", "--year", "2025", "--previous", "samples/lan-2025",
    ]
    let program = try focus(arguments)
    #expect(program.status == 0)
    #expect(program.output.contains("Det finns inga möten att jämföra"))
    #expect(!program.output.contains("brister borta"))
  }
}

import Foundation
import Testing
import TestSupport

struct `A comparison with an earlier year` {
  /// A round: for each question the ratings of the first units; nil where one has not answered.
  private func round(
    _ date: String,
    _ ratings: [String: [Int?]],
    skipping skipped: Int = 0
  ) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    for unit in 0..<(ratings.values.map(\.count).max() ?? 0) {
      let answers = ratings.sorted { $0.key < $1.key }.compactMap { question, ratings in
        ratings[unit].map { "\"\(question)\": \($0)" }
      }
      guard !answers.isEmpty else { continue }
      try folder.write(
        meeting(skipped + unit, answers.joined(separator: ", "), date: date),
        to: "m\(unit).yaml"
      )
    }
    return folder
  }

  /// So many ratings of 1, and the others 4.
  private func low(_ count: Int, of all: Int) -> [Int?] { (0..<all).map { $0 < count ? 1 : 4 } }

  private func run(
    _ later: TemporaryDirectory,
    since earlier: TemporaryDirectory,
    _ more: [String] = []
  ) throws -> String {
    let program = try Program.run(
      ["batch", later.path, "--previous", earlier.path, "--fail-on", "never"] + more + batchRules
    )
    #expect(program.status == 0)
    return program.output
  }

  private func report(_ later: TemporaryDirectory, since earlier: TemporaryDirectory) throws
    -> [String: Any]
  {
    try object(run(later, since: earlier, ["--format", "json"]))
  }

  /// The text in one line, from where the comparison begins.
  private func text(
    _ later: TemporaryDirectory,
    since earlier: TemporaryDirectory,
    _ more: [String] = []
  ) throws -> String {
    let text = try run(later, since: earlier, more).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let start = try #require(text.range(of: "Jämfört med tidigare år"))
    return String(text[start.lowerBound...])
  }

  private func lines(_ report: [String: Any]) throws -> [String: [String: Any]] {
    let lines = try #require(report["comparison"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: lines.map { ($0["label"] as? String ?? "", $0) })
  }

  /// The table of those who have answered in both rounds, and its lines.
  private func paired(_ report: [String: Any]) throws
    -> (table: [String: Any], lines: [String: [String: Any]])
  {
    let table = try #require((report["pairedComparison"] as? [[String: Any]])?.first)
    let lines = try #require(table["requirements"] as? [[String: Any]])
    return (
      table, Dictionary(uniqueKeysWithValues: lines.map { ($0["label"] as? String ?? "", $0) })
    )
  }

  @Test func `is made within the same rules, with the chance of the difference`() throws {
    let report = try report(
      round("2025-11-14", ["2.1": low(5, of: 21)]),
      since: round("2025-10-14", ["2.1": low(12, of: 20)])
    )
    let line = try #require(lines(report)["2.1"])
    #expect(line["comparability"] as? String == "identical")
    #expect((line["earlier"] as? [String: Any])?["gaps"] as? Int == 12)
    #expect((line["later"] as? [String: Any])?["gaps"] as? Int == 5)
    let probability = try #require(line["probability"] as? Double)
    #expect(abs(probability - 0.0277826702146407) < 1e-12)
    #expect(line["tests"] as? Int == 1)
    #expect(line["adjusted"] as? Double == probability)
    #expect(line["largerThanChance"] as? Bool == true)
  }

  @Test func `shows a trend break and compares nothing that nobody has vouched for`() throws {
    let answers = ["2.1": low(3, of: 9), "2.3": low(3, of: 9)]
    let lines = try lines(
      report(round("2025-10-14", answers), since: round("2024-10-14", answers))
    )
    let changed = try #require(lines["2.3"])
    #expect(changed["comparability"] as? String == "meaning-changed")
    #expect((changed["reason"] as? String)?.contains("2025") == true)
    #expect(changed["earlier"] is NSNull && changed["probability"] is NSNull)
    #expect(lines["2.1"]?["comparability"] as? String == "not-stated")
    #expect(lines["2.1"]?["earlier"] is NSNull)
  }

  /// What is larger than chance by itself is not among four.
  @Test func `takes regard to how many requirements are tested`() throws {
    let questions = ["2.1", "2.2", "3.1", "4.1"]
    let earlier = questions.map { ($0, low($0 == "2.1" ? 12 : 5, of: 20)) }
    let later = questions.map { ($0, low(5, of: 20)) }
    let folders = try (
      round("2025-11-14", Dictionary(uniqueKeysWithValues: later)),
      round("2025-10-14", Dictionary(uniqueKeysWithValues: earlier))
    )
    let report = try report(folders.0, since: folders.1)
    let line = try #require(lines(report)["2.1"])
    let probability = try #require(line["probability"] as? Double)
    let adjusted = try #require(line["adjusted"] as? Double)
    #expect(probability < 0.06 && line["tests"] as? Int == 4)
    #expect(abs(adjusted - 4 * probability) < 1e-12)
    #expect(line["largerThanChance"] as? Bool == false)
    let text = try text(folders.0, since: folders.1)
    #expect(text.contains("4 krav prövas på en gång"))
    #expect(text.contains("räknat med hänsyn till alla 4 (Holms metod)"))
    #expect(!text.contains("större än slumpen"))
  }

  /// Fisher's test gives 0.04977 of 7 of 7 + 10 here, and 0.0503 would be the next.
  @Test func `prints no number that contradicts what it says`() throws {
    let text = try text(
      round("2025-11-14", ["2.1": low(6, of: 7)]),
      since: round("2025-10-14", ["2.1": low(3, of: 10)])
    )
    #expect(text.contains("brist i 3 av 10 förut, 6 av 7 nu"))
    #expect(text.contains("skillnaden är större än slumpen brukar ge (p <0,05)"))
    #expect(!text.contains("0,050"))
  }

  @Test func `follows those who have answered in both rounds apart from all`() throws {
    // Of twelve units two have answered only before, and two others only now.
    let before: [Int?] = [1, 1, 1, 1, 1, 1, 1, 4, 4, 4, nil, 4]
    let now: [Int?] = [4, 4, 4, 4, 4, 4, 1, 4, nil, 1, 4, 4]
    let folders = try (
      round("2025-11-14", ["2.1": now]), round("2025-10-14", ["2.1": before])
    )
    let report = try report(folders.0, since: folders.1)
    let all = try #require(lines(report)["2.1"])
    #expect((all["earlier"] as? [String: Any])?["gaps"] as? Int == 7)
    #expect((all["earlier"] as? [String: Any])?["assessed"] as? Int == 11)
    #expect((all["later"] as? [String: Any])?["assessed"] as? Int == 11)
    #expect(all["closed"] == nil)
    let (table, lines) = try paired(report)
    #expect(table["pairs"] as? Int == 10)
    #expect(table["units"] as? Int == 10)
    #expect(table["unpairedUnits"] as? Int == 2)
    #expect(table["tests"] as? Int == 1)
    let line = try #require(lines["2.1"])
    #expect((line["earlier"] as? [String: Any])?["gaps"] as? Int == 7)
    #expect((line["earlier"] as? [String: Any])?["assessed"] as? Int == 10)
    #expect((line["later"] as? [String: Any])?["gaps"] as? Int == 2)
    #expect(line["closed"] as? Int == 6)
    #expect(line["came"] as? Int == 1)
    // McNemar's exact test of 6 against 1.
    let probability = try #require(line["probability"] as? Double)
    #expect(abs(probability - 0.125) < 1e-12)
    let text = try text(folders.0, since: folders.1)
    #expect(
      text.contains("brist i 7 av 10 förut, 2 av 10 nu (6 borta, 1 ny); skillnaden kan bero")
    )
    #expect(text.contains("10 par av möten följs från förra omgången"))
  }

  @Test func `follows a meeting of several units once`() throws {
    let folders = try (TemporaryDirectory(), TemporaryDirectory())
    let units = Corpus.units.prefix(2).joined(separator: ", ")
    try folders.0.write(
      "meeting: {units: [\(units)], form: hemsjukvard, date: 2025-10-14}\nanswers: {\"2.1\": 1}\n",
      to: "m.yaml"
    )
    try folders.1.write(meeting(0, "\"2.1\": 4", date: "2025-11-14"), to: "a.yaml")
    try folders.1.write(meeting(1, "\"2.1\": 4", date: "2025-11-14"), to: "b.yaml")
    let (table, lines) = try paired(report(folders.1, since: folders.0))
    #expect(table["pairs"] as? Int == 1)
    #expect(table["units"] as? Int == 2)
    #expect(lines["2.1"]?["closed"] as? Int == 1)
  }

  @Test func `says so where nobody can be followed`() throws {
    let folders = try (
      round("2025-11-14", ["2.1": [1, 4]], skipping: 5), round("2025-10-14", ["2.1": [1, 4]])
    )
    let (table, lines) = try paired(report(folders.0, since: folders.1))
    #expect(table["pairs"] as? Int == 0)
    #expect(lines["2.1"]?["earlier"] is NSNull)
    #expect(
      try text(folders.0, since: folders.1).contains("Inget möte går att följa från förra omgången")
    )
  }

  @Test func `follows nobody in a publication`() throws {
    let folders = try (
      round("2025-11-14", ["2.1": low(5, of: 21)]), round("2024-10-14", ["2.1": low(12, of: 20)])
    )
    for format in ["text", "markdown", "json", "csv"] {
      let shown = try run(folders.0, since: folders.1, ["--format", format, "--publish"])
      #expect(!shown.contains("båda omgångarna") && !shown.contains("pairedComparison"))
      let own = try run(folders.0, since: folders.1, ["--format", format])
      #expect(
        format == "csv" || own.contains("båda omgångarna") || own.contains("pairedComparison")
      )
    }
  }
}

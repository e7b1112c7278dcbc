import Diagnostics
import Files
import Foundation
import Kravkoll
import Model
import Reports
import Summary
import Testing
import TestSupport

struct `Expected focus areas` {
  private func result(
    _ folder: String,
    explaining area: String? = nil,
    showsComments: Bool = false,
    publishes: Bool = false
  ) throws -> BatchResult {
    #expect(FileManager.default.changeCurrentDirectoryPath(Repository.root.path))
    var options = BatchRun.Options()
    options.countsFocus = true
    options.keepsTexts = showsComments
    options.explainedArea = area
    options.publishes = publishes
    var run = BatchRun(
      rules: RulesLocation(chosen: "rules", installed: []),
      asOf: try day,
      options: options
    )
    let result = try run.run(InputPaths(["samples/\(folder)"]).inputs)
    #expect(result.failures.isEmpty)
    return result
  }

  private var day: CalendarDate {
    get throws { try #require(CalendarDate("2026-11-21")) }
  }

  private func text(
    _ format: String,
    _ result: BatchResult,
    previous: BatchResult? = nil,
    disclosed: DisclosedBatch? = nil,
    language: Language = .swedish
  ) throws -> String {
    let format = try #require(FocusFormats.all.first { $0.name == format })
    let report = result.focus(
      asOf: try day,
      top: 5,
      previous: previous,
      disclosed: disclosed
    )
    return format.text(of: report, Presentation(language: language, style: .plain, width: 80))
      .replacing(/"hash": ?"[0-9a-f]{64}"/, with: "\"hash\": \"…\"")
  }

  @Test(arguments: FocusFormats.all.map(\.name))
  func `are those that were read and approved`(format: String) throws {
    let text = try text(format, result("lan-2025", showsComments: true))
    try compare(text, with: "focus.\(format)")
  }

  @Test func `in English are those that were read and approved`() throws {
    try compare(text("text", result("lan-2025"), language: .english), with: "focus.en.text")
  }

  @Test func `since the last round are those that were read and approved`() throws {
    let text = try text(
      "text",
      result("lan-2026-uppfoljning"),
      previous: result("lan-2025")
    )
    try compare(text, with: "focus-previous.text")
  }

  @Test func `to be published are those that were read and approved`() throws {
    let result = try result("lan-2025", publishes: true)
    let disclosed = try Publishing(log: nil, replacingBy: nil)
      .disclosed(result, previous: nil, by: [], on: day)
    let text = try text("text", result, disclosed: disclosed)
    try compare(text, with: "focus-published.text")
  }

  @Test func `that are explained are those that were read and approved`() throws {
    try compare(
      text("text", result("lan-2025", explaining: "lakemedel")),
      with: "focus-explained.text"
    )
  }

  @Test func `are shown in the README as the program prints them`() throws {
    let blocks = try Repository.text("README.md").components(separatedBy: "```")
    let shown = try #require(blocks.first { $0.hasPrefix("text\n1. ") })
    let golden = try Repository.text("Tests/GoldenTests/Expected/focus.text")
    let lines = shown.dropFirst("text\n".count).components(separatedBy: "\n  …")
    #expect(lines[0].count > 200)
    #expect(golden.contains(lines[0]))
  }

  @Test func `have the county's lowest and highest in the sample made after it`() throws {
    let result = try result("lan-2025")
    let report = result.focus(asOf: try day, top: 3, previous: nil, disclosed: nil)
    let recommended = report.ranking.areas.filter(\.isRecommended).map(\.area.id.text)
    #expect(Set(recommended) == ["rehabilitering", "lakemedel", "risker"])
    let works = report.strengths.lines.prefix(3).compactMap { $0.line.question?.number }
    #expect(Set(works) == ["2.1", "2.4", "2.6"])
    // The follow-up of rehabilitation is the worst of its area.
    let area = try #require(report.ranking.areas.first { $0.area.id.text == "uppfoljning" })
    let shares = area.requirements.compactMap { line in
      line.line.figures?.gapShare.map { (line.line.question?.number, $0) }
    }
    #expect(shares.max { $0.1 < $1.1 }?.0 == "6.2")
  }
}

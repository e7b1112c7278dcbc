import Diagnostics
import Files
import Foundation
import Kravkoll
import Model
import Reports
import Summary
import Testing
import TestSupport

struct `Expected compilations` {
  /// The report on the Örebro samples: meetings, a table and a printed report.
  private func report(_ groupings: [Grouping], isPublished: Bool) throws -> BatchReport {
    #expect(FileManager.default.changeCurrentDirectoryPath(Repository.root.path))
    let day = try #require(CalendarDate("2026-11-21"))
    var options = BatchRun.Options()
    options.defaults.statedYear = 2025
    options.keepsUnits = !isPublished
    options.publishes = isPublished
    var run = BatchRun(
      rules: RulesLocation(chosen: "rules", installed: []),
      asOf: day,
      options: options
    )
    let paths =
      Repository.yamlFiles(in: "samples") + ["samples/export-2025.csv", "samples/rapport-2025.txt"]
    let result = try run.run(InputPaths(paths).inputs)
    #expect(result.failures.isEmpty)
    let publishing = Publishing(log: nil, replacingBy: nil)
    return result.report(
      asOf: day,
      groupings: groupings,
      previous: nil,
      disclosed: isPublished
        ? try publishing.disclosed(result, previous: nil, by: groupings, on: day) : nil
    )
  }

  @Test(arguments: BatchFormats.all.map(\.name))
  func `are those that were read and approved`(format: String) throws {
    let format = try #require(BatchFormats.all.first { $0.name == format })
    let presentation = Presentation(language: .swedish, style: .plain, width: 80)
    let text = format.text(of: try report([.kommun, .phase], isPublished: false), presentation)
    try compare(
      text.replacing(/"hash": ?"[0-9a-f]{64}"/, with: "\"hash\": \"…\""),
      with: "batch.\(format.name)"
    )
  }

  /// The county's meetings of one of the sample folders.
  private func county(_ folder: String) throws -> BatchResult {
    #expect(FileManager.default.changeCurrentDirectoryPath(Repository.root.path))
    var options = BatchRun.Options()
    options.keepsRound = true
    var run = BatchRun(
      rules: RulesLocation(chosen: "rules", installed: []),
      asOf: try #require(CalendarDate("2026-11-21")),
      options: options
    )
    return try run.run(InputPaths(["samples/\(folder)/moten.ndjson"]).inputs)
  }

  @Test(arguments: ["text", "markdown"])
  func `with an earlier round are those that were read and approved`(format: String) throws {
    let report = try county("lan-2026-uppfoljning").report(
      asOf: try #require(CalendarDate("2026-11-21")),
      groupings: [],
      previous: county("lan-2025"),
      disclosed: nil
    )
    let format = try #require(BatchFormats.all.first { $0.name == format })
    let presentation = Presentation(language: .swedish, style: .plain, width: 80)
    let text = format.text(of: report, presentation)
    let start = try #require(text.range(of: "Jämfört med tidigare år"))
    try compare(String(text[start.lowerBound...]), with: "batch-previous.\(format.name)")
  }

  @Test func `to be published are those that were read and approved`() throws {
    let report = try report([.kommun, .lansdel], isPublished: true)
    let english = Presentation(language: .english, style: .plain, width: 80)
    try compare(BatchFormats.all[0].text(of: report, english), with: "batch-published.text")
  }
}

import Analysis
import Diagnostics
import Files
import Foundation
import Model
import Reports
import Testing
import TestSupport

struct `Expected outputs of the gate` {
  private static let fixture = Result { try GateFixture() }

  @Test(arguments: GateFormats.all.map(\.name))
  func `are those that were read and approved`(name: String) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    try compare(try Self.fixture.get().text(format, .swedish), with: "gate.\(name)")
  }

  @Test(arguments: ["markdown", "github"])
  func `in English too`(name: String) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    try compare(try Self.fixture.get().text(format, .english), with: "gate.en.\(name)")
  }

  @Test(arguments: GateFormats.all.map(\.name), Language.allCases)
  func `never show a personal identity number or a place on this machine`(
    name: String,
    language: Language
  ) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    let text = try Self.fixture.get().text(format, language)
    #expect(!PersonalIdentityNumber.occurs(in: text))
    #expect(!text.contains("/tmp") && !text.contains("file://"))
  }

  @Test(arguments: ["markdown", "sarif", "junit", "github"])
  func `never tell what was wrong in a meeting, which may quote it`(name: String) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    for language in Language.allCases {
      #expect(try !Self.fixture.get().text(format, language).contains("Hemligby"))
    }
  }

  @Test func `for GitHub are ten annotations at most, the errors first`() throws {
    let format = try #require(GateFormats.all.first { $0.name == "github" })
    let lines = try Self.fixture.get().text(format, .swedish).split(separator: "\n")
    let commands = lines.filter { $0.hasPrefix("::") }
    #expect(commands.count == 10)
    let levels = commands.dropLast().map { $0.hasPrefix("::error ") }
    #expect(levels == levels.sorted { $0 && !$1 })
    #expect(lines.count == 11)
  }

  @Test func `for code scanning know an issue again when its lines move`() throws {
    let format = try #require(GateFormats.all.first { $0.name == "sarif" })
    let report = try Self.fixture.get().report
    func fingerprints(_ report: GateReport) -> [String] {
      let presentation = Presentation(language: .swedish, style: .plain, width: 80)
      return format.text(of: report, presentation).matches(of: /[0-9a-f]{16}:\d+/).map {
        String($0.output)
      }
    }
    let found = fingerprints(report)
    #expect(Set(found).count == found.count)
    #expect(found.count > 10)
    let moved = try GateFixture(leading: "# En rad till.\n").report
    #expect(fingerprints(moved) == found)
  }
}

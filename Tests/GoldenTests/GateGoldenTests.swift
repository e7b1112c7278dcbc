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

  /// An output with what is another on every machine and in every edition taken away.
  private func golden(_ format: any GateFormat, _ language: Language) throws -> String {
    let fixture = try Self.fixture.get()
    return fixture.text(format, language)
      .replacing(fixture.root + "/", with: "")
      .replacing(/"hash": ?"[0-9a-f]{64}"/, with: "\"hash\": \"…\"")
      .replacing(/"semanticVersion": ?"[0-9.]+"/, with: "\"semanticVersion\": \"0.0.0\"")
  }

  @Test(arguments: GateFormats.all.map(\.name))
  func `are those that were read and approved`(name: String) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    try compare(try golden(format, .swedish), with: "gate.\(name)")
  }

  @Test(arguments: ["markdown", "github"])
  func `in English too`(name: String) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    try compare(try golden(format, .english), with: "gate.en.\(name)")
  }

  @Test(arguments: GateFormats.all.map(\.name), Language.allCases)
  func `never show a personal identity number`(name: String, language: Language) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    #expect(try !PersonalIdentityNumber.occurs(in: Self.fixture.get().text(format, language)))
  }

  @Test(arguments: ["markdown", "sarif", "junit", "github"], Language.allCases)
  func `for other tools name files from the root, and never tell what was wrong in a meeting`(
    name: String,
    language: Language
  ) throws {
    let format = try #require(GateFormats.all.first { $0.name == name })
    let fixture = try Self.fixture.get()
    let text = fixture.text(format, language)
    #expect(!text.contains(fixture.root))
    #expect(text.contains("Regler på prov/") || text.contains("\"Regler%20p%C3%A5%20prov/"))
    // The message about a meeting quotes it.
    #expect(!text.contains("Hemligby"))
  }

  @Test func `of a rule set without faults have nothing to show`() throws {
    let fixture = try Self.fixture.get()
    let ruleSet = fixture.report.ruleSet
    let report = GateReport(on: ruleSet, asOf: fixture.report.asOf, [.init(ruleSet, lint: [])])
    let presentation = Presentation(language: .swedish, style: .plain, width: 80)
    func text(_ name: String) throws -> String {
      try #require(GateFormats.all.first { $0.name == name }).text(of: report, presentation)
    }
    #expect(try text("github") == "ovning-2025 1.0.1: GODKÄNT\n")
    #expect(try text("sarif").contains("\"results\": []"))
    #expect(try text("junit").contains("tests=\"21\" failures=\"0\" errors=\"0\""))
    #expect(try text("markdown").hasPrefix("## ✓ ovning-2025 1.0.1: GODKÄNT\n"))
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

import Diagnostics
import Foundation
import FuzzLaws
import Model
import Testing
import TestSupport

/// The laws that the fuzzer holds every input to, held by what the project has of its own.
struct `What holds for any input` {
  @Test(arguments: TrialKind.allCases)
  func `holds for samples, and for what the fuzzer found`(kind: TrialKind) throws {
    let day = try #require(CalendarDate("2026-11-21"))
    let project = Repository.root.path
    var trial = try kind.trial(TrialRules(project: project, day: day, isThorough: true))
    let inputs = try Self.samples(of: kind) + Self.found(kind)
    try #require(!inputs.isEmpty)
    for (name, bytes) in inputs {
      do throws(Breach) {
        try trial.run(bytes)
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }

  /// Files of the project that are such an input.
  private static func samples(of kind: TrialKind) throws -> [(name: String, bytes: [UInt8])] {
    let paths =
      switch kind {
      case .meetings:
        Repository.yamlFiles(in: "samples") + Repository.yamlFiles(in: "samples/undantag")
      case .tables: ["samples/export-2025.csv"]
      case .reports: ["samples/rapport-2025.txt"]
      case .lists: ["Tests/Comments/fresh.tsv"]
      case .rules: [] as [String]
      }
    let files = try paths.map { ($0, Array(try Repository.text($0).utf8)) }
    return kind == .rules ? try ruleFiles() : files
  }

  /// Each file of the practice rules with a line more, as an input of ``RuleTrial``.
  private static func ruleFiles() throws -> [(name: String, bytes: [UInt8])] {
    let top = "samples/undantag/rules/ovning"
    return try ["", "/forms", "/requirements", "/tests"].flatMap { folder in
      try Repository.yamlFiles(in: top + folder).map { path in
        let name = path.dropFirst(top.count + 1)
        return (path, Array("===\(name)\n\(try Repository.text(path))\n# en rad till".utf8))
      }
    }
  }

  /// What the fuzzer once found, made small.
  private static func found(_ kind: TrialKind) throws -> [(name: String, bytes: [UInt8])] {
    let folder = Repository.path("Tests/LawTests/Found/\(kind.rawValue)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.sorted().map { name in
      (name, Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }
  }
}

import Diagnostics
import Events
import Files
import Foundation
import Kravkoll
import Model
import Reports
import Testing
import TestSupport
import YAML

/// Changes valid files at random: nothing may trap, and nothing unreadable may pass.
struct `Mutated files` {
  /// A file with one to three small changes.
  private func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    let pieces: [[UInt8]] = [
      [0], [0xFF], [0xC3], [0x0A], [0x09], Array("å".utf8), Array("🙂".utf8), Array("{".utf8),
      Array("]".utf8), Array("\"".utf8), Array(": ".utf8), Array("&a ".utf8), Array("*a".utf8),
      Array("---\n".utf8), Array("- ".utf8), Array("#".utf8), Array("9".utf8), Array("{}".utf8),
      Array("not_applicable".utf8), Array("2025-02-30".utf8), Array("99999999999999999999".utf8),
    ]
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !result.isEmpty {
      let index = Int.random(in: 0..<result.count, using: &generator)
      let length = min(result.count - index, Int.random(in: 1...12, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: result.removeSubrange(index..<(index + length))
      case 1: result.insert(contentsOf: result[index..<(index + length)], at: index)
      case 2: result[index] = UInt8.random(in: 0...255, using: &generator)
      case 3: result.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: index)
      default: result.removeLast(result.count - index)
      }
    }
    return result
  }

  /// Whether libyaml, asked directly, can read the text to its end.
  private func isReadable(_ bytes: [UInt8]) -> Bool {
    do {
      let events = try YAMLEvents(SourceFile(name: "m", bytes: bytes))
      while true {
        if case .streamEnd = try events.next().kind { return true }
      }
    } catch {
      return false
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `are judged or refused`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let day = try #require(CalendarDate("2026-11-21"))
    let rules = RulesLocation(chosen: Repository.path("samples/undantag/rules"), installed: [])
    var run = CheckRun(rules: rules, asOf: day)
    let names = ["exempelbyn-2026", "ovningsby-provkoping-2026"]
    let files = try names.map { Array(try Repository.text("samples/undantag/\($0).yaml").utf8) }
    var refused = 0
    for round in 0..<1_000 {
      let bytes = mutated(files[round % files.count], &generator)
      let report = run.check(SourceFile(name: "m.yaml", bytes: bytes))
      #expect(!report.entries.isEmpty)
      if !isReadable(bytes) {
        #expect(!report.diagnostics.isEmpty, "seed \(seed), round \(round)")
      }
      if !report.diagnostics.isEmpty { refused += 1 }
      for diagnostic in report.diagnostics {
        #expect(diagnostic.site != nil)
        let text = DiagnosticText(language: .swedish, style: .plain).text(of: diagnostic)
        #expect(!PersonalIdentityNumber.occurs(in: text))
      }
      for assessment in report.assessments {
        #expect(assessment.tally.assessed > 0)
        let presentation = Presentation(language: .swedish, style: .plain, width: 60)
        for format in CheckFormats.all {
          _ = format.text(of: CheckReport([.assessment(assessment)]), presentation)
        }
      }
    }
    // The changes must neither miss every file nor break every one.
    #expect((100...990).contains(refused))
  }

  @Test(arguments: 200..<204 as Range<UInt64>)
  func `of a report are imported or refused`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rules = Repository.path("rules/orebro-2025")
    var defaults = InputDefaults()
    (defaults.form, defaults.statedYear) = ("hemsjukvard", 2025)
    let run = ImportRun(rules: RulesLocation(chosen: rules, installed: []), defaults: defaults)
    let original = Array(try Repository.text("samples/rapport-2025.txt").utf8)
    var refused = 0
    for _ in 0..<50 {
      let bytes = mutated(original, &generator)
      do throws(Unusable) {
        let result = try run.result(of: SourceFile(name: "r.txt", bytes: bytes), rulesIn: rules)
        #expect(result.text.hasPrefix("compilation:\n"))
        #expect(!PersonalIdentityNumber.occurs(in: result.text))
        _ = try YAMLEvents(SourceFile(name: "s.yaml", bytes: Array(result.text.utf8)))
      } catch {
        refused += 1
        #expect(!error.diagnostics.isEmpty)
      }
    }
    #expect((5...49).contains(refused))
  }

  @Test(arguments: 100..<104 as Range<UInt64>)
  func `of a rule set are read or refused`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = [
      "ruleset.yaml", "forms/hemsjukvard.yaml", "requirements/ovning.yaml", "exceptions.yaml",
      "measures.yaml", "units.yaml", "focus-areas.yaml", "tests/ovning.yaml",
    ]
    let directory = try TemporaryDirectory(copying: "samples/undantag/rules/ovning")
    for round in 0..<500 {
      let name = names[round % names.count]
      let original = Array(try Repository.text("samples/undantag/rules/ovning/\(name)").utf8)
      let bytes = mutated(original, &generator)
      try directory.write(bytes, to: name)
      do throws(Unusable) {
        _ = try RuleTestRun.reports(in: directory.path)
        #expect(isReadable(bytes), "seed \(seed), round \(round)")
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
      try directory.write(original, to: name)
    }
  }
}

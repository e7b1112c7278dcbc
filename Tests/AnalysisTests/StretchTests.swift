import Analysis
import Diagnostics
import Files
import Foundation
import Model
import Testing
import TestSupport

/// Random calendars of rule sets on disk, before and now.
struct `The stretches that the gate compares` {
  private struct Calendar {
    let directory: TemporaryDirectory
    let ruleSets: [RuleSet]
    private var book: RuleBook

    /// Writes up to four rule sets, with overlapping or touching periods or with days between them.
    init(_ random: inout RandomRules) throws {
      directory = try TemporaryDirectory()
      for index in 0...random.number(0...3) {
        let start = 737_000 + random.number(0...60)
        let first = try #require(CalendarDate(dayNumber: start))
        let length = random.number(0...20) * random.number(0...30)
        let last = try #require(CalendarDate(dayNumber: start + length))
        let name = "r\(random.number(0...2))-\(index)"
        try FileManager.default.copyItem(
          atPath: Repository.path("Tests/AnalysisTests/Practice"),
          toPath: "\(directory.path)/\(name)"
        )
        let header = try directory.text("\(name)/ruleset.yaml")
          .replacing(/period: .*/, with: "period: {from: \(first), to: \(last)}")
          .replacing(/(?m)^id: .*/, with: "id: \(name)")
        try directory.write(header, to: "\(name)/ruleset.yaml")
      }
      ruleSets = try RuleFolder(directory.path).all().map(\.ruleSet)
      book = try RuleBook(directory.path)
    }

    /// What `check` judges a meeting by, or all among which it cannot choose; by id.
    mutating func chosen(on day: CalendarDate) throws -> Set<String> {
      let text = "meeting: {unit: X, form: hemsjukvard, date: \(day)}\nanswers: {\"1.1\": 3}\n"
      let file = SourceFile(name: "m.yaml", bytes: Array(text.utf8))
      let draft = try #require(InputReader().submissions(in: file).first).meeting()
      do throws(Unusable) {
        return [try book.ruleSet(for: draft).id.text]
      } catch {
        return Set(ruleSets.filter { $0.period.contains(day) }.map(\.id.text))
      }
    }

    mutating func chosen(in year: Int) throws -> Set<String> {
      do throws(Unusable) {
        return [try book.ruleSet(withForm: "hemsjukvard", year: year).id.text]
      } catch {
        return Set(ruleSets.filter { $0.period.lowerBound.year == year }.map(\.id.text))
      }
    }
  }

  @Test(arguments: 0..<25 as Range<UInt64>)
  func `are the choices of check on every day and in every year`(seed: UInt64) throws {
    var random = RandomRules(seed: seed)
    var before = try Calendar(&random)
    var now = try Calendar(&random)
    let diff = FolderDiff(from: before.ruleSets, to: now.ruleSets)
    let meetings = diff.stretches.filter { $0.kind == .meetings }
    func names(_ places: [Int], _ ruleSets: [RuleSet]) -> Set<String> {
      Set(places.map { ruleSets[$0].id.text })
    }
    for number in stride(from: 736_900, through: 737_800, by: 1) {
      let found = meetings.filter { $0.contains(number) }
      #expect(found.count == 1)
      let day = try #require(CalendarDate(dayNumber: number))
      #expect(day.dayNumber == number)
      let stretch = try #require(found.first)
      let chosen = (try before.chosen(on: day), try now.chosen(on: day))
      #expect(names(stretch.base, before.ruleSets) == chosen.0, "\(day)")
      #expect(names(stretch.now, now.ruleSets) == chosen.1, "\(day)")
    }
    for year in 2010...2030 {
      let pair = (try before.chosen(in: year), try now.chosen(in: year))
      // Every pair is among those that are compared, be it of meetings or of compilations.
      #expect(
        diff.stretches.contains {
          names($0.base, before.ruleSets) == pair.0 && names($0.now, now.ruleSets) == pair.1
        },
        "\(year)"
      )
    }
  }
}

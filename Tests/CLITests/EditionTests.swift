import Foundation
import TestSupport
import Testing

struct `The same rules by another path` {
  /// Four spellings of the samples, each of which finds the rules by another path.
  private static let spellings = [
    "samples/laxa-2025.yaml", "./samples/kumla-2025.yaml",
    Repository.root.path + "/samples/hallefors-2025.yaml",
    "docs/../samples/freya-2025.yaml",
  ]

  @Test func `are one rule set in a batch`() throws {
    let program = try Program.run(
      ["batch"] + Self.spellings + ["--fail-on", "never", "--format", "json", "--by", "year"]
    )
    #expect(program.status == 0)
    let report = try object(program.output)
    #expect(report["meetings"] as? Int == 4)
    // The requirements of one rule set and form, each once.
    let requirements = try #require(report["requirements"] as? [[String: Any]])
    let names = requirements.compactMap { $0["requirement"] as? String }
    #expect(names.count == Set(names).count)
  }

  @Test func `are one rule set when focus areas are ranked`() throws {
    let program = try Program.run(["focus"] + Self.spellings + ["--format", "json"])
    #expect(program.status == 0)
    let areas = try #require(try object(program.output)["areas"] as? [[String: Any]])
    let names = areas.compactMap { $0["area"] as? String }
    #expect(names.count == Set(names).count)
  }

  @Test func `are compared with what they were`() throws {
    let earlier = "samples/lan-2025"
    let reports = try [earlier, "./\(earlier)", Repository.root.path + "/\(earlier)"].map { path in
      try Program.run([
        "focus", "samples/lan-2026-uppfoljning", "--previous", path, "--format", "json",
      ])
    }
    #expect(reports.allSatisfy { $0.status == 0 && $0.output == reports[0].output })
    #expect(reports[0].output.contains("\"closed\": "))
  }
}

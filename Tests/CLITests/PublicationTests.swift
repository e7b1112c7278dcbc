import Foundation
import Testing
import TestSupport

struct `A publication` {
  private func corpus(_ folder: TemporaryDirectory, leavingOut: Set<Int> = []) throws {
    var corpus = Corpus(seed: 21)
    for index in 0..<Corpus.units.count {
      let yaml = corpus.meeting(index).yaml
      if !leavingOut.contains(index) { try folder.write(yaml, to: "m\(index).yaml") }
    }
  }

  @Test(arguments: ["text", "json", "csv", "markdown"])
  func `names no unit and no comment in any format`(format: String) throws {
    let folder = try TemporaryDirectory()
    try corpus(folder)
    // What cannot be read may name a unit too.
    try folder.write("meeting: {unit: Laxå vårdcentral}", to: "Laxå vårdcentral.yaml")
    var all: [String] = []
    for grouping in ["form", "kommun", "lansdel", "phase", "year"] {
      let arguments = ["--publish", "--format", format, "--by", grouping, "--fail-on", "never"]
      all.append(try Program.run(["batch", folder.path] + arguments + batchRules).output)
    }
    for output in all {
      #expect(output.count > 500)
      #expect(!output.contains("Möte "))
      for unit in Corpus.units { #expect(!output.contains(unit)) }
    }
  }

  /// Takes all figures that are shown in all groupings and tries to solve for what is hidden.
  @Test func `cannot be solved for what it hides`() throws {
    let folder = try TemporaryDirectory()
    try corpus(folder)
    var shown: [String: [(units: Set<Int>, gaps: Int, assessed: Int)]] = [:]
    let kommun = try members(of: "kommun")
    let lansdel = try members(of: "lansdel")
    for grouping in ["kommun", "lansdel", "year"] {
      let arguments = ["--publish", "--format", "json", "--by", grouping, "--fail-on", "never"]
      let output = try Program.run(["batch", folder.path] + arguments + batchRules).output
      let report = try object(output)
      let everything = Set(Corpus.units.indices)
      func take(_ lines: Any?, _ units: Set<Int>) throws {
        for line in try #require(lines as? [[String: Any]]) {
          guard let gaps = line["gaps"] as? Int, let assessed = line["assessed"] as? Int else {
            continue
          }
          let id = try #require(line["requirement"] as? String)
          shown[id, default: []].append((units, gaps, assessed))
        }
      }
      try take(report["requirements"], everything)
      for group in try #require(report["groups"] as? [[String: Any]])
      where group["suppressed"] as? Bool == false {
        let name = group["name"] as? String
        let units =
          grouping == "year"
          ? everything : (grouping == "kommun" ? kommun : lansdel)[name ?? "-"] ?? []
        try take(group["requirements"], units)
      }
    }
    #expect(shown.count > 5)
    for (id, sums) in shown {
      // All that adding and taking away twice can give.
      var known = sums
      for a in sums {
        for b in sums where b.units.isStrictSubset(of: a.units) {
          let rest = (a.units.subtracting(b.units), a.gaps - b.gaps, a.assessed - b.assessed)
          known.append(rest)
          for c in sums where c.units.isStrictSubset(of: rest.0) {
            known.append((rest.0.subtracting(c.units), rest.1 - c.gaps, rest.2 - c.assessed))
          }
        }
      }
      for sum in known where !sum.units.isEmpty {
        #expect(sum.units.count >= 5, "\(id) \(sum)")
        #expect(sum.assessed >= 5, "\(id) \(sum)")
        #expect(sum.gaps > 0 && sum.gaps < sum.assessed, "\(id) \(sum)")
      }
    }
  }

  private func members(of grouping: String) throws -> [String: Set<Int>] {
    let text = try Repository.text("rules/orebro-2025/units.yaml")
    var members: [String: Set<Int>] = [:]
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("- {name: ") }
    for (index, line) in lines.enumerated() {
      let parts = line.components(separatedBy: "\(grouping): ")
      let name = parts.count > 1 ? parts[1].prefix { $0 != "," && $0 != "}" }.description : "-"
      members[name, default: []].insert(index)
    }
    return members
  }

  @Test func `is refused when it differs from an earlier one by few units`() throws {
    let folder = try TemporaryDirectory()
    try corpus(folder)
    let log = "\(folder.path)/logg.ndjson"
    let arguments = ["--publish", "--publication-log", log, "--fail-on", "never"] + batchRules
    let first = try Program.run(["batch", folder.path + "/m*.yaml"] + arguments)
    #expect(first.status == 0)
    let remembered = try String(contentsOfFile: log, encoding: .utf8)
    #expect(!remembered.contains("rating") && !remembered.contains("Möte"))
    // The same again is fine, and is not remembered twice.
    #expect(try Program.run(["batch", folder.path + "/m*.yaml"] + arguments).status == 0)
    #expect(try String(contentsOfFile: log, encoding: .utf8) == remembered)
    let fewer = try TemporaryDirectory()
    try corpus(fewer, leavingOut: [9])
    let second = try Program.run(["batch", fewer.path + "/m*.yaml"] + arguments)
    #expect(second.status == 2)
    #expect(second.output.isEmpty)
    #expect(second.errors.contains(Corpus.units[9]))
    // The same units with another answer.
    let path = "\(folder.path)/m4.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = text.replacing("rating: 4", with: "rating: 1").replacing(
      "rating: 3",
      with: "rating: 2"
    )
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    let third = try Program.run(["batch", folder.path + "/m*.yaml"] + arguments)
    #expect(third.status == 2)
    #expect(third.errors.contains("andra siffror"))
  }

  @Test func `says that nothing guards it without a log`() throws {
    let folder = try TemporaryDirectory()
    try corpus(folder)
    let program = try Program.run(["batch", folder.path, "--publish"] + batchRules)
    #expect(program.errors.contains("--publication-log"))
  }
}

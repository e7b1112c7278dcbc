import Foundation
import Testing
import TestSupport

/// Meetings of the units of the Örebro rules, made by a seed.
private struct Corpus {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let units: [String] = {
    let text = (try? Repository.text("rules/orebro-2025/units.yaml")) ?? ""
    return text.split(separator: "\n").compactMap { line in
      line.hasPrefix("- {name: ")
        ? line.dropFirst(9).prefix { $0 != "," && $0 != "}" }.description : nil
    }
  }()

  /// A meeting number `index` as a JSON object on one line, and as YAML.
  mutating func meeting(_ index: Int) -> (json: String, yaml: String) {
    let unit = Self.units[index % Self.units.count]
    let day = 1 + index / Self.units.count
    let date = "2025-\(10 + (day - 1) / 28)-\(String(format: "%02d", 1 + (day - 1) % 28))"
    let rated = ["2.1", "2.3", "2.4", "3.2", "4.1", "4.4", "5.5", "5.6", "5.7", "5.8", "6.1"]
    let answers = rated.filter { _ in Int.random(in: 0..<12, using: &generator) > 0 }
      .map { ($0, Int.random(in: 1...4, using: &generator)) }
    let json = answers.map {
      "\"\($0)\":{\"rating\":\($1),\"comment\":\"Möte \(index), å \\\"x\\\"\"}"
    }
    let yaml = answers.map { "  \"\($0)\": {rating: \($1), comment: 'Möte \(index), å \"x\"'}\n" }
    return (
      "{\"meeting\":{\"units\":[\"\(unit)\"],\"form\":\"hemsjukvard\",\"date\":\"\(date)\"},"
        + "\"answers\":{\(json.joined(separator: ","))}}",
      "meeting: {units: [\(unit)], form: hemsjukvard, date: \(date)}\nanswers:\n\(yaml.joined())"
    )
  }
}

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

private let rules = ["--rules", Repository.path("rules"), "--as-of", "2026-11-21"]

struct `The command batch` {
  @Test func `compiles the samples, whatever they are written as`() throws {
    let program = try Program.run(
      ["batch", "samples", "--year", "2025", "--as-of", "2026-11-21", "--format", "json"]
    )
    #expect(program.status == 1)
    let report = try object(program.output)
    #expect(report["schema"] as? String == "kravkoll/batch/1")
    #expect((report["errors"] as? [Any])?.count == 0)
    // Ten and one meetings, three in the report, six rows in the table and two for practice.
    #expect(report["meetings"] as? Int == 22)
  }

  @Test(arguments: [1, 2, 7])
  func `gives the same bytes whatever the number of workers`(workers: Int) throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 5)
    for index in 0..<120 {
      try folder.write(corpus.meeting(index).yaml, to: "\(index % 7)/m\(index).yaml")
    }
    for format in ["ndjson", "json", "text", "csv", "markdown"] {
      let arguments = ["batch", folder.path, "--format", format, "--by", "kommun"] + rules
      let alone = try Program.run(arguments + ["--workers", "1"])
      let together = try Program.run(arguments + ["--workers", "\(workers)"])
      #expect(alone.output == together.output)
      #expect(alone.status == together.status)
    }
  }

  @Test func `understands JSON and YAML alike`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 6)
    let meetings = (0..<60).map { corpus.meeting($0) }
    let lines = try folder.write(meetings.map(\.json).joined(separator: "\n"), to: "a/all.ndjson")
    let documents = meetings.map(\.yaml).joined(separator: "---\n")
    let document = try folder.write(documents, to: "b/all.yaml")
    let arguments = ["--format", "csv", "--by", "lansdel", "--fail-on", "never"] + rules
    let first = try Program.run(["batch", lines] + arguments)
    let second = try Program.run(["batch", document] + arguments)
    #expect(first.status == 0)
    #expect(first.output == second.output)
    // A JSON object may also be laid out over many lines.
    let pretty = try folder.write(
      meetings[0].json.replacing("},", with: "},\n "),
      to: "c/one.json"
    )
    #expect(try Program.run(["batch", pretty] + arguments).status == 0)
  }

  @Test func `answers each line of a filter with one line, in order`() throws {
    var corpus = Corpus(seed: 7)
    var lines = (0..<50).map { corpus.meeting($0).json }
    lines[7] = "{\"meeting\": oj}"
    lines[20] = ""
    lines[21] = "[1, 2]"
    lines[33] = String(lines[33].dropLast(5))
    let input = lines.joined(separator: "\n") + "\n"
    let program = try Program.run(
      ["batch", "-", "--format", "ndjson"] + rules,
      input: input
    )
    #expect(program.status == 2)
    let answers = program.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(answers.count == lines.count)
    for (index, answer) in answers.enumerated() {
      let answer = try object(String(answer))
      if let error = answer["error"] as? [String: Any] {
        #expect([7, 20, 21, 33].contains(index))
        #expect(error["line"] as? Int == index + 1)
      } else {
        let meeting = try #require(answer["meeting"] as? [String: Any])
        #expect(meeting["units"] as? [String] == [Corpus.units[index % 28]])
      }
    }
  }

  @Test func `does all but the broken ones, and names those`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 8)
    for index in 0..<1000 {
      let yaml = corpus.meeting(index).yaml
      let isBroken = index % 100 == 50
      try folder.write(
        isBroken ? yaml.replacing("rating:", with: "ratnig:") : yaml,
        to: "\(index / 100)/m\(String(format: "%03d", index)).yaml"
      )
    }
    let program = try Program.run(
      ["batch", folder.path, "--format", "json", "--fail-on", "never"] + rules
    )
    #expect(program.status == 2)
    let report = try object(program.output)
    #expect(report["meetings"] as? Int == 990)
    let errors = try #require(report["errors"] as? [[String: Any]])
    #expect(errors.count == 10)
    #expect(errors.allSatisfy { $0["line"] as? Int == 3 })
    #expect((errors[0]["file"] as? String)?.hasSuffix("0/m050.yaml") == true)
    #expect(program.errors.contains("ratnig"))
  }

  @Test func `names both of two meetings that are the same`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 9)
    let yaml = corpus.meeting(3).yaml
    try folder.write(yaml, to: "a.yaml")
    try folder.write(yaml, to: "b.yaml")
    let program = try Program.run(["batch", folder.path] + rules)
    #expect(program.status == 2)
    #expect(program.errors.contains("b.yaml") && program.errors.contains("a.yaml:1"))
    #expect(program.output.contains("i 1 svar"))
  }

  @Test func `reads lists, patterns and hides nothing that it passed over`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 10)
    for index in 0..<4 { try folder.write(corpus.meeting(index).yaml, to: "d/\(index)x.yaml") }
    try folder.write("hej", to: "d/anteckning.docx")
    let arguments = ["--format", "csv", "--fail-on", "never"] + rules
    let whole = try Program.run(["batch", folder.path] + arguments)
    #expect(whole.errors.contains("anteckning.docx"))
    let pattern = try Program.run(["batch", "\(folder.path)/**/[0-3]*.yaml"] + arguments)
    let names = (0..<4).map { "\(folder.path)/d/\($0)x.yaml\n" }.joined()
    let list = try Program.run(["batch", "--files-from", "-"] + arguments, input: names)
    #expect(whole.output == pattern.output && whole.output == list.output)
    #expect(try Program.run(["batch", "\(folder.path)/*.csv"] + arguments).status == 2)
    #expect(try Program.run(["batch", "\(folder.path)/finns-inte"] + arguments).status == 2)
  }

  @Test func `says that there are no answers`() throws {
    let program = try Program.run(["batch", "--files-from", "-"] + rules, input: "")
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("inga svar"))
  }

  @Test(arguments: [
    ["--publish", "--units"], ["--publish", "--comments"], ["--publish", "--format", "ndjson"],
    ["--publication-log", "x"], ["--by", "ort"], ["--workers", "0"], ["--format", "xml"], ["-"],
    ["--year", "25"], ["--date", "i går"],
  ])
  func `ends with 2 at wrong usage`(arguments: [String]) throws {
    let program = try Program.run(["batch", "-"] + arguments, input: "")
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
  }

  @Test func `leaves no file when it cannot write all of it`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 11)
    try folder.write(corpus.meeting(0).yaml, to: "in/m.yaml")
    let target = "\(folder.path)/finns/inte/ut.ndjson"
    let program = try Program.run(
      ["batch", "\(folder.path)/in", "--format", "ndjson:\(target)"] + rules
    )
    #expect(program.status == 2)
    #expect(program.errors.contains("katalogen finns inte"))
    let full = try Program.run(
      ["batch", "\(folder.path)/in", "--format", "ndjson:/dev/full"] + rules
    )
    #expect(full.status == 2)
    #expect(full.errors.contains("disken är full"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `leaves nothing behind when it is killed`(signal: Int32) throws {
    let folder = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/ut",
      withIntermediateDirectories: true
    )
    var corpus = Corpus(seed: 12)
    let process = Process()
    // What runs the tests may ignore signals, which its children would do too.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["--default-signal=INT,TERM", Program.url.path, "batch", "-", "--format"]
      + ["ndjson:\(folder.path)/ut/r.ndjson"] + rules
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    for index in 0..<40 {
      try pipe.fileHandleForWriting.write(
        contentsOf: Data((corpus.meeting(index).json + "\n").utf8)
      )
    }
    Thread.sleep(forTimeInterval: 0.4)
    #expect(process.isRunning)
    kill(process.processIdentifier, signal)
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/ut").isEmpty)
  }
}

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
      all.append(try Program.run(["batch", folder.path] + arguments + rules).output)
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
      let output = try Program.run(["batch", folder.path] + arguments + rules).output
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
    let arguments = ["--publish", "--publication-log", log, "--fail-on", "never"] + rules
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
    let program = try Program.run(["batch", folder.path, "--publish"] + rules)
    #expect(program.errors.contains("--publication-log"))
  }
}

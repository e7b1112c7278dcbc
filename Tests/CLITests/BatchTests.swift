import Foundation
import Testing
import TestSupport

struct `The command batch` {
  @Test func `compiles the samples, whatever they are written as`() throws {
    let program = try Program.run(
      ["batch", "samples", "--year", "2025", "--as-of", "2026-11-21", "--format", "json"]
    )
    #expect(program.status == 1)
    let report = try object(program.output)
    #expect(report["schema"] as? String == "kravkoll/batch/1")
    #expect((report["errors"] as? [Any])?.count == 0)
    // Ten and one meetings, three in the report, six rows in the table, two for practice, and the
    // county with 26 and its follow-up with 10.
    #expect(report["meetings"] as? Int == 58)
  }

  @Test(arguments: [1, 2, 7])
  func `gives the same bytes whatever the number of workers`(workers: Int) throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 5)
    for index in 0..<120 {
      try folder.write(corpus.meeting(index).yaml, to: "\(index % 7)/m\(index).yaml")
    }
    for format in ["ndjson", "json", "text", "csv", "markdown"] {
      let arguments = ["batch", folder.path, "--format", format, "--by", "kommun"] + batchRules
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
    let arguments = ["--format", "csv", "--by", "lansdel", "--fail-on", "never"] + batchRules
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
      ["batch", "-", "--format", "ndjson"] + batchRules,
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

  @Test func `answers a line before it has the next`() throws {
    var corpus = Corpus(seed: 13)
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["batch", "-", "--format", "ndjson"] + batchRules
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    for index in 0..<3 {
      let line = corpus.meeting(index).json + "\n"
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      // Waits for the whole answer; nothing more is written before it has come.
      var answer = Data()
      while answer.last != 0x0A { answer += output.fileHandleForReading.availableData }
      let meeting = try object(String(decoding: answer, as: UTF8.self))["meeting"]
      #expect((meeting as? [String: Any])?["units"] as? [String] == [Corpus.units[index]])
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus != 2)
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
      ["batch", folder.path, "--format", "json", "--fail-on", "never"] + batchRules
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
    let program = try Program.run(["batch", folder.path] + batchRules)
    #expect(program.status == 2)
    #expect(program.errors.contains("b.yaml") && program.errors.contains("a.yaml:1"))
    #expect(program.output.contains("i 1 svar"))
  }

  @Test func `reads lists, patterns and hides nothing that it passed over`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 10)
    for index in 0..<4 { try folder.write(corpus.meeting(index).yaml, to: "d/\(index)x.yaml") }
    try folder.write("hej", to: "d/anteckning.docx")
    let arguments = ["--format", "csv", "--fail-on", "never"] + batchRules
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
    let program = try Program.run(["batch", "--files-from", "-"] + batchRules, input: "")
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
      ["batch", "\(folder.path)/in", "--format", "ndjson:\(target)"] + batchRules
    )
    #expect(program.status == 2)
    #expect(program.errors.contains("katalogen finns inte"))
    let full = try Program.run(
      ["batch", "\(folder.path)/in", "--format", "ndjson:/dev/full"] + batchRules
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
      + ["ndjson:\(folder.path)/ut/r.ndjson"] + batchRules
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

struct `What batch says` {
  private func text(_ meetings: [String], _ more: [String] = [], rules: [String] = batchRules)
    throws
    -> String
  {
    let folder = try TemporaryDirectory()
    for (index, meeting) in meetings.enumerated() {
      try folder.write(meeting, to: "m\(index).yaml")
    }
    return try Program.run(["batch", folder.path, "--fail-on", "never"] + more + rules).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `of what nobody has answered is that it is not assessed`() throws {
    let text = try text([meeting(0, "\"2.1\": 1")])
    #expect(text.contains("█··· · brist i 1 av 1"))
    #expect(text.contains("inte bedömt · 1 obesvarad"))
    #expect(!text.contains("0 av 0"))
  }

  @Test func `of the most gaps names no question without one`() throws {
    let questions = ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3", "3.4", "3.5"]
    func answers(_ low: Int) -> String {
      questions.enumerated().map { "\"\($1)\": \($0 < low ? 1 : 4)" }.joined(separator: ", ")
    }
    let none = try text([meeting(0, answers(0))])
    #expect(!none.contains("Frågor med störst andel brister"))
    #expect(none.contains("Frågor med minst andel brister"))
    let all = try text([meeting(0, answers(11))])
    #expect(all.contains("Frågor med störst andel brister"))
    #expect(!all.contains("Frågor med minst andel brister"))
    let two = try text([meeting(0, answers(2))])
    let start = try #require(two.range(of: "Frågor med störst andel brister"))
    let end = try #require(two.range(of: "Frågor med minst andel brister"))
    #expect(two[start.upperBound..<end.lowerBound].count { $0 == "%" } == 4)
  }

  @Test func `of a unit's accepted gaps is that they are there`() throws {
    let arguments = [
      "batch", "samples/undantag", "--rules", "samples/undantag/rules", "--as-of", "2026-11-21",
      "--fail-on", "never", "--units",
    ]
    #expect(try Program.run(arguments).output.contains("; 1 undantagen: "))
    #expect(
      try Program.run(arguments + ["--format", "markdown"]).output.contains("; undantagna: ")
    )
    let report = try object(Program.run(arguments + ["--format", "json"]).output)
    let units = try #require(report["unitGaps"] as? [[String: Any]])
    #expect(units.contains { $0["excepted"] as? [String] == ["vardplan"] })
    #expect(units.allSatisfy { ($0["gaps"] as? [String])?.contains("vardplan") == false })
  }

  @Test func `is labelled where only bounds are known, in every format`() throws {
    let folder = try TemporaryDirectory()
    // One question is answered by all, the other by half.
    let path = try folder.write(
      """
      compilation:
        form: hemsjukvard
        year: 2025
        responses: 4
        units: {Freya vårdcentral: 2, Karla vårdcentral: 2}
      answers:
        "2.3": {counts: {1: 1, 2: 1, 3: 1, 4: 1}}
        "2.4": {counts: {1: 1, 2: 0, 3: 2, 4: 1}}
        "2.5": {counts: {1: 0, 2: 2, 3: 0, 4: 0}}
        "2.6": {counts: {1: 0, 2: 0, 3: 2, 4: 0}}

      """,
      to: "c.yaml"
    )
    func output(_ command: String, _ format: String) throws -> String {
      let failing = command == "batch" ? ["--fail-on", "never"] : []
      return try Program.run([command, path, "--format", format] + failing + batchRules).output
    }
    let label = "lägst–högst av antal fråga för fråga"
    for format in ["text", "csv", "markdown"] {
      #expect(try output("batch", format).contains(label))
    }
    #expect(try output("focus", "text").replacing(/\s+/, with: " ").contains(label))
    let report = try object(output("batch", "json"))
    let lines = try #require(report["requirements"] as? [[String: Any]])
    let both = try #require(lines.first { $0["requirement"] as? String == "fasta-kontakter" })
    #expect(both["gapBounds"] as? [Int] == [2, 3])
    #expect(both["assessed"] as? Int == 4)
    #expect(both["assessedBounds"] is NSNull)
    #expect(both["boundsAreOuter"] as? Bool == false)
    let areas = try #require(report["areas"] as? [[String: Any]])
    let focus = try #require(object(output("focus", "json"))["areas"] as? [[String: Any]])
    for area in areas {
      let same = try #require(focus.first { $0["area"] as? String == area["id"] as? String })
      for field in ["scoreBounds", "interval", "gapBounds", "assessedBounds"] {
        #expect(area[field] as? [Double] == same[field] as? [Double])
      }
      for field in ["gaps", "assessed", "meetings"] {
        #expect(area[field] as? Int == same[field] as? Int)
      }
    }
  }
}

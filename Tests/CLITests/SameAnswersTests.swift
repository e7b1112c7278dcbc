import Foundation
import Testing
import TestSupport

/// A folder with answers, and what a batch of it says.
private struct Answers {
  let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  func meeting(
    _ name: String,
    _ date: String,
    _ answers: String,
    unit: String = "Karla vårdcentral"
  )
    throws
  {
    try folder.write(
      "meeting: {units: [\(unit)], form: hemsjukvard, date: \(date)}\nanswers: {\(answers)}\n",
      to: name
    )
  }

  func compilation(_ name: String, units: String, responses: Int, counts: String) throws {
    try folder.write(
      """
      compilation: {form: hemsjukvard, year: 2025, responses: \(responses), units: {\(units)}}
      answers: {"2.1": {counts: {\(counts)}}}

      """,
      to: name
    )
  }

  func batch(_ names: String..., command: String = "batch") throws -> Program {
    try Program.run(
      [command] + names.map { path($0) } + batchRules + ["--year", "2025", "--format", "json"]
    )
  }
}

/// The number of responses that a result stands on.
private func meetings(_ program: Program) throws -> Int? {
  try object(program.output)["meetings"] as? Int
}

struct `The same answers are counted once` {
  private let units = ["Karla vårdcentral", "Kumla vårdcentral", "Laxå vårdcentral"]

  @Test(arguments: ["batch", "focus"], [["rapport.txt", "s.yaml"], ["s.yaml", "rapport.txt"]])
  func `where a report and what was made of it lie beside each other`(
    command: String,
    names: [String]
  ) throws {
    let answers = try Answers()
    try answers.folder.write(try Repository.text("samples/rapport-2025.txt"), to: "rapport.txt")
    let made = try Program.run([
      "import", "samples/rapport-2025.txt", "--year", "2025", "--output", answers.path("s.yaml"),
    ])
    #expect(made.status == 1)
    let alone = try answers.batch(names[0], command: command)
    let both = try answers.batch(names[0], names[1], command: command)
    #expect(both.status == 2)
    #expect(try meetings(both) == meetings(alone))
    #expect(both.errors.contains("rapport.txt") && both.errors.contains("s.yaml"))
    // As the guide has it in one folder, and with what somebody mended by hand.
    let text = try answers.folder.text("s.yaml")
    try answers.folder.write(text.replacing("    - \"", with: "    - \"Rättad. "), to: "s.yaml")
    let folder = try answers.batch("", command: command)
    #expect(folder.status == 2)
    #expect(try meetings(folder) == meetings(alone))
  }

  @Test func `where a compilation and the answers it was made of are read`() throws {
    let answers = try Answers()
    try answers.meeting("a.yaml", "2025-10-01", "\"2.1\": 2", unit: units[0])
    try answers.meeting("b.yaml", "2025-10-02", "\"2.1\": 3", unit: units[1])
    try answers.meeting("c.yaml", "2025-10-03", "\"2.1\": 1", unit: units[2])
    let two = "\(units[0]): 1, \(units[1]): 1"
    try answers.compilation("s.yaml", units: two, responses: 2, counts: "2: 1, 3: 1")
    for names in [
      ["s.yaml", "a.yaml", "b.yaml", "c.yaml"], ["a.yaml", "c.yaml", "b.yaml", "s.yaml"],
    ] {
      let program = try Program.run(
        ["batch"] + names.map { answers.path($0) } + batchRules + ["--format", "json"]
      )
      #expect(program.status == 2)
      #expect(try meetings(program) == 3)
      for name in ["s.yaml", "a.yaml", "b.yaml"] { #expect(program.errors.contains(name)) }
    }
    // Other counts may be other answers; the units are named.
    try answers.compilation("s.yaml", units: two, responses: 2, counts: "2: 2")
    let program = try answers.batch("")
    #expect(program.status == 1, "\(program.errors)")
    #expect(try meetings(program) == 5)
    #expect(program.errors.contains("flera svar i samma omgång"))
    #expect(program.errors.contains(units[0]) && program.errors.contains(units[1]))
    #expect(!program.errors.contains(units[2]))
  }

  @Test func `where a meeting is dated twice`() throws {
    let answers = try Answers()
    try answers.meeting("a.yaml", "2025-10-14", "\"2.1\": 2, \"2.3\": {rating: 3, comment: Nja}")
    try answers.meeting("b.yaml", "2025-10-15", "\"2.1\": 2, \"2.3\": {rating: 3, comment: Nja}")
    let program = try answers.batch("a.yaml", "b.yaml")
    #expect(program.status == 2)
    #expect(try meetings(program) == 1)
    #expect(program.errors.contains("a.yaml:1") && program.errors.contains("b.yaml"))
    let check = try Program.run(
      ["check", answers.path("a.yaml"), answers.path("b.yaml")] + batchRules
    )
    #expect(check.status == 2)
    #expect(check.output.isEmpty)
    #expect(check.errors.contains("samma svar"))
  }

  @Test func `but other answers, units, forms and rounds are others`() throws {
    let answers = try Answers()
    try answers.meeting("a.yaml", "2025-10-14", "\"2.1\": 2")
    try answers.meeting("b.yaml", "2025-10-15", "\"2.1\": {rating: 2, comment: Ny}")
    try answers.meeting("c.yaml", "2025-10-15", "\"2.1\": 2", unit: units[1])
    try answers.meeting("d.yaml", "2024-10-14", "\"2.1\": 2")
    let program = try answers.batch("")
    #expect(program.status == 1, "\(program.errors)")
    #expect(try meetings(program) == 4)
    // Named once, with both files.
    let lines = program.errors.split(separator: "\n").filter { $0.contains("flera svar") }
    #expect(lines.count == 1)
    #expect(lines[0].contains("a.yaml") && lines[0].contains("b.yaml"))
    #expect(!lines[0].contains("c.yaml") && !lines[0].contains("d.yaml"))
  }

  @Test func `with any number of workers`() throws {
    let answers = try Answers()
    for index in 0..<60 {
      try answers.meeting(
        "\(index).yaml",
        "2025-10-\(10 + index % 20)",
        "\"2.1\": \(1 + index % 4)"
      )
    }
    let runs = try ["1", "2", "7"].map { workers in
      try Program.run(
        ["batch", answers.path("")] + batchRules + ["--format", "json", "--workers", workers]
      )
    }
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(Set(runs.map(\.errors)).count == 1)
    #expect(try meetings(runs[0]) == 4)
  }
}

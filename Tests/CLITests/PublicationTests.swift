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

  @Test func `says that nothing guards it without a log`() throws {
    let folder = try TemporaryDirectory()
    try corpus(folder)
    let program = try Program.run(["batch", folder.path, "--publish"] + batchRules)
    #expect(program.errors.contains("--publication-log"))
  }

  @Test func `is free in other groupings, formats and commands`() throws {
    let fixture = try PublicationFixture([("Alfa", 10), ("Beta", 8), ("Cesar", 2)])
    try fixture.answer("Alfa", 10, gaps: 4)
    try fixture.answer("Beta", 8, gaps: 3)
    try fixture.answer("Cesar", 2, gaps: 1)
    let first = try fixture.publish(["--by", "kommun"])
    let remembered = try fixture.folder.text("logg")
    for more in [["--by", "kommun"], ["--by", "lansdel"], ["--by", "phase"], []] {
      #expect(try fixture.publish(more).status == 0)
      #expect(try fixture.folder.text("logg") == remembered)
    }
    #expect(try fixture.publish(command: "focus").status == 0)
    #expect(try fixture.publish(["--by", "kommun"]).output == first.output)
    // Cesar has too few, and Beta would give Cesar away.
    #expect(try PublicationFixture.figure(in: first, group: "Alfa").map { $0 == (4, 10) } == true)
    #expect(try PublicationFixture.figure(in: first, group: "Beta") == nil)
    #expect(try PublicationFixture.figure(in: first, group: "Cesar") == nil)
  }

  @Test func `of less than half of the units is a group`() throws {
    let fixture = try PublicationFixture([("Alfa", 30)])
    try fixture.answer("Alfa", 8, gaps: 0)
    let program = try fixture.publish()
    #expect(try PublicationFixture.figure(in: program) == nil)
    #expect(!program.output.contains("\"suppressed\": false"))
  }

  @Test func `shows who took part in the whole alone`() throws {
    let fixture = try PublicationFixture([("Alfa", 8)])
    for unit in 0..<8 {
      try fixture.folder.write(
        "meeting: {unit: Alfa \(unit), form: hemsjukvard, date: 2025-10-14}\n"
          + "participants: {region: [lakare]}\nanswers: {\"2.1\": \(unit < 3 ? 1 : 4)}\n",
        to: "svar/\(unit).yaml"
      )
    }
    let program = try fixture.publish(["--by", "kommun"])
    let roles = try #require(object(program.output)["participation"] as? [[String: Any]])
    let doctors = try #require(roles.first { $0["role"] as? String == "lakare" })
    #expect(doctors["meetings"] as? Int == 8 && doctors["of"] as? Int == 8)
    let other = roles.filter { $0["party"] as? String == "kommun" }
    #expect(!other.isEmpty && other.allSatisfy { $0["suppressed"] as? Bool == true })
  }
}

struct `A log of publications` {
  @Test func `says what it is, and keeps who answered what`() throws {
    let fixture = try PublicationFixture([("Alfa", 6), ("Beta", 6)])
    try fixture.answer("Alfa", 6, gaps: 2)
    try fixture.answer("Beta", 6, gaps: 3)
    #expect(try fixture.publish(["--by", "kommun"]).status == 0)
    let round = try object(fixture.folder.text("logg"))
    #expect(round["schema"] as? String == "kravkoll/publication-log/1")
    #expect(round["form"] as? String == "hemsjukvard" && round["year"] as? Int == 2025)
    let responses = try #require(round["responses"] as? [[String: Any]])
    #expect(responses.count == 12)
    #expect(responses.allSatisfy { ($0["answers"] as? String)?.count == 64 })
    let groups = try #require(round["groups"] as? [[String: Any]])
    #expect(groups.map { $0["by"] as? String } == ["all", "kommun", "kommun"])
    let questions = try #require(round["questions"] as? [String: [[Any]]])
    let readings = try #require(questions["samverkansmoten"] as? [[[Int]]])
    #expect(readings.count == 1)
    #expect(readings[0].count { $0 == [1, 0] } == 5 && readings[0].count { $0 == [0, 1] } == 7)
  }

  /// The digest is part of the format: another would refuse what was published before.
  @Test func `knows answers by the same digest in every version`() throws {
    let fixture = try PublicationFixture([("Alfa", 6)])
    try fixture.answer("Alfa", 6, gaps: 2)
    #expect(try fixture.publish().status == 0)
    // What sha256sum makes of "samverkansmoten=1".
    #expect(
      try fixture.folder.text("logg").contains(
        "badcdd878de3cb67edff9cc26e19d6975c2b49d63c79616a3575017bf663cbc7"
      )
    )
  }

  @Test(arguments: [
    #"{"date":"2026-11-21","period":"orebro-2025 hemsjukvard 2025","group":"all","units":["A"]}"#,
    #"{"schema":"kravkoll/publication-log/2"}"#,
  ])
  func `of another version is refused with what to do`(line: String) throws {
    let fixture = try PublicationFixture([("Alfa", 6)])
    try fixture.answer("Alfa", 6, gaps: 2)
    try fixture.folder.write(line + "\n", to: "logg")
    let program = try fixture.publish()
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("annan version"))
    #expect(program.errors.contains("ange en ny fil med --publication-log"))
    #expect(try fixture.folder.text("logg") == line + "\n")
  }

  @Test func `that is damaged stops everything`() throws {
    let fixture = try PublicationFixture([("Alfa", 6)])
    try fixture.answer("Alfa", 6, gaps: 2)
    #expect(try fixture.publish().status == 0)
    let line = try fixture.folder.text("logg")
    for damaged in [
      String(line.dropLast(40)), line.replacing("\"year\":2025,", with: ""),
      line.replacing(/"responses":\[0,/, with: "\"responses\":[77,"),
    ] {
      #expect(damaged != line)
      try fixture.folder.write(damaged, to: "logg")
      let program = try fixture.publish()
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(try fixture.folder.text("logg") == damaged)
    }
  }

  @Test func `is not written where something could not be read`() throws {
    let fixture = try PublicationFixture([("Alfa", 12)])
    try fixture.answer("Alfa", 12, gaps: 4)
    try fixture.folder.write("meeting: {unit: Alfa 3}", to: "svar/trasig.yaml")
    let program = try fixture.publish()
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("ingenting publiceras"))
    #expect(!FileManager.default.fileExists(atPath: fixture.log))
  }

  @Test func `is written before anything is shown, and says so where that fails`() throws {
    let fixture = try PublicationFixture([("Alfa", 12)])
    try fixture.answer("Alfa", 12, gaps: 4)
    // The output cannot be written, the log can.
    let full = try fixture.publish(["--format", "text:/dev/full"])
    #expect(full.status == 2)
    #expect(full.errors.contains("loggen har redan publiceringen"))
    #expect(try fixture.folder.text("logg").contains("kravkoll/publication-log/1"))
    #expect(try fixture.publish().status == 0)
    // The log cannot be written, and nothing is shown.
    let nowhere = fixture.arguments().map { $0 == fixture.log ? "/proc/self/logg" : $0 }
    let program = try Program.run(nowhere)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
  }

  @Test func `keeps what was wrong when it is replaced`() throws {
    let fixture = try PublicationFixture([("Alfa", 12)])
    try fixture.answer("Alfa", 12, gaps: 4)
    #expect(try fixture.publish().status == 0)
    // There is nothing to replace.
    #expect(try fixture.publish(["--replace", "Rättat."]).status == 2)
    try fixture.answer("Alfa 7", rating: 1)
    try fixture.expectRefusal(naming: "Alfa 7")
    let program = try fixture.publish(["--replace", "Chefen för Alfa 2026-11-20: fel avskrift."])
    #expect(program.status == 0)
    #expect(program.errors.contains("kan röja svaren från Alfa 7"))
    #expect(try PublicationFixture.figure(in: program).map { $0 == (5, 12) } == true)
    let round = try object(fixture.folder.text("logg"))
    let replaced = try #require(round["replaced"] as? [[String: Any]])
    #expect(replaced.count == 1)
    #expect(replaced[0]["decision"] as? String == "Chefen för Alfa 2026-11-20: fel avskrift.")
    #expect(replaced[0]["date"] as? String == "2026-11-21")
    let former = try #require(replaced[0]["round"] as? [String: Any])
    let questions = try #require(former["questions"] as? [String: [[Any]]])
    let readings = try #require(questions["samverkansmoten"] as? [[[Int]]])
    #expect(readings[0].count { $0 == [1, 0] } == 4)
    // From now on the new one holds.
    #expect(try fixture.publish().status == 0)
  }

  @Test(arguments: [
    (["--replace", "x"], "hör ihop med --publication-log"),
    (["--publication-log", "logg", "--replace", " "], "vem som beslutat vad"),
  ])
  func `is not replaced without a log and a decision`(more: [String], message: String) throws {
    let program = try Program.run(["batch", "samples/lan-2025", "--publish"] + more + batchRules)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains(message))
  }
}

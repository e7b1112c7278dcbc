import Foundation
import Testing
import TestSupport

/// Ways to get at a unit's answer through what is published, each of which once worked.
struct `No unit is given away` {
  typealias Fixture = PublicationFixture

  @Test(arguments: ["{region: 2}", "{region: 3}"])
  func `by an answer of one party alone`(answer: String) throws {
    let fixture = try Fixture([("Alfa", 5), ("Beta", 5), ("Gamma", 1)])
    try fixture.answer("Alfa", 5, gaps: 2)
    try fixture.answer("Beta", 5, gaps: 2)
    let known = try fixture.publish(["--by", "kommun"])
    #expect(try Fixture.figure(in: known) ?? (0, 0) == (4, 10))
    #expect(try Fixture.figure(in: known, group: "Alfa") ?? (0, 0) == (2, 5))
    try FileManager.default.removeItem(atPath: fixture.log)
    try fixture.folder.write(
      "meeting: {unit: Gamma 0, form: hemsjukvard, date: 2025-10-14}\n"
        + "answers: {\"2.1\": \(answer), \"2.2\": 4}\n",
      to: "svar/gamma.yaml"
    )
    // What it says decides whether it is assessed, so that nothing may stand beside it.
    let hidden = try fixture.publish(["--by", "kommun"])
    #expect(hidden.status == 0)
    #expect(try Fixture.figure(in: hidden) == nil)
    #expect(try Fixture.figure(in: hidden, group: "Alfa") == nil)
  }

  @Test func `without being named when a wrong figure is replaced`() throws {
    let fixture = try Fixture([("Alfa", 5), ("Beta", 5)])
    try fixture.answer("Alfa", 5, gaps: 2)
    try fixture.answer("Beta", 5, gaps: 2)
    #expect(try fixture.publish(["--by", "kommun"]).status == 0)
    try fixture.answer("Alfa 0", rating: 4)
    let program = try fixture.publish(["--replace", "Chefen för Alfa 2026-11-20."])
    #expect(program.status == 0)
    // The others of the group follow from its former figures.
    #expect(program.errors.contains("Alfa 4"))
    #expect(!program.errors.contains("Beta"))
  }

  @Test func `by one more response that covers five units`() throws {
    let fixture = try Fixture([("Alfa", 25), ("Beta", 5)])
    try fixture.answer("Alfa", 25, gaps: 10)
    #expect(try fixture.publish().status == 0)
    try fixture.answer("Beta 0", "Beta 1", "Beta 2", "Beta 3", "Beta 4", rating: 1)
    try fixture.expectRefusal(naming: "Beta 3")
  }

  @Test func `by an earlier year that is only compared with`() throws {
    let fixture = try Fixture([("Alfa", 20)])
    try fixture.answer("Alfa", 20, gaps: 8)
    let earlier = fixture.folder.path + "/2024"
    for index in 0..<20 {
      try fixture.folder.write(
        "meeting: {unit: Alfa \(index), form: hemsjukvard, date: 2024-10-14}\n"
          + "answers: {\"2.1\": \(index < 5 ? 1 : 4)}\n",
        to: "2024/\(index).yaml"
      )
    }
    #expect(try fixture.publish(["--previous", earlier]).status == 0)
    // The same again, and without the comparison, is free.
    #expect(try fixture.publish(["--previous", earlier]).status == 0)
    #expect(try fixture.publish().status == 0)
    try FileManager.default.removeItem(atPath: earlier + "/3.yaml")
    try fixture.expectRefusal(["--previous", earlier], naming: "Alfa 3")
  }

  @Test func `by a round compared with itself but for one`() throws {
    let fixture = try Fixture([("Alfa", 20)])
    try fixture.answer("Alfa", 20, gaps: 8)
    let answers = fixture.folder.path + "/svar"
    let fewer = (0..<19).flatMap { ["--previous", "\(answers)/2025-10-14 Alfa \($0).yaml"] }
    for log in [fixture.arguments(fewer), fixture.arguments(fewer).filter { !$0.contains("log") }] {
      let program = try Program.run(log)
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(program.errors.contains("samma omgång"))
    }
  }

  @Test func `by one more whose meeting is in another year`() throws {
    let fixture = try Fixture([("Alfa", 30)])
    try fixture.answer("Alfa", 26, gaps: 8)
    let first = try fixture.publish()
    try fixture.answer("Alfa 26", rating: 1, date: "2024-10-14")
    let second = try fixture.publish()
    #expect(second.status == 0)
    for program in [first, second] {
      let figure = try #require(try Fixture.figure(in: program))
      #expect(figure == (8, 26))
    }
    #expect(try Fixture.figure(in: second, year: 2024) == nil)
    #expect(!second.output.contains("\"assessed\": 27"))
  }

  @Test func `by three publications, P and Q, P, Q and one more`() throws {
    let fixture = try Fixture([("Alfa", 10), ("Beta", 10), ("Cesar", 1)])
    try fixture.answer("Alfa", 10, gaps: 4)
    try fixture.answer("Beta", 10, gaps: 5)
    #expect(try fixture.publish().status == 0)
    try fixture.clear()
    try fixture.answer("Alfa", 10, gaps: 4)
    try fixture.expectRefusal(naming: "Beta 7")
    try fixture.clear()
    try fixture.answer("Beta", 10, gaps: 5)
    try fixture.answer("Cesar", 1, gaps: 1)
    try fixture.expectRefusal(naming: "Cesar 0")
  }

  @Test func `by a rule set with another id`() throws {
    let fixture = try Fixture([("Alfa", 30)])
    try fixture.answer("Alfa", 20, gaps: 8)
    #expect(try fixture.publish().status == 0)
    try fixture.answer("Alfa 20", rating: 1)
    let header = try fixture.rules.text("orebro-2025/ruleset.yaml")
    try fixture.rules.write(
      header.replacing("id: orebro-2025", with: "id: andra-regler"),
      to: "orebro-2025/ruleset.yaml"
    )
    try fixture.expectRefusal(naming: "Alfa 20")
    // Nor by one under whose period the same responses are those of another year.
    try fixture.rules.write(
      header.replacing("{from: 2025-09-01", with: "{from: 2024-09-01"),
      to: "orebro-2025/ruleset.yaml"
    )
    let program = try fixture.publish()
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("som omgången 2025"))
  }

  /// What is hidden under one rule set is hidden under another that finds something else a gap.
  @Test func `by a rule set with another threshold`() throws {
    let fixture = try Fixture([("Alfa", 10), ("Beta", 10)])
    for index in 0..<10 {
      try fixture.answer("Alfa \(index)", rating: index < 5 ? 1 : 4)
      // No gap in Beta by the first rules, some by the others.
      try fixture.answer("Beta \(index)", rating: index < 5 ? 3 : 4)
    }
    let first = try fixture.publish(["--by", "kommun"])
    #expect(try Fixture.figure(in: first).map { $0 == (5, 20) } == true)
    #expect(try Fixture.figure(in: first, group: "Alfa") == nil)
    let header = try fixture.rules.text("orebro-2025/ruleset.yaml")
    try fixture.rules.write(
      header.replacing("gap: {at_most: 2}", with: "gap: {at_most: 3}"),
      to: "orebro-2025/ruleset.yaml"
    )
    let second = try fixture.publish(["--by", "kommun"])
    #expect(second.status == 0)
    #expect(try Fixture.figure(in: second).map { $0 == (10, 20) } == true)
    #expect(try Fixture.figure(in: second, group: "Alfa") == nil)
    #expect(try Fixture.figure(in: second, group: "Beta") == nil)
  }

  @Test func `by five more that have no gap`() throws {
    let fixture = try Fixture([("Alfa", 13)])
    try fixture.answer("Alfa", 8, gaps: 2)
    #expect(try fixture.publish().status == 0)
    try fixture.answer("Alfa", 13, gaps: 2)
    try fixture.expectRefusal(naming: "Alfa 12")
  }

  @Test func `by equal figures of other units`() throws {
    let fixture = try Fixture([("Alfa", 12), ("Beta", 12)])
    try fixture.answer("Alfa", 12, gaps: 4)
    #expect(try fixture.publish().status == 0)
    try fixture.clear()
    try fixture.answer("Beta", 12, gaps: 4)
    try fixture.expectRefusal(naming: "Beta 0")
    try fixture.remove("Beta 0")
    try fixture.expectRefusal(naming: "Beta 1")
  }

  @Test func `by two runs at the same time`() throws {
    for _ in 0..<4 {
      let fixtures = try [12, 13].map { count in
        let fixture = try Fixture([("Alfa", 20)])
        try fixture.answer("Alfa", count, gaps: 5)
        return fixture
      }
      let log = fixtures[0].log
      // Two real processes with one log.
      let processes = try fixtures.map { fixture in
        let process = Process()
        process.executableURL = Program.url
        process.arguments = fixture.arguments().map { $0 == fixture.log ? log : $0 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      for process in processes { process.waitUntilExit() }
      #expect(processes.map(\.terminationStatus).sorted() == [0, 2])
      let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 1)
      let round = try object(String(lines[0]))
      let won = processes[0].terminationStatus == 0 ? 12 : 13
      #expect((round["responses"] as? [Any])?.count == won)
    }
  }

  @Test func `by what is hidden`() throws {
    let fixture = try Fixture([("Alfa", 5), ("Beta", 5), ("Cesar", 5)])
    for (kommun, gaps) in [("Alfa", 1), ("Beta", 1), ("Cesar", 0)] {
      try fixture.answer(kommun, 5, gaps: gaps)
    }
    let program = try fixture.publish(["--by", "kommun"])
    #expect(try Fixture.figure(in: program).map { $0 == (2, 15) } == true)
    for kommun in ["Alfa", "Beta", "Cesar"] {
      #expect(try Fixture.figure(in: program, group: kommun) == nil)
    }
  }

  @Test func `by figures that stand on the many responses of one`() throws {
    let fixture = try Fixture([("Alfa", 1), ("Beta", 20)])
    for day in 10..<15 {
      try fixture.answer("Alfa 0", rating: day == 10 ? 4 : 1, date: "2025-10-\(day)")
    }
    try fixture.answer("Beta", 20, gaps: 8)
    let program = try fixture.publish(["--by", "kommun"])
    #expect(try Fixture.figure(in: program).map { $0 == (12, 25) } == true)
    #expect(try Fixture.figure(in: program, group: "Alfa") == nil)
    #expect(try Fixture.figure(in: program, group: "Beta") == nil)
    // Nor alone, nor where the others have answered other questions.
    for day in 16..<21 {
      try fixture.answer(
        "Alfa 0",
        rating: day == 16 ? 4 : 1,
        to: ["2.3"],
        date: "2025-10-\(day)"
      )
    }
    let another = try Program.run(
      fixture.arguments().map { $0 == fixture.log ? fixture.log + "-1" : $0 }
    )
    #expect(try Fixture.figure(of: "2.3", in: another) == nil)
    try fixture.clear()
    for day in 10..<15 {
      try fixture.answer("Alfa 0", rating: day == 10 ? 4 : 1, date: "2025-10-\(day)")
    }
    let alone = try Program.run(
      fixture.arguments().map { $0 == fixture.log ? fixture.log + "-2" : $0 }
    )
    #expect(try Fixture.figure(in: alone) == nil)
  }

  @Test func `by an exception that the rules name it for`() throws {
    let fixture = try Fixture([("Alfa", 20)])
    try fixture.rules.write(
      """
      - requirement: samverkansmoten
        units: [Alfa 3]
        justification: Prov.
        decided_by: Prov
        until: 2027-01-31

      """,
      to: "orebro-2025/exceptions.yaml"
    )
    try fixture.answer("Alfa", 20, gaps: 8)
    let json = try fixture.publish()
    #expect(json.status == 0)
    #expect(try Fixture.figure(in: json).map { $0 == (8, 20) } == true)
    let lines = try #require(object(json.output)["requirements"] as? [[String: Any]])
    #expect(lines.allSatisfy { $0["excepted"] is NSNull && $0["disputed"] is NSNull })
    for format in ["text", "markdown", "csv"] {
      let arguments = fixture.arguments().map { $0 == "json" ? format : $0 }
      #expect(try !Program.run(arguments).output.contains("undant"))
    }
  }

  @Test func `by a composite and what it is made of`() throws {
    let fixture = try Fixture([("Alfa", 12)])
    for index in 0..<12 {
      let questions = ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"]
      try fixture.answer("Alfa \(index)", rating: index < 5 ? 1 : 4, to: questions)
    }
    let program = try fixture.publish()
    let lines = try #require(object(program.output)["requirements"] as? [[String: Any]])
    #expect(lines.count > 20)
    #expect(lines.allSatisfy { $0["question"] is String })
    #expect(!program.output.contains("bred-svikt"))
  }
}

struct `A county in which every unit fails` {
  @Test func `is told so`() throws {
    let fixture = try PublicationFixture([("Alfa", 20)])
    let questions = try String(
      contentsOfFile: "\(fixture.rules.path)/orebro-2025/forms/hemsjukvard.yaml",
      encoding: .utf8
    )
    .matches(of: /number: "([0-9.]+)"[^\n]*kind: rating/).map { String($0.1) }
    #expect(questions.count > 20)
    for unit in 0..<20 {
      let answers = questions.map {
        "\"\($0)\": \(["5.6", "5.7"].contains($0) || unit < 3 ? 1 : 4)"
      }
      try fixture.folder.write(
        "meeting: {unit: Alfa \(unit), form: hemsjukvard, date: 2025-10-14}\n"
          + "answers: {\(answers.joined(separator: ", "))}\n",
        to: "svar/\(unit).yaml"
      )
    }
    let json = try fixture.publish()
    #expect(try PublicationFixture.figure(of: "5.6", in: json).map { $0 == (20, 20) } == true)
    let text = try Program.run(fixture.arguments().map { $0 == "json" ? "text" : $0 }).output
    let list = try #require(text.components(separatedBy: "Frågor med störst andel brister\n").last)
    #expect(list.prefix { $0 != ")" }.contains("5.6"))
    #expect(list.prefix { $0 != ")" }.contains("100 %"))
    #expect(!text.contains("dold\n") && !text.contains("för få"))
    #expect(text.contains("Fokusområden, räknat på enskilda frågor"))
    let focus = try fixture.publish(command: "focus")
    let areas = try #require(object(focus.output)["areas"] as? [[String: Any]])
    let worst = try #require(areas.first)
    #expect(worst["rank"] as? Int == 1)
    #expect(
      (worst["requirements"] as? [[String: Any]])?.contains { $0["question"] as? String == "5.6" }
        == true
    )
    #expect(areas.allSatisfy { $0["suppressed"] as? Bool == false })
  }

  @Test func `sees how many questions are not in a list`() throws {
    let fixture = try PublicationFixture([("Alfa", 20)])
    let questions = ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2", "3.3", "3.4"]
    for index in 0..<20 {
      // Three have answered one more.
      let own = questions + (index < 3 ? ["3.5"] : [])
      try fixture.answer("Alfa \(index)", rating: index % 3 + 1, to: own)
    }
    let text = try Program.run(fixture.arguments().map { $0 == "json" ? "text" : $0 }).output
    #expect(text.contains("1 fråga är dold och inte med i listan"))
    let focus = try Program.run(
      fixture.arguments(command: "focus").map { $0 == "json" ? "text" : $0 }
    )
    let words = focus.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("1 fråga är dold och inte med i någon lista"))
  }
}

import Kravkoll
import Testing
import TestSupport

/// What a program that uses the library writes; the README shows the same lines.
struct `The library` {
  @Test func `can be used as the README says`() throws {
    // README: begin
    var checker = try Checker(rules: Repository.path("rules"), asOf: "2026-01-31")
    for meeting in try checker.check(file: Repository.path("samples/laxa-2025.yaml")) {
      print(meeting.units.joined(separator: ", "), meeting.date, meeting.summary)
      for requirement in meeting.requirements where requirement.outcome == .gap {
        print(requirement.severity, requirement.title, requirement.actions["region"] ?? [])
      }
    }
    // README: end
  }

  @Test func `gives what the command gives`() throws {
    var checker = try Checker(
      rules: Repository.path("samples/undantag/rules"),
      asOf: "2026-11-21"
    )
    let text = try Repository.text("samples/undantag/exempelbyn-2026.yaml")
    let meetings = try checker.check(yaml: text, name: "exempelbyn.yaml")
    let meeting = try #require(meetings.first)
    #expect(meetings.count == 1)
    #expect(meeting.units == ["Exempelbyns vårdcentral"])
    #expect(meeting.summary == "1 skattad brist av 4 bedömda, 0 ej bedömda, 1 undantagen brist")
    #expect(meeting.requirements.filter { $0.outcome == .gap }.map(\.id) == ["avstamning"])
    #expect(meeting.requirements.filter { $0.outcome == .excepted }.map(\.id) == ["vardplan"])
    #expect(meeting.json.contains("\"schema\": \"kravkoll/assessment/1\""))
    #expect(meeting.observations.contains { $0.code == "expired-exception" })
  }

  @Test func `says what is wrong and where`() throws {
    var checker = try Checker(
      rules: Repository.path("samples/undantag/rules"),
      asOf: "2026-11-21",
      language: "en"
    )
    do {
      _ = try checker.check(
        yaml:
          "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2026-03-10}\nanswers: {\"1.1\": 7}",
        name: "m.yaml"
      )
      Issue.record("rating 7 was accepted")
    } catch {
      #expect(error.problems.count == 1)
      #expect(error.problems[0].line == 2)
      #expect(error.problems[0].column == 18)
      #expect(error.description.contains("m.yaml:2:18: error: “7” is not a rating"))
    }
  }

  @Test func `refuses a day that is none and a place without rules`() {
    #expect(throws: InputError.self) { try Checker(rules: Repository.path("rules"), asOf: "i dag") }
    #expect(throws: InputError.self) {
      try Checker(rules: Repository.path("docs"), asOf: "2026-01-01")
    }
  }

  @Test func `is shown in the README with the lines that are tested`() throws {
    let source = try Repository.text("Tests/KravkollTests/EmbeddingTests.swift")
    let begin = try #require(source.firstRange(of: "// README: begin\n"))
    let end = try #require(source.firstRange(of: "    // README: end"))
    let lines = source[begin.upperBound..<end.lowerBound]
      .split(separator: "\n")
      .map { $0.dropFirst(4).replacing("Repository.path(\"rules\")", with: "\"rules\"") }
      .map {
        $0.replacing(
          "Repository.path(\"samples/laxa-2025.yaml\")",
          with: "\"samples/laxa-2025.yaml\""
        )
      }
    let readme = try Repository.text("README.md")
    #expect(readme.contains(lines.joined(separator: "\n")))
  }
}

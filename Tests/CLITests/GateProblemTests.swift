import Foundation
import TestSupport
import Testing

/// What stands in the way, and what cannot be done.
extension `The command gate` {
  @Test func `says that a form has lost a question, and which meetings cannot be read`() throws {
    let repository = try repository()
    try repository.edit("rules/ovning/forms/hemsjukvard.yaml") { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("nasta-steg") }.joined(separator: "\n")
    }
    let meeting = try repository.directory.write(
      """
      meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2025-10-01}
      answers: {"1.1": 3, "4.1": {text: "Mer tid."}}
      """,
      to: "mote.yaml"
    )
    let program = try gate(repository, "--base", "HEAD", "--meetings", meeting)
    #expect(program.status == 1)
    #expect(program.output.contains("fråga 4.1 finns inte längre i hemsjukvard"))
    #expect(program.output.contains("1 gick inte att läsa"))
    #expect(program.output.contains("okänd fråga ”4.1”"))
  }

  @Test func `counts new and closed gaps at real meetings, and names no unit`() throws {
    let repository = try repository()
    try repository.edit(Self.header) {
      $0.replacing("gap: {at_most: 2}", with: "gap: {at_most: 3}")
    }
    let program = try gate(
      repository,
      "--base",
      "HEAD",
      "--meetings",
      Repository.path("samples/undantag")
    )
    #expect(program.output.contains("2 möten"))
    #expect(program.output.contains("vardplan"))
    let impact = try #require(program.output.range(of: "Verkan på möten"))
    #expect(!program.output[impact.lowerBound...].contains("vårdcentral"))
  }

  @Test func `ends with 2, with all results, when a meeting cannot be read at all`() throws {
    let repository = try repository()
    let broken = try repository.directory.write("meeting: {unit: ", to: "trasig.yaml")
    let whole = Repository.path("samples/undantag/exempelbyn-2026.yaml")
    let program = try gate(repository, "--base", "HEAD", "--meetings", broken, whole)
    #expect(program.status == 2)
    #expect(program.output.contains("1 möte,"))
    #expect(program.errors.contains("trasig.yaml"))
  }

  @Test func `takes no decision that was there before or is for later`() throws {
    let repository = try repository()
    try repository.edit(Self.header) {
      $0.replacing(
        "changes:\n",
        with:
          "changes:\n  - {version: 1.0.0, date: 2026-11-21, text: Först.}\n  - {version: 9.0.0, date: "
          + "2026-11-21, text: Sedan., looser: [vardplan], decision: Förhand}\n"
      )
    }
    try repository.commit()
    try repository.edit(Self.header) {
      $0.replacing("version: 1.0.0\ntitle", with: "version: 2.0.0\ntitle")
        .replacing(
          "changes:\n",
          with: "changes:\n  - {version: 2.0.0, date: 2026-12-01, text: Lägre.}\n"
        )
    }
    try repository.edit(Self.requirements) {
      $0.replacing(
        "severity: medium\n  severity_why: Pat",
        with: "severity: low\n  severity_why: Pat"
      )
    }
    let (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.problems.contains { $0.hasPrefix("vardplan är mildare") })
  }

  @Test func `lets no name be taken over from a requirement that is still there`() throws {
    let repository = try repository()
    try repository.edit(Self.requirements) {
      $0.replacing("- id: vardplan\n", with: "- id: vardplan\n  replaces: avstamning\n")
    }
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 2)
    #expect(program.errors.contains("ersätta ”avstamning”, som finns kvar"))
  }

  @Test func `judges a renamed requirement by its new name once the base has it`() throws {
    let repository = try repository()
    for name in [
      Self.requirements, "rules/ovning/exceptions.yaml", "rules/ovning/tests/ovning.yaml",
    ] {
      try repository.edit(name) {
        $0.replacing("- id: vardplan\n", with: "- id: gemensam-plan\n  replaces: vardplan\n")
          .replacing("requirement: vardplan\n", with: "requirement: gemensam-plan\n")
      }
    }
    try repository.commit()
    let program = try gate(
      repository,
      "--base",
      "HEAD",
      "--meetings",
      Repository.path("samples/undantag")
    )
    #expect(program.status == 0)
    #expect(program.output.contains("0 nya brister, 0 som inte längre är det"))
  }

  @Test func `shows a renumbered question by its key`() throws {
    let repository = try repository()
    try repository.edit("rules/ovning/forms/hemsjukvard.yaml") {
      $0.replacing("number: \"1.1\"", with: "number: \"x\"")
        .replacing("number: \"2.1\"", with: "number: \"1.1\"")
        .replacing("number: \"x\"", with: "number: \"2.1\"")
    }
    let (verdict, _) = try verdict(repository)
    let meeting = try verdict.change("vardplan").witness?.meeting
    #expect(meeting?.contains("  vardplan: {rating: 1}\n") ?? false, "\(meeting ?? "ingen")")
  }

  @Test func `writes nothing among the rules`() throws {
    let repository = try repository()
    let units = try repository.directory.text("rules/ovning/units.yaml")
    let program = try gate(repository, "--format", "json:rules/ovning/units.yaml")
    #expect(program.status == 2)
    #expect(program.errors.contains("ligger bland reglerna"))
    #expect(try repository.directory.text("rules/ovning/units.yaml") == units)
  }

  @Test func `fails when a test fails, when a change would go unseen and when there are no tests`()
    throws
  {
    let repository = try repository()
    let tests = "rules/ovning/tests/ovning.yaml"
    let text = try repository.directory.text(tests)
    try repository.edit(tests) {
      $0.replacing(
        "{answers: {\"2.1\": 3}, expect: met}",
        with: "{answers: {\"2.1\": 3}, expect: gap}"
      )
    }
    var program = try gate(repository)
    #expect(program.status == 1)
    #expect(program.output.contains("vardplan: blev met, provet väntar gap"))

    // Without the side of 3 nobody would see that the threshold moves.
    try repository.edit(tests) { _ in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("{\"2.1\": 3}") && !$0.contains("\"2.1\": {region") }
        .joined(separator: "\n")
    }
    program = try gate(repository)
    #expect(program.status == 1)
    #expect(program.output.contains("vardplan: 2.1: 2 → 3"))
    #expect(program.output.contains("- {answers: {\"2.1\": 3}, expect: met}"))

    try FileManager.default.removeItem(atPath: repository.path("rules/ovning/tests"))
    program = try gate(repository)
    #expect(program.status == 1)
    #expect(program.output.contains("0 av 0 prov"))
  }

  @Test func `gives up on a condition that reads too much, and suggests nothing of it`() throws {
    let repository = try repository()
    // Pairs of questions far apart: no order of them makes the diagram small.
    let pairs = (1...18).map { (first: "8.\($0)", second: "9.\($0)") }
    let questions = (pairs.map(\.first) + pairs.map(\.second)).map {
      "  - {number: \"\($0)\", key: fraga-\($0.replacing(".", with: "-")), phase: utfora, "
        + "kind: rating, text: Påhittad.}\n"
    }
    try repository.edit("rules/ovning/forms/hemsjukvard.yaml") { $0 + questions.joined() }
    let conditions = pairs.map {
      "    - all: [{rating: \"\($0.first)\", at_most: 2}, {rating: \"\($0.second)\", at_most: 2}]\n"
    }
    try repository.directory.write(
      """
      - id: par
        title: Många par
        severity: low
        severity_why: Prov.
        why: Prov.
        responsible: [region]
        sources: [{ref: ovningsoverenskommelse}]
        focus: arbetssatt
        actions: [{party: region, text: Pröva.}]
        gap:
          any:

      """ + conditions.joined(),
      to: "rules/ovning/requirements/par.yaml"
    )
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 1)
    #expect(program.output.contains("par läser för mycket"), "\(program.errors)")
    // What has not changed is the same, proof or none; what has is not let through.
    try repository.commit()
    let (same, _) = try verdict(repository)
    #expect(try same.change("par").kind == "same" && same.diff.problems == [])
    try repository.edit("rules/ovning/requirements/par.yaml") {
      $0.replacing("title: Många par", with: "title: Par")
    }
    #expect(try verdict(repository).0.change("par").kind == "reworded")
    try repository.edit("rules/ovning/requirements/par.yaml") {
      $0.replacing("{rating: \"8.1\", at_most: 2}", with: "{rating: \"8.1\", at_most: 1}")
    }
    let (other, _) = try verdict(repository)
    #expect(try other.change("par").kind == "incomparable")
    #expect(other.diff.problems.contains { $0.hasPrefix("par: det går inte att bevisa") })
    #expect(program.output.contains("par: inget prov har betyget 2 på fråga 9.18"))
    #expect(program.output.contains("par: any → all"))
    #expect(!program.output.contains("requirement: par"))
  }

  @Test func `says that all is new where the base has no such rule set`() throws {
    let repository = try GitFixture()
    try repository.commit()
    try repository.copy("samples/undantag/rules/ovning", to: Self.rules)
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 0)
    #expect(program.output.contains("så allt är nytt"))
  }

  @Test func `ends with 2 when it cannot be done`() throws {
    let repository = try repository()
    var program = try gate(repository, "--base", "ingen-gren")
    #expect(program.status == 2)
    #expect(program.errors.contains("ingen-gren"))
    #expect(program.output.isEmpty)

    program = try Program.run(["gate", "samples", "--base", "HEAD"])
    #expect(program.status == 2)
    #expect(program.errors.contains("ruleset.yaml"))

    let outside = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: Repository.path("samples/undantag/rules/ovning"),
      toPath: outside.path + "/ovning"
    )
    program = try Program.run(["gate", "ovning", "--base", "HEAD"], directory: outside.path)
    #expect(program.status == 2)
    #expect(program.errors.contains("git"))

    try repository.edit(Self.requirements) {
      "<<<<<<< HEAD\n\($0)=======\n>>>>>>> annan\n"
    }
    program = try gate(repository)
    #expect(program.status == 2)
    #expect(program.errors.contains("sammanslagning i git"), "\(program.errors)")

    program = try gate(repository, "--meetings", "mote.yaml")
    #expect(program.status == 2)
    #expect(program.errors.contains("--base"))
  }

  @Test func `names the place of a mistake in the base`() throws {
    let repository = try repository()
    let good = try repository.directory.text(Self.header)
    try repository.edit(Self.header) { $0.replacing("version: 1.0.0\n", with: "version: ett\n") }
    try repository.commit()
    try repository.directory.write(good, to: Self.header)
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 2)
    #expect(program.errors.contains("HEAD:rules/ovning/ruleset.yaml:3:10"))
  }
}

struct `The command lint` {
  @Test func `finds what is wrong and ends with 1`() throws {
    let rules = "samples/undantag/rules/ovning"
    let program = try Program.run(["lint", rules, "--as-of", "2026-11-21"])
    #expect(program.status == 1)
    #expect(program.output.contains("[expired-exception]"))
    #expect(try Program.run(["lint", rules, "--as-of", "2026-01-31"]).status == 0)
  }

  @Test(arguments: [["lint"], ["gate"], ["test"]])
  func `offers --rules no more than others that look for no rules`(command: [String]) throws {
    let rules = "samples/undantag/rules/ovning"
    let program = try Program.run(command + [rules, "--rules", "rules"])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("--rules"))
    #expect(try !Program.run(command + ["--help"]).output.contains("--rules"))
  }
}

import Foundation
import TestSupport
import Testing

/// Changes of a practice rule set in real git repositories, one commit for each kind.
struct `The command gate` {
  private static let rules = "rules/ovning"
  private static let requirements = "rules/ovning/requirements/ovning.yaml"
  private static let header = "rules/ovning/ruleset.yaml"

  /// A repository in which the practice rules have been committed.
  private func repository() throws -> GitFixture {
    let repository = try GitFixture()
    try repository.copy("samples/undantag/rules/ovning", to: Self.rules)
    try repository.commit()
    return repository
  }

  private func gate(_ repository: GitFixture, _ options: String...) throws -> Program {
    try Program.run(
      ["gate", Self.rules, "--as-of", "2026-01-31"] + options,
      directory: repository.directory.path
    )
  }

  /// What the gate says in JSON of the working tree since the last commit.
  private func verdict(_ repository: GitFixture) throws -> (Verdict, status: Int32) {
    let program = try gate(repository, "--base", "HEAD", "--format", "json")
    #expect(program.errors.isEmpty)
    let verdict = try JSONDecoder().decode(Verdict.self, from: Data(program.output.utf8))
    return (verdict, program.status)
  }

  private struct Verdict: Decodable {
    struct Diff: Decodable {
      let requiredVersion: String
      let changes: [Change]
      let others: [String]
      let swaps: [[String]]
      let problems: [String]
    }
    struct Change: Decodable {
      let requirement: String
      let was: String?
      let kind: String
      let proof: String
      let cases: Cases?
      let witness: Witness?
      let fields: [String]
    }
    struct Cases: Decodable {
      let changed: String
      let total: String
    }
    struct Witness: Decodable {
      let before: String
      let after: String
      let meeting: String?
    }
    let verdict: String
    let diff: Diff

    func change(_ id: String) throws -> Change {
      try #require(diff.changes.first { $0.requirement == id })
    }
  }

  @Test func `lets through what has not changed`() throws {
    let (verdict, status) = try verdict(repository())
    #expect(status == 0)
    #expect(verdict.verdict == "pass")
    #expect(verdict.diff.changes.allSatisfy { $0.kind == "same" && $0.cases?.changed == "0" })
    #expect(verdict.diff.requiredVersion == "1.0.0")
  }

  @Test func `takes other order, comments and layout for no change`() throws {
    let repository = try repository()
    try repository.edit(Self.requirements) { text in
      let parts = text.components(separatedBy: "\n\n")
      return "# Omflyttat\n" + parts.dropFirst().reversed().joined(separator: "\n\n") + "\n\n"
        + parts[0].replacing("  severity: low\n", with: "")
        .replacing("- id: avstamning\n", with: "- severity: low\n  id: avstamning\n")
    }
    let (verdict, status) = try verdict(repository)
    #expect(status == 0)
    #expect(verdict.diff.changes.allSatisfy { $0.kind == "same" })
  }

  /// A change of the rules, what it is, which version it needs, and what the smallest case shows.
  struct Edit: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let from: String
    let to: String
    let requirement: String
    let kind: String
    let version: String
    let witness: [String]

    var testDescription: String { name }

    init(
      _ name: String,
      in file: String = requirements,
      _ from: String,
      _ to: String,
      _ requirement: String,
      _ kind: String,
      _ version: String,
      _ witness: [String] = []
    ) {
      self.name = name
      self.file = file
      self.from = from
      self.to = to
      self.requirement = requirement
      self.kind = kind
      self.version = version
      self.witness = witness
    }
  }

  private static let edits: [Edit] = [
    Edit(
      "en text",
      "title: Gemensam vårdplan\n",
      "title: En vårdplan för båda\n",
      "vardplan",
      "reworded",
      "1.0.1"
    ),
    Edit(
      "en lägre gräns",
      "- {at_most: 2}\n      - all",
      "- {at_most: 1}\n      - all",
      "lakemedel",
      "looser",
      "2.0.0",
      ["gap", "not-assessed"]
    ),
    Edit(
      "en högre gräns",
      "- {at_most: 3}\n          - {meas",
      "- {at_most: 4}\n          - {meas",
      "lakemedel",
      "stricter",
      "1.1.0",
      ["met", "gap"]
    ),
    Edit(
      "ett annat mått",
      "below: 80 %",
      "below: 90 %",
      "lakemedel",
      "stricter",
      "1.1.0",
      ["met", "gap"]
    ),
    Edit(
      "tvärtom",
      "- {measure: genomgangar, below: 80 %}",
      "- {measure: genomgangar, above: 80 %}",
      "lakemedel",
      "incomparable",
      "2.0.0",
      ["gap", "met"]
    ),
    Edit(
      "ett mildare allvar",
      "severity: medium\n  severity_why: Pat",
      "severity: low\n  severity_why: Pat",
      "vardplan",
      "looser",
      "2.0.0"
    ),
    Edit(
      "när kravet gäller",
      "applies_when: {rating: \"3.1\", at_most: 3}",
      "applies_when: {rating: \"3.1\", at_most: 2}",
      "lakare-med",
      "looser",
      "2.0.0",
      ["gap", "not-applicable"]
    ),
    Edit(
      "ett standardvillkor",
      in: header,
      "gap: {at_most: 2}",
      "gap: {at_most: 3}",
      "vardplan",
      "stricter",
      "1.1.0",
      ["met", "gap"]
    ),
    Edit(
      "ett längre undantag",
      in: "rules/ovning/exceptions.yaml",
      "until: 2026-06-30",
      "until: 2026-09-30",
      "avstamning",
      "looser",
      "2.0.0"
    ),
    Edit(
      "ett nytt id",
      "- id: vardplan\n",
      "- id: gemensam-plan\n  replaces: vardplan\n",
      "gemensam-plan",
      "renamed",
      "1.1.0"
    ),
    Edit(
      "ett nytt id och en ändring",
      "- id: vardplan\n",
      "- id: gemensam-plan\n  replaces: vardplan\n  gap: {at_most: 1}\n",
      "gemensam-plan",
      "looser",
      "2.0.0",
      ["gap", "met"]
    ),
  ]

  @Test(arguments: edits)
  func `proves what a change means`(edit: Edit) throws {
    let repository = try repository()
    try repository.edit(edit.file) { text in
      #expect(text.contains(edit.from))
      return text.replacing(edit.from, with: edit.to)
    }
    // What names the requirement goes with it.
    if edit.kind == "renamed" || edit.from.contains("- id: ") {
      for name in ["exceptions.yaml", "tests/ovning.yaml"] {
        try repository.edit("rules/ovning/\(name)") {
          $0.replacing("requirement: vardplan\n", with: "requirement: gemensam-plan\n")
        }
      }
    }
    let (verdict, status) = try verdict(repository)
    #expect(status == 1, "versionen är inte höjd")
    let change = try verdict.change(edit.requirement)
    #expect(change.kind == edit.kind)
    #expect(change.proof == "exhaustive")
    #expect(verdict.diff.requiredVersion == edit.version)
    #expect([change.witness?.before, change.witness?.after].compactMap(\.self) == edit.witness)
    if let meeting = change.witness?.meeting {
      try isShown(meeting, change, in: repository)
    }
  }

  /// Checks the smallest case by the rules of both editions: it is accepted, and they differ.
  private func isShown(
    _ meeting: String,
    _ change: Verdict.Change,
    in repository: GitFixture
  ) throws {
    let file = try repository.directory.write(meeting, to: "exempel.yaml")
    func outcome(_ rules: String, _ id: String) throws -> String {
      let program = try Program.run([
        "check", file, "--rules", rules, "--format", "json", "--as-of", "2025-09-01",
        "--fail-on", "never",
      ])
      #expect(program.status == 0, "\(program.errors)")
      struct Assessment: Decodable {
        struct Result: Decodable {
          let requirement: String
          let outcome: String
        }
        let results: [Result]
      }
      let assessment = try JSONDecoder().decode(Assessment.self, from: Data(program.output.utf8))
      return try #require(assessment.results.first { $0.requirement == id }).outcome
    }
    let before = try outcome(
      Repository.path("samples/undantag/rules"),
      change.was ?? change.requirement
    )
    let after = try outcome(repository.path("rules"), change.requirement)
    #expect(before == change.witness?.before)
    #expect(after == change.witness?.after)
    #expect(before != after)
  }

  @Test func `lets a looser rule through when the version is raised and somebody has decided it`()
    throws
  {
    let repository = try repository()
    try repository.edit("rules/ovning/exceptions.yaml") {
      $0.replacing("until: 2026-06-30", with: "until: 2026-09-30")
    }
    try repository.edit("rules/ovning/tests/ovning.yaml") {
      $0.replacing("as_of: 2026-07-01", with: "as_of: 2026-10-01")
        .replacing("as_of: 2026-06-30", with: "as_of: 2026-09-30")
    }
    try repository.edit(Self.header) {
      $0.replacing("version: 1.0.0\ntitle", with: "version: 2.0.0\ntitle")
        .replacing(
          "changes:\n",
          with: "changes:\n  - {version: 2.0.0, date: 2026-01-30, text: Längre.}\n"
        )
    }
    var (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.problems.count == 1)
    #expect(verdict.diff.problems[0].hasPrefix("avstamning är mildare"))
    try repository.edit(Self.header) {
      $0.replacing(
        "text: Längre.}",
        with: "text: Längre., looser: [avstamning], decision: Samverkansgruppen 2026-01-29}"
      )
    }
    (verdict, status) = try self.verdict(repository)
    #expect(status == 0)
    #expect(verdict.verdict == "pass")
  }

  @Test func `names a requirement that is new and one that is gone`() throws {
    let repository = try repository()
    for name in [
      Self.requirements, "rules/ovning/exceptions.yaml", "rules/ovning/tests/ovning.yaml",
    ] {
      try repository.edit(name) {
        $0.replacing("id: vardplan\n", with: "id: planering\n")
          .replacing("requirement: vardplan\n", with: "requirement: planering\n")
      }
    }
    let (verdict, _) = try verdict(repository)
    #expect(try verdict.change("planering").kind == "added")
    #expect(try verdict.change("vardplan").kind == "removed")
    #expect(verdict.diff.problems.contains { $0.hasPrefix("vardplan är borttaget") })
  }

  @Test func `sees that two requirements have swapped ids`() throws {
    let repository = try repository()
    try repository.edit(Self.requirements) {
      $0.replacing("id: vardplan\n", with: "id: x\n")
        .replacing("id: avstamning\n", with: "id: vardplan\n")
        .replacing("id: x\n", with: "id: avstamning\n")
    }
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 1)
    #expect(
      program.output.contains("vardplan och avstamning ser ut att ha bytt id"),
      "\(program.output)"
    )
  }

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
    #expect(program.output.contains("1 möten"))
    #expect(program.errors.contains("trasig.yaml"))
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
}

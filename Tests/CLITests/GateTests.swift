import Foundation
import TestSupport
import Testing

/// Changes of a practice rule set in real git repositories, one commit for each kind.
struct `The command gate` {
  static let rules = "rules/ovning"
  static let requirements = "rules/ovning/requirements/ovning.yaml"
  static let header = "rules/ovning/ruleset.yaml"

  /// A repository in which the practice rules have been committed.
  func repository() throws -> GitFixture {
    let repository = try GitFixture()
    try repository.copy("samples/undantag/rules/ovning", to: Self.rules)
    try repository.commit()
    return repository
  }

  func gate(_ repository: GitFixture, _ options: String...) throws -> Program {
    try Program.run(
      ["gate", Self.rules, "--as-of", "2026-01-31"] + options,
      directory: repository.directory.path
    )
  }

  /// What the gate says in JSON of the working tree since the last commit.
  func verdict(_ repository: GitFixture) throws -> (Verdict, status: Int32) {
    let program = try gate(repository, "--base", "HEAD", "--format", "json")
    #expect(program.errors.isEmpty)
    let verdict = try JSONDecoder().decode(Verdict.self, from: Data(program.output.utf8))
    return (verdict, program.status)
  }

  struct Verdict: Decodable {
    struct Diff: Decodable {
      let version: String
      let requiredVersion: String
      let stretches: [Stretch]
      let changes: [Change]
      let others: [String]
      let swaps: [[String]]
      let problems: [String]
    }
    struct Stretch: Decodable {
      let form: String
      let kind: String
      let from: String?
      let to: String?
      let base: String?
      let now: String?
    }
    struct Change: Decodable {
      let stretch: Int
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
      "- {at_most: 2}\n      - {at_most: 3}",
      "- {at_most: 1}\n      - {at_most: 3}",
      "lakemedel",
      "looser",
      "2.0.0",
      ["gap", "not-assessed"]
    ),
    Edit(
      "en högre gräns",
      "- {at_most: 3}\n      - {meas",
      "- {at_most: 4}\n      - {meas",
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
      "reworded",
      "1.0.1"
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
    try repository.edit(Self.requirements) {
      $0.replacing(
        "severity: medium\n  severity_why: Pat",
        with: "severity: low\n  severity_why: Pat"
      )
    }
    try repository.edit(Self.header) {
      $0.replacing("version: 1.0.0\ntitle", with: "version: 2.0.0\ntitle")
        .replacing(
          "changes:\n",
          with: "changes:\n  - {version: 2.0.0, date: 2026-01-30, text: Lägre.}\n"
        )
    }
    var (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.problems.count == 1)
    #expect(verdict.diff.problems[0].hasPrefix("vardplan är mildare"))
    try repository.edit(Self.header) {
      $0.replacing(
        "text: Lägre.}",
        with: "text: Lägre., looser: [vardplan], decision: Samverkansgruppen 2026-01-29}"
      )
    }
    (verdict, status) = try self.verdict(repository)
    #expect(status == 0)
    #expect(verdict.verdict == "pass")
  }

  @Test(arguments: [
    (
      "ruleset.yaml", "title: Vårdcentralschef, expected: true", "title: Chef, expected: true",
      "2.0.0"
    ),
    ("ruleset.yaml", "title: Läkare}", "title: Läkare, expected: true}", "1.1.0"),
    ("ruleset.yaml", "expected: true", "expected: false", "2.0.0"),
    ("ruleset.yaml", "period: {from: 2025-09-01", "period: {from: 2025-08-01", "1.1.0"),
    ("ruleset.yaml", "period: {from: 2025-09-01", "period: {from: 2025-10-01", "2.0.0"),
    ("ruleset.yaml", "2: Stämmer dåligt", "2: Stämmer knappt", "2.0.0"),
    (
      "units.yaml", "- {name: Övningsby vårdcentral}",
      "- {name: Övningsby vårdcentral, kommun: Öby}", "1.0.1"
    ),
    ("forms/hemsjukvard.yaml", "number: \"4.1\"", "number: \"4.2\"", "2.0.0"),
    ("forms/hemsjukvard.yaml", "kind: text, text: Det här", "kind: rating, text: Det här", "2.0.0"),
    ("focus-areas.yaml", "party: region", "escalate: true, party: region", "1.0.1"),
    ("measures.yaml", "at_least: 80 %", "at_least: 85 %", "1.1.0"),
  ])
  func `asks for a version for what changes besides requirements`(
    file: String,
    from: String,
    to: String,
    version: String
  ) throws {
    let repository = try repository()
    try repository.edit("rules/ovning/\(file)") { text in
      #expect(text.contains(from), "\(text)")
      return text.replacing(from, with: to)
    }
    let (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.requiredVersion == version)
    #expect(!verdict.diff.others.isEmpty)
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
}

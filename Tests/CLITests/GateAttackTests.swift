import Foundation
import TestSupport
import Testing

/// Changes that would talk the gate round: each makes meetings come out milder and must not pass unseen.
extension `The command gate` {
  static let lower = [
    ("severity: high", "severity: low"), ("severity: medium", "severity: low"),
  ]

  private func edit(_ repository: GitFixture, _ name: String, _ edits: [(String, String)]) throws {
    try repository.edit(name) { text in
      edits.reduce(text) { text, edit in
        #expect(text.contains(edit.0), "\(name) has no ”\(edit.0)”")
        return text.replacing(edit.0, with: edit.1)
      }
    }
  }

  /// The practice rules under another id, milder, for other days.
  private func addMilder(
    _ repository: GitFixture,
    _ folder: String,
    _ period: String = "{from: 2026-07-01, to: 2027-06-30}"
  ) throws {
    try repository.copy("samples/undantag/rules/ovning", to: folder)
    try edit(
      repository,
      "\(folder)/ruleset.yaml",
      [("id: ovning-2025", "id: ovning-2026"), ("{from: 2025-09-01, to: 2026-06-30}", period)]
    )
    try edit(repository, "\(folder)/requirements/ovning.yaml", Self.lower)
  }

  @Test func `takes the revision, and says so, where a directory has its name`() throws {
    let repository = try repository()
    try repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    try edit(repository, Self.requirements, Self.lower)
    try repository.copy("samples/undantag/rules/ovning", to: "origin/main")
    try edit(repository, "origin/main/requirements/ovning.yaml", Self.lower)
    try repository.commit()
    let program = try gate(repository, "--base", "origin/main")
    #expect(program.status == 1)
    #expect(program.output.contains("lakemedel är mildare"))
    #expect(program.output.contains("”origin/main” är också en katalog"))
    let directory = try gate(repository, "--base", "./origin/main")
    #expect(!directory.output.contains("är mildare"))
  }

  @Test func `sees a rule set that was renamed`() throws {
    let repository = try repository()
    try FileManager.default.moveItem(
      atPath: repository.path("rules/ovning"),
      toPath: repository.path("rules/annat")
    )
    try edit(repository, "rules/annat/requirements/ovning.yaml", Self.lower)
    for path in ["rules", "rules/annat"] {
      let program = try Program.run(
        ["gate", path, "--base", "HEAD", "--as-of", "2026-01-31"],
        directory: repository.directory.path
      )
      #expect(program.status == 1)
      #expect(program.output.contains("lakemedel är mildare"))
      #expect(!program.output.contains("allt är nytt"))
    }
  }

  @Test func `sees a rule set that was moved into its own folder`() throws {
    let repository = try repository()
    for name in try FileManager.default.contentsOfDirectory(atPath: repository.path("rules/ovning"))
    {
      try FileManager.default.moveItem(
        atPath: repository.path("rules/ovning/\(name)"),
        toPath: repository.path("rules/\(name)")
      )
    }
    try FileManager.default.removeItem(atPath: repository.path("rules/ovning"))
    try edit(repository, "rules/requirements/ovning.yaml", Self.lower)
    let program = try Program.run(
      ["gate", "rules", "--base", "HEAD", "--as-of", "2026-01-31"],
      directory: repository.directory.path
    )
    #expect(program.status == 1)
    #expect(program.output.contains("lakemedel är mildare"), "\(program.output)\(program.errors)")
  }

  @Test func `sees a rule set that was deleted or moved out beside another`() throws {
    let repository = try repository()
    try addMilder(repository, "rules/mildare")
    try repository.commit()
    try FileManager.default.moveItem(
      atPath: repository.path("rules/ovning"),
      toPath: repository.path("ovning")
    )
    let program = try Program.run(
      ["gate", "rules/mildare", "--base", "HEAD", "--as-of", "2026-01-31"],
      directory: repository.directory.path
    )
    #expect(program.status == 1)
    #expect(program.output.contains("lakemedel är mildare"))
    #expect(program.output.contains("gäller längre 2025-09-01–2026-06-30"))
  }

  @Test func `asks for a decision when a role goes by other words`() throws {
    let repository = try repository()
    try edit(
      repository,
      "rules/ovning/ruleset.yaml",
      [("title: Läkare}", "title: Läkare, aliases: [Rehabassistent]}")]
    )
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 1)
    #expect(program.output.contains("känns igen på andra ord"))
  }

  @Test func `refuses a link in place of a rule set`() throws {
    let repository = try repository()
    try repository.copy("samples/undantag/rules/ovning", to: "mild/ovning")
    try repository.commit()
    try FileManager.default.removeItem(atPath: repository.path("rules/ovning"))
    try FileManager.default.createSymbolicLink(
      atPath: repository.path("rules/ovning"),
      withDestinationPath: "../mild/ovning"
    )
    for path in ["rules", "rules/ovning"] {
      let program = try Program.run(
        ["gate", path, "--base", "HEAD"],
        directory: repository.directory.path
      )
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(program.errors.contains("länk"))
    }
  }

  @Test func `sees milder rules for the rest of a period that was cut short`() throws {
    let repository = try repository()
    let days = "{from: 2026-01-01, to: 2026-06-30}"
    try addMilder(repository, "rules/rest", days)
    try edit(
      repository,
      Self.header,
      [
        ("to: 2026-06-30", "to: 2025-12-31"), ("version: 1.0.0\ntitle", "version: 1.1.0\ntitle"),
        ("changes:\n", "changes:\n  - {version: 1.1.0, date: 2026-01-30, text: Kortare.}\n"),
      ]
    )
    for path in ["rules", Self.rules, "rules/rest"] {
      let program = try Program.run(
        ["gate", path, "--base", "HEAD", "--as-of", "2026-01-31"],
        directory: repository.directory.path
      )
      #expect(program.status == 1)
      #expect(program.output.contains("lakemedel är mildare"))
      #expect(
        program.output.contains(
          "hemsjukvard: till och med 2025-12-31 ovning-2025 1.1.0 mot ovning-2025 1.0.0; "
            + "från 2026-01-01 ovning-2026 1.0.0 mot ovning-2025 1.0.0"
        ),
        "\(program.output)"
      )
    }
    // A decision, in the rules that apply on those days, lets it through.
    try edit(
      repository,
      "rules/rest/ruleset.yaml",
      [
        (
          "text: Första utgåvan av övningen.",
          "text: Mildare., looser: [vardplan, lakemedel, lakare-med], decision: Rådet 2026-01-20"
        )
      ]
    )
    let program = try gate(repository, "--base", "HEAD")
    #expect(!program.output.contains("är mildare; skriv"), "\(program.output)")
    #expect(program.status == 0)
  }

  @Test func `asks for a decision when days lose their rules`() throws {
    let repository = try repository()
    try edit(repository, Self.header, [("to: 2026-06-30", "to: 2026-03-31")])
    let (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.requiredVersion == "2.0.0")
    #expect(
      verdict.diff.problems.contains { $0.contains("2026-04-01–2026-06-30; skriv in period") }
    )
  }

  @Test func `says that two rule sets hold on the same days`() throws {
    let repository = try repository()
    try addMilder(repository, "rules/mildare", "{from: 2026-06-30, to: 2027-06-30}")
    let (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.problems.contains { $0.contains("samma dagar, 2026-06-30: ") })
    // In the base each of them is compared.
    try repository.commit()
    try FileManager.default.removeItem(atPath: repository.path("rules/mildare"))
    let after = try self.verdict(repository).0
    #expect(!after.diff.problems.contains { $0.contains("samma dagar") })
    #expect(after.diff.stretches.contains { $0.base == "ovning-2026 1.0.0 + ovning-2025 1.0.0" })
  }

  @Test func `holds next year's rules against this year's`() throws {
    let repository = try repository()
    try addMilder(repository, "rules/nasta")
    let (verdict, status) = try verdict(repository)
    #expect(status == 1)
    #expect(verdict.diff.version == "1.0.0")
    let later = try #require(verdict.diff.stretches.last { $0.kind == "meetings" })
    #expect(later.from == "2026-07-01" && later.to == nil)
    #expect(later.base == "ovning-2025 1.0.0" && later.now == "ovning-2026 1.0.0")
    let looser = verdict.diff.changes.filter { $0.kind == "looser" }
    #expect(looser.map(\.requirement).sorted() == ["lakare-med", "lakemedel", "vardplan"])
    #expect(looser.allSatisfy { verdict.diff.stretches[$0.stretch].now == "ovning-2026 1.0.0" })
    #expect(verdict.diff.problems.contains { $0.hasPrefix("lakemedel är mildare") })
    // A copy of the log with an old decision is none.
    let old = "looser: [vardplan, lakemedel, lakare-med], decision: Rådet 2025-01-20"
    let log = [("text: Första utgåvan av övningen.", "text: Mildare., \(old)")]
    try edit(repository, Self.header, log)
    try repository.commit()
    try FileManager.default.removeItem(atPath: repository.path("rules/nasta"))
    try repository.commit()
    try addMilder(repository, "rules/nasta")
    try edit(repository, "rules/nasta/ruleset.yaml", log)
    #expect(try self.verdict(repository).status == 1)
  }

  @Test func `says that all is new only of a form that no rule set had`() throws {
    let repository = try repository()
    let form = "rules/ovning/forms/hemsjukvard.yaml"
    try edit(repository, Self.header, [("form: hemsjukvard", "form: korttid")])
    let text = try repository.directory.text(form)
    try repository.directory.write(
      text.replacing("id: hemsjukvard", with: "id: korttid"),
      to: "rules/ovning/forms/korttid.yaml"
    )
    try FileManager.default.removeItem(atPath: repository.path(form))
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 1)
    #expect(program.output.contains("inget regelverk hade formuläret korttid, så allt är nytt"))
    #expect(program.output.contains("inget regelverk har längre formuläret hemsjukvard"))
    #expect(program.output.contains("skriv in form/hemsjukvard under ”looser”"))
  }

  /// What can be made looser besides requirements, and the name that it needs in the log.
  @Test(arguments: [
    ("ruleset.yaml", "1: Stämmer inte alls, 2", "1: Stämmer helt, 2", "scale"),
    (
      "ruleset.yaml", "2: Stämmer dåligt, 3: Stämmer ganska bra",
      "2: Stämmer ganska bra, 3: Stämmer dåligt", "scale"
    ),
    ("ruleset.yaml", "changes:\n", "minimum_units: 2\nchanges:\n", "minimum_units"),
    (
      "ruleset.yaml", "title: Vårdcentralschef, expected: true", "title: Vårdcentralschef",
      "role/vardcentralschef"
    ),
    (
      "ruleset.yaml", "title: Läkare}", "title: Läkare, aliases: [Vårdcentralschefen]}",
      "role/lakare"
    ),
    (
      "forms/hemsjukvard.yaml", "number: \"4.1\"", "number: \"9.1\"", "form/hemsjukvard"
    ),
  ])
  func `needs a decision for more than requirements`(
    file: String,
    from: String,
    to: String,
    name: String?
  ) throws {
    let repository = try repository()
    try edit(repository, "rules/ovning/\(file)", [(from, to)])
    let version = name == nil ? "1.0.1" : "2.0.0"
    try edit(
      repository,
      Self.header,
      [
        ("version: 1.0.0\ntitle", "version: \(version)\ntitle"),
        ("changes:\n", "changes:\n  - {version: \(version), date: 2026-01-30, text: Ny.}\n"),
      ]
    )
    let before = try verdict(repository).0.diff.problems
    guard let name else { return #expect(before == []) }
    #expect(before.count == 1 && before[0].contains("skriv in \(name) under"), "\(before)")
    try edit(
      repository,
      Self.header,
      [("text: Ny.}", "text: Ny., looser: [\(name)], decision: Rådet 2026-01-20}")]
    )
    #expect(try verdict(repository).0.diff.problems == [])
  }

  @Test func `lets an exception through with a patch, lists it and counts what it takes away`()
    throws
  {
    let repository = try repository()
    try repository.edit("rules/ovning/exceptions.yaml") { text in
      text
        + """

        - requirement: lakare-med
          units: [Exempelbyns vårdcentral, Övningsby vårdcentral, Provköpings vårdcentral]
          justification: Tjänsten är vakant.
          decided_by: Rådet
          until: 2026-06-30
        """
    }
    try edit(
      repository,
      Self.header,
      [
        ("version: 1.0.0\ntitle", "version: 1.0.1\ntitle"),
        ("changes:\n", "changes:\n  - {version: 1.0.1, date: 2026-01-30, text: Undantag.}\n"),
      ]
    )
    let program = try gate(
      repository,
      "--base",
      "HEAD",
      "--meetings",
      Repository.path("samples/undantag")
    )
    #expect(program.status == 0, "\(program.output)\(program.errors)")
    #expect(program.output.contains("undantag för lakare-med till och med 2026-06-30"))
    #expect(program.output.contains("beslutat av Rådet"))
    #expect(program.output.contains("1 nya undantag"))
    for format in ["json", "markdown", "junit", "sarif", "github"] {
      let text = try gate(
        repository,
        "--base",
        "HEAD",
        "--meetings",
        Repository.path("samples/undantag"),
        "--format",
        format
      ).output
      if format == "json" {
        #expect(text.contains("\"newlyExcepted\": 1") && text.contains("\"noLongerExcepted\": 0"))
      }
      if format == "markdown" { #expect(text.contains("| lakare-med | 0 | 0 | 0 | 1 | 0 |")) }
    }
  }

  @Test func `names an earlier revision when the base cannot be read, and lints no base`() throws {
    let repository = try repository()
    try repository.edit(Self.header) { $0.replacing("changes:", with: "ändringar:") }
    try repository.commit()
    try repository.git("checkout", "--quiet", "HEAD~1", "--", ".")
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("ange en tidigare revision"))
    #expect(try gate(repository, "--base", "HEAD~1").status == 0)
  }
}

import Foundation
import TestSupport
import Testing

/// What the steps of the scale are called is the rule set's own, wherever people meet it.
struct `Another scale` {
  private let rules: TemporaryDirectory
  private static let line = "1 Alltid, 2 Ofta, 3 Sällan, 4 Aldrig"
  private static let usual = ["tämmer inte alls", "tämmer dåligt", "not true at all"]

  init() throws {
    rules = try TemporaryDirectory(copying: "samples/undantag/rules/ovning")
    let header = try rules.text("ruleset.yaml")
    let scale =
      "scale: {1: Stämmer inte alls, 2: Stämmer dåligt, 3: Stämmer ganska bra, 4: Stämmer helt}"
    try #require(header.contains(scale))
    try rules.write(
      header.replacing(scale, with: "scale: {1: Alltid, 2: Ofta, 3: Sällan, 4: Aldrig}"),
      to: "ruleset.yaml"
    )
  }

  private func run(_ arguments: [String]) throws -> Program {
    try Program.run(arguments + ["--rules", rules.path])
  }

  @Test(arguments: ["sv", "en"])
  func `is the one of the template`(language: String) throws {
    let program = try run(["template", "--form", "hemsjukvard", "--lang", language])
    #expect(program.status == 0)
    #expect(program.output.contains("(\(Self.line)):"))
    for words in Self.usual { #expect(!program.output.contains(words)) }
  }

  @Test(arguments: ["sv", "en"])
  func `is the one of the hint at a wrong rating`(language: String) throws {
    for (written, hint) in [("bra", Self.line), ("sällan", "3"), ("Aldrig", "4")] {
      let folder = try TemporaryDirectory()
      let meeting = """
        meeting:
          unit: Exempelbyns vårdcentral
          form: hemsjukvard
          date: 2025-10-14
        answers:
          "1.1": \(written)
        """
      let path = try folder.write(meeting + "\n", to: "m.yaml")
      let program = try run(["check", path, "--lang", language])
      #expect(program.status == 2)
      #expect(program.errors.contains(hint), "\(program.errors)")
      for words in Self.usual { #expect(!program.errors.contains(words)) }
    }
  }

  @Test(arguments: ["meeting", "requirements", "ruleset", "tests"])
  func `is the one of the schemas when it is asked for`(name: String) throws {
    let own = try run(["schema", name])
    #expect(own.status == 0)
    #expect(own.output.contains("\"Betyg: \(Self.line).\""))
    let any = try Program.run(["schema", name])
    #expect(any.output.contains("\"Betyg 1–4 på regelverkets skala.\""))
    for schema in [own, any] {
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(schema.output.utf8))
      }
      for words in Self.usual { #expect(!schema.output.contains(words)) }
    }
  }

  @Test func `is written into a schema as text`() throws {
    let header = try rules.text("ruleset.yaml")
    try rules.write(header.replacing("1: Alltid", with: "1: 'Allt \"id\" \\1'"), to: "ruleset.yaml")
    let program = try run(["schema", "meeting"])
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(program.output.utf8))
    }
    #expect(program.output.contains(#"1 Allt \"id\" \\1, 2 Ofta"#))
  }
}

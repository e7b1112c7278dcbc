import Diagnostics
import Files
import Foundation
import Kravkoll
import Model
import Testing
import TestSupport

/// Reads the rule set in a directory; what is wrong with it.
private func mistakes(in directory: String) -> [Diagnostic] {
  do throws(Unusable) {
    var book = try RuleBook(directory)
    for ruleSet in try book.all() {
      _ = try RuleTestReader.tests(of: ruleSet, in: .directory(ruleSet.directory))
      _ = try LexiconReader.lexicon(of: ruleSet)
    }
    return []
  } catch {
    return error.diagnostics
  }
}

struct `A mistake in a rule set` {
  private static let practice = "samples/undantag/rules/ovning"

  static let files: [String] =
    ["ruleset", "focus-areas", "measures", "units", "exceptions", "themes"]
    .map { $0 + ".yaml" } + [
      "forms/hemsjukvard.yaml", "requirements/ovning.yaml", "tests/ovning.yaml",
    ]

  /// Every field name in a file, with where it stands.
  private func fields(in text: String) -> [(line: Int, name: String, range: Range<String.Index>)] {
    var found: [(Int, String, Range<String.Index>)] = []
    let words = text.matches(of: /(?:^|[\s{])([a-z_]+):(?:\s|$)/.anchorsMatchLineEndings())
    for match in words {
      let lineStart = text[..<match.range.lowerBound].lastIndex(of: "\n") ?? text.startIndex
      if text[lineStart..<match.range.lowerBound].contains("#") { continue }
      let line = text[..<match.output.1.startIndex].count { $0 == "\n" } + 1
      found.append(
        (line, String(match.output.1), match.output.1.startIndex..<match.output.1.endIndex)
      )
    }
    return found
  }

  @Test(arguments: files)
  func `in any field's name is reported on its line`(file: String) throws {
    let text = try Repository.text("\(Self.practice)/\(file)")
    let directory = try TemporaryDirectory(copying: Self.practice)
    let fields = fields(in: text)
    #expect(fields.count >= 2)
    for field in fields {
      var broken = text
      broken.replaceSubrange(field.range, with: field.name + "q")
      try directory.write(broken, to: file)
      let found = mistakes(in: directory.path)
      #expect(
        found.contains { diagnostic in
          diagnostic.site?.file.text.hasSuffix(file) == true
            && diagnostic.site?.position?.line == field.line
            && diagnostic.message[.swedish].text.contains("\(field.name)q")
        },
        "\(file):\(field.line) \(field.name)q: \(found.map { $0.message[.swedish].text })"
      )
    }
    try directory.write(text, to: file)
    #expect(mistakes(in: directory.path).isEmpty)
  }

  /// A change to a requirement's file, and what must be said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let condition: String
    let says: String
    var testDescription: String { condition }
  }

  @Test(arguments: [
    Case(condition: "{rating: \"9.9\", at_most: 2}", says: "okänd fråga"),
    Case(condition: "{rating: \"4.1\", at_most: 2}", says: "fritext"),
    Case(condition: "{rating: \"1.1\", at_most: 5}", says: "inte ett betyg"),
    Case(condition: "{rating: \"1.1\", at_most: två}", says: "inte ett betyg"),
    Case(condition: "{rating: \"1.1\"}", says: "en jämförelse"),
    Case(condition: "{rating: \"1.1\", at_most: 2, below: 3}", says: "en jämförelse"),
    Case(condition: "{rating: \"1.1\", at_most: 2, answered: \"1.1\"}", says: "flera saker"),
    Case(condition: "{any: []}", says: "tom"),
    Case(condition: "{all: {rating: \"1.1\", at_most: 2}}", says: "en lista"),
    Case(condition: "{at_least: 3, of: [{rating: \"1.1\", at_most: 2}]}", says: "från 1 till 1"),
    Case(condition: "{at_least: 0, of: [{rating: \"1.1\", at_most: 2}]}", says: "från 1 till 1"),
    Case(condition: "{at_most: 1, of: [{rating: \"1.1\", at_most: 2}]}", says: "från 1 till 1"),
    Case(condition: "{of: [{rating: \"1.1\", at_most: 2}]}", says: "at_least"),
    Case(condition: "{measure: genomgangr, below: 80 %}", says: "okänt mått"),
    Case(condition: "{measure: genomgangar, below: 80}", says: "inte en andel"),
    Case(condition: "{measure: genomgangar, below: 120 %}", says: "inte en andel"),
    Case(condition: "{participant: lakar}", says: "okänd roll"),
    Case(condition: "{participant: lakare, from: kommun}", says: "okänd roll"),
    Case(condition: "{participant: lakare, from: staten}", says: "okänt ord"),
    Case(condition: "{answered: \"9.9\"}", says: "okänd fråga"),
    Case(condition: "{answered: \"1.1\", at_most: 2}", says: "betyder ingenting"),
    Case(condition: "{not: [1]}", says: "fält"),
    Case(condition: "{}", says: "en jämförelse"),
    Case(condition: "alltid", says: "fält"),
    Case(condition: "{ratng: \"1.1\", at_most: 2}", says: "okänt fält"),
  ])
  func `in a condition is said where it stands`(mistake: Case) throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    let name = "requirements/ovning.yaml"
    let text = try Repository.text("\(Self.practice)/\(name)")
    let broken =
      text + """

        - id: prov-krav
          title: Prov
          severity: low
          severity_why: prov
          why: prov
          responsible: [region]
          sources: []
          focus: arbetssatt
          actions: [{party: region, text: prov}]
          gap: \(mistake.condition)

        """
    try directory.write(broken, to: name)
    let found = mistakes(in: directory.path)
    let line = broken.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("gap: \(mistake.condition)") }
    #expect(
      found.contains {
        $0.message[.swedish].text.contains(mistake.says)
          && $0.site?.position?.line == line.map { $0 + 1 }
      },
      "\(found.map { $0.message[.swedish].text })"
    )
  }

  @Test func `in a file's name is not passed over`() throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    try directory.write("[]", to: "requirments.yaml")
    try directory.write("[]", to: "requirements/mer.yml")
    try FileManager.default.createDirectory(
      atPath: directory.path + "/request",
      withIntermediateDirectories: true
    )
    let found = mistakes(in: directory.path)
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.message[.swedish].text.contains("okänd fil") })
  }

  @Test(arguments: files)
  func `is leaving a file empty`(file: String) throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    try directory.write("# här stod det något\n", to: file)
    #expect(mistakes(in: directory.path).contains { $0.message[.swedish].text.contains("tom") })
  }

  @Test func `is having no units`() throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    try FileManager.default.removeItem(atPath: directory.path + "/units.yaml")
    #expect(
      mistakes(in: directory.path).contains { $0.message[.swedish].text.contains("finns inte") }
    )
  }

  @Test func `is having no requirements`() throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    for file in ["requirements/ovning.yaml", "exceptions.yaml", "tests/ovning.yaml"] {
      try directory.write("[]\n", to: file)
    }
    #expect(
      mistakes(in: directory.path).map { $0.message[.swedish].text } == [
        "regelverket har inga krav"
      ]
    )
  }

  @Test(arguments: ["responsible: \\[.*\\]", "sources: \\[.*\\]"])
  func `is an empty list where something is needed`(pattern: String) throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    let name = "requirements/ovning.yaml"
    let text = try Repository.text("\(Self.practice)/\(name)")
    let field = pattern.prefix { $0 != ":" }
    let broken = text.replacingOccurrences(
      of: pattern,
      with: "\(field): []",
      options: .regularExpression
    )
    try directory.write(broken, to: name)
    #expect(mistakes(in: directory.path).contains { $0.message[.swedish].text == "listan är tom" })
  }

  @Test func `is using an id twice`() throws {
    let directory = try TemporaryDirectory(copying: Self.practice)
    try directory.write(
      try Repository.text("\(Self.practice)/requirements/ovning.yaml"),
      to: "requirements/kopia.yaml"
    )
    #expect(
      mistakes(in: directory.path).contains { $0.message[.swedish].text.contains("upptaget") }
    )
  }
}

struct `A file` {
  @Test func `that is too large is refused, and its limit said`() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write([UInt8](repeating: 0x20, count: Disk.maximumBytes + 1), to: "a")
    do throws(Unusable) {
      _ = try Disk.read(path)
      Issue.record("a file above the limit was read")
    } catch {
      #expect(error.diagnostics[0].message[.swedish].text.contains("10 MiB"))
    }
    let most = try directory.write([UInt8](repeating: 0x20, count: Disk.maximumBytes), to: "b")
    #expect(try Disk.read(most).bytes.count == Disk.maximumBytes)
  }

  @Test func `that is a directory, is not there or cannot be read is refused`() throws {
    let directory = try TemporaryDirectory()
    for (path, word) in [
      (directory.path, "katalog"), (directory.path + "/x", "finns inte"),
      // Opens, and then gives an error whatever rights one has.
      ("/proc/self/mem", "går inte att läsa"),
    ] {
      do throws(Unusable) {
        _ = try Disk.read(path)
        Issue.record("\(path) was read")
      } catch {
        #expect(error.diagnostics[0].message[.swedish].text.contains(word))
      }
    }
  }
}

struct `A rule book` {
  private func draft(_ date: String) throws -> MeetingDraft {
    let text = "meeting: {unit: X, form: hemsjukvard, date: \(date)}\n"
    let file = SourceFile(name: "m.yaml", bytes: Array(text.utf8))
    return try MeetingReader.submissions(in: file)[0].meeting()
  }

  /// A directory with rule sets for periods, named from a on.
  private func directory(_ periods: [(String, String)]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (name, period) in zip("abc", periods) {
      let path = "\(directory.path)/\(name)"
      try FileManager.default.copyItem(
        atPath: Repository.path("samples/undantag/rules/ovning"),
        toPath: path
      )
      let text = try Repository.text("samples/undantag/rules/ovning/ruleset.yaml")
        .replacing(/id: ovning-2025/, with: "id: regler-\(name)")
        .replacing(/period: .*/, with: "period: {from: \(period.0), to: \(period.1)}")
      try directory.write(text, to: "\(name)/ruleset.yaml")
    }
    return directory
  }

  @Test(arguments: [
    ("2024-06-01", "regler-a"), ("2025-06-01", "regler-b"), ("2023-01-01", "regler-a"),
    ("2027-01-01", "regler-b"), ("2025-02-01", "regler-b"), ("2025-01-10", "regler-a"),
  ])
  func `chooses by date, else the nearest`(date: String, expected: String) throws {
    let directory = try directory([("2024-01-01", "2024-12-31"), ("2025-03-01", "2025-12-31")])
    var book = try RuleBook(directory.path)
    #expect(try book.ruleSet(for: draft(date)).id.text == expected)
  }

  @Test func `stops where two hold on the same day`() throws {
    let directory = try directory([("2025-01-01", "2025-12-31"), ("2025-06-01", "2026-12-31")])
    var book = try RuleBook(directory.path)
    let meeting = try draft("2025-07-01")
    do throws(Unusable) {
      _ = try book.ruleSet(for: meeting)
      Issue.record("an ambiguous day was accepted")
    } catch {
      #expect(error.diagnostics[0].message[.swedish].text.contains("regler-a, regler-b"))
    }
  }
}

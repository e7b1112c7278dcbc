import Analysis
import Diagnostics
import Files
import Model
import Testing
import TestSupport

/// A rule set in which the granskning finds nothing, to change one file of at a time.
struct Practice {
  private let directory: TemporaryDirectory
  /// The day that exceptions are looked at from.
  private static let day = CalendarDate("2026-01-15")

  init() throws { directory = try TemporaryDirectory(copying: "Tests/AnalysisTests/Practice") }

  /// The codes of what is found, once some files have been put in place.
  func codes(_ files: [(name: String, text: String)] = []) throws -> [String] {
    try findings(files).map(\.lint.rawValue)
  }

  func findings(_ files: [(name: String, text: String)] = []) throws -> [LintFinding] {
    for file in files { try directory.write(file.text, to: file.name) }
    var book = try RuleBook(directory.path)
    let ruleSet = try #require(try book.all().first)
    let lexicon = try LexiconReader.lexicon(of: ruleSet)
    return RuleSetLints(ruleSet, lexicon, asOf: try #require(Self.day)).findings
  }

  /// The rules with one more requirement.
  func codes(adding gap: String) throws -> [String] {
    try codes([("requirements/nytt.yaml", Self.requirement(gap))])
  }

  static func requirement(_ conditions: String) -> String {
    """
    - id: nytt
      title: Nytt
      severity: low
      severity_why: Prov.
      why: Prov.
      responsible: [region]
      sources: [{ref: formular}]
      focus: arbetssatt
      actions: [{party: region, text: Pröva.}]
      \(conditions)
    """
  }

  /// `ruleset.yaml` with one more line under `silenced`.
  static func header(silencing line: String) throws -> String {
    try Repository.text("Tests/AnalysisTests/Practice/ruleset.yaml") + "  - \(line)\n"
  }
}

/// A page about a lint.
private struct Page {
  let text: String
  /// Files that are put over the practice rule set, by whether they are flagged.
  private(set) var flagged: [(name: String, text: String)] = []
  private(set) var accepted: [(name: String, text: String)] = []

  init(_ lint: Lint) throws {
    text = try Repository.text("docs/granskning/\(lint.rawValue).md")
    let blocks = text.matches(of: /(?s)```yaml file=(\S+) (flaggas|godtas)\n(.*?)```/)
    for block in blocks {
      let file = (String(block.output.1), String(block.output.3))
      if block.output.2 == "flaggas" { flagged.append(file) } else { accepted.append(file) }
    }
  }
}

struct `A page about a lint` {
  @Test func `stands in the index with its severity`() throws {
    let index = try Repository.text("docs/granskning/README.md")
    for lint in Lint.allCases {
      let severity = lint.severity == .error ? "fel" : "anmärkning"
      let row =
        "| [\(lint.rawValue)](\(lint.rawValue).md) | \(severity) | \(lint.title[.swedish]) |"
      #expect(index.contains(row), "\(row)")
    }
    #expect(index.matches(of: /(?m)^\| \[/).count == Lint.allCases.count)
  }

  @Test(arguments: Lint.allCases)
  func `has its name, its severity and how to silence it`(lint: Lint) throws {
    let page = try Page(lint)
    #expect(page.text.hasPrefix("# \(lint.rawValue): \(lint.title[.swedish])\n"))
    #expect(page.text.contains(lint.severity == .error ? "\nFel: " : "\nAnmärkning: "))
    // An error cannot be silenced, and its page shows no way to.
    #expect(page.text.contains("{lint: \(lint.rawValue), about: ") == (lint.severity == .warning))
  }

  @Test(arguments: Lint.allCases.filter { $0 != .lostAnswerMet })
  func `has an example that is flagged and one that is not`(lint: Lint) throws {
    let page = try Page(lint)
    try #require(!page.flagged.isEmpty)
    try #require(!page.accepted.isEmpty)
    #expect(try Practice().codes(page.flagged) == [lint.rawValue])
    #expect(try Practice().codes(page.accepted) == [])
  }

  @Test func `has none for what the language makes impossible`() throws {
    let page = try Page(.lostAnswerMet)
    #expect(page.flagged.isEmpty && page.text.contains("omöjligt"))
  }
}

struct `The lints of a rule set` {
  @Test func `are none in the practice rule set`() throws {
    #expect(try Practice().codes() == [])
  }

  @Test func `are silenced one by one`() throws {
    let practice = try Practice()
    #expect(try practice.codes(adding: "gap: {rating: \"1.1\", above: 3}") == ["opposite-ends"])
    let line = "{lint: opposite-ends, about: nytt, why: Prov.}"
    #expect(try practice.codes([("ruleset.yaml", Practice.header(silencing: line))]) == [])
    let other = try Practice.header(silencing: "{lint: opposite-ends, about: moten, why: Prov.}")
    #expect(
      Set(try practice.codes([("ruleset.yaml", other)])) == ["opposite-ends", "unused-silence"]
    )
  }

  @Test(arguments: Lint.allCases.filter { $0.severity == .error && $0 != .lostAnswerMet })
  func `are never silenced where they are errors`(lint: Lint) throws {
    let files = try Page(lint).flagged
    let practice = try Practice()
    let found = try practice.findings(files)
    let lines = Set(found.map(\.about)).map {
      "  - {lint: \(lint.rawValue), about: \"\($0)\", why: Prov.}\n"
    }
    let header =
      try files.first { $0.name == "ruleset.yaml" }?.text
      ?? Repository.text("Tests/AnalysisTests/Practice/ruleset.yaml")
    let silenced = try practice.findings([("ruleset.yaml", header + lines.joined())])
    #expect(silenced.count { $0.lint == lint } == found.count)
    #expect(silenced.contains { $0.message[.swedish].text.contains("fel går inte att tysta") })
  }

  @Test func `tell of each of many equal requirements once`() throws {
    let one = Practice.requirement("gap: {rating: \"1.1\", at_most: 2}") + "\n"
    let many = (1...300).map { one.replacing("id: nytt", with: "id: nytt-\($0)") }.joined()
    let found = try Practice().findings([("requirements/nytt.yaml", many)])
    #expect(found.count { $0.lint == .duplicateRequirement } == 300)
    #expect(found.count == 300)
  }

  @Test func `tell of each of many requirements that follow from others once`() throws {
    let many = (1...60).map { percent in
      Practice.requirement(
        "gap: {all: [{rating: \"3.1\", at_most: 2}, {measure: genomgangar, below: \(percent) %}]}"
      ).replacing("id: nytt", with: "id: nytt-\(percent)") + "\n"
    }
    let measures = """
      - id: genomgangar
        title: Andel genomgångar
        unit: share
        question: "3.1"
        target: {at_least: 80 %, source: own}

      """
    let found = try Practice().findings([
      ("requirements/nytt.yaml", many.joined()), ("measures.yaml", measures),
    ])
    #expect(found.count { $0.lint == .impliedRequirement } == 59)
  }

  @Test func `report a silencing of nothing where it stands`() throws {
    let text = try Practice.header(silencing: "{lint: nevr-gap, about: moten, why: Prov.}")
    let found = try Practice().findings([("ruleset.yaml", text)])
    #expect(found.map(\.lint) == [.unusedSilence])
    let place = try #require(found.first?.place)
    #expect(place.file.name.hasSuffix("/ruleset.yaml"))
    #expect(String(decoding: place.file.bytes[place.range], as: UTF8.self) == "nevr-gap")
  }

  @Test(arguments: [
    // Only a gap while the first question is not answered.
    ("applies_when: {not: {answered: \"1.1\"}}\n  gap: {rating: \"3.1\", at_most: 2}", "never-gap"),
    (
      "applies_when: {rating: \"1.1\", at_least: 3}\n  gap: {all: [{rating: \"1.1\", below: 3}, {rating: \"3.1\", at_most: 4}]}",
      "never-gap"
    ),
    // A participant can always be there.
    ("gap: {participant: lakare, from: region}", ""),
    ("gap: {any: [{rating: \"3.1\", at_most: 3}, {rating: \"3.1\", is: 4}]}", "always-gap"),
    (
      "gap: {at_least: 2, of: [{rating: \"1.1\", below: 2}, {rating: \"1.1\", above: 2}]}",
      "never-gap"
    ),
    ("gap: {not: {rating: \"1.1\", at_least: 3}}", "duplicate-requirement"),
    ("gap: {rating: \"1.1\", above: 3}", "opposite-ends"),
  ])
  func `find what a condition comes to`(gap: String, expected: String) throws {
    #expect(try Practice().codes(adding: gap) == (expected.isEmpty ? [] : [expected]))
  }

  @Test(arguments: [
    ("gap: {any: [{rating: \"1.1\", at_most: 2}, {rating: \"2.1\", at_most: 2}]}", ""),
    ("gap: {any: [{rating: \"1.1\", at_most: 1}, {rating: \"2.1\", at_most: 2}]}", "met-over-gap"),
    (
      "gap: {at_least: 2, of: [{rating: \"1.1\", at_most: 2}, {rating: \"2.1\", at_most: 2}]}",
      "met-over-gap"
    ),
    (
      "claims: some\n  gap: {all: [{rating: \"1.1\", at_most: 2}, {rating: \"2.1\", at_most: 2}]}",
      ""
    ),
    // What a requirement applies to is no part of what its title says.
    ("applies_when: {rating: \"1.1\", at_most: 3}\n  gap: {rating: \"2.1\", at_most: 2}", ""),
    // The parts of what is there already are looked at too.
    ("question: \"3.1\"\n  gap: {at_most: 3}", "met-over-gap"),
    ("question: \"3.1\"\n  gap: {at_most: 1}", ""),
  ])
  func `find what is met while a part of it is a gap`(gap: String, expected: String) throws {
    #expect(try Practice().codes(adding: gap) == (expected.isEmpty ? [] : [expected]))
  }

  @Test func `say which answers meet a requirement over a gap`() throws {
    let text = Practice.requirement("question: \"3.1\"\n  gap: {at_most: 3}")
    let found = try Practice().findings([("requirements/nytt.yaml", text)])
    #expect(found.map(\.about) == ["lakemedel"])
    let message = try #require(found.first?.message[.swedish].text)
    #expect(message.contains("nytt") && message.contains("(till exempel 2.1: 3, 3.1: 3)"))
  }

  @Test func `say which answers leave a low rating without a gap`() throws {
    let text = try Repository.text("Tests/AnalysisTests/Practice/requirements/lakemedel.yaml")
    let both = text.replacing("{any: [", with: "{all: [")
    let found = try Practice().findings([("requirements/lakemedel.yaml", both)])
    #expect(found.map(\.about) == ["2.1", "2.1", "3.1", "3.1"])
    #expect(found.allSatisfy { $0.lint == .lowRatingWithoutGap })
    #expect(found.first?.message[.swedish].text.contains("(till exempel 2.1: 1)") == true)
  }

  @Test(arguments: [
    ("Å", "å i NFC", false), ("\u{212B}", "ångströmtecknet", true), ("A\u{30A}", "lös ring", true),
    ("\u{212A}", "kelvintecknet", true), ("é", "accent", false),
    ("\u{A0}", "hårt mellanslag", true),
  ])
  func `find letters that only look right`(letter: String, name: String, isFound: Bool) throws {
    let codes = try Practice().codes([("units.yaml", "- {name: \"Vård\(letter)by\"}\n")])
    #expect(codes.isEmpty != isFound, "\(name)")
  }

  @Test func `prove everything in the rules for Örebro`() throws {
    var book = try RuleBook(Repository.path("rules/orebro-2025"))
    let ruleSet = try #require(try book.all().first)
    let lexicon = try #require(try LexiconReader.lexicon(of: ruleSet))
    let found = RuleSetLints(ruleSet, lexicon, asOf: ruleSet.period.lowerBound).findings
    #expect(found.isEmpty, "\(found.map { "\($0.lint.rawValue) \($0.about)" })")
  }
}

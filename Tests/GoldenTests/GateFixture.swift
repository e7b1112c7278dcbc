import Analysis
import Diagnostics
import Files
import Foundation
import Kravkoll
import Model
import Reports
import Testing
import TestSupport

/// A rule set that has been changed badly, and the one that it was.
///
/// The files lie in a folder whose name no URL can hold as it is, and one text has the marks of every
/// format in it.
struct GateFixture {
  let report: GateReport
  /// Where the files were.
  let root: String

  private static let rules = "samples/undantag/rules/ovning"
  private static let folder = "Regler på prov"

  /// Creates the fixture; `leading` stands before everything in the files that are changed.
  init(leading: String = "") throws {
    let directory = try TemporaryDirectory()
    root = directory.path
    let before = "\(directory.path)/före"
    let after = "\(directory.path)/\(Self.folder)"
    for path in [before, after] {
      try FileManager.default.copyItem(atPath: Repository.path(Self.rules), toPath: path)
    }
    try Self.change(directory, leading)
    let day = try #require(CalendarDate("2026-11-21"))
    let base = try Self.ruleSet(before)
    let ruleSet = try Self.ruleSet(after)
    let tests = try RuleTestRun.reports(in: after)
    let failure = Diagnostic(
      at: .path("\(directory.path)/möten/exempelbyn.yaml"),
      Message(sv: "okänd vårdcentral ”Hemligby”", en: "unknown unit “Hemligby”")
    )
    let examination = GateReport.Examination(
      ruleSet,
      lint: RuleSetLints(ruleSet, asOf: day).findings,
      tests: tests.first,
      mutants: MutantReport(ruleSet, try RuleTestRun.tests(of: ruleSet))
    )
    report = GateReport(
      on: ruleSet,
      asOf: day,
      [examination],
      base: GateReport.Base("main", FolderDiff(from: [base], to: [ruleSet])),
      impact: ImpactReport(
        try Self.pairs(before, after, directory, day),
        lost: [Unusable(failure)]
      ),
      paths: RepositoryPaths(root: directory.path, workingDirectory: directory.path)
    )
  }

  /// The report in a format.
  func text(_ format: any GateFormat, _ language: Language) -> String {
    let presentation = Presentation(language: language, style: .plain, width: 80)
    return format.text(of: report, presentation)
  }

  private static func ruleSet(_ directory: String) throws -> RuleSet {
    try #require(
      try RuleLibrary.all(RulesLocation(chosen: directory, installed: [])).first
    )
  }

  private static func change(_ directory: TemporaryDirectory, _ leading: String) throws {
    func edit(_ name: String, _ edits: [(String, String)]) throws {
      var text = leading + (try directory.text("\(folder)/\(name)"))
      for (old, new) in edits {
        #expect(text.contains(old), "\(name) has no ”\(old)”")
        text = text.replacing(old, with: new)
      }
      try directory.write(text, to: "\(folder)/\(name)")
    }
    func cut(_ name: String, from heading: String) throws {
      let text = try directory.text("\(folder)/\(name)")
      let start = try #require(text.range(of: heading)).lowerBound
      try directory.write(String(text[..<start]), to: "\(folder)/\(name)")
    }
    try edit(
      "ruleset.yaml",
      [
        ("\nversion: 1.0.0\n", "\nversion: 1.0.1\n"),
        (
          "changes:\n",
          "changes:\n  - {version: 1.0.1, date: 2026-11-21, text: En liten ändring.}\n"
        ), ("i påhittade", "i <b>|`påhittade`|</b> &amp;"),
      ]
    )
    try cut("requirements/ovning.yaml", from: "- id: lakare-med")
    try cut("tests/ovning.yaml", from: "- requirement: lakare-med")
    try cut("exceptions.yaml", from: "# Delvis:")
    let requirements = "requirements/ovning.yaml"
    try edit(
      requirements,
      [
        ("severity: low\n", "severity: low\n  gap: {at_most: 1}\n"),
        ("title: Gemensam vårdplan\n", "title: En gemensam vårdplan\n"),
        ("- id: lakemedel\n", "- id: lakemedelslista\n  replaces: lakemedel\n"),
      ]
    )
    let other = """
      - id: vardplan-alltid
        question: "2.1"
        title: Vårdplan som alltid skrivs
        severity: medium
        severity_why: Den saknas ibland.
        why: Den behövs alltid.
        responsible: [kommun]
        sources: [{ref: ovningsoverenskommelse}]
        focus: arbetssatt
        gap: {at_most: 3}
        actions: [{party: kommun, text: Skriv den.}]

      """
    try directory.write(
      try directory.text("\(folder)/\(requirements)") + other,
      to: "\(folder)/\(requirements)"
    )
    try edit("exceptions.yaml", [("requirement: lakemedel\n", "requirement: lakemedelslista\n")])
    try edit(
      "tests/ovning.yaml",
      [
        ("requirement: lakemedel\n", "requirement: lakemedelslista\n"),
        ("    - {answers: {\"3.1\": 4}, expect: met}\n", ""),
        ("    - {answers: {\"2.1\": 3}, expect: met}\n", ""),
      ]
    )
    // A Cyrillic letter, the marks of Markdown, XML and workflow commands, and a number that nobody
    // may see.
    try edit(
      "units.yaml",
      [
        (
          "- {name: Övningsby",
          "- {name: \"Nоra | <b>å</b> 100%: ``` 640823-3234\"}\n- {name: Övningsby"
        )
      ]
    )
  }

  /// The sample meetings, judged under both.
  private static func pairs(
    _ before: String,
    _ after: String,
    _ directory: TemporaryDirectory,
    _ day: CalendarDate
  ) throws -> [(before: Assessment, after: Assessment)] {
    let samples = Repository.yamlFiles(in: "samples/undantag")
    func assessments(_ rules: String) throws -> [Assessment] {
      var run = CheckRun(rules: RulesLocation(chosen: rules, installed: []), asOf: day)
      return try samples.flatMap { sample in
        let file = SourceFile(name: sample, bytes: Array(try Repository.text(sample).utf8))
        return run.check(file).assessments
      }
    }
    return try zip(assessments(before), assessments(after)).map { ($0, $1) }
  }
}

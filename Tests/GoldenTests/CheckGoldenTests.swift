import Diagnostics
import Files
import Foundation
import Kravkoll
import Model
import Reports
import Testing
import TestSupport

/// Where the expected outputs stand.
private let expected = Repository.path("Tests/GoldenTests/Expected")
private let isRecording = ProcessInfo.processInfo.environment["KRAVKOLL_RECORD"] != nil

/// Compares an output with the one that was expected; records it when asked to, and then fails.
func compare(_ actual: String, with name: String) throws {
  let path = "\(expected)/\(name)"
  if isRecording {
    try Data(actual.utf8).write(to: URL(filePath: path))
    Issue.record("recorded \(name); read the difference and run again")
    return
  }
  // As bytes, since reading it as text would take a byte order mark away.
  let golden = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  if actual != golden { Attachment.record(actual, named: name) }
  #expect(actual == golden)
}

/// The sample meetings, by their paths in the repository.
private let samples =
  Repository.yamlFiles(in: "samples")
  + Repository.yamlFiles(in: "samples/undantag")

private func report(on sample: String) throws -> CheckReport {
  // A path that is longer in another clone would break lines elsewhere.
  #expect(FileManager.default.changeCurrentDirectoryPath(Repository.root.path))
  let day = try #require(CalendarDate("2026-11-21"))
  let isPractice = sample.hasPrefix("samples/undantag/")
  let rules = isPractice ? "samples/undantag/rules" : "rules"
  var run = CheckRun(rules: RulesLocation(chosen: rules, installed: []), asOf: day)
  // Under the name that a user would write, so that the outputs hold for every machine.
  let file = SourceFile(name: sample, bytes: Array(try Repository.text(sample).utf8))
  return run.check(file)
}

struct `Expected outputs` {
  static let formats = CheckFormats.all.map(\.name)

  @Test(arguments: samples, formats)
  func `of check are those that were read and approved`(sample: String, format: String) throws {
    let format = try #require(CheckFormats.all.first { $0.name == format })
    let presentation = Presentation(language: .swedish, style: .plain, width: 80)
    let text = format.text(of: try report(on: sample), presentation)
    let name = sample.dropFirst("samples/".count).dropLast(".yaml".count).replacing("/", with: "-")
    try compare(
      text.replacing(/"hash": ?"[0-9a-f]{64}"/, with: "\"hash\": \"…\""),
      with: "\(name).\(format.name)"
    )
  }

  @Test func `of check in English, in colour and on a narrow terminal`() throws {
    let report = try report(on: "samples/undantag/exempelbyn-2026.yaml")
    let text = CheckFormats.all[0]
    let english = Presentation(language: .english, style: .plain, width: 80)
    try compare(text.text(of: report, english), with: "english.text")
    let colour = Presentation(language: .swedish, style: TextStyle(isColoured: true), width: 48)
    try compare(text.text(of: report, colour), with: "colour-narrow.text")
  }

  @Test func `of refused files`() throws {
    let text = """
      meeting: {unit: Exempelbyn vårdcentral, form: hemsjukvard, date: 2026-03-10}
      answers:
        "1.1": {rating: tre, comment: "640823-3234 väntar"}
        "2.1": 5
        "4.1": 3
        "9.9": 1
      participants: {region: [lakar]}

      """
    let day = try #require(CalendarDate("2026-11-21"))
    let rules = RulesLocation(chosen: Repository.path("samples/undantag/rules"), installed: [])
    var run = CheckRun(rules: rules, asOf: day)
    let file = SourceFile(name: "möte.yaml", bytes: Array(text.utf8))
    let report = run.check(file)
    for language in Language.allCases {
      let writer = DiagnosticText(language: language, style: .plain)
      try compare(
        report.diagnostics.map { writer.text(of: $0) }.joined(separator: "\n"),
        with: "refused.\(language.rawValue).text"
      )
    }
  }

  @Test func `of import`() throws {
    let name = "samples/rapport-2025.txt"
    let file = SourceFile(name: name, bytes: Array(try Repository.text(name).utf8))
    let rules = RulesLocation(chosen: Repository.path("rules"), installed: [])
    var defaults = InputDefaults()
    defaults.statedYear = 2025
    let run = ImportRun(rules: rules, defaults: defaults)
    let result = try run.result(of: file, rulesIn: Repository.path("rules"))
    try compare(result.text, with: "import-rapport-2025.yaml")
    let writer = DiagnosticText(language: .swedish, style: .plain, isRemark: true)
    try compare(
      result.remarks.map { writer.text(of: $0) }.joined(separator: "\n"),
      with: "import-rapport-2025.remarks.text"
    )
  }

  @Test func `of explain`() throws {
    let library = try RuleLibrary.all(
      RulesLocation(chosen: Repository.path("rules"), installed: [])
    )
    for name in ["lakemedelskedja", "2.3"] {
      let (requirement, ruleSet) = try RuleLibrary.requirement(named: name, in: library)
      let presentation = Presentation(language: .swedish, style: .plain, width: 80)
      let text = Explanation(
        requirement,
        in: ruleSet,
        tests: try RuleTestRun.tests(of: ruleSet),
        presentation
      ).text
      try compare(text, with: "explain-\(name).text")
    }
  }

  @Test(arguments: ThemeFormats.all.map(\.name), Language.allCases)
  func `of themes`(name: String, language: Language) throws {
    let report = try ThemeRun.report(
      on: Repository.path("docs/verkstad/anteckningar.txt"),
      against: Repository.path("docs/verkstad/handraknat.tsv"),
      rules: RulesLocation(chosen: Repository.path("rules"), installed: []),
      asOf: try #require(CalendarDate("2026-11-21"))
    )
    let format = try #require(ThemeFormats.all.first { $0.name == name })
    let text = format.text(
      of: report,
      Presentation(language: language, style: .plain, width: 80)
    )
    try compare(
      text.replacing(/"hash": ?"[0-9a-f]{64}"/, with: "\"hash\": \"…\""),
      with: "themes.\(language.rawValue).\(name)"
    )
  }

  @Test(arguments: ["hemsjukvard", "sabo-korttid"])
  func `of template`(form: String) throws {
    let rules = RulesLocation(chosen: Repository.path("rules"), installed: [])
    let (ordinal, ruleSet) = try RuleLibrary.form(named: form, rules)
    let presentation = Presentation(language: .swedish, style: .plain, width: 80)
    try compare(
      MeetingTemplate(ordinal, in: ruleSet, presentation).text,
      with: "template-\(form).yaml"
    )
  }
}

struct `The samples` {
  @Test func `show every outcome and every observation between them`() throws {
    var outcomes: Set<String> = []
    var codes: Set<String> = []
    for sample in samples {
      let report = try report(on: sample)
      #expect(
        report.diagnostics.isEmpty,
        "\(sample): \(report.diagnostics.map { $0.message[.swedish].text })"
      )
      for assessment in report.assessments {
        outcomes.formUnion(assessment.results.map(\.outcome.rawValue))
        codes.formUnion(assessment.observations.map(\.code))
      }
    }
    #expect(outcomes == Set(Outcome.allCases.map(\.rawValue)))
    #expect(
      codes == [
        "outside-period", "incomplete-form", "missing-role", "unknown-participants",
        "straight-lining", "parties-differ", "measure-contradicts-rating",
        "comment-contradicts-rating",
        "personal-identity-number", "email-address", "telephone-number", "expired-exception",
        "unused-exception", "partial-exception", "overdue-action",
      ]
    )
  }

  @Test(arguments: samples)
  func `never show a personal identity number in any format`(sample: String) throws {
    let report = try report(on: sample)
    for format in CheckFormats.all {
      let presentation = Presentation(language: .swedish, style: .plain, width: 80)
      #expect(!PersonalIdentityNumber.occurs(in: format.text(of: report, presentation)))
    }
  }
}

struct `The documents` {
  @Test(arguments: ["README.md", "docs/anvandning.md"])
  func `show what the program really prints`(document: String) throws {
    let golden = try Repository.text("Tests/GoldenTests/Expected/laxa-2025.text")
    let blocks = try Repository.text(document).components(separatedBy: "```")
    let shown = try #require(blocks.first { $0.contains("Skattade brister (") })
    let body = shown.drop { $0 != "\n" }.dropFirst()
    let parts = String(body).components(separatedBy: "\n    …\n")
    #expect(parts.count == 2)
    #expect(golden.hasPrefix(parts[0].trimmingCharacters(in: .newlines)))
    #expect(golden.hasSuffix(parts[1].drop { $0 == "\n" }))
  }
}

internal import Diagnostics
internal import Engine
internal import Files
internal import Kravkoll
internal import Model
internal import Reports
internal import Summary

/// Tries files of meetings, as YAML or JSON: read, judged, written and printed.
///
/// What names a unit of the practice rules is judged by them.
struct MeetingTrial: Trial {
  private let rules: TrialRules
  private var shipped: CheckRun
  private var practice: CheckRun
  /// The names of the practice rules' units.
  private let practiceUnits: [[UInt8]]
  private var compiled = CompiledEditions()
  private var lines = AssessmentLines(.swedish)

  init(_ rules: TrialRules) throws(Unusable) {
    self.rules = rules
    func run(_ directory: String) -> CheckRun {
      CheckRun(rules: RulesLocation(chosen: directory, installed: []), asOf: rules.day)
    }
    (shipped, practice) = (run(rules.shipped), run(rules.practice))
    practiceUnits = try RuleSetCopy.read(at: rules.practice).ruleSet.units.map {
      Array($0.name.utf8)
    }
  }

  mutating func run(_ bytes: [UInt8]) throws(Breach) {
    let file = SourceFile(name: "möte.yaml", bytes: bytes)
    let isPractice = practiceUnits.contains { bytes.holds($0) }
    let report = isPractice ? practice.check(file) : shipped.check(file)
    guard !report.entries.isEmpty else {
      throw Breach(of: "every file is judged or refused", seen: "neither")
    }
    for entry in report.entries {
      switch entry {
      case .refused(let reason): try refusalHasPlace(reason, in: file.name)
      case .assessment(let assessment): try examine(assessment, bytes)
      }
    }
    guard !report.assessments.isEmpty else { return }
    try partOfAFileIsNothing(report)
    if rules.chooses(bytes, oneIn: 8) { try printOut(report) }
    if rules.chooses(bytes, oneIn: 32) { try addUp(report.assessments) }
  }

  private mutating func examine(_ assessment: Assessment, _ bytes: [UInt8]) throws(Breach) {
    guard assessment.tally.assessed > 0 else {
      throw Breach(of: "something is assessed in what is accepted", seen: "nothing")
    }
    try meetingSurvivesWriting(assessment.meeting, in: assessment.ruleSet)
    let removals = Removal.all(of: assessment.meeting)
    let edition = compiled.edition(of: assessment.ruleSet)
    for (index, removal) in removals.enumerated()
    where rules.isThorough || index == bytes.lot % removals.count {
      try takingAwayNeverMeets(removal, from: assessment, under: edition)
    }
  }

  private func printOut(_ report: CheckReport) throws(Breach) {
    let presentation = Presentation(language: .swedish, style: .plain, width: 60)
    for format in CheckFormats.all {
      let text = format.text(of: report, presentation)
      try identityNumbersAreMasked(text, from: format.name)
      if format.isForMachines {
        try outputIsJSON(text, byLine: format.name == "ndjson", from: format.name)
      } else {
        try textIsHarmless(text, from: format.name)
      }
    }
  }

  /// Does with the meetings what `batch` does.
  private mutating func addUp(_ assessments: [Assessment]) throws(Breach) {
    var builder = SummaryBuilder()
    for assessment in assessments {
      let line = String(decoding: lines.line(of: assessment), as: UTF8.self)
      try outputIsJSON(line, byLine: true, from: "a line of batch")
      builder.add(Contribution(assessment, keepingTexts: true, digestingComments: true))
    }
    try summaryIsHarmless(builder.summary, asOf: rules.day)
  }
}

extension [UInt8] {
  /// Whether some bytes, one at least, stand here one after the other.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let last = indices.dropLast(part.count - 1).last else { return false }
    return (0...last).contains { self[$0] == part[0] && self[$0...].starts(with: part) }
  }
}

/// Rule sets made ready, each once.
struct CompiledEditions {
  private var compiled: [CompiledRules] = []

  /// A rule set made ready.
  mutating func edition(of ruleSet: RuleSet) -> CompiledRules {
    if let known = compiled.first(where: { $0.ruleSet == ruleSet }) { return known }
    let rules = CompiledRules(ruleSet)
    compiled.append(rules)
    return rules
  }
}

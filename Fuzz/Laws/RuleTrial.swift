internal import Analysis
internal import Diagnostics
internal import Files
internal import Model
internal import Reports

/// Tries rule sets: read, linted, held against what they were before, and printed.
///
/// An input is some files of a rule set, each below a line of `===` and its name; all others are those
/// of the practice rules.
struct RuleTrial: Trial {
  private let rules: TrialRules
  private let base: RuleSet
  private let files: [CommittedFiles.File]
  /// What the rule set is called in messages.
  private static let name = "regler"

  init(_ rules: TrialRules) throws(Unusable) {
    self.rules = rules
    let ruleSet = try RuleSetCopy.read(at: rules.practice).ruleSet
    var files = ruleSet.files.map { file in
      CommittedFiles.File(name: String(ruleSet.name(of: file)), bytes: file.bytes)
    }
    for name in try Disk.names(in: rules.practice + "/tests") {
      let file = try Disk.read("\(rules.practice)/tests/\(name)")
      files.append(CommittedFiles.File(name: "tests/\(name)", bytes: file.bytes))
    }
    self.files = files
    let tree = RuleTree.committed(CommittedFiles(name: Self.name, files: files))
    base = try RuleSetCopy.read(in: tree).ruleSet
  }

  mutating func run(_ bytes: [UInt8]) throws(Breach) {
    let written = Self.files(in: bytes)
    let others = files.filter { file in !written.contains { $0.name == file.name } }
    let tree = RuleTree.committed(CommittedFiles(name: Self.name, files: others + written))
    let read = Result { () throws(Unusable) in
      let copy = try RuleSetCopy.read(in: tree)
      _ = try copy.tests()
      return (copy.ruleSet, try LexiconReader.lexicon(of: copy.ruleSet))
    }
    switch read {
    case .failure(let reason): try refusalHasPlace(reason, in: Self.name)
    case .success(let (ruleSet, lexicon)):
      guard rules.chooses(bytes, oneIn: 4) else { return }
      let lint = RuleSetLints(ruleSet, lexicon, asOf: rules.day).findings
      let diff = RuleSetDiff(from: base, to: ruleSet)
      for change in diff.requirements { try witnessIsRight(of: change, in: diff) }
      guard rules.chooses(bytes, oneIn: 16) else { return }
      let report = GateReport(
        on: ruleSet,
        asOf: rules.day,
        [GateReport.Examination(ruleSet, lint: lint)],
        base: GateReport.Base("grund", FolderDiff(from: [base], to: [ruleSet]))
      )
      try printOut(report)
    }
  }

  /// The files that an input is made of.
  private static func files(in bytes: [UInt8]) -> [CommittedFiles.File] {
    let mark = Array("===".utf8)
    let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    var files: [CommittedFiles.File] = []
    for line in lines {
      if line.starts(with: mark) {
        // What is tried is what files say, and not what they are called.
        let name = String(decoding: line.dropFirst(mark.count), as: UTF8.self)
          .filter { $0.isLetter || $0.isNumber || "./-_".contains($0) }
        files.append(CommittedFiles.File(name: name, bytes: []))
      } else if let last = files.popLast() {
        files.append(
          CommittedFiles.File(name: last.name, bytes: (last.bytes ?? []) + line + [.lineFeed])
        )
      }
    }
    return files
  }

  private func printOut(_ report: GateReport) throws(Breach) {
    let presentation = Presentation(language: .swedish, style: .plain, width: 60)
    for format in GateFormats.all {
      let text = format.text(of: report, presentation)
      try identityNumbersAreMasked(text, from: format.name)
      switch format.name {
      case "json", "sarif": try outputIsJSON(text, byLine: false, from: format.name)
      default: try textIsHarmless(text, from: format.name)
      }
    }
  }
}

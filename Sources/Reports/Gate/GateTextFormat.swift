internal import Analysis
internal import Diagnostics
internal import Model

/// Text for a log: what fails first in each part, and one line for what is well.
struct GateTextFormat: GateFormat {
  let name = "text"

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    GateText(report, presentation).text
  }
}

private struct GateText {
  private let report: GateReport
  private let presentation: Presentation

  init(_ report: GateReport, _ presentation: Presentation) {
    self.report = report
    self.presentation = presentation
  }

  private func say(_ message: Message) -> Shown { message[presentation.language] }
  private func paint(_ text: Shown, _ colour: TextStyle.Ink) -> String {
    presentation.style.paint(text, colour)
  }

  var text: String {
    var lines = report.examinations.flatMap { self.lines(of: $0) }
    lines += diff
    if let impact = report.impact { lines += self.impact(impact) }
    lines.append(
      report.isPassed ? paint(say(GateWording.passed), .bold) : paint(say(GateWording.failed), .red)
    )
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of examination: GateReport.Examination) -> [String] {
    let ruleSet = examination.ruleSet
    let name = paint("\(ruleSet.id) \(ruleSet.version)", .bold)
    var lines = ["\(name) · \(Shown(ruleSet.title).line)", ""]
    lines += lint(examination)
    if let tests = examination.tests { lines += self.tests(tests) }
    if let mutants = examination.mutants { lines += self.mutants(mutants, examination) }
    return lines
  }

  private func heading(_ isGood: Bool, _ title: Message, _ summary: Message) -> String {
    let mark = isGood ? "✓" : paint("✗", .red)
    return "\(mark) \(paint(say(title), .bold)): \(say(summary).line)"
  }

  /// A mistake, or a remark, in one line.
  private func line(_ diagnostic: Diagnostic, isRemark: Bool = false) -> String {
    let writer = DiagnosticText(
      language: presentation.language,
      style: presentation.style,
      isBrief: true,
      isRemark: isRemark
    )
    return "  " + writer.text(of: diagnostic).dropLast()
  }

  private func lint(_ examination: GateReport.Examination) -> [String] {
    let errors = examination.lintErrors.count
    var lines = [
      heading(
        errors == 0,
        GateWording.lint,
        GateWording.lintSummary(errors, examination.lint.count - errors)
      )
    ]
    for finding in examination.lint {
      let isError = finding.lint.severity == .error
      let message = Message(
        sv: "\(finding.message[.swedish]) [\(finding.lint.rawValue)]",
        en: "\(finding.message[.english]) [\(finding.lint.rawValue)]"
      )
      lines.append(line(Diagnostic(at: finding.place, message), isRemark: !isError))
      if let help = finding.help { lines.append("    → \(say(help).line)") }
    }
    return lines + [""]
  }

  private func tests(_ tests: RuleTestReport) -> [String] {
    var lines = [heading(tests.isPassed, GateWording.tests, tests.summary)]
    lines += tests.diagnostics.map { line($0) }
    return lines + [""]
  }

  private func mutants(
    _ mutants: MutantReport,
    _ examination: GateReport.Examination
  ) -> [String] {
    let ruleSet = examination.ruleSet
    var lines = [heading(mutants.isPassed, GateWording.mutants, GateWording.mutantSummary(mutants))]
    for unpinned in mutants.unpinned {
      lines.append("  \(say(unpinned.message(ruleSet)).line)")
    }
    for survivor in mutants.survivors {
      let id = ruleSet.requirements[survivor.requirement].id
      lines.append("  \(id): \(say(survivor.mutation.message).line)")
    }
    if !mutants.suggestions.isEmpty {
      lines += ["", "  \(say(GateWording.paste).line)"]
      lines += examination.testFile(mutants.suggestions).lines.filter { !$0.isEmpty }.map {
        "  \($0)"
      }
    }
    return lines + [""]
  }

  private var diff: [String] {
    guard let base = report.base else { return [] }
    let diff = base.diff
    var lines = [
      heading(diff.problems.isEmpty, GateWording.diff, diff.summary(since: base.name))
    ]
    if base.isAlsoDirectory { lines.append("  \(say(GateWording.alsoDirectory(base.name)).line)") }
    lines += diff.sentences.map { "  \(say($0).line)" }
    if !diff.base.isEmpty {
      lines += diff.newForms.map { "  \(say(GateWording.newForm($0)).line)" }
    }
    for comparison in diff.comparisons where !comparison.diff.changes.isEmpty {
      if diff.comparisons.count > 1 { lines.append("  \(say(comparison.diff.title).line):") }
      for change in comparison.diff.changes { lines += self.change(change, in: comparison.diff) }
    }
    lines += diff.others.map { "  · \(say($0.other.message).line)" }
    lines += diff.swaps.map { "  · \(say($0).line)" }
    lines += diff.versions.map { "  \(say($0).line)" }
    lines += diff.problems.map { "  " + paint(say($0.message), .red) }
    return lines + [""]
  }

  private func change(_ change: RequirementChange, in diff: RuleSetDiff) -> [String] {
    let head = "  \(change.id): \(say(change.kind.words).line)"
    let summary = say(change.summary(in: diff)).line
    var lines = [summary.isEmpty ? head : "\(head) (\(summary))"]
    if change.step != .patch, let file = diff.witnessFile(of: change) {
      lines += file.lines.filter { !$0.isEmpty }.map { "      \($0)" }
    }
    return lines
  }

  private func impact(_ impact: ImpactReport) -> [String] {
    var lines = [
      heading(impact.failures.isEmpty, GateWording.impact, GateWording.impactSummary(impact))
    ]
    let width = impact.lines.map(\.requirement.text.count).max() ?? 0
    for line in impact.lines {
      let name = line.requirement.text
      let padding = String(repeating: " ", count: width - name.count)
      lines.append("  \(name)\(padding)  \(say(.impactLine(line)).line)")
    }
    lines += impact.failures.map { line($0.diagnostics[0]) }
    return lines + [""]
  }
}

extension Message {
  fileprivate static func impactLine(_ line: ImpactReport.Line) -> Message {
    Message(
      sv:
        "+\(line.newGaps) brister, −\(line.closedGaps), \(line.newlyUnassessed) inte längre bedömda, "
        + "\(line.newlyExcepted) nya undantag, \(line.noLongerExcepted) inte längre undantagna",
      en:
        "+\(line.newGaps) gaps, −\(line.closedGaps), \(line.newlyUnassessed) no longer assessed, "
        + "\(line.newlyExcepted) newly excepted, \(line.noLongerExcepted) no longer excepted"
    )
  }
}

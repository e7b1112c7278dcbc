internal import Analysis
internal import Diagnostics
internal import Model

/// Tables for a pull request or the summary of a job.
struct GateMarkdownFormat: GateFormat {
  let name = "markdown"

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    GateMarkdown(report: report, language: presentation.language).text
  }
}

private struct GateMarkdown {
  let report: GateReport
  let language: Language

  private func say(_ message: Message) -> String { message.shown(in: language) }
  private func inline(_ message: Message) -> String { MarkdownText.inline(say(message)) }

  var text: String {
    let verdict = say(report.isPassed ? GateWording.passed : GateWording.failed)
    var text = "## \(mark(report.isPassed)) \(report.name): \(verdict)\n\n"
    for examination in report.examinations { text += self.text(of: examination) }
    text += changes
    if let impact = report.impact { text += self.impact(impact) }
    return String(text.dropLast())
  }

  private func text(of examination: GateReport.Examination) -> String {
    let ruleSet = examination.ruleSet
    let title = MarkdownText.inline(ruleSet.shownTitle)
    let isOne = report.examinations.count == 1
    var text = (isOne ? title : "**\(ruleSet.id)** · \(title)") + "\n\n"
    text += lint(examination)
    if let tests = examination.tests { text += self.tests(tests) }
    if let mutants = examination.mutants { text += self.mutants(mutants, examination) }
    return text
  }

  private func mark(_ isGood: Bool) -> String { isGood ? "✓" : "✗" }

  private func heading(_ isGood: Bool, _ title: Message, _ summary: Message) -> String {
    "### \(mark(isGood)) \(say(title)): \(inline(summary))\n\n"
  }

  private func table(_ headings: [Message], _ alignment: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    return MarkdownText.row(headings.map { $0[language] }) + alignment + "\n"
      + rows.map(MarkdownText.row).joined() + "\n"
  }

  private func site(_ diagnostic: Diagnostic) -> String {
    guard let site = diagnostic.site else { return "" }
    let position = site.position.map { ":\($0.line):\($0.column)" } ?? ""
    return report.path(of: site.file) + position
  }

  private func list(_ lines: [String]) -> String {
    lines.isEmpty ? "" : lines.map { "- \($0)\n" }.joined() + "\n"
  }

  // MARK: - The parts

  private func lint(_ examination: GateReport.Examination) -> String {
    let errors = examination.lintErrors.count
    let summary = GateWording.lintSummary(errors, examination.lint.count - errors)
    let rows = examination.lint.map { finding in
      let help = finding.help.map { " → \(say($0))" } ?? ""
      return [
        say(finding.lint.severity.word), say(finding.message) + help,
        report.site(of: finding.place),
        finding.lint.rawValue,
      ]
    }
    return heading(errors == 0, GateWording.lint, summary)
      + table([.severity, .finding, .place, .code], "|:--|:--|:--|:--|", rows)
  }

  private func tests(_ tests: RuleTestReport) -> String {
    let rows = tests.diagnostics.map { [say($0.message), site($0), $0.help.map { say($0) } ?? ""] }
    return heading(tests.isPassed, GateWording.tests, tests.summary)
      + table([.finding, .place, .reason], "|:--|:--|:--|", rows)
  }

  private func mutants(
    _ mutants: MutantReport,
    _ examination: GateReport.Examination
  ) -> String {
    let ruleSet = examination.ruleSet
    let survivors = mutants.survivors.map { survivor in
      [ruleSet.requirements[survivor.requirement].id.text, say(survivor.mutation.message)]
    }
    var text = heading(mutants.isPassed, GateWording.mutants, GateWording.mutantSummary(mutants))
    text += table([.requirement, .unnoticed], "|:--|:--|", survivors)
    text += list(mutants.unpinned.map { inline($0.message(ruleSet)) })
    if !mutants.suggestions.isEmpty {
      let tests = MarkdownText.block(examination.testFile(mutants.suggestions), "yaml")
      text += MarkdownText.details(say(GateWording.paste), tests)
    }
    return text
  }

  private var changes: String {
    guard let base = report.base else { return "" }
    let diff = base.diff
    var text = heading(diff.problems.isEmpty, GateWording.diff, diff.summary(since: base.name))
    var lines = base.isAlsoDirectory ? [GateWording.alsoDirectory(base.name)] : []
    lines += diff.sentences
    if !diff.base.isEmpty { lines += diff.newForms.map(GateWording.newForm) }
    text += list(lines.map(inline))
    for comparison in diff.comparisons where !comparison.diff.changes.isEmpty {
      if diff.comparisons.count > 1 { text += "**\(inline(comparison.diff.title))**\n\n" }
      text += changes(in: comparison.diff)
    }
    text += list(
      diff.others.map { inline($0.other.message) } + (diff.swaps + diff.versions).map(inline)
        + diff.problems.map { "**\(inline($0.message))**" }
    )
    return text
  }

  private func changes(in diff: RuleSetDiff) -> String {
    var text = table(
      [.requirement, .change, .cases, .smallest, .before, .after, .fields],
      "|:--|:--|--:|:--|:--|:--|:--|",
      diff.changes.map { row($0, in: diff) }
    )
    for change in diff.changes {
      guard let file = diff.witnessFile(of: change) else { continue }
      let meeting = MarkdownText.block(file, "yaml")
      text += MarkdownText.details("\(change.id): \(say(.meetingFile))", meeting)
    }
    return text
  }

  private func row(_ change: RequirementChange, in diff: RuleSetDiff) -> [String] {
    var cells = [change.formerID.map { "\($0) → \(change.id)" } ?? change.id.text]
    cells.append(
      change.proof == .notProved
        ? "\(say(change.kind.words)), \(say(.notProved))" : say(change.kind.words)
    )
    cells.append(change.cases.map { say(.cases($0.changed, $0.total)) } ?? "")
    if let witness = change.witness, let requirement = change.requirement {
      let form = diff.ruleSet.requirements[requirement].form
      cells.append(say(witness.answers.sentence(in: diff.ruleSet, form)))
      cells += [say(witness.before.word), say(witness.after.word)]
    } else {
      cells += ["", "", ""]
    }
    return cells + [change.fields.joined(separator: ", ")]
  }

  private func impact(_ impact: ImpactReport) -> String {
    let rows = impact.lines.map { line in
      [line.requirement.text]
        + [
          line.newGaps, line.closedGaps, line.newlyUnassessed, line.newlyExcepted,
          line.noLongerExcepted,
        ]
        .map { "\($0)" }
    }
    var text = heading(
      impact.failures.isEmpty,
      GateWording.impact,
      GateWording.impactSummary(impact)
    )
    text += table(
      [.requirement, .newGaps, .closedGaps, .unassessed, .excepted, .noLongerExcepted],
      "|:--|--:|--:|--:|--:|--:|",
      rows
    )
    // Where and not what: a message can quote what somebody wrote in a meeting.
    text += list(impact.failures.map { MarkdownText.inline(site($0.diagnostics[0])) })
    return text
  }
}

extension Lint.Severity {
  fileprivate var word: Message {
    switch self {
    case .error: Message(sv: "fel", en: "error")
    case .warning: Message(sv: "anmärkning", en: "warning")
    }
  }
}

extension Message {
  fileprivate static let severity = Message(sv: "Allvar", en: "Severity")
  fileprivate static let finding = Message(sv: "Vad", en: "What")
  fileprivate static let place = Message(sv: "Var", en: "Where")
  fileprivate static let code = Message(sv: "Kod", en: "Code")
  fileprivate static let reason = Message(sv: "Provets skäl", en: "The test's reason")
  fileprivate static let requirement = Message(sv: "Krav", en: "Requirement")
  fileprivate static let unnoticed = Message(
    sv: "Ändring som inget prov märker",
    en: "Change that no test notices"
  )
  fileprivate static let change = Message(sv: "Ändring", en: "Change")
  fileprivate static let cases = Message(sv: "Fall som ändras", en: "Changed cases")
  fileprivate static let smallest = Message(sv: "Minsta fallet", en: "Smallest case")
  fileprivate static let before = Message(sv: "Före", en: "Before")
  fileprivate static let after = Message(sv: "Efter", en: "After")
  fileprivate static let fields = Message(sv: "Ändrade fält", en: "Changed fields")
  fileprivate static let notProved = Message(sv: "inte bevisat", en: "not proved")
  fileprivate static let meetingFile = Message(
    sv: "minsta fallet som mötesfil",
    en: "the smallest case as a meeting file"
  )
  fileprivate static let newGaps = Message(sv: "Nya brister", en: "New gaps")
  fileprivate static let closedGaps = Message(sv: "Inte längre brister", en: "No longer gaps")
  fileprivate static let unassessed = Message(
    sv: "Inte längre bedömda",
    en: "No longer assessed"
  )
  fileprivate static let excepted = Message(sv: "Nya undantag", en: "Newly excepted")
  fileprivate static let noLongerExcepted = Message(
    sv: "Inte längre undantagna",
    en: "No longer excepted"
  )
  fileprivate static func cases(_ changed: UInt128, _ total: UInt128) -> Message {
    Message(sv: "\(changed) av \(total)", en: "\(changed) of \(total)")
  }
}

internal import Analysis
internal import Diagnostics
internal import Model

/// Tables for a pull request or the summary of a job.
struct GateMarkdownFormat: GateFormat {
  let name = "markdown"

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    var writer = GateMarkdown(report: report, language: presentation.language)
    writer.write()
    return writer.page.text
  }
}

private struct GateMarkdown {
  let report: GateReport
  let language: Language
  var page = MarkdownPage()

  private func say(_ message: Message) -> Shown { message[language] }

  mutating func write() {
    let verdict = say(report.isPassed ? GateWording.passed : GateWording.failed)
    page.heading(2, "\(mark(report.isPassed)) \(report.name): \(verdict)")
    for examination in report.examinations { write(examination) }
    changes()
    if let impact = report.impact { self.impact(impact) }
  }

  private mutating func write(_ examination: GateReport.Examination) {
    let ruleSet = examination.ruleSet
    if report.examinations.count == 1 {
      page.paragraph(Shown(ruleSet.title))
    } else {
      page.paragraph(Shown(ruleSet.title), label: "\(ruleSet.id)")
    }
    lint(examination)
    if let tests = examination.tests { self.tests(tests) }
    if let mutants = examination.mutants { self.mutants(mutants, examination) }
  }

  private func mark(_ isGood: Bool) -> Shown { isGood ? "✓" : "✗" }

  private mutating func heading(_ isGood: Bool, _ title: Message, _ summary: Message) {
    page.heading(3, "\(mark(isGood)) \(say(title)): \(say(summary))")
  }

  private mutating func table(
    _ headings: [Message],
    _ alignment: StaticString,
    _ rows: [[Shown]]
  ) {
    page.table(headings.map { say($0) }, alignment, rows)
  }

  private func site(_ diagnostic: Diagnostic) -> Shown {
    guard let site = report.site(of: diagnostic) else { return "" }
    let position: Shown = site.position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(site.file)\(position)"
  }

  // MARK: - The parts

  private mutating func lint(_ examination: GateReport.Examination) {
    let errors = examination.lintErrors.count
    heading(
      errors == 0,
      GateWording.lint,
      GateWording.lintSummary(errors, examination.lint.count - errors)
    )
    let rows = examination.lint.map { finding -> [Shown] in
      let help: Shown = finding.help.map { " → \(say($0))" } ?? ""
      return [
        say(finding.lint.severity.word), "\(say(finding.message))\(help)",
        report.site(of: finding.place), Shown(word: finding.lint),
      ]
    }
    table([.severity, .finding, .place, .code], "|:--|:--|:--|:--|", rows)
  }

  private mutating func tests(_ tests: RuleTestReport) {
    heading(tests.isPassed, GateWording.tests, tests.summary)
    let rows = tests.diagnostics.map { [say($0.message), site($0), $0.help.map { say($0) } ?? ""] }
    table([.finding, .place, .reason], "|:--|:--|:--|", rows)
  }

  private mutating func mutants(_ mutants: MutantReport, _ examination: GateReport.Examination) {
    let ruleSet = examination.ruleSet
    heading(mutants.isPassed, GateWording.mutants, GateWording.mutantSummary(mutants))
    let survivors = mutants.survivors.map { survivor -> [Shown] in
      let id = ruleSet.requirements[survivor.requirement].id
      return ["\(id)", say(survivor.mutation.message)]
    }
    table([.requirement, .unnoticed], "|:--|:--|", survivors)
    for unpinned in mutants.unpinned { page.item(say(unpinned.message(ruleSet))) }
    if !mutants.suggestions.isEmpty {
      page.details(say(GateWording.paste), examination.testFile(mutants.suggestions), in: "yaml")
    }
  }

  private mutating func changes() {
    guard let base = report.base else { return }
    let diff = base.diff
    heading(diff.problems.isEmpty, GateWording.diff, diff.summary(since: base.name))
    if base.isAlsoDirectory { page.item(say(GateWording.alsoDirectory(base.name))) }
    for sentence in diff.sentences { page.item(say(sentence)) }
    if !diff.base.isEmpty {
      for form in diff.newForms { page.item(say(GateWording.newForm(form))) }
    }
    for comparison in diff.comparisons where !comparison.diff.changes.isEmpty {
      if diff.comparisons.count > 1 {
        page.paragraph(say(comparison.diff.title), isStrong: true)
      }
      changes(in: comparison.diff)
    }
    for other in diff.others { page.item(say(other.other.message)) }
    for line in diff.swaps + diff.versions { page.item(say(line)) }
    for problem in diff.problems { page.item(say(problem.message), isStrong: true) }
  }

  private mutating func changes(in diff: RuleSetDiff) {
    table(
      [.requirement, .change, .cases, .smallest, .before, .after, .fields],
      "|:--|:--|--:|:--|:--|:--|:--|",
      diff.changes.map { row($0, in: diff) }
    )
    for change in diff.changes {
      guard let file = diff.witnessFile(of: change) else { continue }
      page.details("\(change.id): \(say(.meetingFile))", file, in: "yaml")
    }
  }

  private func row(_ change: RequirementChange, in diff: RuleSetDiff) -> [Shown] {
    var cells: [Shown] = [change.formerID.map { "\($0) → \(change.id)" } ?? "\(change.id)"]
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
    return cells + [Shown(change.fields.joined(separator: ", "))]
  }

  private mutating func impact(_ impact: ImpactReport) {
    heading(impact.failures.isEmpty, GateWording.impact, GateWording.impactSummary(impact))
    let rows = impact.lines.map { line -> [Shown] in
      [
        "\(line.requirement)", "\(line.newGaps)", "\(line.closedGaps)", "\(line.newlyUnassessed)",
        "\(line.newlyExcepted)", "\(line.noLongerExcepted)",
      ]
    }
    table(
      [.requirement, .newGaps, .closedGaps, .unassessed, .excepted, .noLongerExcepted],
      "|:--|--:|--:|--:|--:|--:|",
      rows
    )
    // Where and not what: a message can quote what somebody wrote in a meeting.
    for failure in impact.failures { page.item(site(failure.diagnostics[0])) }
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

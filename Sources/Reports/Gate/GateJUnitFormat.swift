internal import Analysis
internal import Diagnostics
internal import Model

/// JUnit's XML, in which a build server shows what passed beside what failed.
struct GateJUnitFormat: GateFormat {
  let name = "junit"

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    let suites = GateSuites(report: report, language: presentation.language).all
    var xml = XMLWriter()
    let cases = suites.flatMap(\.cases)
    let name: Shown = "kravkoll \(report.name)"
    xml.element("testsuites", [("name", name)] + Self.counts(of: cases)) { xml in
      for suite in suites {
        xml.element("testsuite", [("name", suite.name)] + Self.counts(of: suite.cases)) { xml in
          for testCase in suite.cases { Self.write(testCase, of: suite, report, to: &xml) }
        }
      }
    }
    return xml.text
  }

  private static func counts(of cases: [GateSuites.Case]) -> [XMLWriter.Attribute] {
    let failures = cases.count { $0.problem?.isUnknown == false }
    let errors = cases.count { $0.problem?.isUnknown == true }
    return [
      ("tests", "\(cases.count)"), ("failures", "\(failures)"), ("errors", "\(errors)"),
      ("skipped", "0"),
    ]
  }

  private static func write(
    _ testCase: GateSuites.Case,
    of suite: GateSuites.Suite,
    _ report: GateReport,
    to xml: inout XMLWriter
  ) {
    let attributes: [XMLWriter.Attribute] = [
      ("name", testCase.name), ("classname", "\(suite.ruleSet.id).\(suite.code)"),
      ("file", testCase.place.map { report.path(of: $0.file.name) }),
      ("line", testCase.place.map { "\($0.position.line)" }),
    ]
    guard testCase.problem != nil || !testCase.remarks.isEmpty else {
      return xml.element("testcase", attributes)
    }
    xml.element("testcase", attributes) { xml in
      if let problem = testCase.problem {
        xml.element(
          problem.isUnknown ? "error" : "failure",
          [("message", problem.message), ("type", testCase.code)],
          text: problem.body
        )
      }
      if !testCase.remarks.isEmpty {
        xml.element("system-out", [], text: testCase.remarks.joined(separator: "\n"))
      }
    }
  }
}

/// What the gate looked at, as tests that passed or did not.
private struct GateSuites {
  let report: GateReport
  let language: Language

  struct Suite {
    let ruleSet: RuleSet
    let name: Shown
    /// The same in every language.
    let code: Shown
    let cases: [Case]
  }

  struct Case {
    let name: Shown
    /// The same in every language.
    let code: Shown
    var place: Place?
    var problem: Problem?
    /// What is worth a look and does not fail.
    var remarks: [Shown] = []
  }

  struct Problem {
    /// The first of it.
    let message: Shown
    let body: Shown
    /// Whether it is that something could not be told, and not that something is wrong.
    var isUnknown = false
  }

  var all: [Suite] {
    var suites = report.examinations.flatMap { self.suites(of: $0) }
    let issues = report.issues
    if report.diff != nil {
      let rules: [GateRule] = [.unprovedChange, .version, .decision, .overlap]
      let cases = rules.map { byRule($0, issues) }
      suites.append(suite(GateWording.diff, "changes", report.ruleSet, cases))
    }
    if let impact = report.impact {
      let cases = [meetings(impact)]
      suites.append(suite(GateWording.impact, "meetings", report.ruleSet, cases))
    }
    return suites
  }

  private func suites(of examination: GateReport.Examination) -> [Suite] {
    let ruleSet = examination.ruleSet
    let issues = examination.issues
    let lints = Lint.allCases.map { byRule(.lint($0), issues) }
    var suites = [suite(GateWording.lint, "lint", ruleSet, lints)]
    if examination.tests != nil {
      let cases = byRequirement(ruleSet, issues, of: [.unexpectedOutcome, .untested])
      suites.append(suite(GateWording.tests, "tests", ruleSet, cases))
    }
    if let mutants = examination.mutants {
      let cases = byRequirement(ruleSet, issues, of: [.survivingMutant, .unpinned]) { requirement in
        let suggestions = mutants.suggestions.filter { $0.requirement == requirement }
        guard !suggestions.isEmpty else { return [] }
        return [GateWording.paste[language], examination.testFile(suggestions)]
      }
      suites.append(suite(GateWording.mutants, "mutants", ruleSet, cases))
    }
    return suites
  }

  /// A suite; of several rule sets each has the name of its own in front.
  private func suite(
    _ name: Message,
    _ code: Shown,
    _ ruleSet: RuleSet,
    _ cases: [Case]
  ) -> Suite {
    let name = name[language]
    let isOne = report.examinations.count == 1
    return Suite(
      ruleSet: ruleSet,
      name: isOne ? name : "\(ruleSet.id): \(name)",
      code: code,
      cases: cases
    )
  }

  /// One case for a rule, so that each that holds is seen to.
  private func byRule(_ rule: GateRule, _ issues: [GateIssue]) -> Case {
    let found = issues.filter { $0.rule == rule }
    return Case(
      name: "\(rule.code): \(rule.title[language])",
      code: rule.code,
      place: found.first?.place,
      problem: problem(found.filter { $0.level == .error }),
      remarks: found.filter { $0.level != .error }.map(line)
    )
  }

  /// One case for each requirement.
  private func byRequirement(
    _ ruleSet: RuleSet,
    _ issues: [GateIssue],
    of rules: [GateRule],
    more: (Ordinal<Requirement>) -> [Shown] = { _ in [] }
  ) -> [Case] {
    ruleSet.requirements.enumerated().map { index, requirement in
      let found = issues.filter { rules.contains($0.rule) && $0.about == "\(requirement.id)" }
      return Case(
        name: "\(requirement.id)",
        code: found.first?.rule.code ?? rules[0].code,
        place: found.first?.place ?? requirement.place,
        problem: problem(found, more: more(Ordinal(index)))
      )
    }
  }

  private func problem(_ issues: [GateIssue], more: [Shown] = []) -> Problem? {
    guard let first = issues.first else { return nil }
    return Problem(
      message: first.message[language],
      body: (issues.map(line) + more).joined(separator: "\n")
    )
  }

  private func line(_ issue: GateIssue) -> Shown {
    "\(report.site(of: issue.place)): \(issue.text(language))"
  }

  private func meetings(_ impact: ImpactReport) -> Case {
    var result = Case(name: GateWording.readable[language], code: "unreadable-meeting")
    guard !impact.failures.isEmpty else { return result }
    let message = GateWording.unreadable(impact.failures.count)[language]
    let files = impact.failures.compactMap { report.site(of: $0.diagnostics[0])?.file }
    result.problem = Problem(
      message: message,
      body: files.joined(separator: "\n"),
      isUnknown: true
    )
    return result
  }
}

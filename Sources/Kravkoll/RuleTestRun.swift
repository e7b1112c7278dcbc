package import Diagnostics
internal import Engine
internal import Files
package import Model
package import Reports

/// Runs the tests that a rule set has of its own.
package enum RuleTestRun {
  /// How the tests of the rule sets in a directory went, one report for each rule set.
  ///
  /// A rule set without any test is refused: nothing has been shown of it.
  package static func reports(in directory: String) throws(Unusable) -> [RuleTestReport] {
    var book = try RuleBook(directory)
    var reports: [RuleTestReport] = []
    for ruleSet in try book.all() {
      // Nothing tests the themes, but mistakes in them are found where rules are tried.
      _ = try LexiconReader.lexicon(of: ruleSet)
      let tests = try tests(of: ruleSet)
      guard !tests.isEmpty else {
        throw Unusable(Diagnostic(at: .path(ruleSet.directory), .noTests))
      }
      reports.append(report(on: ruleSet, tests))
    }
    return reports
  }

  /// The tests of one rule set that was read from disk.
  package static func tests(of ruleSet: RuleSet) throws(Unusable) -> [RuleTest] {
    try RuleTestReader.tests(of: ruleSet, in: .directory(ruleSet.directory))
  }

  /// How some tests of a rule set went.
  static func report(on ruleSet: RuleSet, _ tests: [RuleTest]) -> RuleTestReport {
    let rules = CompiledRules(ruleSet)
    var failures: [RuleTestReport.Failure] = []
    for test in tests {
      let assessment = evaluate(test.meeting, under: rules, asOf: test.asOf)
      guard let result = assessment.results.first(where: { $0.requirement == test.requirement })
      else { continue }
      if !test.expects(result.outcome, isDisputed: result.isDisputed) {
        failures.append(.init(test: test, result: result))
      }
    }
    let tested = Set(tests.map(\.requirement))
    return RuleTestReport(
      ruleSet: ruleSet,
      passed: tests.count - failures.count,
      failures: failures,
      untested: ruleSet.requirements.indices.map { Ordinal($0) }.filter { !tested.contains($0) }
    )
  }
}

extension Message {
  fileprivate static let noTests = Message(
    sv: "regelverket har inga prov i katalogen tests",
    en: "the rule set has no tests in the directory tests"
  )
}

package import Diagnostics
package import Model

/// How a rule set's own tests went.
package struct RuleTestReport: Sendable {
  /// A case that came out otherwise than expected.
  package struct Failure: Sendable {
    package let test: RuleTest
    package let result: RequirementResult

    /// Creates a failure.
    package init(test: RuleTest, result: RequirementResult) {
      self.test = test
      self.result = result
    }
  }

  package let ruleSet: RuleSet
  package let passed: Int
  package let failures: [Failure]
  /// Requirements that no case is about.
  package let untested: [Ordinal<Requirement>]

  /// Creates a report.
  package init(
    ruleSet: RuleSet,
    passed: Int,
    failures: [Failure],
    untested: [Ordinal<Requirement>]
  ) {
    self.ruleSet = ruleSet
    self.passed = passed
    self.failures = failures
    self.untested = untested
  }

  /// Whether every case came out as expected and every requirement has one.
  package var isPassed: Bool { failures.isEmpty && untested.isEmpty }

  /// What went wrong, each at the place of its case or requirement.
  package var diagnostics: [Diagnostic] {
    failures.map { diagnostic(of: $0) } + untested.map { diagnostic(ofUntested: $0) }
  }

  /// What went wrong in a case.
  func diagnostic(of failure: Failure) -> Diagnostic {
    let id = ruleSet.requirements[failure.test.requirement].id.text
    return Diagnostic(
      at: failure.test.place,
      .unexpected(Shown(id), failure),
      help: failure.test.why.map { Message(sv: Shown($0), en: Shown($0)) }
    )
  }

  /// That no case is about a requirement.
  func diagnostic(ofUntested requirement: Ordinal<Requirement>) -> Diagnostic {
    let requirement = ruleSet.requirements[requirement]
    return Diagnostic(at: requirement.place, .untested(Shown(requirement.id.text)))
  }

  /// The last line.
  package var summary: Message {
    let sum = passed + failures.count
    return Message(
      sv: "\(ruleSet.id) \(ruleSet.version): \(passed) av \(sum) prov godkända, "
        + "\(untested.count) av \(ruleSet.requirements.count) krav utan prov",
      en: "\(ruleSet.id) \(ruleSet.version): \(passed) of \(sum) tests passed, "
        + "\(untested.count) of \(ruleSet.requirements.count) requirements without tests"
    )
  }
}

extension Message {
  fileprivate static func unexpected(_ id: Shown, _ failure: RuleTestReport.Failure) -> Message {
    let got = failure.result.outcome
    let wanted = failure.test.expected
    guard got != wanted else {
      return Message(
        sv: failure.result.isDisputed
          ? "\(id): omtvistat, men provet säger att parterna är ense"
          : "\(id): inte omtvistat, men provet säger att parterna bedömer olika",
        en: failure.result.isDisputed
          ? "\(id): disputed, but the test says that the parties agree"
          : "\(id): not disputed, but the test says that the parties differ"
      )
    }
    return Message(
      sv: "\(id): blev \(got.rawValue), provet väntar \(wanted.rawValue)",
      en: "\(id): came to \(got.rawValue), the test expects \(wanted.rawValue)"
    )
  }

  fileprivate static func untested(_ id: Shown) -> Message {
    Message(sv: "kravet \(id) har inget prov", en: "the requirement \(id) has no test")
  }
}

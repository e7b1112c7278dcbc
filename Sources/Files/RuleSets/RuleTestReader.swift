package import Diagnostics
package import Model

/// Reads a rule set's own tests.
package enum RuleTestReader {
  /// The cases in the folder `tests` of the tree that the rule set was read from, in the order of the
  /// files; none when there is no such folder.
  package static func tests(
    of ruleSet: RuleSet,
    in tree: RuleTree
  ) throws(Unusable) -> [RuleTest] {
    guard tree.isDirectory("tests") else { return [] }
    var tests: [RuleTest] = []
    var diagnostics: [Diagnostic] = []
    for name in try RuleSetLayout.files(in: "tests", of: tree) {
      do throws(Unusable) {
        let file = try tree.read(name)
        let (found, mistakes) = try YAMLFile.read(file) { decoder throws(Unusable) in
          try decoder.ruleTests(of: ruleSet)
        }
        tests += found ?? []
        diagnostics += mistakes
        if found == nil, mistakes.isEmpty { diagnostics.append(.emptyFile(file.name)) }
      } catch {
        diagnostics += error.diagnostics
      }
    }
    if let unusable = Unusable(diagnostics) { throw unusable }
    return tests
  }
}

extension Decoder {
  private enum TestField: String, FieldName { case requirement, cases }
  private enum CaseField: String, FieldName {
    case answers, participants, measures, units, expect, disputed, why
    case asOf = "as_of"
  }

  /// A case as it was written.
  private struct CaseDraft {
    var details = MeetingDetails()
    var units: [Located<String>] = []
    var expected: Located<Outcome>?
    var isDisputed: Bool?
    var why: String?
    var asOf: Located<CalendarDate>?
    let place: Place
  }

  fileprivate func ruleTests(of ruleSet: RuleSet) throws(Unusable) -> [RuleTest] {
    var tests: [RuleTest] = []
    try list { () throws(Unusable) in
      var requirement: Located<Identifier<Requirement>>?
      var cases: [CaseDraft] = []
      try record(TestField.self, required: TestField.allCases) { name throws(Unusable) in
        switch name {
        case .requirement: requirement = try identifier()
        case .cases: cases = try elements { () throws(Unusable) in try testCase() }
        }
      }
      guard let requirement,
        let ordinal = ordinal(of: requirement, in: ruleSet.requirements, .requirement, { $0.id })
      else { return }
      tests += cases.compactMap { test(ordinal, $0, ruleSet) }
    }
    return tests
  }

  private func testCase() throws(Unusable) -> CaseDraft? {
    var draft = CaseDraft(place: Place(file: file, range: 0..<0))
    let place = try record(CaseField.self, required: [.answers, .expect]) { name throws(Unusable) in
      switch name {
      case .answers: draft.details.answers = try answers()
      case .participants: draft.details.participants = try participants()
      case .measures: draft.details.measures = try measures()
      case .units:
        try listOrOne { () throws(Unusable) in
          if let unit = try text() { draft.units.append(unit) }
        }
      case .expect: draft.expected = try word()
      case .disputed: draft.isDisputed = try truth()
      case .why: draft.why = try text()?.value
      case .asOf: draft.asOf = try date()
      }
    }
    guard let place else { return nil }
    return CaseDraft(
      details: draft.details,
      units: draft.units,
      expected: draft.expected,
      isDisputed: draft.isDisputed,
      why: draft.why,
      asOf: draft.asOf,
      place: place
    )
  }

  private func test(
    _ requirement: Ordinal<Requirement>,
    _ draft: CaseDraft,
    _ ruleSet: RuleSet
  ) -> RuleTest? {
    guard let expected = draft.expected else { return nil }
    let date = draft.asOf?.value ?? ruleSet.period.lowerBound
    let (meeting, mistakes) = MeetingResolver.meeting(
      file: file,
      units: draft.units,
      form: ruleSet.requirements[requirement].form,
      date: Located(date, at: draft.place),
      details: draft.details,
      in: ruleSet
    )
    mistakes.forEach(report)
    return RuleTest(
      requirement: requirement,
      meeting: meeting,
      asOf: date,
      expected: expected.value,
      isDisputed: draft.isDisputed,
      why: draft.why,
      place: draft.place
    )
  }
}

internal import Analysis
internal import Diagnostics
internal import Model

/// Something that the gate found at a place in the rules; never anything of a meeting.
struct GateIssue {
  let rule: GateRule
  let level: GateRule.Level
  /// The name of the thing that it is about.
  let about: Shown
  /// What tells it from other issues of the same rule, wherever it stands in the file.
  let key: Shown
  let message: Message
  let help: Message?
  let place: Place

  init(
    _ rule: GateRule,
    level: GateRule.Level? = nil,
    about: Shown,
    key: Shown? = nil,
    at place: Place,
    _ message: Message,
    help: Message? = nil
  ) {
    self.rule = rule
    self.level = level ?? rule.level
    self.about = about
    self.key = key ?? about
    self.message = message
    self.help = help
    self.place = place
  }

  /// What is wrong and what to do, in one line.
  func text(_ language: Language) -> Shown {
    let text = message[language]
    return help.map { "\(text) → \($0[language])" } ?? text
  }
}

extension GateReport {
  /// Everything that has a place in the rules, part by part.
  var issues: [GateIssue] {
    examinations.flatMap(\.issues) + policyIssues + changeIssues
  }

  private var policyIssues: [GateIssue] {
    (diff?.problems ?? []).map { problem in
      let ruleSet = problem.ruleSet
      let (rule, id): (GateRule, Identifier<Requirement>?) =
        switch problem.kind {
        case .notProved(let id): (.unprovedChange, id)
        case .version: (.version, nil)
        case .noDecision(.requirement(let id), _): (.decision, id)
        case .noDecision: (.decision, nil)
        case .overlap: (.overlap, nil)
        }
      return GateIssue(
        rule,
        about: Shown(id?.text ?? ruleSet.id.text),
        // A rule set has one version, and may need several decisions.
        key: id == nil && rule != .version ? "\(ruleSet.id) \(problem.message[.english])" : nil,
        at: id.map { ruleSet.place(of: $0) } ?? ruleSet.versionLine,
        problem.message
      )
    }
  }

  private var changeIssues: [GateIssue] {
    guard let diff else { return [] }
    return diff.changes.filter(\.change.kind.isSemantic).map { change, rules in
      let summary = change.summary(in: rules)
      func text(_ language: Language) -> String {
        let words = "\(change.id): \(change.kind.words[language])"
        return summary[language].isEmpty ? words : "\(words) (\(summary[language]))"
      }
      return GateIssue(
        .change(change.kind),
        about: Shown(change.id.text),
        key: "\(rules.base.id) \(rules.ruleSet.id) \(change.id)",
        at: rules.ruleSet.place(of: change.id),
        Message(sv: Shown(text(.swedish)), en: Shown(text(.english)))
      )
    }
      + diff.others.filter { $0.other.step != .patch }.map { other, ruleSet in
        GateIssue(
          .otherChange,
          level: other.step == .major ? .warning : .note,
          about: other.message[.english],
          at: ruleSet.versionLine,
          other.message
        )
      }
  }
}

extension RuleSet {
  /// Where a requirement stands; one that was removed stands nowhere, and is told of at the version.
  fileprivate func place(of id: Identifier<Requirement>) -> Place {
    requirements.first { $0.id == id }?.place ?? versionLine
  }

  /// The line with the version in `ruleset.yaml`, which is what most changes ask to change.
  fileprivate var versionLine: Place {
    let file = versionPlace.file
    return Place(file: file, range: file.lineRange(at: versionPlace.range.lowerBound))
  }
}

extension GateReport.Examination {
  /// Everything that has a place in the rule set, part by part.
  var issues: [GateIssue] { lintIssues + testIssues + mutantIssues }

  private var lintIssues: [GateIssue] {
    lint.map { finding in
      GateIssue(
        .lint(finding.lint),
        about: Shown(finding.about),
        at: finding.place,
        finding.message,
        help: finding.help
      )
    }
  }

  private var testIssues: [GateIssue] {
    guard let tests else { return [] }
    func issue(
      _ rule: GateRule,
      _ requirement: Ordinal<Requirement>,
      _ place: Place,
      _ diagnostic: Diagnostic,
      key: Shown? = nil
    ) -> GateIssue {
      GateIssue(
        rule,
        about: Shown(tests.ruleSet.requirements[requirement].id.text),
        key: key,
        at: place,
        diagnostic.message,
        help: diagnostic.help
      )
    }
    return tests.failures.map { failure in
      let place = failure.test.place
      let diagnostic = tests.diagnostic(of: failure)
      // A case has no name, so it is known by how it is written.
      let key = String(decoding: place.file.bytes[place.range], as: UTF8.self)
      return issue(.unexpectedOutcome, failure.test.requirement, place, diagnostic, key: Shown(key))
    }
      + tests.untested.map { requirement in
        let place = tests.ruleSet.requirements[requirement].place
        return issue(.untested, requirement, place, tests.diagnostic(ofUntested: requirement))
      }
  }

  private var mutantIssues: [GateIssue] {
    guard let mutants else { return [] }
    return mutants.survivors.map { survivor in
      let requirement = ruleSet.requirements[survivor.requirement]
      return GateIssue(
        .survivingMutant,
        about: Shown(requirement.id.text),
        key: "\(requirement.id) \(survivor.mutation.message[.english])",
        at: requirement.place,
        .survivor(requirement.id, survivor.mutation.message)
      )
    }
      + mutants.unpinned.map { unpinned in
        let requirement = ruleSet.requirements[unpinned.requirement]
        let message = unpinned.message(ruleSet)
        return GateIssue(
          .unpinned,
          about: Shown(requirement.id.text),
          key: message[.english],
          at: requirement.place,
          message
        )
      }
  }
}

extension Place {
  /// The place as far as its first line goes: a tool shows it only where all its lines are of
  /// interest.
  var firstLine: (start: Position, end: Position) {
    let line = file.lineRange(at: range.lowerBound)
    let end = max(range.lowerBound, min(range.upperBound, line.upperBound))
    return (position, file.position(at: end))
  }
}

extension Message {
  fileprivate static func survivor(_ id: Identifier<Requirement>, _ change: Message) -> Message {
    Message(
      sv: "\(id): inget prov märker ändringen \(change[.swedish])",
      en: "\(id): no test notices the change \(change[.english])"
    )
  }
}

internal import Analysis
internal import Diagnostics
internal import Model

extension ChangeKind {
  /// What people call it.
  var words: Message {
    switch self {
    case .same: Message(sv: "oförändrat", en: "same")
    case .reworded: Message(sv: "omformulerat", en: "reworded")
    case .stricter: Message(sv: "strängare", en: "stricter")
    case .looser: Message(sv: "mildare", en: "looser")
    case .incomparable: Message(sv: "både strängare och mildare", en: "both stricter and looser")
    case .shifted: Message(sv: "förskjutet", en: "shifted")
    case .renamed: Message(sv: "nytt id", en: "renamed")
    case .added: Message(sv: "nytt", en: "added")
    case .removed: Message(sv: "borttaget", en: "removed")
    }
  }
}

extension PolicyProblem {
  /// What is wrong, and what to do.
  var message: Message {
    switch self {
    case .notProved(let id):
      Message(
        sv: "\(id): det går inte att bevisa vad ändringen betyder",
        en: "\(id): what the change means cannot be proved"
      )
    case .version(let version):
      Message(
        sv: "versionen behöver höjas till \(version) eller mer i ruleset.yaml",
        en: "the version must be raised to \(version) or more in ruleset.yaml"
      )
    case .noDecision(let id, let kind):
      Message(
        sv:
          "\(id) är \(kind.words[.swedish]); skriv in det under ”looser” i changes, med ”decision”",
        en: "\(id) is \(kind.words[.english]); name it under “looser” in changes, with “decision”"
      )
    }
  }
}

extension Unpinned {
  /// What no test pins down.
  func message(_ ruleSet: RuleSet) -> Message {
    let requirement = ruleSet.requirements[self.requirement]
    let id = requirement.id
    switch kind {
    case .outcome(let outcome):
      return Message(
        sv: "\(id): inget prov väntar \(outcome.rawValue)",
        en: "\(id): no test expects \(outcome.rawValue)"
      )
    case .side(.rating(let question, let rating)):
      let label = ruleSet.forms[requirement.form].questions[question].label
      return Message(
        sv: "\(id): inget prov har betyget \(rating.rawValue) på fråga \(label)",
        en: "\(id): no test has a rating of \(rating.rawValue) on question \(label)"
      )
    case .side(.measure(let measure, _, let fulfils)):
      let name = ruleSet.measures[measure].id
      return Message(
        sv:
          "\(id): inget prov har ett \(name) som \(fulfils ? "uppfyller" : "inte uppfyller") villkoret",
        en:
          "\(id): no test has a \(name) that \(fulfils ? "fulfils" : "does not fulfil") the condition"
      )
    }
  }
}

extension RequirementChange {
  /// What has changed, in one line: the cases, the smallest one, the fields.
  func summary(_ report: GateReport) -> Message {
    func text(_ language: Language) -> String {
      var parts: [String] = []
      if let formerID {
        parts.append(Message(sv: "hette \(formerID)", en: "was \(formerID)")[language])
      }
      if let cases, cases.changed > 0 {
        parts.append(
          Message(
            sv: "\(cases.changed) av \(cases.total) fall",
            en: "\(cases.changed) of \(cases.total) cases"
          )[language]
        )
      }
      if let witness, let requirement {
        let form = report.ruleSet.requirements[requirement].form
        let answers = witness.answers.sentence(in: report.ruleSet, form)[language]
        parts.append("\(answers): \(witness.before.rawValue) → \(witness.after.rawValue)")
      }
      if !fields.isEmpty { parts.append(fields.joined(separator: ", ")) }
      if proof == .notProved {
        parts.append(Message(sv: "inte bevisat", en: "not proved")[language])
      }
      return parts.joined(separator: "; ")
    }
    return Message(sv: text(.swedish), en: text(.english))
  }
}

extension GateReport {
  /// The title of the rule set, as it may be printed.
  var title: String { PersonalIdentityNumber.masked(Printable.text(ruleSet.title)) }

  /// How many requirements there are of each kind of change, of the kinds that there are.
  var changeCounts: [(kind: ChangeKind, count: Int)] {
    guard let diff else { return [] }
    return ChangeKind.allCases.compactMap { kind in
      let count = diff.requirements.count { $0.kind == kind }
      return count > 0 ? (kind, count) : nil
    }
  }

  /// How many requirements there are of each kind of change since a base.
  func changeSummary(since name: String) -> Message {
    func counts(_ language: Language) -> String {
      changeCounts.map { "\($0.count) \($0.kind.words[language])" }.joined(separator: ", ")
    }
    return Message(
      sv: "mot \(name): \(counts(.swedish))",
      en: "since \(name): \(counts(.english))"
    )
  }

  /// Requirements that are not the same.
  var changes: [RequirementChange] { diff?.requirements.filter { $0.kind != .same } ?? [] }
}

internal import Analysis
internal import Diagnostics
internal import Model

extension PolicyProblem {
  /// What is wrong, and what to do.
  var message: Message {
    switch kind {
    case .notProved(let id):
      Message(
        sv: "\(id): det går inte att bevisa vad ändringen betyder",
        en: "\(id): what the change means cannot be proved"
      )
    case .version(let version):
      Message(
        sv: "versionen behöver höjas till \(version) eller mer i ruleset.yaml för \(ruleSet.id)",
        en: "the version must be raised to \(version) or more in ruleset.yaml of \(ruleSet.id)"
      )
    case .noDecision(let thing, let words):
      Message(
        sv: "\(words[.swedish]); skriv in \(thing) under ”looser” i changes för \(ruleSet.id), "
          + "med ”decision”",
        en: "\(words[.english]); name \(thing) under “looser” in changes of \(ruleSet.id), "
          + "with “decision”"
      )
    case .overlap(let words): words
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
  func summary(in diff: RuleSetDiff) -> Message {
    func text(_ language: Language) -> Shown {
      var parts: [Shown] = []
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
        let form = diff.ruleSet.requirements[requirement].form
        let answers = witness.answers.sentence(in: diff.ruleSet, form)[language]
        parts.append("\(answers): \(witness.before.rawValue) → \(witness.after.rawValue)")
      }
      if !fields.isEmpty { parts.append(Shown(fields.joined(separator: ", "))) }
      if proof == .notProved {
        parts.append(Message(sv: "inte bevisat", en: "not proved")[language])
      }
      return parts.joined(separator: "; ")
    }
    return Message(sv: text(.swedish), en: text(.english))
  }
}

extension RuleSet {
}

extension RuleSetDiff {
  /// Requirements that are not the same.
  var changes: [RequirementChange] { requirements.filter { $0.kind != .same } }

  /// Which is held against which.
  var title: Message {
    Message(
      sv: "\(ruleSet.id) \(ruleSet.version) mot \(base.id) \(base.version)",
      en: "\(ruleSet.id) \(ruleSet.version) against \(base.id) \(base.version)"
    )
  }
}

extension FolderDiff {
  /// What has changed, of whichever two rule sets, and those.
  var changes: [(change: RequirementChange, diff: RuleSetDiff)] {
    comparisons.flatMap { comparison in
      comparison.diff.changes.map { ($0, comparison.diff) }
    }
  }

  /// What has changed besides in any of the rule sets, each once.
  var others: [(other: OtherChange, ruleSet: RuleSet)] {
    var told: Set<Shown> = []
    return comparisons.flatMap { comparison in
      comparison.diff.others.map { ($0, comparison.diff.ruleSet) }
    }
    .filter { told.insert("\($0.1.id) \($0.0.message[.english])").inserted }
  }

  /// How many requirements there are of each kind of change, of the kinds that there are.
  func summary(since name: String) -> Message {
    if base.isEmpty { return GateWording.newRuleSet(name) }
    let requirements = comparisons.flatMap(\.diff.requirements)
    func counts(_ language: Language) -> Shown {
      ChangeKind.allCases.compactMap { kind -> Shown? in
        let count = requirements.count { $0.kind == kind }
        return count > 0 ? "\(count) \(kind.words[language])" : nil
      }
      .joined(separator: ", ")
    }
    return Message(
      sv: "mot \(name): \(counts(.swedish))",
      en: "since \(name): \(counts(.english))"
    )
  }

  /// One sentence for each form: which was held against which, and for which days.
  var sentences: [Message] {
    var forms: [Identifier<Form>] = []
    for stretch in stretches where !forms.contains(stretch.form) { forms.append(stretch.form) }
    return forms.map { form in
      func text(_ language: Language) -> Shown {
        stretches.filter { $0.form == form }.map { words(for: $0)[language] }
          .joined(separator: "; ")
      }
      return Message(sv: "\(form): \(text(.swedish))", en: "\(form): \(text(.english))")
    }
  }

  private func words(for stretch: Stretch) -> Message {
    func names(_ ruleSets: [RuleSet], _ chosen: [Int], _ none: Shown) -> Shown {
      let names = chosen.map { "\(ruleSets[$0].id) \(ruleSets[$0].version)" }
      return names.isEmpty ? none : Shown(names.joined(separator: " + "))
    }
    let span = Message.span(stretch.kind, stretch.from, stretch.to)
    func text(_ language: Language) -> Shown {
      let kind =
        stretch.kind == .compilations
        ? Message(sv: "sammanställningar ", en: "compilations ")[language] : ""
      let none = Message(sv: "inget", en: "none")[language]
      let against = Message(sv: "mot", en: "against")[language]
      return "\(kind)\(span[language]) \(names(now, stretch.now, none)) \(against) "
        + names(base, stretch.base, none)
    }
    return Message(sv: text(.swedish), en: text(.english))
  }

  /// What is said of the versions: one line for each rule set that was there before.
  var versions: [Message] {
    zip(now, requiredVersions).compactMap { ruleSet, required in
      base.filter { $0.id == ruleSet.id }.map(\.version).max().map { former in
        GateWording.versions(ruleSet, from: former, required)
      }
    }
  }

  /// Pairs of requirements that seem to have changed ids with each other.
  var swaps: [Message] {
    comparisons.flatMap(\.diff.swaps).map { GateWording.swapped($0.0, $0.1) }
  }
}

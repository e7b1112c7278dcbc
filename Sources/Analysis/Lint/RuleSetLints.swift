internal import Diagnostics
package import Model

/// All lints of a rule set.
package struct RuleSetLints {
  private let ruleSet: RuleSet
  private let lexicon: Lexicon?
  private let asOf: CalendarDate

  /// Creates the lints of a rule set and of its themes, where it has any; exceptions are looked at as
  /// of a day.
  package init(_ ruleSet: RuleSet, _ lexicon: Lexicon? = nil, asOf: CalendarDate) {
    self.ruleSet = ruleSet
    self.lexicon = lexicon
    self.asOf = asOf
  }

  /// What was found and nobody has silenced, in the order of the files.
  package var findings: [LintFinding] {
    let found =
      OutcomeLints(ruleSet).findings + CoverageLints(ruleSet).findings
      + NameLints(ruleSet).findings + ExceptionLints(ruleSet, asOf: asOf).findings
      + (lexicon.map { ThemeLints($0).findings } ?? [])
    return silenced(found).sorted { a, b in
      (a.place.file.name, a.place.range.lowerBound, a.lint.rawValue)
        < (b.place.file.name, b.place.range.lowerBound, b.lint.rawValue)
    }
  }

  /// Leaves out the warnings that somebody has silenced, and reports what silences nothing.
  private func silenced(_ found: [LintFinding]) -> [LintFinding] {
    var result = found
    for silence in ruleSet.silences {
      let lint = Lint(rawValue: silence.lint.value)
      let before = result.count
      if lint?.severity == .warning {
        result.removeAll { $0.lint == lint && $0.about == silence.about }
      }
      guard result.count == before else { continue }
      result.append(
        LintFinding(
          .unusedSilence,
          about: silence.lint.value,
          at: silence.lint.place,
          lint?.severity == .error ? .unsilenceable(silence) : .unused(silence),
          help: Message(sv: "ta bort raden", en: "remove the line")
        )
      )
    }
    return result
  }
}

extension Message {
  fileprivate static func unused(_ silence: Silence) -> Message {
    Message(
      sv:
        "tystar ”\(silence.lint.value)” om ”\(silence.about)”, men det finns inget att tysta",
      en: "silences “\(silence.lint.value)” about “\(silence.about)”, but there is nothing to"
    )
  }
  fileprivate static func unsilenceable(_ silence: Silence) -> Message {
    Message(
      sv: "”\(silence.lint.value)” är ett fel, och fel går inte att tysta",
      en: "“\(silence.lint.value)” is an error, and errors cannot be silenced"
    )
  }
}

internal import Diagnostics
internal import Model

/// Lints of what nothing refers to.
struct CoverageLints {
  private let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  var findings: [LintFinding] { questions + measures + areas + inactions + sources }

  private var questions: [LintFinding] {
    ruleSet.forms.indices.flatMap { form -> [LintFinding] in
      let read = readQuestions(of: Ordinal(form))
      return ruleSet.forms[form].questions.enumerated().compactMap { index, question in
        guard !read.contains(Ordinal(index)) else { return nil }
        return LintFinding(
          .unreadQuestion,
          about: question.label,
          at: question.place,
          Message(
            sv: "inget krav läser fråga \(question.label)",
            en: "no requirement reads question \(question.label)"
          )
        )
      }
    }
  }

  private func readQuestions(of form: Ordinal<Form>) -> Set<Ordinal<Question>> {
    Set(ruleSet.requirements.filter { $0.form == form }.flatMap(\.questions))
  }

  /// A measure is used when a condition reads it, or when a rating that is judged can be compared with
  /// it.
  private var measures: [LintFinding] {
    ruleSet.measures.indices.compactMap { index in
      let measure = ruleSet.measures[index]
      let isRead = ruleSet.requirements.contains { requirement in
        requirement.gap.measures.contains(Ordinal(index))
          || requirement.appliesWhen?.measures.contains(Ordinal(index)) ?? false
      }
      guard !isRead, !readQuestions(of: measure.form).contains(measure.question) else { return nil }
      return LintFinding(
        .unusedMeasure,
        about: measure.id.text,
        at: measure.place,
        Message(
          sv: "inget krav läser måttet \(measure.id) eller den fråga som det hör till",
          en: "no requirement reads the measure \(measure.id) or its question"
        )
      )
    }
  }

  private var areas: [LintFinding] {
    ruleSet.focusAreas.indices.compactMap { index in
      let area = ruleSet.focusAreas[index]
      guard !ruleSet.requirements.contains(where: { $0.focus?.index == index }) else { return nil }
      return LintFinding(
        .unusedArea,
        about: area.id.text,
        at: area.place,
        Message(
          sv: "inget krav hör till fokusområdet \(area.id)",
          en: "no requirement belongs to the focus area \(area.id)"
        )
      )
    }
  }

  /// Areas in which a party that is responsible for a requirement is not told what to do.
  private var inactions: [LintFinding] {
    ruleSet.focusAreas.enumerated().flatMap { index, area -> [LintFinding] in
      let responsible = ruleSet.requirements.filter { $0.focus?.index == index }
        .flatMap(\.responsible)
      return Party.allCases.compactMap { party in
        guard responsible.contains(party), !area.actions.contains(where: { $0.party == party })
        else { return nil }
        return LintFinding(
          .areaWithoutActions,
          about: area.id.text,
          at: area.place,
          Message(
            sv:
              "\(party.rawValue) har ansvar i fokusområdet \(area.id) men rekommenderas inget att göra",
            en:
              "\(party.rawValue) is responsible in the focus area \(area.id) but has no action in it"
          ),
          help: Message(
            sv: "lägg till en åtgärd under ”actions”",
            en: "add an action under “actions”"
          )
        )
      }
    }
  }

  private var sources: [LintFinding] {
    let actions = ruleSet.requirements.flatMap(\.actions) + ruleSet.focusAreas.flatMap(\.actions)
    let cited = Set(
      ruleSet.requirements.flatMap(\.citations).map(\.source) + actions.compactMap(\.source)
        + ruleSet.measures.compactMap { $0.target.citation?.source }
    )
    return ruleSet.sources.indices.compactMap { index in
      let source = ruleSet.sources[index]
      guard !cited.contains(Ordinal(index)) else { return nil }
      return LintFinding(
        .unusedSource,
        about: source.id.text,
        at: source.place,
        Message(
          sv: "ingen hänvisar till källan \(source.id)",
          en: "nothing cites the source \(source.id)"
        )
      )
    }
  }
}

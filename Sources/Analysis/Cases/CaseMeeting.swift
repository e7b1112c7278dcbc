internal import Diagnostics
package import Model

extension Case {
  /// The case as a meeting by the rules of a rule set; nil where it has names that the rule set does not
  /// know.
  ///
  /// The unit and the day are whatever the rule set has first.
  package func meeting(
    form: Ordinal<Form>,
    in ruleSet: RuleSet,
    units: [Ordinal<CareUnit>] = [Ordinal(0)],
    date: CalendarDate? = nil
  ) -> Meeting? {
    let file = SourceFile(name: "", bytes: [])
    let place = Place(file: file, range: 0..<0)
    let questions = ruleSet.forms[form].questions
    var answers = [Answer](repeating: .absent, count: questions.count)
    var measures: [Measured] = []
    var participants = PerParty<Participants?>(region: nil, kommun: nil)
    for fact in facts {
      switch fact {
      case .answer(let key, let value):
        guard let ordinal = ruleSet.forms[form].ordinal(of: key.text),
          let content = value.content(questions[ordinal].kind)
        else { return nil }
        answers[ordinal.index] = Answer(content, comment: nil, place: place)
      case .measure(let id, let value):
        guard
          let index = ruleSet.measures.firstIndex(where: { $0.id == id && $0.form == form }),
          let content = value.measured(ruleSet.measures[index].unit)
        else { return nil }
        measures.append(Measured(measure: Ordinal(index), value: content, place: place))
      case .participants(let party, let roles):
        let known = roles.compactMap { id in
          ruleSet.roles.firstIndex { $0.party == party && $0.id == id }
        }
        guard known.count == roles.count else { return nil }
        participants[party] = Participants(
          roles: known.map { Ordinal($0) },
          others: [],
          place: place
        )
      }
    }
    guard ruleSet.units.indices.contains(units.map(\.index).max() ?? 0) else { return nil }
    return Meeting(
      file: file,
      units: units.map { Located($0, at: place) },
      form: form,
      date: Located(date ?? ruleSet.period.lowerBound, at: place),
      participants: participants,
      answers: answers,
      measures: measures,
      plan: []
    )
  }
}

extension CaseValue {
  /// The answer to a question of a kind; nil for what such a question cannot be answered with.
  fileprivate func content(_ kind: Question.Kind) -> Answer.Content? {
    switch (self, kind) {
    case (.rating(let rating), .rating): .joint(rating)
    case (.written, .text): .text("…")
    case (.notApplicable, _): .notApplicable("…")
    case (.missing, _): .unanswered
    default: nil
    }
  }

  /// What was counted of a measure; nil for what cannot be counted so.
  fileprivate func measured(_ unit: Measure.Unit) -> Measured.Value? {
    switch (self, unit) {
    case (.number(let number), .share): .share(count: number.numerator, of: number.denominator)
    case (.notApplicable, .share): .share(count: 0, of: 0)
    case (.number(let number), _): .number(number)
    default: nil
    }
  }
}

package import Engine
package import Model

/// One thing that can be taken away from what a meeting says.
package enum Removal: Sendable {
  case answer(Ordinal<Question>)
  case rating(Ordinal<Question>, Party)
  case measure(Int)
  case participants(Party)

  /// Everything that can be taken away from a meeting.
  package static func all(of meeting: Meeting) -> [Removal] {
    var removals: [Removal] = []
    for (index, answer) in meeting.answers.enumerated() {
      if case .unanswered = answer.content { continue }
      removals.append(.answer(Ordinal(index)))
      for party in Party.allCases where answer.ratings[party] != nil {
        removals.append(.rating(Ordinal(index), party))
      }
    }
    removals += meeting.measures.indices.map { .measure($0) }
    removals += Party.allCases.filter { meeting.participants[$0] != nil }.map { .participants($0) }
    return removals
  }

  /// A meeting without it.
  package func applied(to meeting: Meeting) -> Meeting {
    var answers = meeting.answers
    var measures = meeting.measures
    var participants = meeting.participants
    switch self {
    case .answer(let question): answers[question.index] = .absent
    case .rating(let question, let party):
      let answer = answers[question.index]
      var ratings = answer.ratings
      ratings[party] = nil
      let isLeft = Party.allCases.contains { ratings[$0] != nil }
      answers[question.index] = Answer(
        isLeft ? .apart(ratings) : .unanswered,
        comment: answer.comment,
        place: answer.place
      )
    case .measure(let index): measures.remove(at: index)
    case .participants(let party): participants[party] = nil
    }
    return Meeting(
      file: meeting.file,
      units: meeting.units,
      form: meeting.form,
      date: meeting.date,
      participants: participants,
      answers: answers,
      measures: measures,
      plan: meeting.plan
    )
  }
}

/// Taking an answer, a rating, a measure or a list of participants away never makes a requirement met.
package func takingAwayNeverMeets(
  _ removal: Removal,
  from assessment: Assessment,
  under rules: CompiledRules
) throws(Breach) {
  let poorer = removal.applied(to: assessment.meeting)
  let results = evaluate(poorer, under: rules, asOf: assessment.asOf).results
  for (before, after) in zip(assessment.results, results)
  where after.outcome == .met && before.outcome != .met {
    let id = rules.ruleSet.requirements[after.requirement].id
    throw Breach(
      of: "taking something away never makes a requirement met",
      seen: "\(id): \(before.outcome.rawValue) became met without \(removal)"
    )
  }
}

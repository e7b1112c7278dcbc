internal import Diagnostics
internal import Model

/// Lints that are proved over all answers.
struct OutcomeLints {
  private let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  var findings: [LintFinding] {
    var found: [LintFinding] = []
    for requirement in ruleSet.requirements { found += alone(requirement) }
    found += ClaimLints(ruleSet, besides: Set(found.map(\.about))).findings
    // Of what cannot be proved alone nothing more is tried.
    let unprovable = Set(found.filter { $0.lint == .notProved }.map(\.about))
    found += SiblingLints(ruleSet).findings
    for form in ruleSet.forms.indices { found += lowRatings(Ordinal(form), besides: unprovable) }
    return found
  }

  // MARK: - One requirement

  private func alone(_ requirement: Requirement) -> [LintFinding] {
    let id = requirement.id.text
    guard let space = CaseSpace([(requirement, ruleSet)]) else { return [.notProved(requirement)] }
    var diagrams = OutcomeDiagrams(space)
    do throws(DecisionDiagram.TooLarge) {
      let outcome = try diagrams.outcome(of: requirement, in: ruleSet)
      var found: [LintFinding] = []
      if !diagrams.canBeGap(outcome) {
        found.append(LintFinding(.neverGap, about: id, at: requirement.place, .neverGap(id)))
      } else if diagrams.diagram.smallest(outcome, where: { $0 == Outcome.met.code }) == nil {
        found.append(LintFinding(.alwaysGap, about: id, at: requirement.place, .alwaysGap(id)))
      }
      if let witness = try diagrams.lostAnswer(outcome) {
        found.append(
          LintFinding(
            .lostAnswerMet,
            about: id,
            at: requirement.place,
            .lostAnswerMet(id, witness.sentence(in: ruleSet, requirement.form))
          )
        )
      }
      return found
    } catch {
      return [.notProved(requirement)]
    }
  }

  // MARK: - Low ratings

  /// Each rated question answered 1 or 2 must be a gap in some requirement whatever else is answered.
  private func lowRatings(
    _ ordinal: Ordinal<Form>,
    besides unprovable: Set<String>
  ) -> [LintFinding] {
    let form = ruleSet.forms[ordinal]
    let requirements = ruleSet.requirements.filter { $0.form == ordinal }
    return form.questions.indices.flatMap { index -> [LintFinding] in
      let question = form.questions[index]
      guard question.kind == .rating else { return [] }
      // Few questions alone are the quickest to prove.
      let readers =
        requirements
        .filter { $0.questions.contains(Ordinal(index)) && !unprovable.contains($0.id.text) }
        .sorted { $0.questions.count < $1.questions.count }
      return [Rating.notAtAll, .poorly].compactMap { rating in
        finding(question, rating, readers, ordinal)
      }
    }
  }

  private func finding(
    _ question: Question,
    _ rating: Rating,
    _ readers: [Requirement],
    _ form: Ordinal<Form>
  ) -> LintFinding? {
    func finding(_ witness: Case?) -> LintFinding {
      LintFinding(
        .lowRatingWithoutGap,
        about: question.label,
        at: question.place,
        .lowRating(question.label, rating, witness?.sentence(in: ruleSet, form)),
        help: .addRequirement(question.label)
      )
    }
    let (some, space) = fitting(readers)
    guard let space, let position = space.position(of: CaseSpace.Variable(question)),
      let value = CaseValue.ratings.firstIndex(of: .rating(rating))
    else { return finding(nil) }
    var diagrams = OutcomeDiagrams(space)
    var isGap = DecisionDiagram.Node.constant(0)
    do throws(DecisionDiagram.TooLarge) {
      // One requirement after the other until they cover every case together.
      for requirement in some {
        let outcome = try diagrams.outcome(of: requirement, in: ruleSet)
        let fixed = try diagrams.diagram.fixing(position, to: value, in: outcome)
        isGap = try diagrams.diagram.combine(isGap, fixed) { known, outcome in
          known == 1 || outcome == Outcome.gap.code ? 1 : 0
        }
        if isGap.constant == 1 { return nil }
      }
    } catch {
      return finding(nil)
    }
    guard some.count == readers.count else { return finding(nil) }
    let others = diagrams.diagram.smallest(isGap) { $0 == 0 } ?? []
    return finding(space.case((others + [(position, value)]).sorted { $0.0 < $1.0 }))
  }

  /// As many requirements, from the first on, as one space can tell the cases of, and that space.
  private func fitting(_ requirements: [Requirement]) -> (ArraySlice<Requirement>, CaseSpace?) {
    var some = requirements[...]
    var space = CaseSpace(some.map { ($0, ruleSet) })
    while space == nil, some.popLast() != nil { space = CaseSpace(some.map { ($0, ruleSet) }) }
    return (some, space)
  }
}

extension OutcomeDiagrams {
  /// A case that is not met, and is once one of its answers is taken away; nil when there is none.
  fileprivate mutating func lostAnswer(
    _ outcome: DecisionDiagram.Node
  ) throws(DecisionDiagram.TooLarge) -> Case? {
    let met = Outcome.met.code
    for variable in diagram.support(of: outcome) {
      let without = try diagram.fixing(variable, to: 0, in: outcome)
      for value in space.values[variable].indices.dropFirst() {
        let with = try diagram.fixing(variable, to: value, in: outcome)
        let isLost = try diagram.combine(without, with) { $0 == met && $1 != met ? 1 : 0 }
        if let found = diagram.smallest(isLost, where: { $0 == 1 }) {
          return space.case((found + [(variable, value)]).sorted { $0.0 < $1.0 })
        }
      }
    }
    return nil
  }
}

extension Message {
  fileprivate static func neverGap(_ id: String) -> Message {
    Message(
      sv: "kravet \(id) blir aldrig en brist, vad parterna än svarar",
      en: "the requirement \(id) is never a gap, whatever the parties answer"
    )
  }
  fileprivate static func alwaysGap(_ id: String) -> Message {
    Message(
      sv: "kravet \(id) blir aldrig uppfyllt, vad parterna än svarar",
      en: "the requirement \(id) is never met, whatever the parties answer"
    )
  }
  fileprivate static func lostAnswerMet(_ id: String, _ witness: Message) -> Message {
    Message(
      sv: "\(id): ett svar som tas bort gör kravet uppfyllt (\(witness[.swedish]))",
      en: "\(id): an answer that is taken away makes it met (\(witness[.english]))"
    )
  }
  fileprivate static func lowRating(
    _ question: String,
    _ rating: Rating,
    _ witness: Message?
  ) -> Message {
    let sv = witness.map { " (till exempel \($0[.swedish]))" } ?? ""
    let en = witness.map { " (such as \($0[.english]))" } ?? ""
    return Message(
      sv:
        "betyget \(rating.rawValue) på fråga \(question) blir inte alltid en brist i något krav\(sv)",
      en: "a rating of \(rating.rawValue) on question \(question) is not always a gap\(en)"
    )
  }
  fileprivate static func addRequirement(_ question: String) -> Message {
    Message(
      sv: "lägg till ett krav med ”question: \"\(question)\"”, eller ändra dess villkor",
      en: "add a requirement with “question: \"\(question)\"”, or change its condition"
    )
  }
}

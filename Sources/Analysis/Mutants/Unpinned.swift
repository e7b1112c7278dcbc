internal import Engine
package import Model

/// Something that no test of a requirement pins down.
package struct Unpinned: Sendable {
  /// What it is.
  package enum Kind: Sendable {
    /// The requirement can come to this, and no test expects it.
    case outcome(Outcome)
    /// No test has this rating on the question, which lies on one side of a threshold.
    case rating(Ordinal<Question>, Rating)
    /// No test has a number on this side of a measure's threshold.
    case measure(Ordinal<Measure>, fulfils: Bool)
  }

  package let requirement: Ordinal<Requirement>
  package let kind: Kind
  package let suggestion: TestSuggestion?
}

extension MutantTrial {
  /// Outcomes that some case comes to and no test expects.
  var unpinnedOutcomes: [Unpinned] {
    guard let space = CaseSpace([(requirement, ruleSet)]) else { return [] }
    var diagrams = OutcomeDiagrams(space)
    guard let node = try? diagrams.outcome(of: requirement, in: ruleSet) else { return [] }
    return Outcome.ofConditions.compactMap { outcome in
      guard !tests.contains(where: { $0.expected == outcome }),
        let found = diagrams.diagram.smallest(node, where: { $0 == outcome.code })
      else { return nil }
      return Unpinned(
        requirement: ordinal,
        kind: .outcome(outcome),
        suggestion: suggestion(space.case(found))
      )
    }
  }

  /// Sides of thresholds that no test is on, and none of some cases either.
  func unpinnedThresholds(besides suggestions: [TestSuggestion]) -> [Unpinned] {
    let meetings =
      tests.map(\.meeting)
      + suggestions.compactMap {
        $0.answers.meeting(form: requirement.form, in: ruleSet, units: [])
      }
    return sides(requirement.gap, meetings)
      + (requirement.appliesWhen.map { sides($0, meetings) } ?? [])
  }

  private func sides(_ condition: Condition, _ meetings: [Meeting]) -> [Unpinned] {
    switch condition {
    case .rating(let question, let comparison):
      let ratings = Rating.allCases
      let sides = Set(
        zip(ratings, ratings.dropFirst())
          .filter { comparison.holds(for: $0) != comparison.holds(for: $1) }
          .flatMap { [$0, $1] }
      )
      let variable = CaseSpace.Variable(ruleSet.forms[requirement.form].questions[question])
      return sides.sorted().compactMap { rating in
        let isTested = meetings.contains { meeting in
          let given = meeting.answers[question.index].ratings
          return given.region == rating || given.kommun == rating
        }
        guard !isTested else { return nil }
        return unpinned(.rating(question, rating), variable) { $0 == .rating(rating) }
      }
    case .measure(let ordinal, let comparison):
      let measure = ruleSet.measures[ordinal]
      return [true, false].compactMap { fulfils in
        func isWanted(_ number: Quantity) -> Bool { comparison.holds(for: number) == fulfils }
        let isTested = meetings.contains { meeting in
          meeting.measures.contains {
            $0.measure == ordinal && $0.quantity.map(isWanted) ?? false
          }
        }
        guard !isTested else { return nil }
        return unpinned(
          .measure(ordinal, fulfils: fulfils),
          .measure(measure.id, measure.unit)
        ) { value in
          if case .number(let number) = value { isWanted(number) } else { false }
        }
      }
    default: return condition.children.flatMap { sides($0, meetings) }
    }
  }

  /// Something that is not pinned down, with the smallest case in which a variable has a wanted value,
  /// for preference one that is judged; nil where the variable never has one.
  private func unpinned(
    _ kind: Unpinned.Kind,
    _ variable: CaseSpace.Variable,
    _ isWanted: (CaseValue) -> Bool
  ) -> Unpinned? {
    guard let space = CaseSpace([(requirement, ruleSet)]),
      let position = space.position(of: variable)
    else { return Unpinned(requirement: ordinal, kind: kind, suggestion: nil) }
    let wanted = space.values[position].indices.filter { isWanted(space.values[position][$0]) }
    guard let first = wanted.first else { return nil }
    var diagrams = OutcomeDiagrams(space)
    var found = [(variable: position, value: first)]
    if let node = try? diagrams.outcome(of: requirement, in: ruleSet) {
      for value in wanted {
        guard let fixed = try? diagrams.diagram.fixing(position, to: value, in: node),
          let rest = diagrams.diagram.smallest(
            fixed,
            where: { $0 == Outcome.gap.code || $0 == Outcome.met.code }
          )
        else { continue }
        found = (rest + [(position, value)]).sorted { $0.variable < $1.variable }
        break
      }
    }
    return Unpinned(
      requirement: ordinal,
      kind: kind,
      suggestion: suggestion(space.case(found))
    )
  }
}

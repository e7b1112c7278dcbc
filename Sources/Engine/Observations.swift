internal import Diagnostics
internal import Model

/// Looks for what is worth a look at one meeting; one function for each kind, one list of them all.
struct ObservationContext {
  let ruleSet: RuleSet
  let meeting: Meeting
  let asOf: CalendarDate
  let results: [RequirementResult]
  let exceptions: ExceptionMatcher

  /// All observations, kind by kind.
  var observations: [Observation] {
    let kinds: [(ObservationContext) -> [Observation]] = [
      { $0.outsidePeriod }, { $0.incompleteForm }, { $0.missingRoles }, { $0.straightLining },
      { $0.partiesDiffer }, { $0.measuresAgainstRatings }, { $0.personalData },
      { $0.exceptionsToLookAt }, { $0.overdueActions },
    ]
    return kinds.flatMap { $0(self) }
  }

  private var form: Form { ruleSet.forms[meeting.form] }

  /// The requirement that is read from a question.
  private func requirement(of question: Ordinal<Question>) -> Ordinal<Requirement>? {
    results.map(\.requirement).first { ruleSet.requirements[$0].question == question }
  }

  private var outsidePeriod: [Observation] {
    ruleSet.period.contains(meeting.date.value)
      ? [] : [Observation(.outsidePeriod, requirement: nil, place: meeting.date.place)]
  }

  private var incompleteForm: [Observation] {
    form.missing == nil ? [] : [Observation(.incompleteForm, requirement: nil, place: nil)]
  }

  private var missingRoles: [Observation] {
    Party.allCases.flatMap { party -> [Observation] in
      guard let participants = meeting.participants[party] else {
        return [Observation(.unknownParticipants(party), requirement: nil, place: nil)]
      }
      return ruleSet.roles.indices.map { Ordinal<Role>($0) }
        .filter { role in
          let known = ruleSet.roles[role]
          return known.party == party && known.isExpected && !participants.roles.contains(role)
        }
        .map { Observation(.missingRole($0), requirement: nil, place: participants.place) }
    }
  }

  /// The fewest equal ratings that are worth a remark.
  private static let straightLineLength = 8

  private var straightLining: [Observation] {
    func line(_ ratings: [Rating]) -> Rating? {
      guard let first = ratings.first, ratings.count >= Self.straightLineLength,
        ratings.allSatisfy({ $0 == first })
      else { return nil }
      return first
    }
    let region = meeting.answers.compactMap(\.ratings.region)
    let kommun = meeting.answers.compactMap(\.ratings.kommun)
    let place = meeting.answers.compactMap(\.place).first
    let found: [(Party?, Rating, Int)]
    if let rating = line(region), rating == line(kommun), region.count == kommun.count {
      found = [(nil, rating, region.count)]
    } else {
      found = [(Party.region, region), (.kommun, kommun)].compactMap { party, ratings in
        line(ratings).map { (party, $0, ratings.count) }
      }
    }
    return found.map { party, rating, count in
      Observation(
        .straightLining(rating, count: count, party: party),
        requirement: nil,
        place: place
      )
    }
  }

  private var partiesDiffer: [Observation] {
    meeting.answers.enumerated().compactMap { index, answer in
      guard let region = answer.ratings.region, let kommun = answer.ratings.kommun,
        region != kommun
      else { return nil }
      return Observation(
        .partiesDiffer(Ordinal(index), region: region, kommun: kommun),
        requirement: requirement(of: Ordinal(index)),
        place: answer.place
      )
    }
  }

  /// A rating of 3–4 with a target that is missed, or of 1–2 with one that is reached.
  private var measuresAgainstRatings: [Observation] {
    meeting.measures.compactMap { measured in
      let measure = ruleSet.measures[measured.measure]
      guard let quantity = measured.quantity,
        let rating = meeting.answers[measure.question.index].lowestRating
      else { return nil }
      let reachesTarget = measure.target.comparison.holds(for: quantity)
      guard reachesTarget == rating.isLow else { return nil }
      return Observation(
        .measureContradictsRating(measured, rating: rating, reachesTarget: reachesTarget),
        requirement: requirement(of: measure.question),
        place: measured.place
      )
    }
  }

  private var exceptionsToLookAt: [Observation] {
    exceptions.relevant.compactMap { ordinal in
      let exception = ruleSet.exceptions[ordinal]
      let outcome = results.first { $0.requirement == exception.requirement }?.outcome
      let kind: Observation.Kind
      if exceptions.isExpired(ordinal) {
        kind = .expiredException(ordinal)
      } else if !exceptions.isInForce(ordinal) {
        return nil
      } else if outcome != .gap && outcome != .excepted {
        kind = .unusedException(ordinal)
      } else {
        let missing = exceptions.missing(ordinal)
        guard !missing.isEmpty else { return nil }
        kind = .partialException(ordinal, missing: missing)
      }
      return Observation(kind, requirement: exception.requirement, place: exception.place)
    }
  }

  private var overdueActions: [Observation] {
    meeting.plan.compactMap { action in
      guard let due = action.due, due < asOf, action.status != .done else { return nil }
      return Observation(
        .overdueAction(dueDate: due, daysLate: asOf.dayNumber - due.dayNumber),
        requirement: action.requirement,
        place: action.place
      )
    }
  }
}

internal import Diagnostics
internal import Model

/// Looks for what is worth a look at one meeting; one function for each kind, one list of them all.
struct ObservationContext {
  let ruleSet: RuleSet
  let meeting: Meeting
  let asOf: CalendarDate
  let results: [RequirementResult]
  /// By question: the requirement that is read from it alone, where there is one.
  let requirementOf: [Ordinal<Requirement>?]
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

  /// The one rating that a party gave every time, and how often; nil when there are several.
  private func line(_ party: Party) -> (rating: Rating, count: Int)? {
    var line: (rating: Rating, count: Int)?
    for index in meeting.answers.indices {
      guard let rating = meeting.answers[index].ratings[party] else { continue }
      if let known = line, known.rating != rating { return nil }
      line = (rating, (line?.count ?? 0) + 1)
    }
    return line.flatMap { $0.count >= Self.straightLineLength ? $0 : nil }
  }

  private var straightLining: [Observation] {
    let region = line(.region)
    let kommun = line(.kommun)
    guard region != nil || kommun != nil else { return [] }
    let place = meeting.answers.lazy.compactMap(\.place).first
    let found: [(Party?, Rating, Int)]
    if let region, let kommun, region == kommun {
      found = [(nil, region.rating, region.count)]
    } else {
      found = [(Party.region, region), (.kommun, kommun)].compactMap { party, line in
        line.map { (party, $0.rating, $0.count) }
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
    meeting.answers.indices.compactMap { index in
      guard case .apart(let ratings) = meeting.answers[index].content,
        let region = ratings.region, let kommun = ratings.kommun, region != kommun
      else { return nil }
      return Observation(
        .partiesDiffer(Ordinal(index), region: region, kommun: kommun),
        requirement: requirementOf[index],
        place: meeting.answers[index].place
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
        requirement: requirementOf[measure.question.index],
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

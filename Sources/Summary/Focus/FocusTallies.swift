package import Model

/// How two parties rated the same questions, each for itself.
package struct PartyTally: Sendable {
  /// Answers in which both parties gave the same rating.
  package private(set) var equal = 0
  /// Answers in which a party gave the higher rating.
  package private(set) var higher = PerParty(region: 0, kommun: 0)

  /// How many answers have both parties' own ratings.
  package var answers: Int { equal + differing }
  /// How many of them differ.
  package var differing: Int { higher.region + higher.kommun }

  /// The lower end of the interval for how much of the answers the parties see differently in the one
  /// direction: by this areas are put in order, so that one answer of one does not come first.
  package var lowerEnd: Double {
    let most = max(higher.region, higher.kommun) - min(higher.region, higher.kommun)
    guard answers > 0 else { return 0 }
    let share = Double(most) / Double(answers)
    return Statistics.wilson(share: share, of: answers)?.lowerBound ?? 0
  }

  mutating func add(region: Rating, kommun: Rating) {
    if region == kommun {
      equal += 1
    } else {
      higher[region > kommun ? .region : .kommun] += 1
    }
  }

  mutating func add(_ other: PartyTally) {
    equal += other.equal
    for party in Party.allCases { higher[party] += other.higher[party] }
  }
}

/// What meetings have planned against gaps.
package struct PlanTally: Sendable {
  /// Planned actions by how far they have come; those of which nothing is said under nil.
  package private(set) var actions: [PlannedAction.Status?: Int] = [:]
  /// Those whose day has passed without their being done.
  package private(set) var overdue = 0
  /// Gaps for which the meeting has no action.
  package private(set) var gapsWithoutAction = 0

  /// How many actions there are.
  package var total: Int { actions.values.reduce(0, +) }

  mutating func add(_ action: PlannedAction, asOf: CalendarDate) {
    actions[action.status, default: 0] += 1
    if let due = action.due, due < asOf, action.status != .done { overdue += 1 }
  }

  mutating func addGapWithoutAction() { gapsWithoutAction += 1 }

  mutating func add(_ other: PlanTally) {
    actions.merge(other.actions, uniquingKeysWith: +)
    overdue += other.overdue
    gapsWithoutAction += other.gapsWithoutAction
  }
}

/// What was counted at meetings, held against its target and against how it was rated.
package struct MeasureTally: Sendable {
  /// How many meetings have counted it, and had something to count.
  package private(set) var meetings = 0
  /// How many of them reach the target.
  package private(set) var reached = 0
  /// Of shares: all that was counted, and of how many.
  package private(set) var count = 0
  package private(set) var base = 0
  /// Meetings that rate 3–4 and miss the target.
  package private(set) var ratedHigher = 0
  /// Meetings that rate 1–2 and reach the target.
  package private(set) var ratedLower = 0
  /// Meetings that have both counted and rated.
  package private(set) var compared = 0

  /// Adds a measure and the lowest rating of its question.
  mutating func add(_ measured: Measured, of measure: Measure, rating: Rating?) {
    guard let quantity = measured.quantity else { return }
    meetings += 1
    if case .share(let count, let base) = measured.value {
      self.count += count
      self.base += base
    }
    let reaches = measure.target.comparison.holds(for: quantity)
    if reaches { reached += 1 }
    guard let rating else { return }
    compared += 1
    if reaches, rating.isLow { ratedLower += 1 }
    if !reaches, !rating.isLow { ratedHigher += 1 }
  }

  mutating func add(_ other: MeasureTally) {
    meetings += other.meetings
    reached += other.reached
    count += other.count
    base += other.base
    ratedHigher += other.ratedHigher
    ratedLower += other.ratedLower
    compared += other.compared
  }
}

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

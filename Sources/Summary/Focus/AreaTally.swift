internal import Model

/// What one focus area comes to over many responses.
package struct AreaTally: Sendable {
  /// How many responses there are in which something of the area was assessed: the n of its interval.
  ///
  /// Of a compilation it is known only that there are at least so many.
  package private(set) var meetings = 0
  /// How many of them are known only from compilations.
  package private(set) var compiled = 0
  /// How many of the meetings have a gap in the area; those of compilations are not among them.
  package private(set) var meetingsWithGap = 0
  package internal(set) var parties = PartyTally()
  package private(set) var plan = PlanTally()
  /// What comments to its questions, and free texts about it, say.
  package internal(set) var texts: TextTally
  /// What single meetings came to, each distinct value once.
  private(set) var shares: Set<WeightedShare> = []
  /// The most that one response of a compilation can have assessed, weighted.
  private(set) var compiledWeight = 0

  /// Creates a tally of nothing; `themes` are the names of those that its texts may mention.
  init(themes: [Identifier<Theme>]) { texts = TextTally(themes) }

  /// The best and the worst that a response of a compilation can be, and none that has nothing.
  var compiledExtremes: [WeightedShare] {
    compiled == 0
      ? [WeightedShare()]
      : [
        WeightedShare(), WeightedShare(gaps: 0, assessed: compiledWeight),
        WeightedShare(gaps: compiledWeight, assessed: compiledWeight),
      ]
  }

  mutating func add(_ area: FocusContribution.Area) {
    plan.add(area.plan)
    guard area.share.assessed > 0 else { return }
    meetings += 1
    if area.hasGap { meetingsWithGap += 1 }
    shares.insert(area.share)
  }

  mutating func addCompiled(meetings: Int, weight: Int) {
    self.meetings += meetings
    compiled += meetings
    compiledWeight = max(compiledWeight, weight)
  }

  /// Adds what another form, or another rule set, has of the same area.
  mutating func add(_ other: AreaTally) {
    meetings += other.meetings
    compiled += other.compiled
    meetingsWithGap += other.meetingsWithGap
    parties.add(other.parties)
    plan.add(other.plan)
    texts.add(other.texts)
    shares.formUnion(other.shares)
    compiledWeight = max(compiledWeight, other.compiledWeight)
  }
}

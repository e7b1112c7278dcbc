internal import Model

/// What one focus area comes to over many responses.
package struct AreaTally: Sendable {
  /// At how many meetings something of the area was assessed; the responses of compilations are not among
  /// them.
  package private(set) var meetings = 0
  /// How many of them have a gap in the area.
  package private(set) var meetingsWithGap = 0
  package internal(set) var parties = PartyTally()
  package private(set) var plan = PlanTally()
  /// What comments to its questions, and free texts about it, say.
  package internal(set) var texts: TextTally
  /// What single meetings came to, each distinct value once.
  private(set) var shares: Set<WeightedShare> = []
  /// The most that one response of a compilation can have assessed, weighted.
  private var compiledWeight = 0

  /// Creates a tally of nothing; `themes` are the names of those that its texts may mention.
  init(themes: [Identifier<Theme>]) { texts = TextTally(themes) }

  /// Whether something of the area may be assessed in responses that are known only from compilations.
  package var isCompiled: Bool { compiledWeight > 0 }

  /// The best and the worst that a response of a compilation can be, and none that has nothing.
  var compiledExtremes: [WeightedShare] {
    isCompiled
      ? [
        WeightedShare(), WeightedShare(gaps: 0, assessed: compiledWeight),
        WeightedShare(gaps: compiledWeight, assessed: compiledWeight),
      ] : [WeightedShare()]
  }

  mutating func add(_ area: FocusContribution.Area) {
    plan.add(area.plan)
    guard area.share.assessed > 0 else { return }
    meetings += 1
    if area.hasGap { meetingsWithGap += 1 }
    shares.insert(area.share)
  }

  /// Adds a compilation, of which one response can have so much assessed, weighted.
  mutating func addCompiled(weight: Int) { compiledWeight = max(compiledWeight, weight) }

  /// Adds what another form, or another rule set, has of the same area.
  mutating func add(_ other: AreaTally) {
    meetings += other.meetings
    meetingsWithGap += other.meetingsWithGap
    parties.add(other.parties)
    plan.add(other.plan)
    texts.add(other.texts)
    shares.formUnion(other.shares)
    compiledWeight = max(compiledWeight, other.compiledWeight)
  }
}

package import Model

/// What became of an earlier round's gaps, and of what was planned against them.
///
/// The meetings of a unit are held against each other, and of them only requirements that are known to
/// be the same in both rounds. Each meeting counts once, however many units it covers.
package struct RoundChange: Sendable {
  /// What became of things.
  package struct Fates: Sendable {
    /// A gap before, met now.
    package fileprivate(set) var closed = 0
    /// A gap in both rounds.
    package fileprivate(set) var remained = 0
    /// Of which it cannot be said, since the later round has no answer that can be compared.
    package fileprivate(set) var unknown = 0
    /// Of units that have no later meeting.
    package fileprivate(set) var notFollowedUp = 0
    /// What was planned for something that was no rated gap.
    package fileprivate(set) var noGap = 0

    /// How many things there were.
    package var total: Int { closed + remained + unknown + notFollowedUp + noGap }

    /// Creates fates of nothing.
    package init() {}

    /// Adds what became of others.
    package mutating func add(_ other: Fates) {
      closed += other.closed
      remained += other.remained
      unknown += other.unknown
      notFollowedUp += other.notFollowedUp
      noGap += other.noGap
    }
  }

  /// The change in one area.
  package struct Area: Sendable {
    package fileprivate(set) var gaps = Fates()
    /// Met before, a gap now.
    package fileprivate(set) var came = 0
    /// The earlier round's planned actions by how far they had come, and what became of the gap behind
    /// them.
    package fileprivate(set) var actions: [PlannedAction.Status?: Fates] = [:]

    /// Creates a change of nothing.
    package init() {}

    /// Adds what has changed in another area.
    package mutating func add(_ other: Area) {
      gaps.add(other.gaps)
      came += other.came
      actions.merge(other.actions) { fates, more in
        var fates = fates
        fates.add(more)
        return fates
      }
    }
  }

  /// By the id of the area: of gaps as the earlier round has it, of new gaps as the later.
  package private(set) var areas: [Identifier<FocusArea>: Area] = [:]
  /// How many of the later meetings have an earlier one to be held against.
  package private(set) var pairs = 0
  /// Which meetings are held against each other.
  package let pairing: Pairing

  /// The change in all areas together.
  package var all: Area {
    areas.values.reduce(into: Area()) { $0.add($1) }
  }

  /// Compares two rounds.
  package init(later: Round, earlier: Round) {
    pairing = Pairing(later: later, earlier: earlier)
    for before in Self.distinct(earlier) {
      add(before, followedBy: pairing.followers(of: before))
    }
    for now in Self.distinct(later) {
      let befores = pairing.forerunners(of: now)
      guard !befores.isEmpty else { continue }
      pairs += 1
      addNew(now, after: befores)
    }
  }

  /// The meetings of a round, each once.
  private static func distinct(_ round: Round) -> [Round.Entry] {
    var seen: Set<ObjectIdentifier> = []
    return round.entries.values.filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  /// Adds what became of a meeting's gaps and actions.
  private mutating func add(_ before: Round.Entry, followedBy nows: [Round.Entry]) {
    for (requirement, outcome) in before.results {
      guard let focus = requirement.focus else { continue }
      let actions = before.plan.filter {
        before.ruleSet.requirements[$0.requirement].id == requirement.id
      }
      guard outcome.isGap || !actions.isEmpty else { continue }
      var fate = Fates()
      if !outcome.isGap {
        fate.noGap = 1
      } else if nows.isEmpty {
        fate.notFollowedUp = 1
      } else {
        fate.add(nows.map { $0.outcome(of: requirement, in: before) })
      }
      var area = areas[before.ruleSet.focusAreas[focus].id] ?? Area()
      if outcome.isGap { area.gaps.add(fate) }
      for action in actions { area.actions[action.status, default: Fates()].add(fate) }
      areas[before.ruleSet.focusAreas[focus].id] = area
    }
  }

  /// Adds the gaps of a meeting that were met before.
  private mutating func addNew(_ now: Round.Entry, after befores: [Round.Entry]) {
    for (requirement, outcome) in now.results where outcome.isGap {
      guard let focus = requirement.focus,
        befores.allSatisfy({ now.earlierOutcome(of: requirement, in: $0) == .met })
      else { continue }
      areas[now.ruleSet.focusAreas[focus].id, default: Area()].came += 1
    }
  }
}

extension RoundChange.Fates {
  /// Adds one gap, from what the later meetings of its units came to.
  fileprivate mutating func add(_ outcomes: [Outcome?]) {
    if outcomes.contains(where: { $0?.isGap == true }) {
      remained += 1
    } else if outcomes.allSatisfy({ $0 == .met }) {
      closed += 1
    } else {
      unknown += 1
    }
  }
}

extension Round.Entry {
  /// What a requirement of an earlier meeting came to at this one; nil when they cannot be compared.
  fileprivate func outcome(of old: Requirement, in before: Round.Entry) -> Outcome? {
    results.first { requirement, _ in isSame(requirement, old, before) }?.outcome
  }

  /// What a requirement of this meeting came to at an earlier one; nil when they cannot be compared.
  fileprivate func earlierOutcome(of requirement: Requirement, in before: Round.Entry) -> Outcome? {
    before.results.first { old, _ in isSame(requirement, old, before) }?.outcome
  }

  private func isSame(
    _ requirement: Requirement,
    _ old: Requirement,
    _ before: Round.Entry
  ) -> Bool {
    let wanted = Counterpart(of: requirement, in: ruleSet, year: before.year, by: before.ruleSet)
    guard let wanted, wanted.comparability.isComparable else { return false }
    return wanted.matches(old, before.question(of: old))
  }
}

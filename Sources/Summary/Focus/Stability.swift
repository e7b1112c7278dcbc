internal import Model

/// Whether an area keeps its place in or outside the recommended when any one meeting is left out.
package struct Standing: Sendable {
  /// Nil where only compilations are known.
  package let isStable: Bool?
  /// The area that comes nearest to changing that; nil without any to be held against.
  package let closest: Rival?

  /// Two areas without one meeting.
  package struct Rival: Sendable {
    package let title: String
    /// The lower end of the area's own interval then, 0–1.
    package let own: Double
    /// That of the other.
    package let other: Double
  }
}

/// Leaves out each distinct meeting, and looks at the areas in pairs.
///
/// An area stays recommended when fewer areas than are asked for can ever come above it, and stays
/// outside when as many always are: so it may be called unstable when different areas would have come
/// above it without different meetings, and never the other way. Of the responses of a compilation the
/// best and the worst that there can be are left out.
struct Stability {
  private let areas: [Candidate]
  private let isRecommended: [Bool]
  private let top: Int
  private let tallies: [FocusTally]

  init(_ areas: [Candidate], isRecommended: [Bool], top: Int, _ tallies: [FocusTally]) {
    self.areas = areas
    self.isRecommended = isRecommended
    self.top = top
    self.tallies = tallies
  }

  func standing(of index: Int) -> Standing {
    let own = areas[index]
    guard own.lowerEnd != nil, own.tally.meetings > 0 else {
      return Standing(isStable: nil, closest: nil)
    }
    let rivals = areas.indices.filter { $0 != index && areas[$0].lowerEnd != nil }
    let duels = rivals.map { Duel(own, areas[$0], joints(own, areas[$0])) }
    let closest = zip(rivals, duels)
      .filter { isRecommended[$0.0] != isRecommended[index] }
      .compactMap(\.1.closest)
      .min { abs($0.own - $0.other) < abs($1.own - $1.other) }
    let hasAlwaysGaps = own.parts.allSatisfy { own.lowerEnd(without: $0) > 0 }
    let isStable =
      isRecommended[index]
      ? hasAlwaysGaps && duels.count(where: \.isEverAbove) < top
      // Without a gap nothing is recommended, whatever is left out.
      : own.figures?.gaps.high == 0 || duels.count(where: \.isAlwaysAbove) >= top
    return Standing(isStable: isStable, closest: closest)
  }

  /// What one meeting can take away from both of two areas.
  private func joints(_ a: Candidate, _ b: Candidate) -> Set<JointShares.Joint> {
    var joints: Set<JointShares.Joint> = []
    for tally in tallies {
      let first = tally.ruleSet.focusAreas.firstIndex { $0.id == a.area.id }
      let second = tally.ruleSet.focusAreas.firstIndex { $0.id == b.area.id }
      switch (first, second) {
      case (let first?, let second?): joints.formUnion(tally.joint.joints(first, second))
      case (let first?, nil):
        joints.formUnion(
          tally.areas[first].shares.map { JointShares.Joint(first: $0, second: WeightedShare()) }
        )
      case (nil, let second?):
        joints.formUnion(
          tally.areas[second].shares.map { JointShares.Joint(first: WeightedShare(), second: $0) }
        )
      case (nil, nil): break
      }
    }
    for first in a.tally.compiledExtremes {
      for second in b.tally.compiledExtremes {
        joints.insert(JointShares.Joint(first: first, second: second))
      }
    }
    return joints
  }
}

/// Two areas without each meeting in turn.
private struct Duel {
  /// Whether the other is above without some meeting, and whether without each.
  private(set) var isEverAbove = false
  private(set) var isAlwaysAbove = true
  /// Where their lower ends lie closest to each other.
  private(set) var closest: Standing.Rival?

  init(_ own: Candidate, _ other: Candidate, _ joints: Set<JointShares.Joint>) {
    for joint in joints {
      let ends = Standing.Rival(
        title: other.area.title,
        own: own.lowerEnd(without: joint.first),
        other: other.lowerEnd(without: joint.second)
      )
      if ends.other > ends.own { isEverAbove = true } else { isAlwaysAbove = false }
      if let closest, abs(closest.own - closest.other) <= abs(ends.own - ends.other) { continue }
      closest = ends
    }
  }
}

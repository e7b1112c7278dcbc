package import Model

/// Which meetings of two rounds are held against each other: those of the same unit, the latest of each.
package struct Pairing: Sendable {
  /// Meetings that have units in common, directly or by others, so that they count as one.
  struct Group: Sendable {
    fileprivate(set) var befores: [Round.Entry] = []
    fileprivate(set) var nows: [Round.Entry] = []
  }

  /// How many units have a meeting in both rounds, that of the earlier first.
  package private(set) var units = 0
  /// How many units have a meeting in one of the rounds only.
  package private(set) var unpaired = 0
  /// How many units have a meeting in the earlier round that is not before that of the later.
  package private(set) var notEarlier = 0
  private var followers: [ObjectIdentifier: [Round.Entry]] = [:]
  private var forerunners: [ObjectIdentifier: [Round.Entry]] = [:]

  /// Pairs the meetings of two rounds, those to one form only unless it is nil.
  package init(later: Round, earlier: Round, form: Identifier<Form>? = nil) {
    func isMeant(_ key: Round.Key) -> Bool { form == nil || key.form == form }
    for (key, before) in earlier.entries where isMeant(key) {
      guard let now = later.entries[key] else {
        unpaired += 1
        continue
      }
      guard before.date < now.date else {
        notEarlier += 1
        continue
      }
      units += 1
      followers[ObjectIdentifier(before), default: []].append(now)
      forerunners[ObjectIdentifier(now), default: []].append(before)
    }
    unpaired += later.entries.keys.count { isMeant($0) && earlier.entries[$0] == nil }
  }

  /// The later meetings of an earlier one's units.
  func followers(of before: Round.Entry) -> [Round.Entry] {
    followers[ObjectIdentifier(before)] ?? []
  }

  /// The earlier meetings of a later one's units.
  func forerunners(of now: Round.Entry) -> [Round.Entry] {
    forerunners[ObjectIdentifier(now)] ?? []
  }

  /// The meetings of both rounds that belong together.
  var groups: [Group] {
    var seen: Set<ObjectIdentifier> = []
    var groups: [Group] = []
    for first in forerunners.values.compactMap(\.first) {
      var group = Group()
      var waiting = [first]
      while let before = waiting.popLast() {
        guard seen.insert(ObjectIdentifier(before)).inserted else { continue }
        group.befores.append(before)
        for now in followers(of: before) where seen.insert(ObjectIdentifier(now)).inserted {
          group.nows.append(now)
          waiting += forerunners(of: now)
        }
      }
      if !group.befores.isEmpty { groups.append(group) }
    }
    return groups
  }
}

extension Pairing.Group {
  /// Whether there was a gap before and whether there is one now, where both are known of all meetings.
  ///
  /// The requirement is given by its place among those of the form, before and now.
  func turn(from earlier: Int, to later: Int) -> (wasGap: Bool, isGap: Bool)? {
    guard let wasGap = Self.isGap(befores.map { $0.outcomes[earlier] }),
      let isGap = Self.isGap(nows.map { $0.outcomes[later] })
    else { return nil }
    return (wasGap, isGap)
  }

  /// A gap where any meeting has one, and none where all have met it.
  private static func isGap(_ outcomes: [Outcome]) -> Bool? {
    if outcomes.contains(where: \.isGap) { return true }
    return outcomes.allSatisfy { $0 == .met } ? false : nil
  }
}

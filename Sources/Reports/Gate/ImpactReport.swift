internal import Analysis
package import Diagnostics
package import Model

/// What a change of the rules means for meetings that have been held.
package struct ImpactReport: Sendable {
  /// What a requirement comes to at how many of the meetings.
  package struct Line: Sendable {
    /// Its id now, or the earlier one where it was removed.
    package let requirement: Identifier<Requirement>
    package internal(set) var newGaps = 0
    package internal(set) var closedGaps = 0
    /// Assessed before and no longer.
    package internal(set) var newlyUnassessed = 0
    /// A gap before, and now one that is accepted.
    package internal(set) var newlyExcepted = 0
    /// Accepted before, and now a gap that is not.
    package internal(set) var noLongerExcepted = 0
  }

  /// How many meetings were judged under both.
  package let meetings: Int
  /// The requirements that came out otherwise at some meeting, in the order of the rule set.
  package let lines: [Line]
  /// Meetings that the base could read and the new rules cannot, and why.
  package let lost: [Unusable]
  /// What could not be read in any case, and why.
  package let unreadable: [Unusable]
  /// Everything that could not be judged under both.
  package var failures: [Unusable] { lost + unreadable }

  /// Adds up pairs of assessments of the same meeting.
  package init(
    _ pairs: [(before: Assessment, after: Assessment)],
    lost: [Unusable] = [],
    unreadable: [Unusable] = []
  ) {
    meetings = pairs.count
    self.lost = lost
    self.unreadable = unreadable
    var lines: [Line] = []
    for (before, after) in pairs { Self.add(before, after, to: &lines) }
    var order: [Identifier<Requirement>: Int] = [:]
    for rules in Self.ruleSets(pairs.map(\.after)) + Self.ruleSets(pairs.map(\.before)) {
      for requirement in rules.requirements where order[requirement.id] == nil {
        order[requirement.id] = order.count
      }
    }
    self.lines = lines.sorted { a, b in
      order[a.requirement, default: 0] < order[b.requirement, default: 0]
    }
  }

  /// The rule sets of assessments, each once, the first one first.
  private static func ruleSets(_ assessments: [Assessment]) -> [RuleSet] {
    var ruleSets: [RuleSet] = []
    for assessment in assessments where !ruleSets.contains(assessment.ruleSet) {
      ruleSets.append(assessment.ruleSet)
    }
    return ruleSets
  }

  private static func add(_ before: Assessment, _ after: Assessment, to lines: inout [Line]) {
    func change(_ id: Identifier<Requirement>, _ body: (inout Line) -> Void) {
      let index = lines.firstIndex { $0.requirement == id } ?? lines.endIndex
      if index == lines.endIndex { lines.append(Line(requirement: id)) }
      body(&lines[index])
    }
    var former: [Identifier<Requirement>: Outcome] = [:]
    for result in before.results {
      former[before.ruleSet.requirements[result.requirement].id] = result.outcome
    }
    for result in after.results {
      let requirement = after.ruleSet.requirements[result.requirement]
      let then = RuleSetDiff.formerID(of: requirement, from: before.ruleSet, to: after.ruleSet)
        .flatMap { former.removeValue(forKey: $0) }
      let wasGap = then?.isGap ?? false
      if result.outcome.isGap != wasGap {
        change(requirement.id) { line in
          if wasGap { line.closedGaps += 1 } else { line.newGaps += 1 }
        }
      }
      if result.outcome == .excepted, then == .gap {
        change(requirement.id) { $0.newlyExcepted += 1 }
      }
      if result.outcome == .gap, then == .excepted {
        change(requirement.id) { $0.noLongerExcepted += 1 }
      }
      if result.outcome == .notAssessed, let then, then != .notAssessed {
        change(requirement.id) { $0.newlyUnassessed += 1 }
      }
    }
    for (id, outcome) in former where outcome.isGap { change(id) { $0.closedGaps += 1 } }
  }

  /// New gaps at all meetings together.
  package var newGaps: Int { lines.map(\.newGaps).reduce(0, +) }
  /// Closed gaps at all meetings together.
  package var closedGaps: Int { lines.map(\.closedGaps).reduce(0, +) }
  /// Newly accepted gaps at all meetings together.
  package var newlyExcepted: Int { lines.map(\.newlyExcepted).reduce(0, +) }
  /// Gaps that are no longer accepted at all meetings together.
  package var noLongerExcepted: Int { lines.map(\.noLongerExcepted).reduce(0, +) }
}

extension Outcome {
  /// Whether it counts as a gap, accepted or not.
  fileprivate var isGap: Bool { self == .gap || self == .excepted }
}

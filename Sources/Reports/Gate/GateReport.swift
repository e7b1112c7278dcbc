package import Analysis
package import Diagnostics
package import Files
package import Model

/// What the gate found of a rule set, part by part.
package struct GateReport: Sendable {
  package let ruleSet: RuleSet
  package let asOf: CalendarDate
  package let lint: [LintFinding]
  /// The rule set's own tests; nil where they were not asked for.
  package let tests: RuleTestReport?
  /// What the tests would notice; nil where they were not asked for.
  package let mutants: MutantReport?
  /// What it was compared with; nil where nothing was given.
  package let base: Base?
  /// What the change means for real meetings; nil where none were given.
  package let impact: ImpactReport?
  /// How other tools name the files.
  private let paths: RepositoryPaths

  /// What a rule set was compared with.
  package enum Base: Sendable {
    /// There was no such rule set at a revision or in a directory: everything is new.
    case nothing(String)
    /// The name of the revision or directory, and the changes since.
    case ruleSet(String, RuleSetDiff)
  }

  /// Creates a report.
  package init(
    ruleSet: RuleSet,
    asOf: CalendarDate,
    lint: [LintFinding],
    tests: RuleTestReport? = nil,
    mutants: MutantReport? = nil,
    base: Base? = nil,
    impact: ImpactReport? = nil,
    paths: RepositoryPaths = .current
  ) {
    self.ruleSet = ruleSet
    self.asOf = asOf
    self.lint = lint
    self.tests = tests
    self.mutants = mutants
    self.base = base
    self.impact = impact
    self.paths = paths
  }

  /// What has changed since the base; nil without one.
  package var diff: RuleSetDiff? {
    if case .ruleSet(_, let diff) = base { diff } else { nil }
  }

  /// The name of a file by which other tools know it.
  func path(of file: String) -> String { paths.path(of: file) }

  /// Where a place is, by that name: `file:line:column`.
  func site(of place: Place) -> String {
    let position = place.position
    return "\(path(of: place.file.name)):\(position.line):\(position.column)"
  }

  /// Lints that fail the gate.
  package var lintErrors: [LintFinding] { lint.filter { $0.lint.severity == .error } }

  /// Whether nothing keeps the rule set from being used.
  package var isPassed: Bool {
    lintErrors.isEmpty && tests?.isPassed ?? true && mutants?.isPassed ?? true
      && diff?.problems.isEmpty ?? true && impact?.failures.isEmpty ?? true
  }
}

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
    let order = pairs.first.map { pair in
      pair.after.ruleSet.requirements.map(\.id) + pair.before.ruleSet.requirements.map(\.id)
    }
    self.lines = lines.sorted { a, b in
      let first = order?.firstIndex(of: a.requirement) ?? 0
      return first < order?.firstIndex(of: b.requirement) ?? 0
    }
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
}

extension Outcome {
  /// Whether it counts as a gap, accepted or not.
  fileprivate var isGap: Bool { self == .gap || self == .excepted }
}

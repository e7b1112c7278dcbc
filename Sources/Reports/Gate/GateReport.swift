package import Analysis
internal import Diagnostics
package import Files
package import Model

/// What the gate found, part by part.
package struct GateReport: Sendable {
  /// The rule set that was named, or the newest in the folder that was.
  package let ruleSet: RuleSet
  package let asOf: CalendarDate
  /// Every rule set that was looked at, one or more.
  package let examinations: [Examination]
  /// What they were compared with; nil where nothing was given.
  package let base: Base?
  /// What the change means for real meetings; nil where none were given.
  package let impact: ImpactReport?
  /// How other tools name the files.
  private let paths: RepositoryPaths

  /// What was found in one rule set by itself.
  package struct Examination: Sendable {
    package let ruleSet: RuleSet
    package let lint: [LintFinding]
    /// Its own tests; nil where they were not asked for.
    package let tests: RuleTestReport?
    /// What the tests would notice; nil where they were not asked for.
    package let mutants: MutantReport?

    /// Creates an examination.
    package init(
      _ ruleSet: RuleSet,
      lint: [LintFinding],
      tests: RuleTestReport? = nil,
      mutants: MutantReport? = nil
    ) {
      self.ruleSet = ruleSet
      self.lint = lint
      self.tests = tests
      self.mutants = mutants
    }

    /// Lints that fail the gate.
    package var lintErrors: [LintFinding] { lint.filter { $0.lint.severity == .error } }
  }

  /// What the rule sets were compared with.
  package struct Base: Sendable {
    /// A revision or a directory, as it was written.
    package let name: String
    /// Whether there is a directory of that name too, and the revision was taken.
    package let isAlsoDirectory: Bool
    /// The changes since.
    package let diff: FolderDiff

    /// Creates a base.
    package init(_ name: String, isAlsoDirectory: Bool = false, _ diff: FolderDiff) {
      self.name = name
      self.isAlsoDirectory = isAlsoDirectory
      self.diff = diff
    }
  }

  /// Creates a report on one rule set or more.
  package init(
    on ruleSet: RuleSet,
    asOf: CalendarDate,
    _ examinations: [Examination],
    base: Base? = nil,
    impact: ImpactReport? = nil,
    paths: RepositoryPaths = .current
  ) {
    self.ruleSet = ruleSet
    self.asOf = asOf
    self.examinations = examinations
    self.base = base
    self.impact = impact
    self.paths = paths
  }

  /// What has changed since the base; nil without one.
  package var diff: FolderDiff? { base?.diff }

  /// The rule sets that were looked at, with their versions.
  var name: String {
    examinations.map { "\($0.ruleSet.id) \($0.ruleSet.version)" }.joined(separator: ", ")
  }

  /// What was found by the lints in all rule sets.
  package var lint: [LintFinding] { examinations.flatMap(\.lint) }

  /// The name of a file by which other tools know it.
  func path(of file: String) -> Shown { Shown(paths.path(of: file)) }

  /// The name of the file that a diagnostic is about, and where in it; nil for wrong usage.
  func site(of diagnostic: Diagnostic) -> (file: Shown, position: Position?)? {
    switch diagnostic.location {
    case .place(let place): (path(of: place.file.name), place.position)
    case .path(let path): (self.path(of: path), nil)
    case .nowhere: nil
    }
  }

  /// Where a place is, by that name: `file:line:column`.
  func site(of place: Place) -> Shown {
    let position = place.position
    return "\(path(of: place.file.name)):\(position.line):\(position.column)"
  }

  /// Whether nothing keeps the rule sets from being used.
  package var isPassed: Bool {
    examinations.allSatisfy { examination in
      examination.lintErrors.isEmpty && examination.tests?.isPassed ?? true
        && examination.mutants?.isPassed ?? true
    }
      && diff?.problems.isEmpty ?? true && impact?.failures.isEmpty ?? true
  }
}

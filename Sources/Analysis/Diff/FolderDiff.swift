package import Model

/// What has changed between the rule sets that a folder had and those that it has: how the same meeting is
/// judged before and after.
///
/// For each form and each day the rule set that was chosen is held against the one that is chosen now, be
/// it only the nearest.
package struct FolderDiff: Sendable {
  /// The rule sets before, in the order of their names.
  package let base: [RuleSet]
  /// Those that there are now, in the order of their names.
  package let now: [RuleSet]
  package let stretches: [Stretch]
  /// One for each two rule sets that are held against each other.
  package let comparisons: [Comparison]
  /// Forms that no rule set had.
  package let newForms: [Identifier<Form>]
  /// What keeps the change from being let through.
  package let problems: [PolicyProblem]
  /// The lowest version that each rule set may have now.
  package let requiredVersions: [Version]

  /// Two rule sets, as far as some forms go.
  package struct Comparison: Sendable {
    package let diff: RuleSetDiff
    /// The stretches in which they are held against each other.
    package let stretches: [Int]
  }

  /// Compares rule sets.
  package init(from base: [RuleSet], to now: [RuleSet]) {
    self.base = base
    self.now = now
    let before = RuleCalendar(base)
    let after = RuleCalendar(now)
    var forms: [Identifier<Form>] = []
    for form in (now + base).flatMap(\.forms) where !forms.contains(form.id) {
      forms.append(form.id)
    }
    let stretches = forms.flatMap { Stretch.all(of: $0, from: before, to: after) }
    self.stretches = stretches
    comparisons = Self.comparisons(stretches, base, now)
    newForms = forms.filter { form in !base.contains { $0.forms.contains { $0.id == form } } }
    var policy = Policy(from: base, to: now)
    for comparison in comparisons { policy.look(at: comparison.diff) }
    for form in forms {
      for kind in RuleCalendar.Kind.allCases {
        policy.look(at: Segment.all(kind, form, from: before, to: after), kind, form)
      }
    }
    requiredVersions = policy.requiredVersions
    problems = policy.allProblems
  }

  /// The stretch that a change is first met in, by its place.
  package func stretch(of change: RequirementChange, in comparison: Comparison) -> Int? {
    comparison.stretches.first { stretches[$0].form == change.form } ?? comparison.stretches.first
  }

  private static func comparisons(
    _ stretches: [Stretch],
    _ base: [RuleSet],
    _ now: [RuleSet]
  ) -> [Comparison] {
    var pairs: [(base: Int, now: Int, stretches: [Int])] = []
    for (index, stretch) in stretches.enumerated() {
      for former in stretch.base {
        for later in stretch.now {
          let known = pairs.firstIndex { $0.base == former && $0.now == later }
          if let known {
            pairs[known].stretches.append(index)
          } else {
            pairs.append((former, later, [index]))
          }
        }
      }
    }
    return pairs.map { pair in
      let forms = Set(pair.stretches.map { stretches[$0].form })
      return Comparison(
        diff: RuleSetDiff(from: base[pair.base], to: now[pair.now], forms: forms),
        stretches: pair.stretches
      )
    }
  }
}

package import Diagnostics

/// A case that a rule set's own tests pin down: answers, and what a requirement must come to.
package struct RuleTest: Sendable {
  package let requirement: Ordinal<Requirement>
  package let meeting: Meeting
  /// The day of the assessment.
  package let asOf: CalendarDate
  package let expected: Outcome
  /// Whether the outcome must be disputed; nil when the case does not say.
  package let isDisputed: Bool?
  /// Why the outcome is right, in the words of the author.
  package let why: String?
  package let place: Place

  /// Creates a case.
  package init(
    requirement: Ordinal<Requirement>,
    meeting: Meeting,
    asOf: CalendarDate,
    expected: Outcome,
    isDisputed: Bool?,
    why: String?,
    place: Place
  ) {
    self.requirement = requirement
    self.meeting = meeting
    self.asOf = asOf
    self.expected = expected
    self.isDisputed = isDisputed
    self.why = why
    self.place = place
  }

  /// Whether an outcome, disputed or not, is the one that it must be.
  package func expects(_ outcome: Outcome, isDisputed: Bool) -> Bool {
    outcome == expected && isDisputed == self.isDisputed ?? isDisputed
  }
}

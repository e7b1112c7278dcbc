package import Diagnostics

/// What one requirement came to at one meeting.
package enum Outcome: String, CaseIterable, Sendable {
  case gap
  case met
  case notAssessed = "not-assessed"
  case notApplicable = "not-applicable"
  /// A gap that an exception in force covers; it still counts as a gap in shares.
  case excepted

  /// Whether there is a gap, accepted or not.
  package var isGap: Bool { self == .gap || self == .excepted }

  /// Whether it is known whether there is a gap.
  package var isAssessed: Bool { isGap || self == .met }
}

/// All outcomes and observations of one meeting.
///
/// A class, since it is large and handed from hand to hand. It never changes.
package final class Assessment: Sendable {
  package let ruleSet: RuleSet
  package let meeting: Meeting
  /// The only clock: exceptions and due dates are judged as of this day.
  package let asOf: CalendarDate
  /// One for each requirement of the meeting's form, in the order of the rule set.
  package let results: [RequirementResult]
  package let observations: [Observation]

  /// Creates an assessment.
  package init(
    ruleSet: RuleSet,
    meeting: Meeting,
    asOf: CalendarDate,
    results: [RequirementResult],
    observations: [Observation]
  ) {
    self.ruleSet = ruleSet
    self.meeting = meeting
    self.asOf = asOf
    self.results = results
    self.observations = observations
  }

  /// The assessment with more observations, after the others.
  package func adding(_ more: [Observation]) -> Assessment {
    more.isEmpty
      ? self
      : Assessment(
        ruleSet: ruleSet,
        meeting: meeting,
        asOf: asOf,
        results: results,
        observations: observations + more
      )
  }

  /// How many requirements came to each outcome.
  package var tally: Tally { Tally(results) }

  /// The severest of the gaps that no exception covers; nil without one.
  package var worstGap: Requirement.Severity? {
    var worst: Requirement.Severity?
    for result in results where result.outcome == .gap {
      let severity = ruleSet.requirements[result.requirement].severity
      worst = worst.map { max($0, severity) } ?? severity
    }
    return worst
  }

  /// The form that the meeting answered.
  package var form: Form { ruleSet.forms[meeting.form] }
}

/// The outcome of one requirement.
package struct RequirementResult: Sendable {
  package let requirement: Ordinal<Requirement>
  package let outcome: Outcome
  /// Whether the parties' ratings, read apart or mixed, give both a gap and none.
  package let isDisputed: Bool
  /// The exception that turned a gap into `excepted`; nil otherwise.
  package let exception: Ordinal<AcceptedGap>?

  /// Creates a result.
  package init(
    requirement: Ordinal<Requirement>,
    outcome: Outcome,
    isDisputed: Bool,
    exception: Ordinal<AcceptedGap>?
  ) {
    self.requirement = requirement
    self.outcome = outcome
    self.isDisputed = isDisputed
    self.exception = exception
  }
}

/// How many requirements came to each outcome.
package struct Tally: Sendable, Equatable {
  package private(set) var gaps = 0
  package private(set) var met = 0
  package private(set) var notAssessed = 0
  package private(set) var notApplicable = 0
  package private(set) var excepted = 0

  /// Counts the outcomes of some results.
  package init(_ results: some Sequence<RequirementResult>) {
    for result in results {
      switch result.outcome {
      case .gap: gaps += 1
      case .met: met += 1
      case .notAssessed: notAssessed += 1
      case .notApplicable: notApplicable += 1
      case .excepted: excepted += 1
      }
    }
  }

  /// How many could be told to be a gap or not; an accepted gap is one of them.
  package var assessed: Int { gaps + met + excepted }
}

/// Something worth a look that is not a gap and never changes one.
package struct Observation: Sendable {
  /// What was seen.
  package enum Kind: Sendable {
    /// The meeting was held outside the period of the rule set.
    case outsidePeriod
    /// Only parts of the form are known to the rules.
    case incompleteForm
    /// A role that should have been at the meeting was not.
    case missingRole(Ordinal<Role>)
    /// Nothing is said about who took part from a party.
    case unknownParticipants(Party)
    /// Every rated question got the same rating, from one party or jointly (nil).
    case straightLining(Rating, count: Int, party: Party?)
    /// The parties rated a question apart and differently.
    case partiesDiffer(Ordinal<Question>, region: Rating, kommun: Rating)
    /// What was counted says something else than the rating.
    case measureContradictsRating(Measured, rating: Rating, reachesTarget: Bool)
    /// A comment describes a gap under a rating of 3–4, or that it works under 1–2, in these words.
    case commentContradictsRating(Ordinal<Question>, rating: Rating, words: [String])
    case personalIdentityNumber
    case emailAddress
    case telephoneNumber
    /// An exception for one of the units ended before the day of the assessment.
    case expiredException(Ordinal<AcceptedGap>)
    /// An exception in force covers something that is not a gap.
    case unusedException(Ordinal<AcceptedGap>)
    /// An exception in force covers only some of the meeting's units, so that the gap stands.
    case partialException(Ordinal<AcceptedGap>, missing: [Ordinal<CareUnit>])
    /// A planned action is past its due date and not done.
    case overdueAction(dueDate: CalendarDate, daysLate: Int)
  }

  package let kind: Kind
  /// The requirement it has to do with, where there is one.
  package let requirement: Ordinal<Requirement>?
  package let place: Place?

  /// Creates an observation.
  package init(_ kind: Kind, requirement: Ordinal<Requirement>?, place: Place?) {
    self.kind = kind
    self.requirement = requirement
    self.place = place
  }

  /// The stable code in results.
  package var code: String {
    switch kind {
    case .outsidePeriod: "outside-period"
    case .incompleteForm: "incomplete-form"
    case .missingRole: "missing-role"
    case .unknownParticipants: "unknown-participants"
    case .straightLining: "straight-lining"
    case .partiesDiffer: "parties-differ"
    case .measureContradictsRating: "measure-contradicts-rating"
    case .commentContradictsRating: "comment-contradicts-rating"
    case .personalIdentityNumber: "personal-identity-number"
    case .emailAddress: "email-address"
    case .telephoneNumber: "telephone-number"
    case .expiredException: "expired-exception"
    case .unusedException: "unused-exception"
    case .partialException: "partial-exception"
    case .overdueAction: "overdue-action"
    }
  }
}

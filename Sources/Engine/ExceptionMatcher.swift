internal import Diagnostics
internal import Model

/// Finds the exceptions that have to do with one meeting.
struct ExceptionMatcher {
  private let exceptions: [AcceptedGap]
  private let units: [Ordinal<CareUnit>]
  private let asOf: CalendarDate
  /// The exceptions for some unit of the meeting and a requirement of its form.
  let relevant: [Ordinal<AcceptedGap>]

  init(_ ruleSet: RuleSet, meeting: Meeting, asOf: CalendarDate) {
    exceptions = ruleSet.exceptions
    units = meeting.units.map(\.value)
    self.asOf = asOf
    let units = units
    relevant = ruleSet.exceptions.indices.map { Ordinal($0) }.filter { ordinal in
      let exception = ruleSet.exceptions[ordinal]
      return ruleSet.requirements[exception.requirement].form == meeting.form
        && exception.units.contains { units.contains($0) }
    }
  }

  /// The exception in force that covers every unit of the meeting for a requirement.
  func covering(_ requirement: Ordinal<Requirement>) -> Ordinal<AcceptedGap>? {
    relevant.first {
      exceptions[$0].requirement == requirement && isInForce($0) && missing($0).isEmpty
    }
  }

  /// Whether an exception holds on the day of the assessment.
  func isInForce(_ exception: Ordinal<AcceptedGap>) -> Bool {
    exceptions[exception].isInForce(on: asOf)
  }

  /// Whether an exception ended before the day of the assessment.
  func isExpired(_ exception: Ordinal<AcceptedGap>) -> Bool { exceptions[exception].until < asOf }

  /// The units of the meeting that an exception does not cover.
  func missing(_ exception: Ordinal<AcceptedGap>) -> [Ordinal<CareUnit>] {
    units.filter { !exceptions[exception].units.contains($0) }
  }
}

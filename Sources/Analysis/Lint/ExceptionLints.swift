internal import Diagnostics
internal import Model

/// Lints of accepted gaps.
struct ExceptionLints {
  private let ruleSet: RuleSet
  private let asOf: CalendarDate

  /// The most days that an exception may last.
  ///
  /// Ours: it should be looked at anew at the next yearly meeting.
  private static let mostDays = 366

  init(_ ruleSet: RuleSet, asOf: CalendarDate) {
    self.ruleSet = ruleSet
    self.asOf = asOf
  }

  var findings: [LintFinding] {
    ruleSet.exceptions.compactMap { exception in
      let id = ruleSet.requirements[exception.requirement].id.text
      if exception.until < asOf {
        return LintFinding(
          .expiredException,
          about: id,
          at: exception.place,
          Message(
            sv: "undantaget för \(id) gick ut \(exception.until)",
            en: "the exception for \(id) expired on \(exception.until)"
          ),
          help: Message(
            sv: "ta bort det, eller besluta på nytt",
            en: "remove it, or decide anew"
          )
        )
      }
      let start = exception.from ?? asOf
      let days = exception.until.dayNumber - start.dayNumber
      guard days > Self.mostDays else { return nil }
      return LintFinding(
        .longException,
        about: id,
        at: exception.place,
        Message(
          sv: "undantaget för \(id) gäller i \(days) dagar, och bör omprövas minst varje år",
          en: "the exception for \(id) lasts \(days) days, and should be looked at every year"
        )
      )
    }
  }
}

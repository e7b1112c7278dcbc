internal import ArgumentParser
internal import Diagnostics
internal import Model

/// What makes a command end with 1.
enum FailLevel: String, CaseIterable {
  case gap
  case high
  case never

  /// Whether a gap so severe, if there is one, ends a command with 1.
  func flags(_ worstGap: Requirement.Severity?) -> Bool {
    switch self {
    case .gap: worstGap != nil
    case .high: worstGap == .high
    case .never: false
    }
  }
}

/// Options of the commands that judge meetings.
struct JudgingOptions: ParsableArguments {
  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      say(
        sv: "Vad som ger slutkod 1: varje brist (annars), bara allvarliga, eller inget.",
        en: "What gives exit code 1: any gap (else), only severe ones, or nothing."
      ),
      valueName: say(sv: "nivå", en: "level")
    ),
    completion: .list(FailLevel.allCases.map(\.rawValue))
  )
  var failLevelName: String?

  @Option(name: .customLong("as-of"), help: .dayOfAssessment)
  var asOfText: String?

  /// Refuses words that mean nothing.
  func validate() throws {
    let _: FailLevel? = try choice(failLevelName, of: "--fail-on")
    _ = try day
  }

  /// What makes the command end with 1.
  var failLevel: FailLevel { failLevelName.flatMap(FailLevel.init) ?? .gap }

  /// The day of the assessment: the one that was given, or today.
  var day: CalendarDate {
    get throws { try dayOfAssessment(asOfText) }
  }
}

extension ArgumentHelp {
  /// The help of `--as-of` where meetings are judged.
  static var dayOfAssessment: ArgumentHelp {
    ArgumentHelp(
      say(
        sv: "Dagen då undantag och planer bedöms. (annars i dag)",
        en: "The day on which exceptions and plans are judged. (else today)"
      ),
      valueName: say(sv: "datum", en: "date")
    )
  }
}

/// The day that was given, or today.
func dayOfAssessment(_ text: String?) throws -> CalendarDate {
  if let text { return try date(text) }
  guard let today = Console.today else { throw ExitStatus.notDone }
  return today
}

/// A day on the command line.
func date(_ text: String) throws -> CalendarDate {
  guard let day = CalendarDate(text) else {
    throw ValidationError(
      say(
        sv: "”\(text)” är inte ett datum; skriv år-månad-dag, till exempel 2026-03-31",
        en: "“\(text)” is not a date; write year-month-day, for example 2026-03-31"
      )
    )
  }
  return day
}

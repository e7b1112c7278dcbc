internal import Diagnostics
internal import Engine
internal import Files
internal import Model
internal import Reports

/// Checks meetings between a vårdcentral and its kommun against a set of rules.
///
/// ```swift
/// var checker = try Checker(rules: "rules", asOf: "2026-01-31")
/// for meeting in try checker.check(file: "samples/laxa-2025.yaml") {
///   for requirement in meeting.requirements where requirement.outcome == .gap {
///     print(requirement.id, requirement.title)
///   }
/// }
/// ```
///
/// A checker keeps what it has read, so one can check any number of meetings.
public struct Checker {
  private var run: CheckRun
  private let language: Language

  /// Creates a checker.
  ///
  /// - Parameters:
  ///   - rules: A rule set directory, or a directory of several.
  ///   - asOf: The day on which exceptions and due dates are judged, `YYYY-MM-DD`.
  ///   - language: The language of messages, `sv` or `en`.
  /// - Throws: An ``InputError`` when the day is not a day or there are no rules.
  public init(rules: String, asOf: String, language: String = "sv") throws(InputError) {
    self.language = Language(rawValue: language) ?? .swedish
    guard let day = CalendarDate(asOf) else {
      throw InputError(Unusable(Diagnostic(at: .nowhere, .notADay(asOf))), self.language)
    }
    do throws(Unusable) {
      _ = try RuleBook(rules)
    } catch {
      throw InputError(error, self.language)
    }
    run = CheckRun(rules: RulesLocation(chosen: rules, installed: []), asOf: day)
  }

  /// Checks the meetings in a file, in order.
  ///
  /// - Throws: An ``InputError`` when one of them cannot be used, with all that is wrong.
  public mutating func check(file path: String) throws(InputError) -> [CheckedMeeting] {
    try meetings(run.check([path]))
  }

  /// Checks the meetings in YAML text, in order; `name` is what messages call it.
  ///
  /// - Throws: An ``InputError`` when one of them cannot be used, with all that is wrong.
  public mutating func check(
    yaml text: String,
    name: String
  ) throws(InputError) -> [CheckedMeeting] {
    let file = SourceFile(name: name, bytes: Array(text.utf8))
    return try meetings(run.check(file))
  }

  private func meetings(_ report: CheckReport) throws(InputError) -> [CheckedMeeting] {
    if let unusable = Unusable(report.diagnostics) { throw InputError(unusable, language) }
    return report.assessments.map { CheckedMeeting($0, language) }
  }
}

/// An input that cannot be used, and all that is wrong with it.
public struct InputError: Error, CustomStringConvertible {
  /// One thing that is wrong.
  public struct Problem: Sendable {
    /// The file's name; nil where the mistake is in no file.
    public let file: String?
    /// The line, from 1.
    public let line: Int?
    /// The column, from 1, in Unicode scalars.
    public let column: Int?
    /// What is wrong, as a sentence.
    public let message: String
    /// What to write instead.
    public let help: String?
  }

  /// At least one.
  public let problems: [Problem]
  /// The problems as the command prints them, each with its line and a caret.
  public let description: String

  init(_ unusable: Unusable, _ language: Language) {
    let writer = DiagnosticText(language: language, style: .plain)
    problems = unusable.diagnostics.map { diagnostic in
      Problem(
        file: diagnostic.site?.file.whole,
        line: diagnostic.site?.position?.line,
        column: diagnostic.site?.position?.column,
        message: diagnostic.message[language].whole,
        help: diagnostic.help?[language].whole
      )
    }
    description = unusable.diagnostics.map { writer.text(of: $0) }.joined()
  }
}

extension Message {
  fileprivate static func notADay(_ text: String) -> Message {
    Message(sv: "”\(text)” är inte ett datum", en: "“\(text)” is not a date")
  }
}

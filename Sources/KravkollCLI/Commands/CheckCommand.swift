internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// `kravkoll check`: the gap list of one meeting or several.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(
      sv: "Kontrollera mötesfiler och skriv gaplistan.",
      en: "Check meeting files and write the gap list."
    ),
    discussion: say(
      sv: """
        Avslutas med 0 när inget flaggas, 1 när något flaggas och 2 när jobbet inte gick att göra.
        """,
      en:
        "Ends with 0 when nothing is flagged, 1 when something is, and 2 when it was not possible."
    )
  )

  private static let knownFormats = CheckFormats.all.map(\.name)

  @Argument(
    help: ArgumentHelp(
      say(sv: "Mötesfiler; - är standard in.", en: "Meeting files; - is standard input."),
      valueName: say(sv: "mötesfil", en: "meeting")
    )
  )
  var meetings: [String]

  @Option(
    name: .customLong("format"),
    help: .formats(Self.knownFormats)
  )
  var formatNames: [String] = []

  @OptionGroup var inputs: InputOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var rules: RulesOptions
  @OptionGroup var common: CommonOptions

  /// Refuses what cannot be meant.
  func validate() throws {
    if !formatNames.isEmpty { _ = try formats }
    guard meetings.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError(say(sv: "- kan bara anges en gång", en: "- can be given only once"))
    }
  }

  /// The formats that were asked for, or text.
  private var formats: [FormatChoice] {
    get throws {
      try FormatChoice.all(formatNames, among: Self.knownFormats)
    }
  }

  func run() throws {
    try common.reserve(try formats)
    try common.orReport { () throws(Unusable) in try Outputs.refuse(asInputs: meetings) }
    var run = CheckRun(
      rules: rules.location,
      asOf: try judging.day,
      defaults: try inputs.defaults
    )
    let report = run.check(meetings)
    common.report(report.diagnostics)
    if !report.assessments.isEmpty { try write(report) }
    if !report.diagnostics.isEmpty { throw ExitStatus.notDone }
    let worst = report.assessments.compactMap(\.worstGap).max()
    if judging.failLevel.flags(worst) { throw ExitStatus.flagged }
  }

  private func write(_ report: CheckReport) throws {
    let choices = try formats
    try common.orReport { () throws(Unusable) in
      try common.write(choices) { name, presentation in
        CheckFormats.all.first { $0.name == name }?.text(of: report, presentation)
      }
    }
  }
}

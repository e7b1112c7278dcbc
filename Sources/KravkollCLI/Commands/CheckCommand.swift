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

  /// What makes the command end with 1.
  enum FailLevel: String, CaseIterable {
    case gap
    case high
    case never
  }

  @Argument(
    help: ArgumentHelp(
      say(sv: "Mötesfiler; - är standard in.", en: "Meeting files; - is standard input."),
      valueName: say(sv: "mötesfil", en: "meeting")
    )
  )
  var meetings: [String]

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      say(
        sv: "text, json eller ndjson, eller NAMN:FIL för att skriva till en fil; kan upprepas.",
        en: "text, json or ndjson, or NAME:FILE to write to a file; can be repeated."
      ),
      valueName: say(sv: "namn[:fil]", en: "name[:file]")
    )
  )
  var formatNames: [String] = []

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

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      say(
        sv: "Dagen då undantag och planer bedöms. (annars i dag)",
        en: "The day on which exceptions and plans are judged. (else today)"
      ),
      valueName: say(sv: "datum", en: "date")
    )
  )
  var asOfText: String?

  @OptionGroup var common: CommonOptions

  /// Refuses what cannot be meant.
  func validate() throws {
    let _: FailLevel? = try choice(failLevelName, of: "--fail-on")
    _ = try day
    if !formatNames.isEmpty { try validateTargets() }
    guard meetings.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError(say(sv: "- kan bara anges en gång", en: "- can be given only once"))
    }
  }

  /// Refuses outputs that would be written over each other, or over an input.
  private func validateTargets() throws {
    let targets = try formats.map(\.file)
    guard Set(targets).count == targets.count else {
      throw ValidationError(
        say(
          sv: "två format kan inte skrivas till samma ställe; skriv det ena som NAMN:FIL",
          en: "two formats cannot go to the same place; write one of them as NAME:FILE"
        )
      )
    }
    let inputs = meetings.map { Disk.resolved($0) }
    for case .some(let target) in targets where inputs.contains(Disk.resolved(target)) {
      throw ValidationError(
        say(
          sv: "”\(target)” är en av mötesfilerna och skrivs inte över",
          en: "“\(target)” is one of the meeting files and is not overwritten"
        )
      )
    }
  }

  /// The day of the assessment: the one that was given, or today.
  private var day: CalendarDate {
    get throws {
      guard let asOfText else {
        guard let today = Console.today else { throw ExitStatus.notDone }
        return today
      }
      guard let day = CalendarDate(asOfText) else {
        throw ValidationError(
          say(
            sv: "”\(asOfText)” är inte ett datum; skriv år-månad-dag, till exempel 2026-03-31",
            en: "“\(asOfText)” is not a date; write year-month-day, for example 2026-03-31"
          )
        )
      }
      return day
    }
  }

  /// The formats that were asked for, or text.
  private var formats: [FormatChoice] {
    get throws {
      if formatNames.isEmpty { return [FormatChoice(format: CheckFormats.all[0], file: nil)] }
      return try formatNames.map { try FormatChoice($0) }
    }
  }

  func run() throws {
    var run = CheckRun(rules: common.rules, asOf: try day)
    let report = run.check(meetings)
    common.report(report.diagnostics)
    if !report.assessments.isEmpty { try write(report) }
    if !report.diagnostics.isEmpty { throw ExitStatus.notDone }
    if report.assessments.contains(where: isFlagged) { throw ExitStatus.flagged }
  }

  private func write(_ report: CheckReport) throws {
    let choices = try formats
    try common.orReport { () throws(Unusable) in
      for choice in choices {
        let presentation = common.presentation
        guard let file = choice.file else {
          try Disk.writeToStandardOutput(choice.format.text(of: report, presentation))
          continue
        }
        let plain = Presentation(language: common.language, style: .plain, width: 100)
        try Disk.write(choice.format.text(of: report, plain), to: file)
      }
    }
  }

  private func isFlagged(_ assessment: Assessment) -> Bool {
    assessment.results.contains { result in
      guard result.outcome == .gap else { return false }
      let severity = assessment.ruleSet.requirements[result.requirement].severity
      return switch failLevelName.flatMap(FailLevel.init) ?? .gap {
      case .gap: true
      case .high: severity == .high
      case .never: false
      }
    }
  }
}

/// A format, and the file it is written to; standard output when nil.
struct FormatChoice {
  let format: any CheckFormat
  let file: String?

  init(format: any CheckFormat, file: String?) {
    self.format = format
    self.file = file
  }

  /// Reads `NAME` or `NAME:FILE`.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = CheckFormats.all.first(where: { $0.name == parts[0] }),
      parts.count == 1 || !parts[1].isEmpty
    else {
      let names = CheckFormats.all.map(\.name).joined(separator: ", ")
      throw ValidationError(
        say(
          sv: "värdet ”\(text)” går inte för --format; välj bland \(names), eller NAMN:FIL",
          en: "the value “\(text)” is invalid for --format; choose among \(names), or NAME:FILE"
        )
      )
    }
    self.format = format
    file = parts.count == 2 ? String(parts[1]) : nil
  }
}

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
      sv: "Kontrollera mötesfiler och skriv bristlistan.",
      en: "Check meeting files and write the gap list."
    ),
    discussion: say(
      sv: """
        Avslutas med 0 när inget flaggas, 1 när något flaggas och 2 när jobbet inte gick att göra.
        """,
      en: "Ends with 0 when nothing is flagged, 1 when something is, and 2 when it was not possible."
    )
  )

  /// What makes the command end with 1.
  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
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
  var formats: [FormatChoice] = []

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      say(
        sv: "Vad som ger slutkod 1: varje brist, bara allvarliga, eller inget.",
        en: "What gives exit code 1: any gap, only severe ones, or nothing."
      )
    )
  )
  var failLevel: FailLevel = .gap

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
  var asOf: CalendarDate?

  @OptionGroup var common: CommonOptions

  /// Refuses formats that would be written over each other.
  func validate() throws {
    let targets = formats.map(\.file)
    guard Set(targets).count == targets.count else {
      throw ValidationError(
        say(
          sv: "Två format kan inte skrivas till samma ställe; skriv det ena som NAMN:FIL.",
          en: "Two formats cannot go to the same place; write one of them as NAME:FILE."
        )
      )
    }
    guard meetings.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError(
        say(sv: "- kan bara anges en gång.", en: "- can be given only once.")
      )
    }
  }

  func run() throws {
    guard let day = asOf ?? Console.today else { throw ExitStatus.notDone }
    var run = CheckRun(rules: common.rules, asOf: day)
    let report = run.check(meetings)
    common.report(report.diagnostics)
    if !report.assessments.isEmpty { try write(report) }
    if !report.diagnostics.isEmpty { throw ExitStatus.notDone }
    if report.assessments.contains(where: isFlagged) { throw ExitStatus.flagged }
  }

  private func write(_ report: CheckReport) throws {
    let choices = formats.isEmpty ? [FormatChoice(format: CheckFormats.all[0], file: nil)] : formats
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
      return switch failLevel {
      case .gap: true
      case .high: severity == .high
      case .never: false
      }
    }
  }
}

/// A format, and the file it is written to; standard output when nil.
struct FormatChoice: ExpressibleByArgument {
  let format: any CheckFormat
  let file: String?

  init(format: any CheckFormat, file: String?) {
    self.format = format
    self.file = file
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = CheckFormats.all.first(where: { $0.name == parts[0] }) else { return nil }
    self.format = format
    guard parts.count == 2 else {
      file = nil
      return
    }
    guard !parts[1].isEmpty else { return nil }
    file = String(parts[1])
  }

  static var allValueStrings: [String] { CheckFormats.all.map(\.name) }
}

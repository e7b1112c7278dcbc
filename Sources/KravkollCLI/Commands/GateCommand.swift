internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// `kravkoll gate`: whether a change of the rules may be let through, with proofs.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: say(
      sv: "Granska en ändring av regler, med bevis.",
      en: "Examine a change of the rules, with proofs."
    ),
    discussion: say(
      sv: """
        Granskar regelverket, kör dess prov och ser efter att de märker varje liten ändring. Med --base \
        visas vad som har ändrats sedan dess: vad som blev strängare eller mildare, i hur många fall, och \
        det minsta exemplet. Slutar med 1 när något hindrar.
        """,
      en: """
        Lints the rule set, runs its tests and sees to it that they notice every small change. With --base \
        it shows what has changed since: what became stricter or looser, in how many cases, and the \
        smallest example. Ends with 1 when something stands in the way.
        """
    )
  )

  @Argument(help: .ruleSet)
  var ruleSet: String

  @Option(
    name: .customLong("base"),
    help: ArgumentHelp(
      say(
        sv: "Det som jämförs med: en git-revision som origin/main, eller en katalog som ./förut.",
        en: "What to compare with: a git revision such as origin/main, or a directory like ./old."
      ),
      valueName: say(sv: "bas", en: "base")
    )
  )
  var base: String?

  @Option(
    name: .customLong("meetings"),
    parsing: .upToNextOption,
    help: ArgumentHelp(
      say(
        sv: "Möten som bedöms enligt båda: filer, kataloger och mönster.",
        en: "Meetings to judge under both: files, directories and patterns."
      ),
      valueName: say(sv: "sökväg", en: "path")
    )
  )
  var meetings: [String] = []

  @OptionGroup var gate: GateOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard base != nil || meetings.isEmpty else {
      throw ValidationError(
        say(
          sv: "--meetings behöver --base, att jämföra med",
          en: "--meetings needs --base, to compare with"
        )
      )
    }
  }

  func run() throws {
    let choices = try gate.choices
    try common.reserve(choices)
    let day = try gate.day
    let report = try common.orReport { () throws(Unusable) in
      try GateRun(ruleSet, asOf: day).report(base: base, meetings: meetings)
    }
    try common.write(report, choices)
  }
}

/// `kravkoll lint`: the lints of a rule set alone.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: say(
      sv: "Granska ett regelverk.",
      en: "Lint a rule set."
    )
  )

  @Argument(help: .ruleSet)
  var ruleSet: String

  @OptionGroup var gate: GateOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let choices = try gate.choices
    try common.reserve(choices)
    let day = try gate.day
    let report = try common.orReport { () throws(Unusable) in
      try GateRun(ruleSet, asOf: day).lint()
    }
    try common.write(report, choices)
  }
}

/// Options of the commands that examine rules.
struct GateOptions: ParsableArguments {
  private static let knownFormats = GateFormats.all.map(\.name)

  @Option(
    name: .customLong("format"),
    help: .formats(Self.knownFormats),
    completion: .list(Self.knownFormats)
  )
  var formats: [String] = []

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      say(
        sv: "Dagen då undantag bedöms. (annars i dag)",
        en: "The day on which exceptions are judged. (else today)"
      ),
      valueName: say(sv: "datum", en: "date")
    )
  )
  var asOfText: String?

  /// Refuses words that mean nothing.
  func validate() throws {
    _ = try choices
    _ = try day
  }

  /// What is written, and where.
  var choices: [FormatChoice] {
    get throws { try FormatChoice.all(formats, among: Self.knownFormats) }
  }

  /// The day of the examination: the one that was given, or today.
  var day: CalendarDate {
    get throws { try dayOfAssessment(asOfText) }
  }
}

extension CommonOptions {
  /// Writes what was found, and ends with 1 when it stands in the way.
  fileprivate func write(_ report: GateReport, _ choices: [FormatChoice]) throws {
    try orReport { () throws(Unusable) in
      try write(choices) { name, presentation in
        GateFormats.all.first { $0.name == name }?.text(of: report, presentation)
      }
    }
    // What could not be read is no meeting that nothing has changed for.
    if let unreadable = report.impact?.unreadable, !unreadable.isEmpty {
      self.report(unreadable.flatMap(\.diagnostics))
      throw ExitStatus.notDone
    }
    guard report.isPassed else { throw ExitStatus.flagged }
  }
}

extension ArgumentHelp {
  fileprivate static let ruleSet = ArgumentHelp(
    say(
      sv: "Regelverkets katalog, eller en katalog med flera.",
      en: "The rule set's directory, or a directory of several."
    ),
    valueName: say(sv: "regelverk", en: "ruleset")
  )
}

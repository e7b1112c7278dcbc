internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports
internal import Summary

/// `kravkoll batch`: many meetings and compilations together.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: say(
      sv: "Bedöm många möten och sammanställ dem.",
      en: "Assess many meetings and compile them."
    ),
    discussion: say(
      sv: """
        Filer, kataloger och mönster läses efter innehåll: mötesfiler i YAML, JSON och NDJSON, CSV, \
        sammanställningar och rapporter. Med --format ndjson skrivs en rad för varje möte, i ordning. \
        En fil som inte går att läsa stoppar inte de andra, men slutkoden blir 2.
        """,
      en: """
        Files, directories and patterns are read by content: meeting files in YAML, JSON and NDJSON, \
        CSV, compilations and reports. With --format ndjson a line is written for each meeting, in \
        order. A file that cannot be read does not stop the others, but the exit code is 2.
        """
    )
  )

  /// The format that is written meeting by meeting.
  private static let lines = "ndjson"
  private static let knownFormats = BatchFormats.all.map(\.name) + [lines]

  @Argument(
    help: ArgumentHelp(
      say(
        sv: "Filer, kataloger och mönster; - är standard in.",
        en: "Files, directories and patterns; - is standard input."
      ),
      valueName: say(sv: "sökväg", en: "path")
    )
  )
  var paths: [String] = []

  @Option(
    name: .customLong("files-from"),
    help: ArgumentHelp(
      say(
        sv: "En fil med sökvägar, en på varje rad; - är standard in.",
        en: "A file with paths, one a line; - is standard input."
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var listPath: String?

  @Option(
    name: .customLong("format"),
    help: .formats(Self.knownFormats)
  )
  var formatNames: [String] = []

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      say(
        sv: "Dela upp efter form, kommun, lansdel, phase eller year; kan upprepas.",
        en: "Divide by form, kommun, lansdel, phase or year; can be repeated."
      ),
      valueName: say(sv: "indelning", en: "grouping")
    ),
    completion: .list(Grouping.allCases.map(\.rawValue))
  )
  var groupingNames: [String] = []

  @Option(
    name: .customLong("previous"),
    help: ArgumentHelp(
      say(
        sv: "Jämför med svaren här, från ett tidigare år; kan upprepas.",
        en: "Compare with the answers here, from an earlier year; can be repeated."
      ),
      valueName: say(sv: "sökväg", en: "path")
    )
  )
  var previousPaths: [String] = []

  @Flag(
    name: .customLong("units"),
    help: ArgumentHelp(
      say(
        sv: "Visa varje vårdcentrals brister, i bokstavsordning: arbetsmaterial.",
        en: "Show each unit's gaps, in alphabetical order: working material."
      )
    )
  )
  var showsUnits = false

  @Flag(
    name: .customLong("comments"),
    help: ArgumentHelp(say(sv: "Visa kommentarer och fritext.", en: "Show comments and texts."))
  )
  var showsComments = false

  @Flag(
    name: .customLong("publish"),
    help: ArgumentHelp(
      say(
        sv: "Visa bara det som får publiceras: små grupper döljs.",
        en: "Show only what may be published: small groups are hidden."
      )
    )
  )
  var isPublished = false

  @Option(
    name: .customLong("publication-log"),
    help: ArgumentHelp(
      say(
        sv: "En intern fil om vad som publicerats; stoppar det som skulle röja en vårdcentral.",
        en: "An internal file of what was published; stops what would give a unit away."
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var publicationLog: String?

  @Option(
    name: .customLong("workers"),
    help: ArgumentHelp(
      say(
        sv: "Hur många kärnor som används. (annars alla)",
        en: "How many cores are used. (else all)"
      ),
      valueName: say(sv: "antal", en: "number")
    )
  )
  var workersText: String?

  @OptionGroup var inputs: InputOptions
  @OptionGroup var surveys: SurveyOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var common: CommonOptions

  /// Refuses what cannot be meant.
  func validate() throws {
    _ = try formats
    _ = try groupings
    _ = try workers
    let names = paths + [listPath].compactMap(\.self)
    guard !names.isEmpty else {
      throw ValidationError(
        say(
          sv: "ange vad som ska läsas: filer, kataloger eller - för standard in",
          en: "say what to read: files, directories or - for standard input"
        )
      )
    }
    guard names.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError(say(sv: "- kan bara anges en gång", en: "- can be given only once"))
    }
    try validatePublication()
  }

  private func validatePublication() throws {
    guard isPublished else {
      guard publicationLog == nil else {
        throw ValidationError(
          say(
            sv: "--publication-log hör ihop med --publish",
            en: "--publication-log belongs with --publish"
          )
        )
      }
      return
    }
    let isLines = try formats.contains { $0.name == Self.lines }
    let options = [("--units", showsUnits), ("--comments", showsComments), (Self.lines, isLines)]
    for (option, isGiven) in options where isGiven {
      throw ValidationError(
        say(
          sv: "\(option) visar enskilda möten och går inte ihop med --publish",
          en: "\(option) shows single meetings and cannot go with --publish"
        )
      )
    }
  }

  private var formats: [FormatChoice] {
    get throws {
      try FormatChoice.all(formatNames, among: Self.knownFormats, inputs: paths)
    }
  }

  private var groupings: [Grouping] {
    get throws {
      try groupingNames.flatMap { $0.split(separator: ",") }
        .compactMap { try choice(String($0), of: "--by") }
    }
  }

  private var workers: Int {
    get throws {
      guard let workersText else { return Console.cores }
      guard let count = Int(workersText), (1...256).contains(count) else {
        throw ValidationError(
          say(
            sv: "--workers är ett tal från 1 till 256",
            en: "--workers is a number from 1 to 256"
          )
        )
      }
      return count
    }
  }

  // MARK: - Running

  func run() throws {
    let choices = try formats
    let day = try judging.day
    let found = try common.orReport { () throws(Unusable) in try self.found() }
    let lines = choices.first { $0.name == Self.lines }
    let output = try common.orReport { () throws(Unusable) -> LineOutput? in
      if let lines { try LineOutput(lines.file) } else { nil }
    }
    let compiles = choices.contains { $0.name != Self.lines }
    var options = BatchRun.Options()
    options.workers = try workers
    options.lines = output == nil ? nil : common.language
    options.compiles = compiles
    options.defaults = try surveys.defaults(inputs, common)
    options.keepsTexts = showsComments
    options.keepsUnits = showsUnits
    let meter = ProgressMeter(isQuiet: common.isQuiet)
    var run = BatchRun(
      rules: common.rules,
      asOf: day,
      options: options,
      write: { bytes throws(Unusable) in try output?.write(bytes) },
      progress: { progress throws(Unusable) in
        meter.show(progress.done, of: progress.total)
      }
    )
    let result = try common.orReport { () throws(Unusable) -> BatchResult in
      let result = try run.run(found.inputs)
      try output?.finish()
      return result
    }
    meter.clear()
    common.report(result.diagnostics, more: result.failures.count - result.diagnostics.count)
    common.report(result.inputRemarks, asRemarks: true)
    if !found.skipped.isEmpty { common.remark(.skipped(found.skipped)) }
    let previous = try previous(day)
    if compiles { try write(result, previous, day, choices) }
    let failures = result.failures + (previous?.failures ?? [])
    guard failures.isEmpty, !result.isEmpty else {
      if result.failures.isEmpty { common.report([Diagnostic(at: .nowhere, .noAnswers)]) }
      throw ExitStatus.notDone
    }
    if judging.failLevel.flags(result.worstGap) { throw ExitStatus.flagged }
  }

  /// The answers of the earlier year; nil when none were asked for.
  private func previous(_ day: CalendarDate) throws -> BatchResult? {
    guard !previousPaths.isEmpty else { return nil }
    var options = BatchRun.Options()
    options.workers = try workers
    options.defaults.form = inputs.form
    var run = BatchRun(rules: common.rules, asOf: day, options: options)
    let paths = previousPaths
    let result = try common.orReport { () throws(Unusable) -> BatchResult in
      try run.run(InputPaths(paths).inputs)
    }
    common.report(result.diagnostics, more: result.failures.count - result.diagnostics.count)
    return result
  }

  /// The files that were named, and those in the list.
  private func found() throws(Unusable) -> InputPaths {
    guard let listPath else { return InputPaths(paths) }
    let list = listPath == "-" ? try Disk.readStandardInput() : try Disk.read(listPath)
    let names = String(decoding: list.bytes, as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
    return InputPaths(paths + names.filter { $0 != "-" })
  }

  private func write(
    _ result: BatchResult,
    _ previous: BatchResult?,
    _ day: CalendarDate,
    _ choices: [FormatChoice]
  ) throws {
    let groupings = try groupings
    try common.orReport { () throws(Unusable) in
      let disclosure = isPublished ? Disclosure(minimumUnits: result.minimumUnits) : nil
      if let disclosure { try log(result, day, disclosure) }
      let report = result.report(
        asOf: day,
        groupings: groupings,
        previous: previous,
        disclosure: disclosure
      )
      for choice in choices {
        guard let format = BatchFormats.all.first(where: { $0.name == choice.name }),
          !result.isEmpty || format.isForMachines
        else { continue }
        let presentation = choice.file == nil ? common.presentation : common.filePresentation
        try common.write(format.text(of: report, presentation), to: choice.file)
      }
    }
  }
}

extension BatchCommand {
  /// Refuses a publication that would give a unit away together with an earlier one, and remembers
  /// this one; before anything is shown.
  private func log(
    _ result: BatchResult,
    _ day: CalendarDate,
    _ disclosure: Disclosure
  ) throws(Unusable) {
    guard let publicationLog else { return common.remark(.noLog) }
    var log = try PublicationLog(publicationLog)
    try log.add(result.entries(on: day, disclosure), minimumUnits: disclosure.minimumUnits)
  }
}

extension Message {
  fileprivate static let noLog = Message(
    sv: """
      obs: utan --publication-log FIL hindrar inget att två publiceringar tillsammans röjer en \
      vårdcentral
      """,
    en:
      "note: without --publication-log FILE nothing keeps two publications from giving a unit away"
  )
  fileprivate static let noAnswers = Message(
    sv: "det finns inga svar att sammanställa",
    en: "there are no answers to compile"
  )
  fileprivate static func skipped(_ names: [String]) -> Message {
    let list = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    return Message(
      sv: "\(names.count) filer lästes inte, efter sina namn: \(list)",
      en: "\(names.count) files were not read, by their names: \(list)"
    )
  }
}

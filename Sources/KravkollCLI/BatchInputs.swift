internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model

/// Options of the commands that read many meetings.
struct BatchInputs: ParsableArguments {
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
  @OptionGroup var rules: RulesOptions

  /// Refuses what cannot be meant.
  func validate() throws {
    _ = try workers
    let names = paths + [listPath].compactMap(\.self) + previousPaths
    guard names.count > previousPaths.count else {
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

  /// What the options say of a batch.
  func options(_ common: CommonOptions) throws -> BatchRun.Options {
    var options = BatchRun.Options()
    options.workers = try workers
    options.defaults = try surveys.defaults(inputs, common)
    return options
  }

  /// Reads and judges everything that was named, and says what was wrong.
  ///
  /// `others` are files that the command reads as something else than answers.
  func result(
    _ options: BatchRun.Options,
    _ common: CommonOptions,
    asOf day: CalendarDate,
    besides others: [String],
    output: LineOutput? = nil
  ) throws -> BatchResult {
    let found = try common.orReport { () throws(Unusable) -> InputPaths in
      let found = try self.found(besides: others)
      try Outputs.refuse(asInputs: found.paths + InputPaths(previousPaths).paths)
      return found
    }
    let meter = ProgressMeter(isQuiet: common.isQuiet)
    var run = BatchRun(
      rules: rules.location,
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
    if !found.skippedOddities.isEmpty { common.remark(.skippedOddities(found.skippedOddities)) }
    return result
  }

  /// The answers of the earlier year; nil when none were asked for.
  func previous(
    _ options: BatchRun.Options,
    _ common: CommonOptions,
    asOf day: CalendarDate
  ) throws -> BatchResult? {
    guard !previousPaths.isEmpty else { return nil }
    var options = options
    // What the later year's files do not say is not the same for the earlier.
    options.defaults = InputDefaults()
    options.defaults.form = inputs.form
    var run = BatchRun(rules: rules.location, asOf: day, options: options)
    let paths = previousPaths
    let result = try common.orReport { () throws(Unusable) -> BatchResult in
      try run.run(InputPaths(paths).inputs)
    }
    common.report(result.diagnostics, more: result.failures.count - result.diagnostics.count)
    return result
  }

  /// Ends with 2 unless everything could be used and there was something.
  func requireComplete(
    _ result: BatchResult,
    _ previous: BatchResult?,
    _ common: CommonOptions
  ) throws {
    let failures = result.failures + (previous?.failures ?? [])
    if failures.isEmpty, !result.isEmpty { return }
    if result.failures.isEmpty, result.isEmpty {
      common.report([Diagnostic(at: .nowhere, .noAnswers)])
    }
    throw ExitStatus.notDone
  }

  /// The files that were named, and those in the list.
  private func found(besides others: [String]) throws(Unusable) -> InputPaths {
    let others = others + [listPath, surveys.columnsPath].compactMap(\.self)
    guard let listPath else { return InputPaths(paths, besides: others) }
    let list = listPath == "-" ? try Disk.readStandardInput() : try Disk.read(listPath)
    let names = TextScan.lines(in: list.bytes[...]).map { _, line in
      PathText.text(line.last == .carriageReturn ? line.dropLast() : line)
    }
    return InputPaths(paths + names.filter { !$0.isEmpty && $0 != "-" }, besides: others)
  }
}

extension InputPaths {
  /// The paths of all files that were found.
  fileprivate var paths: [String] {
    inputs.compactMap { if case .file(let path) = $0 { path } else { nil } }
  }
}

extension Message {
  fileprivate static func skippedOddities(_ names: [String]) -> Message {
    let list = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    return Message(
      sv: "inte filer, och därför inte lästa: \(list)",
      en: "no files, and therefore not read: \(list)"
    )
  }
  fileprivate static let noAnswers = Message(
    sv: "det finns inga svar att sammanställa",
    en: "there are no answers to compile"
  )
  fileprivate static func skipped(_ names: [String]) -> Message {
    let list = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    let isOne = names.count == 1
    return Message(
      sv: "\(names.count) \(isOne ? "fil" : "filer") lästes inte, efter \(isOne ? "sitt" : "sina") "
        + "namn: \(list)",
      en:
        "\(names.count) file\(isOne ? " was" : "s were") not read, by \(isOne ? "its name" : "their names"): "
        + "\(list)"
    )
  }
}

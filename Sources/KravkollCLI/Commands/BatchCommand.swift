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

  @OptionGroup var batch: BatchInputs
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var common: CommonOptions

  /// Refuses what cannot be meant.
  func validate() throws {
    _ = try groupings
    let isLines = try formats.contains { $0.name == Self.lines }
    try publication.refuse("--units", when: showsUnits)
    try publication.refuse(Self.lines, when: isLines)
  }

  private var formats: [FormatChoice] {
    get throws {
      let names = BatchFormats.all.map(\.name) + [Self.lines]
      return try FormatChoice.all(formatNames, among: names)
    }
  }

  private var groupings: [Grouping] {
    get throws {
      try groupingNames.flatMap { $0.split(separator: ",") }
        .compactMap { try choice(String($0), of: "--by") }
    }
  }

  func run() throws {
    let choices = try formats
    let log = [publication.publicationLog].compactMap(\.self)
    try common.reserve(choices, besides: log)
    let day = try judging.day
    let lines = choices.first { $0.name == Self.lines }
    let output = try common.orReport { () throws(Unusable) -> LineOutput? in
      if let lines { try LineOutput(lines.file) } else { nil }
    }
    var options = try batch.options(common)
    options.compiles = choices.contains { $0.name != Self.lines }
    options.keepsRound = !batch.previousPaths.isEmpty && !publication.isPublished
    options.publishes = publication.isPublished
    let forPrevious = options
    options.lines = output == nil ? nil : common.language
    options.keepsTexts = publication.showsComments
    options.keepsUnits = showsUnits
    let result = try batch.result(options, common, asOf: day, besides: log, output: output)
    let previous = try batch.previous(forPrevious, common, asOf: day)
    if options.compiles { try write(result, previous, day, choices) }
    try batch.requireComplete(result, previous, common)
    if judging.failLevel.flags(result.worstGap) { throw ExitStatus.flagged }
  }

  private func write(
    _ result: BatchResult,
    _ previous: BatchResult?,
    _ day: CalendarDate,
    _ choices: [FormatChoice]
  ) throws {
    let groupings = try groupings
    try common.orReport { () throws(Unusable) in
      let disclosed = try publication.disclosed(
        result,
        previous: previous,
        by: groupings,
        on: day,
        common
      )
      let report = result.report(
        asOf: day,
        groupings: groupings,
        previous: previous,
        disclosed: disclosed
      )
      try publication.write(disclosed) { () throws(Unusable) in
        try common.write(choices) { name, presentation in
          let format = BatchFormats.all.first {
            $0.name == name && (!result.isEmpty || $0.isForMachines)
          }
          return format?.text(of: report, presentation)
        }
      }
    }
  }
}

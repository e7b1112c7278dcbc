internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// `kravkoll focus`: what a leadership group is recommended to work on.
struct FocusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "focus",
    abstract: say(
      sv: "Föreslå vad som är viktigast att arbeta med.",
      en: "Recommend what to work on first."
    ),
    discussion: say(
      sv: """
        Läser samma slags filer som batch och ordnar fokusområdena efter andelen skattade brister, vägd \
        efter allvar. Visar varför, vad kommentarer och räknade mått säger, vad som är planerat, vad var \
        och en av parterna kan göra, och hur säkert det är. Vårdcentraler jämförs inte.
        """,
      en: """
        Reads the same kinds of files as batch and puts the focus areas in order of the share of rated \
        gaps, weighted by severity. Shows why, what comments and counted measures say, what is planned, \
        what each party can do, and how sure it is. Units are not compared.
        """
    )
  )

  private static let knownFormats = FocusFormats.all.map(\.name)

  @Option(
    name: .customLong("format"),
    help: .formats(Self.knownFormats)
  )
  var formatNames: [String] = []

  @Option(
    name: .customLong("top"),
    help: ArgumentHelp(
      say(
        sv: "Hur många områden som rekommenderas. (annars 5)",
        en: "How many areas are recommended. (else 5)"
      ),
      valueName: say(sv: "antal", en: "number")
    )
  )
  var topText: String?

  @Option(
    name: .customLong("explain"),
    help: ArgumentHelp(
      say(
        sv: "Öppna varje tal bakom ett område, ner till kraven och mötena.",
        en: "Open every number behind an area, down to the requirements and the meetings."
      ),
      valueName: say(sv: "område", en: "area")
    )
  )
  var explainedArea: String?

  @Option(name: .customLong("as-of"), help: .dayOfAssessment)
  var asOfText: String?

  @OptionGroup var batch: BatchInputs
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var common: CommonOptions

  /// Refuses what cannot be meant.
  func validate() throws {
    _ = try formats
    _ = try top
    _ = try dayOfAssessment(asOfText)
    try publication.refuse("--previous", when: !batch.previousPaths.isEmpty)
  }

  private var formats: [FormatChoice] {
    get throws {
      try FormatChoice.all(formatNames, among: Self.knownFormats)
    }
  }

  private var top: Int {
    get throws {
      guard let topText else { return 5 }
      guard let count = Int(topText), (1...99).contains(count) else {
        throw ValidationError(
          say(sv: "--top är ett tal från 1 till 99", en: "--top is a number from 1 to 99")
        )
      }
      return count
    }
  }

  func run() throws {
    let choices = try formats
    let log = [publication.publicationLog].compactMap(\.self)
    try common.reserve(choices, besides: log)
    let day = try dayOfAssessment(asOfText)
    var options = try batch.options(common)
    options.countsFocus = true
    options.publishes = publication.isPublished
    let forPrevious = options
    options.keepsTexts = publication.showsComments
    options.explainedArea = explainedArea
    let result = try batch.result(options, common, asOf: day, besides: log)
    let previous = try batch.previous(forPrevious, common, asOf: day)
    if let explainedArea, !result.isEmpty, !result.areaNames.contains(explainedArea) {
      common.report([.unknownArea(explainedArea, among: result.areaNames)])
      throw ExitStatus.notDone
    }
    try write(result, previous, day, choices)
    try batch.requireComplete(result, previous, common)
  }

  private func write(
    _ result: BatchResult,
    _ previous: BatchResult?,
    _ day: CalendarDate,
    _ choices: [FormatChoice]
  ) throws {
    let top = try top
    try common.orReport { () throws(Unusable) in
      let disclosed = try publication.disclosed(
        result,
        previous: previous,
        by: [],
        on: day,
        common
      )
      let report = result.focus(asOf: day, top: top, previous: previous, disclosed: disclosed)
      try publication.write(disclosed) { () throws(Unusable) in
        if let explainedArea, !result.isEmpty, report.explained == nil {
          throw Unusable(.nothingOf(explainedArea))
        }
        try common.write(choices) { name, presentation in
          let format = FocusFormats.all.first {
            $0.name == name && (!result.isEmpty || $0.isForMachines)
          }
          return format?.text(of: report, presentation)
        }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func nothingOf(_ area: String) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Message(
        sv: "det finns inget att visa av området ”\(area)”",
        en: "there is nothing to show of the area “\(area)”"
      ),
      help: Message(
        sv: "inget krav i området hör till de formulär som får visas av svaren",
        en: "no requirement of the area belongs to the forms of the answers that may be shown"
      )
    )
  }

  fileprivate static func unknownArea(_ name: String, among names: [String]) -> Diagnostic {
    let nearest = NearestName.to(name, among: names)
    return Diagnostic(
      at: .nowhere,
      Message(
        sv: "det finns inget fokusområde ”\(name)”",
        en: "there is no focus area “\(name)”"
      ),
      help: nearest.map { Message(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?") }
        ?? Message(
          sv: "välj bland \(names.joined(separator: ", "))",
          en: "choose among \(names.joined(separator: ", "))"
        )
    )
  }
}

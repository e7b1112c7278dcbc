internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Reports

/// `kravkoll themes`: what notes in free text are about.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: say(
      sv: "Räkna teman i anteckningar i fri text.",
      en: "Count the themes of notes in free text."
    ),
    discussion: say(
      sv: """
        En anteckning går från en rubrik med nummer (”Bord nr 1”) till nästa; utan sådana skiljs de \
        av tomma rader. Varje tema räknas en gång i en anteckning.
        """,
      en: """
        A note goes from one heading with a number (“Table 1”) to the next; without such, notes are \
        parted by empty lines. Each theme counts once in a note.
        """
    )
  )

  @Argument(
    help: ArgumentHelp(
      say(
        sv: "Filen med anteckningar; - är standard in.",
        en: "The file of notes; - is standard input."
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var notes: String

  @Option(
    name: .customLong("against"),
    help: ArgumentHelp(
      say(
        sv: "Jämför med en räkning för hand: CSV eller TSV med tema och anteckningar.",
        en: "Compare with a count by hand: CSV or TSV with theme and notes."
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var hand: String?

  private static let knownFormats = ThemeFormats.all.map(\.name)

  @Option(name: .customLong("format"), help: .formats(Self.knownFormats))
  var formats: [String] = []

  @Option(name: .customLong("as-of"), help: .dayOfAssessment)
  var asOfText: String?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var common: CommonOptions

  /// Refuses formats that there are not.
  func validate() throws {
    _ = try choices
    _ = try dayOfAssessment(asOfText)
  }

  func run() throws {
    let choices = try choices
    try common.reserve(choices)
    let day = try dayOfAssessment(asOfText)
    let report = try common.orReport { () throws(Unusable) in
      try ThemeRun.report(on: notes, against: hand, rules: rules.location, asOf: day)
    }
    try common.orReport { () throws(Unusable) in
      try common.write(choices) { name, presentation in
        ThemeFormats.all.first { $0.name == name }?.text(of: report, presentation)
      }
    }
  }

  private var choices: [FormatChoice] {
    get throws {
      try FormatChoice.all(formats, among: Self.knownFormats)
    }
  }
}

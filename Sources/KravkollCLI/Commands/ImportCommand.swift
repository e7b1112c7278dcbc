internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll

/// `kravkoll import`: a survey tool's report as a file of our own.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say(
      sv: "Gör en sammanställning av ett enkätverktygs rapport.",
      en: "Make a compilation of a survey tool's report."
    ),
    discussion: say(
      sv: """
        Avslutas med 0 när allt i rapporten förstods, 1 när något bör ses över för hand och 2 när \
        rapporten inte går att läsa eller säger emot sig själv; då skrivs ingenting.
        """,
      en: """
        Ends with 0 when all of the report was understood, 1 when something should be looked at by \
        hand, and 2 when it cannot be read or contradicts itself; then nothing is written.
        """
    )
  )

  @Argument(
    help: ArgumentHelp(
      say(sv: "Rapporten som text; - är standard in.", en: "The report; - is standard input."),
      valueName: say(sv: "rapport", en: "report")
    )
  )
  var report: String

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      say(
        sv: "Filen att skriva, som inte får finnas. (annars standard ut)",
        en: "The file to write, which must not exist. (else standard out)"
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var output: String?

  @OptionGroup var inputs: InputOptions
  @OptionGroup var surveys: SurveyOptions
  @OptionGroup var rules: RulesOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.orReport { () throws(Unusable) in
      try Outputs.reserve([output].compactMap(\.self))
      try Outputs.refuse(asInputs: [report])
      if let output { try OutputFile.requireNew(output) }
    }
    let defaults = try surveys.defaults(inputs, common)
    let run = ImportRun(rules: rules.location, defaults: defaults)
    let result = try common.orReport { () throws(Unusable) in try run.result(of: report) }
    common.report(result.remarks, asRemarks: true)
    try common.orReport { () throws(Unusable) in
      try common.write(result.text, to: output, replacing: false)
    }
    guard result.remarks.isEmpty else { throw ExitStatus.flagged }
  }
}

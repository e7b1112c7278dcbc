internal import ArgumentParser
internal import Diagnostics
internal import Files

/// Options that say what inputs do not say themselves.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        sv: "Formuläret, där filen inte säger det. (annars det enda som har filens frågor)",
        en: "The form, where the file does not say. (else the only one with the file's questions)"
      ),
      valueName: say(sv: "formulär", en: "form")
    )
  )
  var form: String?

  @Option(
    name: .customLong("date"),
    help: ArgumentHelp(
      say(
        sv: "Mötenas dag, där filen inte säger den.",
        en: "The day of the meetings, where the file does not say."
      ),
      valueName: say(sv: "datum", en: "date")
    )
  )
  var dateText: String?

  /// Refuses words that mean nothing.
  func validate() throws { _ = try defaults }

  /// What was said.
  var defaults: InputDefaults {
    get throws {
      var defaults = InputDefaults()
      defaults.form = form
      defaults.date = try dateText.map { try date($0) }
      return defaults
    }
  }
}

/// Options for what only survey tools give: reports, and tables with columns of their own.
struct SurveyOptions: ParsableArguments {
  @Option(
    name: .customLong("year"),
    help: ArgumentHelp(
      say(
        sv: "Uppföljningens år, som en rapport inte säger.",
        en: "The year of the follow-up, which a report does not say."
      ),
      valueName: say(sv: "år", en: "year")
    )
  )
  var yearText: String?

  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp(
      say(
        sv: "En fil som säger vad kolumner är, som ingen känner igen i en CSV-fil.",
        en: "A file that says what columns of a CSV file are that nobody recognises."
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var columnsPath: String?

  /// Refuses words that mean nothing.
  func validate() throws { _ = try year }

  /// What was said, besides what the other options say.
  func defaults(_ inputs: InputOptions, _ common: CommonOptions) throws -> InputDefaults {
    var defaults = try inputs.defaults
    defaults.statedYear = try year
    if let columnsPath {
      defaults.columns = try common.orReport { () throws(Unusable) in
        try CSVColumnsFile(Disk.read(columnsPath))
      }
    }
    return defaults
  }

  private var year: Int? {
    get throws {
      guard let yearText else { return nil }
      if let year = Int(yearText), yearText.count == 4, (1900...2999).contains(year) { return year }
      throw ValidationError(
        say(
          sv: "”\(yearText)” är inte ett år; skriv fyra siffror, till exempel 2025",
          en: "“\(yearText)” is not a year; write four digits, for example 2025"
        )
      )
    }
  }
}

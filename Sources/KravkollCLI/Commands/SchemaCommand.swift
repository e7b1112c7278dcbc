internal import ArgumentParser
internal import Diagnostics
internal import Files

/// `kravkoll schema`: the JSON Schema of a file, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: say(
      sv: "Skriv JSON Schema för en av filerna, för textredigerare.",
      en: "Write the JSON Schema of one of the files, for editors."
    )
  )

  @Argument(
    help: ArgumentHelp(
      say(sv: "Filens slag.", en: "The kind of file."),
      valueName: say(sv: "namn", en: "name")
    )
  )
  var schema: FileSchema

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.orReport { () throws(Unusable) in try Disk.writeToStandardOutput(schema.text) }
  }
}

extension FileSchema: ExpressibleByArgument {}

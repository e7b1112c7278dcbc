internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll

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
      say(
        sv: "Filens slag: \(FileSchema.allCases.map(\.rawValue).joined(separator: ", ")).",
        en: "The kind of file: \(FileSchema.allCases.map(\.rawValue).joined(separator: ", "))."
      ),
      valueName: say(sv: "namn", en: "name")
    ),
    completion: .list(FileSchema.allCases.map(\.rawValue))
  )
  var name: String

  @OptionGroup var common: CommonOptions

  /// Refuses names of no file.
  func validate() throws {
    let _: FileSchema? = try choice(name, of: "schema")
  }

  func run() throws {
    guard let schema = FileSchema(rawValue: name) else { throw ExitStatus.notDone }
    let text = try common.orReport { () throws(Unusable) in
      schema.text(with: try RuleLibrary.scale(common.rules))
    }
    try common.orReport { () throws(Unusable) in try Disk.writeToStandardOutput(text) }
  }
}

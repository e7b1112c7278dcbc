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

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      say(
        sv: "Katalogen med regler vars ord för skalan schemat ska ha. (annars $KRAVKOLL_RULES)",
        en: "The directory with rules whose words for the scale to say. (else $KRAVKOLL_RULES)"
      ),
      valueName: say(sv: "katalog", en: "dir")
    )
  )
  var rulesDirectory: String?

  @OptionGroup var common: CommonOptions

  /// Refuses names of no file.
  func validate() throws {
    let _: FileSchema? = try choice(name, of: "schema")
  }

  func run() throws {
    guard let schema = FileSchema(rawValue: name) else { throw ExitStatus.notDone }
    let text = try common.orReport { () throws(Unusable) in
      guard let chosen = rulesDirectory ?? Console.variable("KRAVKOLL_RULES") else {
        return schema.text()
      }
      return schema.text(
        with: try RuleLibrary.scale(RulesLocation(chosen: chosen, installed: []))
      )
    }
    try common.orReport { () throws(Unusable) in try Disk.writeToStandardOutput(text) }
  }
}

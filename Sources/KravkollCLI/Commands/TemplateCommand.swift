internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// `kravkoll template`: an empty meeting file.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: say(
      sv: "Skriv en tom mötesfil med frågorna som kommentarer.",
      en: "Write an empty meeting file with the questions as comments."
    )
  )

  @Option(
    help: ArgumentHelp(
      say(
        sv: "Formuläret, till exempel hemsjukvard.",
        en: "The form, for example hemsjukvard."
      ),
      valueName: say(sv: "formulär", en: "form")
    )
  )
  var form: String

  @OptionGroup var rules: RulesOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let text = try common.orReport { () throws(Unusable) in
      let (form, ruleSet) = try RuleLibrary.form(named: form, rules.location)
      return MeetingTemplate(form, in: ruleSet, common.presentation).text
    }
    try common.orReport { () throws(Unusable) in try Disk.writeToStandardOutput(text) }
  }
}

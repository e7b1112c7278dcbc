internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// `kravkoll explain`: a requirement in plain words.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say(
      sv: "Förklara ett krav med källor och prov.",
      en: "Explain a requirement with its sources and tests."
    )
  )

  @Argument(
    help: ArgumentHelp(
      say(
        sv: "Kravets id, eller frågans nummer.",
        en: "The requirement's id, or the number of its question."
      ),
      valueName: "id"
    )
  )
  var name: String

  @OptionGroup var rules: RulesOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let text = try common.orReport { () throws(Unusable) in
      let ruleSets = try RuleLibrary.all(rules.location)
      let (requirement, ruleSet) = try RuleLibrary.requirement(named: name, in: ruleSets)
      let tests = try RuleTestRun.tests(of: ruleSet)
      return Explanation(requirement, in: ruleSet, tests: tests, common.presentation).text
    }
    try common.orReport { () throws(Unusable) in try Disk.writeToStandardOutput(text) }
  }
}

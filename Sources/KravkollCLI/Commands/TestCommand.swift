internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Reports

/// `kravkoll test`: a rule set's own tests.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: say(
      sv: "Kör ett regelverks egna prov.",
      en: "Run a rule set's own tests."
    )
  )

  @Argument(
    help: ArgumentHelp(
      say(
        sv: "Regelverkets katalog, eller en katalog med flera.",
        en: "The rule set's directory, or a directory of several."
      ),
      valueName: say(sv: "regelverk", en: "ruleset")
    )
  )
  var ruleSet: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reports = try common.orReport { () throws(Unusable) in
      try RuleTestRun.reports(in: ruleSet)
    }
    for report in reports { common.report(report.diagnostics) }
    let summaries = reports.map { $0.summary[common.language].line + "\n" }
    try common.orReport { () throws(Unusable) in
      try Disk.writeToStandardOutput(summaries.joined())
    }
    guard reports.allSatisfy(\.isPassed) else { throw ExitStatus.flagged }
  }
}

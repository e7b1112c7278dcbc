internal import Analysis
internal import Diagnostics
internal import Model

/// The headings and sums of the parts of a report, alike in every format.
enum GateWording {
  static let passed = Message(sv: "GODKÄNT", en: "PASSED")
  static let failed = Message(sv: "INTE GODKÄNT", en: "FAILED")
  static let lint = Message(sv: "Granskning", en: "Lint")
  static let tests = Message(sv: "Regelprov", en: "Rule tests")
  static let mutants = Message(sv: "Mutanter", en: "Mutants")
  static let diff = Message(sv: "Ändringar", en: "Changes")
  static let impact = Message(sv: "Verkan på möten", en: "Impact on meetings")
  static let paste = Message(
    sv: "Prov som skulle märka det; granska och klistra in i tests/:",
    en: "Tests that would notice; review and paste into tests/:"
  )
  static func lintSummary(_ errors: Int, _ warnings: Int) -> Message {
    Message(
      sv: "\(errors) fel, \(warnings) \(warnings == 1 ? "anmärkning" : "anmärkningar")",
      en: "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
    )
  }
  static func mutantSummary(_ mutants: MutantReport) -> Message {
    Message(
      sv: "\(mutants.killed) upptäckta, \(mutants.survivors.count) överlevde, "
        + "\(mutants.equivalent) bevisat utan verkan, \(mutants.unpinned.count) utan prov",
      en: "\(mutants.killed) killed, \(mutants.survivors.count) survived, "
        + "\(mutants.equivalent) proved equivalent, \(mutants.unpinned.count) not pinned down"
    )
  }
  static func newRuleSet(_ name: String) -> Message {
    Message(
      sv: "regelverket finns inte i \(name), så allt är nytt",
      en: "the rule set is not in \(name), so all of it is new"
    )
  }
  static func swapped(
    _ first: Identifier<Requirement>,
    _ second: Identifier<Requirement>
  ) -> Message {
    Message(
      sv: "\(first) och \(second) ser ut att ha bytt id med varandra",
      en: "\(first) and \(second) seem to have swapped ids"
    )
  }
  static func newForm(_ form: Identifier<Form>) -> Message {
    Message(
      sv: "inget regelverk hade formuläret \(form), så allt är nytt i det",
      en: "no rule set had the form \(form), so all of it is new"
    )
  }
  static func alsoDirectory(_ name: String) -> Message {
    Message(
      sv: "”\(name)” är också en katalog; revisionen är basen, och katalogen skrivs ./\(name)",
      en: "“\(name)” is a directory too; the revision is the base, the directory is ./\(name)"
    )
  }
  static func versions(_ ruleSet: RuleSet, from former: Version, _ required: Version) -> Message {
    Message(
      sv: "\(ruleSet.id): version \(former) → \(ruleSet.version), minst \(required) behövs",
      en: "\(ruleSet.id): version \(former) → \(ruleSet.version), \(required) is needed"
    )
  }
  static func impactSummary(_ impact: ImpactReport) -> Message {
    Message(
      sv: "\(impact.meetings) \(impact.meetings == 1 ? "möte" : "möten"), "
        + "\(impact.newGaps) \(impact.newGaps == 1 ? "ny brist" : "nya brister"), "
        + "\(impact.closedGaps) som inte längre är det, "
        + "\(impact.newlyExcepted) nya undantag, \(impact.noLongerExcepted) som inte längre är det, "
        + "\(impact.failures.count) gick inte att läsa",
      en: "\(impact.meetings) meeting\(impact.meetings == 1 ? "" : "s"), "
        + "\(impact.newGaps) new gap\(impact.newGaps == 1 ? "" : "s"), "
        + "\(impact.closedGaps) closed, \(impact.newlyExcepted) newly excepted, "
        + "\(impact.noLongerExcepted) no longer excepted, \(impact.failures.count) could not be read"
    )
  }
  static func unreadable(_ count: Int) -> Message {
    Message(
      sv:
        "\(count) \(count == 1 ? "möte" : "möten") gick inte att läsa eller bedöma under båda utgåvorna",
      en: "\(count) meeting\(count == 1 ? "" : "s") could not be read or judged under both editions"
    )
  }
  static let readable = Message(
    sv: "möten går att läsa och bedöma under båda utgåvorna",
    en: "meetings can be read and judged under both editions"
  )
}

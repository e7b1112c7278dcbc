internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Summary

/// Tries survey tools' reports, and the compilation files that are made of them.
struct ReportTrial: Trial {
  private let rules: TrialRules
  private var book: RuleBook
  /// The rules for the year of reports, which they do not say.
  private let ruleSet: RuleSet
  private var defaults = InputDefaults()

  init(_ rules: TrialRules) throws(Unusable) {
    self.rules = rules
    book = try RuleBook(rules.shipped)
    (defaults.form, defaults.statedYear) = ("hemsjukvard", 2025)
    ruleSet = try book.ruleSet(withForm: "hemsjukvard", year: 2025)
  }

  mutating func run(_ bytes: [UInt8]) throws(Breach) {
    let file = SourceFile(name: "rapport.txt", bytes: bytes)
    let isReport = InputReader().kind(of: file) == .report
    for draft in isReport ? [report(file)] : compilations(in: file) {
      switch draft.flatMap({ resolved($0) }) {
      case .failure(let reason): try refusalHasPlace(reason, in: file.name)
      case .success(let (compilation, ruleSet)):
        try compilationAddsUp(compilation)
        try compilationSurvivesWriting(compilation, in: ruleSet)
        if rules.chooses(bytes, oneIn: 8) { try printOut(compilation, in: ruleSet) }
      }
    }
  }

  private mutating func report(_ file: SourceFile) -> Result<CompilationDraft, Unusable> {
    Result { () throws(Unusable) in try ReportReading(file, by: &book, defaults).draft }
  }

  private func compilations(in file: SourceFile) -> [Result<CompilationDraft, Unusable>] {
    MeetingReader.submissions(in: file).compactMap { submission in
      switch submission {
      case .meeting: nil
      case .compilation(let draft): .success(draft)
      case .refused(let reason): .failure(reason)
      }
    }
  }

  private mutating func resolved(
    _ draft: CompilationDraft
  ) -> Result<(Compilation, RuleSet), Unusable> {
    Result { () throws(Unusable) in
      // A form that no rule set has is an option that was wrong, and has no place.
      let ruleSet = (try? book.ruleSet(withForm: draft.form.value.text, year: draft.year.value))
      let rules = ruleSet ?? self.ruleSet
      return (try CompilationResolver.compilation(draft, in: rules), rules)
    }
  }

  private func printOut(_ compilation: Compilation, in ruleSet: RuleSet) throws(Breach) {
    var builder = SummaryBuilder()
    builder.add(compilation, in: ruleSet, focus: nil)
    try summaryIsHarmless(builder.summary, asOf: rules.day)
  }
}

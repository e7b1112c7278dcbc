internal import Diagnostics
internal import Files
internal import Model
internal import Reports
internal import Summary

/// Tries survey tools' reports, and the compilation files that are made of them.
struct ReportTrial: Trial {
  private let rules: TrialRules
  private var book: RuleBook
  /// The form and the year that reports are taken to be of, which they do not say.
  private let form: Form
  private let ruleSet: RuleSet
  private static let year = 2025

  init(_ rules: TrialRules) throws(Unusable) {
    self.rules = rules
    book = try RuleBook(rules.shipped)
    ruleSet = try book.ruleSet(withForm: "hemsjukvard", year: Self.year)
    form = ruleSet.forms.first { $0.id.text == "hemsjukvard" } ?? ruleSet.forms[0]
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

  private func report(_ file: SourceFile) -> Result<CompilationDraft, Unusable> {
    Result { () throws(Unusable) in
      try TextFile.check(file)
      return try SurveyReport.read(file, form: form, in: ruleSet, year: Self.year).0
    }
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
    let report = BatchReport(
      asOf: rules.day,
      parts: builder.summary.parts,
      groups: builder.summary.groups(by: .kommun),
      failures: [],
      units: nil,
      remarks: nil,
      copiedComments: [],
      copiedCount: 0,
      comparison: [],
      pairedComparison: nil,
      publication: nil
    )
    let presentation = Presentation(language: .swedish, style: .plain, width: 60)
    for format in BatchFormats.all {
      let text = format.text(of: report, presentation)
      try identityNumbersAreMasked(text, from: format.name)
      switch format.name {
      case "json": try outputIsJSON(text, byLine: false, from: format.name)
      // A table ends its lines as office programs do.
      case "csv": try textIsHarmless(text.replacing("\r\n", with: "\n"), from: format.name)
      default: try textIsHarmless(text, from: format.name)
      }
    }
  }
}

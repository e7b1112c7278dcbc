package import Diagnostics
package import Files
package import Model

/// A survey tool's report, read by the rules for its form and year.
package struct ReportReading {
  package let draft: CompilationDraft
  package let ruleSet: RuleSet
  /// What a human should look at; empty when everything was understood.
  let remarks: [Diagnostic]

  /// Reads a report; form and year come from the user, since the report has neither.
  package init(
    _ file: SourceFile,
    by book: inout RuleBook,
    _ defaults: InputDefaults
  ) throws(Unusable) {
    try TextFile.checkReport(file)
    guard let year = defaults.year else {
      throw Unusable(Diagnostic(at: .path(file.name), .noYear, help: .yearOption))
    }
    let form = if let form = defaults.form { form } else { try Self.form(of: file, in: &book) }
    ruleSet = try book.ruleSet(withForm: form, year: year)
    guard let known = ruleSet.forms.first(where: { $0.id.text == form }) else {
      throw Unusable(Diagnostic(at: .path(file.name), .noForm, help: .formOption([form])))
    }
    let (draft, remarks) = try SurveyReport.read(file, form: known, in: ruleSet, year: year)
    self.draft = draft
    let years = ruleSet.period.lowerBound.year...ruleSet.period.upperBound.year
    self.remarks =
      years.contains(year) ? remarks : remarks + [.otherYears(year, ruleSet, file)]
  }

  /// The only form that has all of a report's questions.
  private static func form(
    of file: SourceFile,
    in book: inout RuleBook
  ) throws(Unusable) -> String {
    let fitting = try book.forms(withQuestions: SurveyReport.questionNumbers(in: file))
    guard let form = fitting.first, fitting.count == 1 else {
      throw Unusable(Diagnostic(at: .path(file.name), .noForm, help: .formOption(fitting)))
    }
    return form
  }
}

extension Message {
  fileprivate static let noYear = Message(
    sv: "rapporten säger inte vilket år uppföljningen gäller",
    en: "the report does not say which year the follow-up is of"
  )
  fileprivate static let yearOption = Message(
    sv: "ange året, till exempel --year 2025",
    en: "say the year, for example --year 2025"
  )
  fileprivate static let noForm = Message(
    sv: "det framgår inte av frågornas nummer vilket formulär rapporten gäller",
    en: "the numbers of the questions do not tell which form the report is of"
  )
  fileprivate static func formOption(_ forms: [String]) -> Message {
    let list = forms.isEmpty ? "hemsjukvard" : forms.joined(separator: ", ")
    return Message(
      sv: "ange formuläret med --form, till exempel: \(list)",
      en: "say the form with --form, for example: \(list)"
    )
  }
}

extension Diagnostic {
  fileprivate static func otherYears(
    _ year: Int,
    _ ruleSet: RuleSet,
    _ file: SourceFile
  ) -> Diagnostic {
    let period = "\(ruleSet.period.lowerBound)–\(ruleSet.period.upperBound)"
    return Diagnostic(
      at: .path(file.name),
      Message(
        sv: "inga regler gäller \(year); rapporten läses efter \(ruleSet.id), som gäller \(period)",
        en: "no rules hold in \(year); the report is read by \(ruleSet.id), for \(period)"
      ),
      help: Message(sv: "kontrollera året", en: "check the year")
    )
  }
}

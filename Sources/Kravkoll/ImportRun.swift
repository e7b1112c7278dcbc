package import Diagnostics
internal import Files
internal import Model

/// Makes files of our own from what survey tools give.
package struct ImportRun {
  /// What became of an input.
  package struct Result {
    /// The file that was made.
    package let text: String
    /// What a human should look at; empty when everything was understood.
    package let remarks: [Diagnostic]
  }

  private let rules: RulesLocation
  private let form: String?
  private let year: Int?

  /// Creates a run; form and year are what the user said of the input, where it does not say so
  /// itself.
  package init(rules: RulesLocation, form: String?, year: Int?) {
    self.rules = rules
    self.form = form
    self.year = year
  }

  /// What is made of a file; `-` is standard input.
  package func result(of path: String) throws(Unusable) -> Result {
    let isStandardInput = path == "-"
    let file = isStandardInput ? try Disk.readStandardInput() : try Disk.read(path)
    let directory = try rules.directory(for: isStandardInput ? nil : path)
    return try result(of: file, rulesIn: directory)
  }

  /// What is made of a file that has been read; each kind of input is known by its content.
  package func result(of file: SourceFile, rulesIn directory: String) throws(Unusable) -> Result {
    try TextFile.check(file)
    if SurveyReport.recognises(file) { return try report(file, by: RuleBook(directory)) }
    throw Unusable(Diagnostic(at: .path(file.name), .unknownKind, help: .knownKinds))
  }

  private func report(_ file: SourceFile, by book: RuleBook) throws(Unusable) -> Result {
    guard let year else {
      throw Unusable(Diagnostic(at: .path(file.name), .noYear, help: .yearOption))
    }
    var book = book
    let form = if let form { form } else { try self.form(of: file, in: &book) }
    let ruleSet = try book.ruleSet(withForm: form, year: year)
    guard let known = ruleSet.forms.first(where: { $0.id.text == form }) else {
      throw Unusable(Diagnostic(at: .path(file.name), .noForm, help: .formOption([form])))
    }
    var (draft, remarks) = try SurveyReport.read(file, form: known, in: ruleSet, year: year)
    remarks += draft.maskPersonalIdentityNumbers().map { .masked($0) }
    let years = ruleSet.period.lowerBound.year...ruleSet.period.upperBound.year
    if !years.contains(year) { remarks.append(.otherYears(year, ruleSet, file)) }
    let compilation = try CompilationResolver.compilation(draft, in: ruleSet)
    return Result(
      text: CompilationWriter(compilation, in: ruleSet).text,
      remarks: remarks.sorted(by: Diagnostic.precedes)
    )
  }

  /// The only form that has all of a report's questions.
  private func form(of file: SourceFile, in book: inout RuleBook) throws(Unusable) -> String {
    let fitting = try book.forms(withQuestions: SurveyReport.questionNumbers(in: file))
    guard let form = fitting.first, fitting.count == 1 else {
      throw Unusable(Diagnostic(at: .path(file.name), .noForm, help: .formOption(fitting)))
    }
    return form
  }
}

extension CompilationDraft {
  /// Masks every personal identity number in the texts; returns the places of those that had one.
  fileprivate mutating func maskPersonalIdentityNumbers() -> [Place] {
    var places: [Place] = []
    func masked(_ texts: [Located<String>]) -> [Located<String>] {
      texts.map { text in
        guard PersonalIdentityNumber.occurs(in: text.value) else { return text }
        places.append(text.place)
        return Located(PersonalIdentityNumber.masked(text.value), at: text.place)
      }
    }
    for party in Party.allCases {
      guard var participation = participation[party] else { continue }
      participation.otherTexts = masked(participation.otherTexts)
      self.participation[party] = participation
    }
    for index in answers.indices {
      answers[index].comments = masked(answers[index].comments)
      answers[index].texts = masked(answers[index].texts)
    }
    return places
  }
}

extension Message {
  fileprivate static let unknownKind = Message(
    sv: "filen är ingen rapport som känns igen",
    en: "the file is no report that is known"
  )
  fileprivate static let knownKinds = Message(
    sv: "en rapport har rubriker som ”2.1. …” och under dem tabeller med Namn, Antal och %",
    en: "a report has headings such as “2.1. …” and under them tables with Namn, Antal and %"
  )
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

  fileprivate static func masked(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "texten hade ett personnummer, som är dolt i resultatet",
        en: "the text held a personal identity number, which is masked in the result"
      )
    )
  }
}

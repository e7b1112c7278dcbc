package import Diagnostics
package import Files
internal import Engine
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
  private let defaults: InputDefaults

  /// Creates a run.
  package init(rules: RulesLocation, defaults: InputDefaults) {
    self.rules = rules
    self.defaults = defaults
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
    switch InputReader().kind(of: file) {
    case .report: return try report(file, by: RuleBook(directory))
    case .table: return try table(file, directory)
    case .structured: try TextFile.check(file)
    }
    throw Unusable(Diagnostic(at: .path(file.name), .unknownKind, help: .knownKinds))
  }

  /// A meeting file with a document for each row; refused when a row cannot be used, says nothing that can
  /// be assessed or is there twice, with all that is wrong.
  private func table(_ file: SourceFile, _ directory: String) throws(Unusable) -> Result {
    var book = try RuleBook(directory)
    var meetings: [(meeting: Meeting, ruleSet: RuleSet)] = []
    var rules: CompiledRules?
    var mistakes: [Diagnostic] = []
    for submission in try CSVReader.submissions(in: file, by: &book, defaults) {
      do throws(Unusable) {
        let draft = try submission.meeting()
        let ruleSet = try book.ruleSet(for: draft)
        let meeting = try MeetingResolver.meeting(draft, in: ruleSet)
        let known = rules.flatMap { $0.ruleSet == ruleSet ? $0 : nil } ?? CompiledRules(ruleSet)
        rules = known
        let assessment = evaluate(meeting, under: known, asOf: meeting.date.value)
        guard assessment.tally.assessed > 0 else { throw Unusable(.nothingAssessed(assessment)) }
        meetings.append((meeting, ruleSet))
      } catch {
        mistakes += error.diagnostics
      }
    }
    let duplicates = DuplicateMeetings(among: meetings).reasons.sorted { $0.key < $1.key }
    mistakes += duplicates.flatMap(\.value.diagnostics)
    if let unusable = Unusable(mistakes) { throw unusable }
    let documents = meetings.map { MeetingWriter($0.meeting, in: $0.ruleSet).text }
    return Result(text: documents.joined(separator: "---\n"), remarks: [])
  }

  private func report(_ file: SourceFile, by book: RuleBook) throws(Unusable) -> Result {
    var book = book
    let reading = try ReportReading(file, by: &book, defaults)
    var draft = reading.draft
    let remarks = reading.remarks + draft.maskPersonalIdentityNumbers().map { .masked($0) }
    let compilation = try CompilationResolver.compilation(draft, in: reading.ruleSet)
    return Result(
      text: CompilationWriter(compilation, in: reading.ruleSet).text,
      remarks: remarks.sorted(by: Diagnostic.precedes)
    )
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
        return Located(Shown(text.value).whole, at: text.place)
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
}

extension Diagnostic {
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

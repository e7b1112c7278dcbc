package import Diagnostics
package import Model

/// The survey tool's printed report as text: for each question a table of counts and the comments.
///
/// The report says neither which form it is of nor which year.
package enum SurveyReport {
  /// Whether a file is such a report: a numbered heading with a table under it.
  package static func recognises(_ file: SourceFile) -> Bool {
    let lines = ReportLine.lines(of: file)
    return ReportOutline.candidates(in: lines).contains {
      ReportOutline.hasTable(below: $0.line, in: lines)
    }
  }

  /// The numbers of the form's questions that have a table in a report.
  package static func questionNumbers(in file: SourceFile) -> [String] {
    let lines = ReportLine.lines(of: file)
    return ReportOutline.candidates(in: lines)
      .filter { ReportOutline.hasTable(below: $0.line, in: lines) }
      .map(\.number.text)
      .filter { !ReportOutline.backgroundNumbers.contains($0) }
  }

  /// What a report says of a form and a year, and what a human should look at in it.
  ///
  /// A report that contradicts itself is refused, with all contradictions. Each line that was not
  /// understood is among the remarks.
  package static func read(
    _ file: SourceFile,
    form: Form,
    in ruleSet: RuleSet,
    year: Int
  ) throws(Unusable) -> (CompilationDraft, remarks: [Diagnostic]) {
    var reader = SurveyReportReader(file, form: form, ruleSet: ruleSet)
    let draft = try reader.draft(year: year)
    return (draft, reader.remarks.sorted(by: Diagnostic.precedes))
  }
}

/// Makes a draft of a report's sections.
private struct SurveyReportReader {
  private let file: SourceFile
  private let form: Form
  private let ruleSet: RuleSet
  private let outline: ReportOutline
  private var mistakes: [Diagnostic]
  private(set) var remarks: [Diagnostic] = []

  init(_ file: SourceFile, form: Form, ruleSet: RuleSet) {
    self.file = file
    self.form = form
    self.ruleSet = ruleSet
    outline = ReportOutline(ReportLine.lines(of: file), form: form)
    mistakes = outline.mistakes
  }

  mutating func draft(year: Int) throws(Unusable) -> CompilationDraft {
    let whole = Place(file: file, range: 0..<0)
    let units = section("1.1", .table(textLabel: nil))
    guard let units, let table = units.table, let responses = units.responses else {
      throw Unusable(.noUnits(units?.number.place, in: file), mistakes)
    }
    noteMissingQuestions()
    notePreamble()
    var draft = CompilationDraft(
      form: Located(form.id, at: whole),
      year: Located(year, at: whole),
      responses: responses,
      file: file,
      place: whole
    )
    check(units, .single, responses)
    draft.units = self.units(in: table)
    draft.participation.region = participation("1.2", of: .region, responses)
    draft.participation.kommun = participation("1.3", of: .kommun, responses)
    for question in form.questions {
      if let answers = answers(to: question, responses) { draft.answers.append(answers) }
    }
    coverUnits(in: &draft)
    if let unusable = Unusable(mistakes.sorted(by: Diagnostic.precedes)) { throw unusable }
    return draft
  }

  /// Reads the section with a number, if the report has it.
  private mutating func section(
    _ number: String,
    _ kind: ReportSection.Kind
  ) -> ReportSection? {
    guard let part = outline.parts.first(where: { $0.number.value == number }) else { return nil }
    let section = ReportSection(part, kind)
    remarks += section.unknown.map { .notUnderstood($0) }
    return section
  }

  private mutating func check(
    _ section: ReportSection,
    _ choice: ReportFigures.Choice,
    _ responses: Located<Int>
  ) {
    let figures = ReportFigures(section, choice, responses: responses.value)
    mistakes += figures.mistakes
    remarks += figures.remarks
  }

  // MARK: - Background

  private mutating func units(in table: ReportTable) -> [CompilationDraft.NamedCount] {
    var units: [CompilationDraft.NamedCount] = []
    for row in table.rows {
      let known = ruleSet.units.first { $0.name.foldedForReport == row.name.value.foldedForReport }
      if row.count.value > 0 {
        let name = Located(known?.name ?? row.name.value, at: row.name.place)
        units.append(.init(name: name, count: row.count))
      } else if known == nil {
        remarks.append(.unknownButEmpty(.unit, row.name))
      }
    }
    return units
  }

  private mutating func participation(
    _ number: String,
    of party: Party,
    _ responses: Located<Int>
  ) -> CompilationDraft.Participation? {
    guard let section = section(number, .table(textLabel: "annat:")) else { return nil }
    check(section, .several, responses)
    guard let table = section.table else {
      mistakes.append(.noTable(section.number))
      return nil
    }
    var participation = CompilationDraft.Participation()
    for row in table.rows {
      let name = row.name.value.split { $0.isWhitespace }.joined(separator: " ")
      let isKnown = ruleSet.roles.contains { $0.party == party && $0.isCalled(name) }
      if name.lowercased().hasPrefix("annat"), !isKnown {
        if participation.other != nil { mistakes.append(.optionTwice(row.name)) }
        participation.other = row.count
      } else if isKnown || row.count.value > 0 {
        participation.roles.append(.init(name: Located(name, at: row.name.place), count: row.count))
      } else {
        remarks.append(.unknownButEmpty(.role, row.name))
      }
    }
    participation.otherTexts = section.texts
    if participation.other == nil, let text = section.texts.first {
      mistakes.append(.textsOfNobody(text.place))
    }
    return participation
  }

  // MARK: - Answers

  private mutating func answers(
    to question: Question,
    _ responses: Located<Int>
  ) -> CompilationDraft.Answers? {
    guard let number = question.number else { return nil }
    let isRated = question.kind == .rating
    let kind: ReportSection.Kind =
      isRated ? .table(textLabel: "kommentera gärna ert svar") : .texts
    guard let section = section(number, kind) else { return nil }
    var answers = CompilationDraft.Answers(question: section.number, place: section.number.place)
    switch (question.kind, section.table) {
    case (.rating, let table?):
      check(section, .single, responses)
      answers.counts = counts(in: table)
      answers.comments = section.texts
    case (.rating, nil): mistakes.append(.noTable(section.number))
    case (.text, nil): answers.texts = section.texts
    case (.text, _?): mistakes.append(.tableForText(section.number))
    }
    return answers
  }

  /// How many gave each rating; the options are the words of the scale.
  private mutating func counts(in table: ReportTable) -> [CompilationDraft.NamedCount] {
    let scale = ruleSet.scale
    var counts: [Rating: CompilationDraft.NamedCount] = [:]
    for row in table.rows {
      let rating = Rating.allCases.first {
        scale[$0].foldedForReport == row.name.value.foldedForReport
      }
      guard let rating else {
        mistakes.append(.unknown(.word, row.name, among: Rating.allCases.map { scale[$0] }))
        continue
      }
      if counts[rating] != nil { mistakes.append(.optionTwice(row.name)) }
      let step = Located("\(rating.rawValue)", at: row.name.place)
      counts[rating] = .init(name: step, count: row.count)
    }
    return Rating.allCases.compactMap { counts[$0] }
  }

  // MARK: - What a human should look at

  /// Adds the units that the texts about participants say that a response holds for too.
  private mutating func coverUnits(in draft: inout CompilationDraft) {
    let mentions = UnitMentions(ruleSet.units)
    let counted = draft.units.map(\.name.value)
    for party in Party.allCases {
      for text in draft.participation[party]?.otherTexts ?? [] {
        let named = mentions.names(in: text.value)
        let known = counted + draft.alsoCovered.map(\.value)
        let added = named.filter { !known.contains($0) }
        guard named.count >= 2, named.contains(where: counted.contains), !added.isEmpty else {
          continue
        }
        draft.alsoCovered += added.map { Located($0, at: text.place) }
        remarks.append(.alsoCovered(added, text.place))
      }
    }
  }

  /// Says which of the form's questions the report does not have.
  private mutating func noteMissingQuestions() {
    let found = outline.parts.map(\.number.value)
    let wanted = ReportOutline.backgroundNumbers + form.questions.compactMap(\.number)
    let missing = wanted.filter { !found.contains($0) }
    if !missing.isEmpty { remarks.append(.missingQuestions(missing, in: file)) }
  }

  /// What stands above the first heading is the title; one line is enough for it.
  private mutating func notePreamble() {
    var lines = outline.preamble.filter { !$0.isBlank }
    if let title = lines.firstIndex(where: { !$0.isTabbed }) { lines.remove(at: title) }
    remarks += lines.map { .notUnderstood($0) }
  }
}

extension ReportSection {
  /// How many responses the report has, by its question about units.
  fileprivate var responses: Located<Int>? {
    rate.map { Located($0.asked, at: $0.place) } ?? table?.total?.count
  }
}

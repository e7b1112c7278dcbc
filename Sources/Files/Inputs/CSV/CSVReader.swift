package import Diagnostics
internal import Model

/// Reads meetings from a table as an office program saves it: one row a response.
package struct CSVReader {
  private let file: SourceFile
  private let table: CSVTable
  private let defaults: InputDefaults
  private var columns: [CSVColumn] = []

  /// Whether a file is such a table; its text may be in any encoding that offices use.
  package static func recognises(_ file: SourceFile) -> Bool {
    TextEncoding.utf8(of: file.bytes).map { CSVTable.recognises($0) } ?? false
  }

  /// The meetings of a table, one for each row, judged by the rules of a book.
  ///
  /// A row with a mistake does not stop the others.
  package static func submissions(
    in file: SourceFile,
    by book: inout RuleBook,
    _ defaults: InputDefaults
  ) throws(Unusable) -> [Submission] {
    guard let bytes = TextEncoding.utf8(of: file.bytes) else {
      throw Unusable(Diagnostic(at: .path(file.name), .noText))
    }
    let text = SourceFile(name: file.name, bytes: bytes)
    try TextFile.refuseControls(in: text)
    var reader = CSVReader(text, defaults)
    return try reader.submissions(by: &book)
  }

  private init(_ file: SourceFile, _ defaults: InputDefaults) {
    self.file = file
    self.defaults = defaults
    table = CSVTable(file)
  }

  fileprivate mutating func submissions(by book: inout RuleBook) throws(Unusable) -> [Submission] {
    if let unusable = Unusable(table.mistakes) { throw unusable }
    guard let headings = table.rows.first, table.rows.count > 1 else {
      throw Unusable(Diagnostic(at: .path(file.name), .noRows))
    }
    let ruleSets = try book.all()
    columns = try columns(headings, ruleSets)
    var submissions: [Submission] = []
    for row in table.rows.dropFirst() {
      do throws(Unusable) {
        submissions.append(.meeting(try meeting(row, by: &book)))
      } catch {
        submissions.append(.refused(error))
      }
    }
    return submissions
  }

  // MARK: - Headings

  /// What each column holds; refused with all headings that nobody knows.
  private func columns(
    _ headings: CSVTable.Row,
    _ ruleSets: [RuleSet]
  ) throws(Unusable) -> [CSVColumn] {
    let names = ruleSets.flatMap(\.forms).flatMap(\.names)
    let known = Set(names)
    let roles = ruleSets.first?.roles ?? []
    let measures = ruleSets.flatMap(\.measures).map(\.id.text)
    var columns: [CSVColumn] = []
    var mistakes: [Diagnostic] = []
    var unknown: [Located<String>] = []
    for heading in headings.cells {
      if let target = defaults.columns?.targets[heading.value] {
        if let column = CSVColumn(
          target.value,
          questions: names,
          measures: measures,
          roles: roles
        ) {
          columns.append(column)
        } else {
          mistakes.append(.unknownTarget(target, among: names))
          columns.append(.ignored)
        }
        continue
      }
      let column = CSVColumn(
        heading: heading.value,
        previous: columns.last,
        known: known,
        roles: roles
      )
      if column == nil, !heading.value.isEmpty { unknown.append(heading) }
      columns.append(column ?? .ignored)
    }
    for (index, column) in columns.enumerated() where column != .ignored {
      guard let first = columns.firstIndex(of: column), first < index else { continue }
      mistakes.append(.twice(headings.cells[index], first: headings.cells[first].place))
    }
    if let first = unknown.first { mistakes.append(.unknownColumns(first, unknown)) }
    if !columns.contains(.unit) {
      mistakes.append(Diagnostic(at: headings.place, .noUnitColumn, help: .unitColumn))
    }
    if let unusable = Unusable(mistakes) { throw unusable }
    return columns
  }

  // MARK: - Rows

  private func meeting(
    _ row: CSVTable.Row,
    by book: inout RuleBook
  ) throws(Unusable) -> MeetingDraft {
    guard
      row.cells.count <= columns.count || row.cells[columns.count...].allSatisfy(\.value.isEmpty)
    else { throw Unusable(.tooManyCells(row.cells[columns.count].place, columns.count)) }
    let form = try self.form(row, &book)
    let date = try self.date(row)
    var draft = MeetingDraft(form: form, date: date, file: file)
    draft.units = cells(.unit, of: row).flatMap { Self.parts(of: $0) }
    if draft.units.isEmpty { draft.mistakes.append(Diagnostic(at: row.place, .noUnit)) }
    let ruleSet = try book.ruleSet(for: draft)
    guard let known = ruleSet.forms.first(where: { $0.id == form.value }) else { return draft }
    var rows = CSVRowReader(row: row, columns: columns, form: known, ruleSet: ruleSet)
    draft.details = rows.details()
    draft.mistakes += rows.mistakes
    return draft
  }

  private func cells(_ column: CSVColumn, of row: CSVTable.Row) -> [Located<String>] {
    zip(columns, row.cells).filter { $0.0 == column && !$0.1.value.isEmpty }.map(\.1)
  }

  /// The form: in the row, as the user says, or the only one that has all of the table's questions.
  private func form(
    _ row: CSVTable.Row,
    _ book: inout RuleBook
  ) throws(Unusable) -> Located<Identifier<Form>> {
    var name = defaults.form.map { Located($0, at: row.place) }
    if let cell = cells(.form, of: row).first { name = cell }
    if name == nil {
      let numbers = columns.compactMap { column in
        if case .answer(let number) = column { number } else { nil }
      }
      let fitting = try book.forms(withQuestions: numbers)
      if let only = fitting.first, fitting.count == 1 { name = Located(only, at: row.place) }
    }
    guard let name, let id = Identifier<Form>(name.value) else {
      throw Unusable(Diagnostic(at: name?.place ?? row.place, .noForm, help: .formOption))
    }
    return Located(id, at: name.place)
  }

  private func date(_ row: CSVTable.Row) throws(Unusable) -> Located<CalendarDate> {
    guard let cell = cells(.date, of: row).first else {
      guard let date = defaults.date else {
        throw Unusable(Diagnostic(at: row.place, .noDate, help: .dateOption))
      }
      return Located(date, at: row.place)
    }
    guard let date = Self.date(cell.value) else {
      throw Unusable(Diagnostic(at: cell.place, .badDate(cell.value), help: .dateForm))
    }
    return Located(date, at: cell.place)
  }

  /// Reads `2025-10-14`, with or without a time of day, and `14/10/2025`.
  private static func date(_ text: String) -> CalendarDate? {
    let day = String(text.prefix { $0 != " " && $0 != "T" })
    if let date = CalendarDate(day) { return date }
    let parts = day.split(whereSeparator: { "/.".contains($0) }).map(String.init)
    guard parts.count == 3, parts[2].count == 4, let year = Int(parts[2]),
      let month = Int(parts[1]), let number = Int(parts[0])
    else { return nil }
    return CalendarDate(year: year, month: month, day: number)
  }

  /// The names in a cell that holds several.
  static func parts(of cell: Located<String>) -> [Located<String>] {
    cell.value.split(whereSeparator: { ",;\n".contains($0) })
      .map { part in part.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
      .map { Located($0, at: cell.place) }
  }
}

extension Message {
  fileprivate static let noText = Message(
    sv: "filen är inte text i UTF-8, UTF-16 eller Windows-1252",
    en: "the file is not text in UTF-8, UTF-16 or Windows-1252"
  )
  fileprivate static let noRows = Message(
    sv: "tabellen har inga rader under rubrikerna",
    en: "the table has no rows under its headings"
  )
  fileprivate static let noUnitColumn = Message(
    sv: "ingen kolumn säger vilken vårdcentral svaren gäller",
    en: "no column says which unit the answers are from"
  )
  fileprivate static let unitColumn = Message(
    sv: "rubriken ska börja med 1.1 eller vara ”Vårdcentral”; eller peka ut den med --columns FIL",
    en: "its heading begins with 1.1 or is “Vårdcentral”; or point it out with --columns FILE"
  )
  fileprivate static let noUnit = Message(
    sv: "raden säger inte vilken vårdcentral svaren gäller",
    en: "the row does not say which unit the answers are from"
  )
  fileprivate static let noForm = Message(
    sv: "det framgår inte vilket formulär raden gäller",
    en: "it is not said which form the row is of"
  )
  fileprivate static let formOption = Message(
    sv: "ange det med --form, till exempel --form hemsjukvard",
    en: "say it with --form, for example --form hemsjukvard"
  )
  fileprivate static let noDate = Message(
    sv: "raden säger inte vilken dag mötet hölls",
    en: "the row does not say on which day the meeting was held"
  )
  fileprivate static let dateOption = Message(
    sv: "ha en kolumn ”Datum”, eller ange dagen med --date, till exempel --date 2025-10-14",
    en: "have a column “Datum”, or say the day with --date, for example --date 2025-10-14"
  )
  fileprivate static func badDate(_ text: String) -> Message {
    Message(sv: "”\(text)” är inte ett datum", en: "“\(text)” is not a date")
  }
  fileprivate static let dateForm = Message(
    sv: "skriv år-månad-dag, till exempel 2025-10-14",
    en: "write year-month-day, for example 2025-10-14"
  )
}

extension Diagnostic {
  fileprivate static func unknownColumns(
    _ first: Located<String>,
    _ all: [Located<String>]
  ) -> Diagnostic {
    let names = all.map { "”\($0.value)”" }.joined(separator: ", ")
    let example = "columns: {\"\(first.value)\": ignore}"
    return Diagnostic(
      at: first.place,
      Message(
        sv: "okända kolumner: \(names)",
        en: "unknown columns: \(names)"
      ),
      help: Message(
        sv: "säg vad de är i en fil som anges med --columns, till exempel: \(example)",
        en: "say what they are in a file given with --columns, for example: \(example)"
      )
    )
  }

  fileprivate static func unknownTarget(
    _ target: Located<String>,
    among questions: [String]
  ) -> Diagnostic {
    let words = ["unit", "date", "form", "region", "kommun", "ignore"]
    return Diagnostic(
      at: target.place,
      Message(
        sv: "”\(target.value)” är inget som en kolumn kan vara",
        en: "“\(target.value)” is nothing that a column can be"
      ),
      help: NearestName.to(target.value, among: words + questions).map {
        Message(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?")
      }
        ?? Message(
          sv:
            "skriv unit, date, form, region, kommun, ignore, 2.3, ”comment 2.3” eller ”role lakare”",
          en: "write unit, date, form, region, kommun, ignore, 2.3, “comment 2.3” or “role lakare”"
        )
    )
  }

  fileprivate static func twice(_ heading: Located<String>, first: Place) -> Diagnostic {
    Diagnostic(
      at: heading.place,
      Message(
        sv: "kolumnen ”\(heading.value)” är samma som en tidigare",
        en: "the column “\(heading.value)” is the same as an earlier one"
      ),
      help: Message(
        sv: "peka ut vad den är med --columns FIL",
        en: "point out what it is with --columns FILE"
      ),
      notes: [
        Note(place: first, message: Message(sv: "den tidigare", en: "the earlier one"))
      ]
    )
  }

  fileprivate static func tooManyCells(_ place: Place, _ count: Int) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "raden har fler celler än de \(count) rubrikerna",
        en: "the row has more cells than the \(count) headings"
      ),
      help: Message(
        sv: "text med skiljetecknet i ska stå inom citattecken",
        en: "text with the separator in it belongs in quotation marks"
      )
    )
  }
}

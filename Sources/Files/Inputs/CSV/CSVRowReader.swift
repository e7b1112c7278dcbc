internal import Diagnostics
internal import Model

/// Understands the cells of one row by the form and the rules that hold for it.
struct CSVRowReader {
  let row: CSVTable.Row
  let columns: [CSVColumn]
  let form: Form
  let ruleSet: RuleSet
  private(set) var mistakes: [Diagnostic] = []

  init(row: CSVTable.Row, columns: [CSVColumn], form: Form, ruleSet: RuleSet) {
    self.row = row
    self.columns = columns
    self.form = form
    self.ruleSet = ruleSet
  }

  /// What was said at the meeting; mistakes are kept in ``mistakes``.
  mutating func details() -> MeetingDetails {
    var details = MeetingDetails()
    var answers: [String: AnswerDraft] = [:]
    var order: [String] = []
    for (column, cell) in zip(columns, row.cells) where !cell.value.isEmpty {
      switch column {
      case .unit, .date, .form, .ignored: break
      case .roles(let party):
        for part in CSVReader.parts(of: cell) { add(part, of: party, &details) }
      case .role(let party, let id):
        if isTicked(cell) { add(Located(id, at: cell.place), of: party, &details) }
      case .others(let party):
        var list = details.participants[party] ?? ParticipantsDraft(place: cell.place)
        list.others.append(cell)
        details.participants[party] = list
      case .answer(let question), .comment(let question):
        if answers[question] == nil { order.append(question) }
        var answer =
          answers[question]
          ?? AnswerDraft(question: Located(question, at: cell.place), place: cell.place)
        if case .comment = column {
          answer[.comment] = cell
        } else {
          take(cell, into: &answer)
        }
        answers[question] = answer
      case .measure(let id):
        details.measures.append(
          MeasureDraft(measure: Located(id, at: cell.place), number: cell, place: cell.place)
        )
      case .measureCount(let id): if let base = base(of: id) { add(cell, base, id, &details) }
      case .measureBase: break
      }
    }
    details.answers = order.compactMap { answers[$0] }.compactMap { completed($0) }
    return details
  }

  // MARK: - Answers

  /// Words for a question that had no object.
  private static let notApplicable = [
    "ej aktuellt", "inte aktuellt", "ej tillämpligt", "ej tillämplig", "inte tillämpligt", "n/a",
  ]

  private func take(_ cell: Located<String>, into answer: inout AnswerDraft) {
    guard form.ordinal(of: answer.question.value).map({ form.questions[$0].kind }) != .text else {
      answer[.text] = cell
      return
    }
    let folded = cell.value.lowercased()
    if Self.notApplicable.contains(folded) {
      answer[.notApplicable] = cell
    } else if let rating = rating(folded) {
      answer[.rating] = Located("\(rating.rawValue)", at: cell.place)
    } else {
      // What it may have been is said where ratings are understood.
      answer[.rating] = cell
    }
  }

  /// Reads "3", "3,0", the scale's words, and the number with the words after it.
  private func rating(_ text: String) -> Rating? {
    for rating in Rating.allCases {
      let words = ruleSet.scale[rating].lowercased()
      let digit = "\(rating.rawValue)"
      if [digit, "\(digit),0", "\(digit).0", words].contains(text) { return rating }
      guard text.hasPrefix(digit), text.hasSuffix(words) else { continue }
      let between = text.dropFirst(digit.count).dropLast(words.count)
      if between.allSatisfy({ " .:=-–".contains($0) }), !between.isEmpty { return rating }
    }
    return nil
  }

  /// An answer with its comment in the place where the rules want it.
  private mutating func completed(_ draft: AnswerDraft) -> AnswerDraft? {
    var answer = draft
    guard form.ordinal(of: draft.question.value) != nil else {
      mistakes.append(.notInForm(draft.question, form.id.text))
      return nil
    }
    if let cell = draft[.notApplicable] {
      guard let reason = draft[.comment] else {
        mistakes.append(.noReason(cell.place))
        return nil
      }
      answer[.notApplicable] = reason
      answer[.comment] = nil
    }
    return answer
  }

  // MARK: - Participants and measures

  private func add(
    _ name: Located<String>,
    of party: Party,
    _ details: inout MeetingDetails
  ) {
    var list = details.participants[party] ?? ParticipantsDraft(place: name.place)
    if let role = ruleSet.roles.first(where: { $0.party == party && $0.isCalled(name.value) }) {
      if !list.roles.contains(where: { $0.value == role.id.text }) {
        list.roles.append(Located(role.id.text, at: name.place))
      }
    } else {
      list.others.append(name)
    }
    details.participants[party] = list
  }

  /// Whether a role's own column says that somebody was there.
  private func isTicked(_ cell: Located<String>) -> Bool {
    !["0", "nej", "no", "false", "falskt", "-"].contains(cell.value.lowercased())
  }

  private func base(of measure: String) -> Located<String>? {
    zip(columns, row.cells).first { $0.0 == .measureBase(measure) && !$0.1.value.isEmpty }?.1
  }

  private mutating func add(
    _ count: Located<String>,
    _ base: Located<String>,
    _ id: String,
    _ details: inout MeetingDetails
  ) {
    guard let number = Int(count.value), let of = Int(base.value), number >= 0, of >= 0 else {
      mistakes.append(.noCount(count.place))
      return
    }
    details.measures.append(
      MeasureDraft(
        measure: Located(id, at: count.place),
        count: Located(number, at: count.place),
        base: Located(of, at: base.place),
        place: count.place
      )
    )
  }
}

extension Diagnostic {
  fileprivate static func notInForm(_ question: Located<String>, _ form: String) -> Diagnostic {
    Diagnostic(
      at: question.place,
      Message(
        sv: "fråga \(question.value) finns inte i formuläret \(form)",
        en: "question \(question.value) is not in the form \(form)"
      ),
      help: Message(
        sv: "kontrollera formuläret, eller vad kolumnen är",
        en: "check the form, or what the column is"
      )
    )
  }

  fileprivate static func noReason(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "skälet till att frågan inte är tillämplig saknas",
        en: "the reason why the question is not applicable is missing"
      ),
      help: Message(
        sv: "skriv skälet som kommentar, eller lämna svaret tomt",
        en: "write the reason as the comment, or leave the answer empty"
      )
    )
  }

  fileprivate static func noCount(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "det här är inget antal", en: "this is no count"),
      help: Message(
        sv: "skriv hela tal i båda kolumnerna",
        en: "write whole numbers in both columns"
      )
    )
  }
}

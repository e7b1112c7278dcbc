internal import Diagnostics
internal import Model
internal import YAML

/// Something in a comment that reads as an answer, a measure or a plan, and so may be one that is lost.
enum CommentedAnswer: Sendable {
  case answer(AnswerDraft, Place)
  case measure(MeasureDraft, Place)
  case plan(PlanDraft, Place)
}

extension Decoder {
  /// What in a document's comments reads as part of it: behind a name that has nothing else behind it,
  /// or on lines of their own.
  func commentedAnswers(in document: Place, _ details: MeetingDetails) -> [CommentedAnswer] {
    var found: [CommentedAnswer] = []
    var block: [Range<Int>] = []
    for comment in comments(from: document.range.lowerBound) {
      let line = file.lineRange(at: comment.lowerBound)
      let place = Place(file: file, range: comment)
      let content = content(of: comment)
      if isBlank(line.lowerBound..<comment.lowerBound) {
        if content.beginsWithName { found += Self.answers(in: content, place) }
        if let last = block.last, !isBlank(last.upperBound..<comment.lowerBound) {
          found += plan(in: block)
          block = []
        }
        block.append(comment)
      } else if let name = details.emptyName(before: comment.lowerBound, after: line.lowerBound) {
        found += Self.answers(in: "\(name.quoted): \(content)", place)
      }
    }
    return found + plan(in: block)
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    file.bytes[range].allSatisfy { $0 <= .space }
  }

  /// What a comment says, without its signs.
  private func content(of comment: Range<Int>) -> String {
    String(decoding: file.bytes[comment].drop { $0 == 0x23 || $0 <= .space }, as: UTF8.self)
  }

  private static func answers(in text: String, _ place: Place) -> [CommentedAnswer] {
    let file = SourceFile(name: place.file.name, bytes: Array(text.utf8))
    let answers = try? YAMLFile.read(file) { decoder throws(Unusable) in try decoder.answers() }
    let measures = try? YAMLFile.read(file) { decoder throws(Unusable) in try decoder.measures() }
    var found: [CommentedAnswer] = []
    if let answers, answers.diagnostics.isEmpty {
      found += (answers.value ?? []).map { .answer($0, place) }
    }
    if let measures, measures.diagnostics.isEmpty {
      found += (measures.value ?? []).map { .measure($0, place) }
    }
    return found
  }

  /// The plan that the comments on lines after each other make.
  private func plan(in block: [Range<Int>]) -> [CommentedAnswer] {
    guard let first = block.first, content(of: first).hasPrefix("-") else { return [] }
    let lines = block.map { comment in
      let margin = comment.lowerBound - file.lineRange(at: comment.lowerBound).lowerBound + 1
      let text = String(decoding: file.bytes[comment].dropFirst(), as: UTF8.self)
      return String(repeating: " ", count: margin) + text
    }
    let source = SourceFile(name: file.name, bytes: Array(lines.joined(separator: "\n").utf8))
    let plan = try? YAMLFile.read(source) { decoder throws(Unusable) in try decoder.plan() }
    guard let plan, plan.diagnostics.isEmpty else { return [] }
    return (plan.value ?? []).map { .plan($0, Place(file: file, range: first)) }
  }
}

extension MeetingDetails {
  /// The question or the measure that has nothing behind its name, on the line before an offset.
  fileprivate func emptyName(before end: Int, after start: Int) -> String? {
    let names =
      answers.filter { $0.isEmpty }.map(\.question)
      + measures.filter { $0.number == nil && $0.count == nil }.map(\.measure)
    return names.first { (start..<end).contains($0.place.range.lowerBound) }?.value
  }
}

extension MeetingResolver {
  /// Reports what a # has taken away: the answer to a question that has none, a measure that is not
  /// given, a plan where there is no other.
  mutating func refuse(_ comments: [CommentedAnswer], beside meeting: Meeting) {
    for comment in comments {
      switch comment {
      case .answer(let draft, let place):
        guard let question = questions.ordinal(of: draft.question.value),
          case .unanswered = meeting.answers[question.index].content,
          isFilledIn(draft, questions.questions[question])
        else { continue }
        report(.commentedOut(place))
      case .measure(let draft, let place):
        guard draft.number.map({ Quantity(decimal: $0.value) != nil }) ?? (draft.count != nil),
          let measure = measure(named: draft.measure.value),
          !meeting.measures.contains(where: { $0.measure == measure })
        else { continue }
        report(.commentedOut(place))
      case .plan(let draft, let place):
        guard meeting.plan.isEmpty, !draft.action.value.isPlaceholder,
          hasRequirement(named: draft.requirement.value)
        else { continue }
        report(.commentedOut(place))
      }
    }
  }

  /// Whether a draft answers a question, and not only shows where an answer goes.
  private func isFilledIn(_ draft: AnswerDraft, _ question: Question) -> Bool {
    var reader = AnswerReader(scale: scale)
    switch reader.answer(draft, to: question).content {
    case .unanswered: return question.kind == .rating && draft.short?.value.beginsWithRating == true
    case .joint, .apart: return true
    case .text(let text), .notApplicable(let text): return !text.isPlaceholder
    }
  }
}

extension String {
  /// Whether a name, a colon and a space come first, as in a field.
  fileprivate var beginsWithName: Bool {
    guard let colon = utf8.firstIndex(of: 0x3A), colon > utf8.startIndex else { return false }
    let next = utf8.index(after: colon)
    return next < utf8.endIndex && utf8[next] <= .space && utf8[..<colon].allSatisfy { $0 > .space }
  }

  /// Whether there is nothing but signs, such as "…", where something is to be written.
  fileprivate var isPlaceholder: Bool {
    !unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// Whether the text is a rating with a remark behind it, as in "4 (nästan)" and not "3 av 5".
  fileprivate var beginsWithRating: Bool {
    guard let first = first.flatMap({ UInt8(String($0)) }), Rating(rawValue: first) != nil else {
      return false
    }
    let rest = dropFirst()
    guard let next = rest.first else { return true }
    let word = rest.first { !$0.isWhitespace }
    return !next.isNumber && word?.isLetter != true && word?.isNumber != true
      && !(".,".contains(next) && rest.dropFirst().first?.isNumber == true)
  }
}

extension Diagnostic {
  fileprivate static func commentedOut(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "det här ser ut som ett svar, men det som står efter # läses inte",
        en: "this looks like an answer, but what follows # is not read"
      ),
      help: Message(
        sv: "ta bort # om det är ert svar; annars skriv anteckningen med andra ord på en egen rad",
        en: "remove # if it is your answer; else put the note in other words on a line of its own"
      )
    )
  }
}

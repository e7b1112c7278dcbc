internal import Diagnostics
internal import Model

/// Understands answers, each by the kind of its question.
struct AnswerReader {
  private let scale: ScaleWords
  private(set) var diagnostics: [Diagnostic] = []

  init(scale: ScaleWords) { self.scale = scale }

  /// The answer to a question; mistakes are kept in ``diagnostics``.
  mutating func answer(_ draft: AnswerDraft, to question: Question) -> Answer {
    let content: Answer.Content
    if let reason = draft[.notApplicable] {
      content = notApplicable(reason, draft, question)
    } else {
      switch question.kind {
      case .rating: content = rated(draft, question)
      case .text: content = written(draft, question)
      }
    }
    return Answer(content, comment: draft[.comment], place: draft.place)
  }

  private mutating func notApplicable(
    _ reason: Located<String>,
    _ draft: AnswerDraft,
    _ question: Question
  ) -> Answer.Content {
    let others = [draft[.rating], draft[.region], draft[.kommun], draft[.text]].compactMap(\.self)
    if let other = others.first {
      diagnostics.append(.bothAnsweredAndNot(other.place, question))
    }
    let word = reason.value.lowercased()
    let isNoReason = ["true", "false", "ja", "nej", "yes", "no", "x", "~", "null"].contains(word)
    guard !reason.value.isBlank, !isNoReason else {
      diagnostics.append(.noReason(reason.place))
      return .unanswered
    }
    return .notApplicable(reason.value)
  }

  private mutating func rated(_ draft: AnswerDraft, _ question: Question) -> Answer.Content {
    if let text = draft[.text] { diagnostics.append(.ratedInText(text.place, question)) }
    let joint = draft.short ?? draft[.rating]
    if let joint, let apart = draft[.region] ?? draft[.kommun] {
      diagnostics.append(.jointAndApart(apart.place, joint.place))
      return .unanswered
    }
    if let joint { return rating(joint).map { .joint($0) } ?? .unanswered }
    let region = draft[.region].flatMap { rating($0) }
    let kommun = draft[.kommun].flatMap { rating($0) }
    return region == nil && kommun == nil
      ? .unanswered : .apart(PerParty(region: region, kommun: kommun))
  }

  private mutating func written(_ draft: AnswerDraft, _ question: Question) -> Answer.Content {
    if let rating = draft[.rating] ?? draft[.region] ?? draft[.kommun] {
      diagnostics.append(.textRated(rating.place, question))
      return .unanswered
    }
    guard let text = draft.short ?? draft[.text] else { return .unanswered }
    // A lone number is a rating that ended up at the wrong question, never a description.
    if draft.short != nil, Quantity(decimal: text.value) != nil {
      diagnostics.append(.textRated(text.place, question))
      return .unanswered
    }
    return .text(text.value)
  }

  private mutating func rating(_ text: Located<String>) -> Rating? {
    if let value = UInt8(text.value), let rating = Rating(rawValue: value) { return rating }
    diagnostics.append(.badRating(text, meant: meant(by: text.value), scale))
    return nil
  }

  /// What somebody meant who wrote a rating in words.
  private func meant(by text: String) -> RatingHelp {
    let word = text.lowercased().filter { !$0.isWhitespace || $0 == " " }
    for rating in Rating.allCases where scale[rating].lowercased() == word { return .digit(rating) }
    let words: [[String]] = [
      ["ett", "en", "one"], ["två", "tva", "two"], ["tre", "three"], ["fyra", "four"],
    ]
    for (rating, names) in zip(Rating.allCases, words) where names.contains(word) {
      return .digit(rating)
    }
    let nothing = ["-", "–", "?", "0", "vet ej", "vet inte", "obesvarad", "ej besvarad"]
    if nothing.contains(word) { return .leaveEmpty }
    if word.contains("aktuell") || word.contains("tillämp") || word == "n/a" {
      return .notApplicable
    }
    if word.contains(where: \.isNumber), word.count > 1 { return .oneOnly }
    return .steps
  }
}

/// What to write instead of something that is no rating.
enum RatingHelp {
  case digit(Rating)
  case leaveEmpty
  case notApplicable
  case oneOnly
  case steps
}

extension Diagnostic {
  fileprivate static func badRating(
    _ text: Located<String>,
    meant: RatingHelp,
    _ scale: ScaleWords
  ) -> Diagnostic {
    let help: Message =
      switch meant {
      case .digit(let rating):
        Message(sv: "skriv \(rating.rawValue)", en: "write \(rating.rawValue)")
      case .leaveEmpty:
        Message(
          sv: "lämna tomt efter kolonet om frågan inte besvarades",
          en: "leave nothing after the colon if the question was not answered"
        )
      case .notApplicable:
        Message(
          sv: "skriv {not_applicable: \"skälet\"}",
          en: "write {not_applicable: \"the reason\"}"
        )
      case .oneOnly:
        Message(
          sv: "skriv ett av 1, 2, 3 och 4; är ni oense, skriv {region: 3, kommun: 2}",
          en: "write one of 1, 2, 3 and 4; if you disagree, write {region: 3, kommun: 2}"
        )
      case .steps:
        Message(
          sv: "skriv ett av 1, 2, 3 och 4 (\(scale.line))",
          en: "write one of 1, 2, 3 and 4 (\(scale.line))"
        )
      }
    return Diagnostic(
      at: text.place,
      Message(sv: "”\(text.value)” är inte ett betyg", en: "“\(text.value)” is not a rating"),
      help: help
    )
  }

  fileprivate static func textRated(_ place: Place, _ question: Question) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "fråga \(question.label) besvaras i fritext och inte med betyg",
        en: "question \(question.label) is answered in free text and not with a rating"
      ),
      help: Message(sv: "skriv {text: \"…\"}", en: "write {text: \"…\"}")
    )
  }

  fileprivate static func ratedInText(_ place: Place, _ question: Question) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "fråga \(question.label) besvaras med betyg 1–4 och inte i fritext",
        en: "question \(question.label) is answered with a rating 1–4 and not in free text"
      ),
      help: Message(
        sv: "skriv texten som ”comment” intill betyget",
        en: "write the text as “comment” beside the rating"
      )
    )
  }

  fileprivate static func bothAnsweredAndNot(_ place: Place, _ question: Question) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "fråga \(question.label) är både besvarad och ej tillämplig",
        en: "question \(question.label) is both answered and not applicable"
      ),
      help: Message(sv: "behåll det ena", en: "keep one of them")
    )
  }

  fileprivate static func jointAndApart(_ place: Place, _ joint: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "frågan har både ett gemensamt betyg och parternas egna",
        en: "the question has both a joint rating and the parties' own"
      ),
      help: Message(
        sv: "skriv antingen rating, eller region och kommun",
        en: "write either rating, or region and kommun"
      ),
      notes: [
        Note(
          place: joint,
          message: Message(sv: "det gemensamma betyget", en: "the joint rating")
        )
      ]
    )
  }

  fileprivate static func noReason(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "här ska stå varför frågan inte är tillämplig",
        en: "the reason why the question is not applicable is expected here"
      ),
      help: Message(
        sv: "skriv till exempel {not_applicable: \"Ingen patient hade behov under perioden\"}",
        en: "write for example {not_applicable: \"No patient had the need this period\"}"
      )
    )
  }
}

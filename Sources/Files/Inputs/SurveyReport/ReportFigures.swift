internal import Diagnostics
internal import Model

/// Holds the figures under one question together: whatever contradicts something else is a mistake.
struct ReportFigures {
  /// How many options one response can choose.
  enum Choice {
    case single
    case several
  }

  private let question: String
  private(set) var mistakes: [Diagnostic] = []
  private(set) var remarks: [Diagnostic] = []

  /// Checks the table and the response rate of a section; `responses` is how many the report has.
  init(_ section: ReportSection, _ choice: Choice, responses: Int) {
    question = section.number.value
    if let rate = section.rate { check(rate, responses: responses) }
    guard let table = section.table else { return }
    if let place = table.broken { mistakes.append(.brokenTable(question, at: place)) }
    guard let total = table.total else { return }
    if total.count.value != table.sum {
      mistakes.append(.otherTotal(question, total.count, sum: table.sum))
    }
    let answered: Int
    switch choice {
    case .single: answered = table.sum
    case .several: answered = section.rate?.answered ?? responses
    }
    if let rate = section.rate {
      if rate.answered != answered {
        mistakes.append(.otherRate(question, rate, sum: answered))
      }
    } else {
      remarks.append(.noRate(section.number))
    }
    for row in table.rows where row.count.value > answered {
      mistakes.append(.moreThanAnswered(question, row, answered))
    }
    for row in table.rows + [total]
    where !row.share.value.agrees(with: row.count.value, of: answered) {
      mistakes.append(.otherShare(question, row, of: answered))
    }
  }

  private mutating func check(_ rate: ResponseRate, responses: Int) {
    if rate.asked != responses || rate.answered > rate.asked {
      mistakes.append(.otherAsked(question, rate, responses: responses))
    }
    if !rate.share.agrees(with: rate.answered, of: rate.asked) {
      mistakes.append(.otherRateShare(question, rate))
    }
  }
}

extension Diagnostic {
  fileprivate static func brokenTable(_ question: String, at place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "tabellen till fråga \(question) går inte att läsa härifrån",
        en: "the table of question \(question) cannot be read from here"
      ),
      help: Message(
        sv: "en rad är ett namn, ett antal och en procentsats, och sist står Total",
        en: "a row is a name, a count and a percentage, and Total comes last"
      )
    )
  }

  fileprivate static func otherTotal(
    _ question: String,
    _ total: Located<Int>,
    sum: Int
  ) -> Diagnostic {
    Diagnostic(
      at: total.place,
      Message(
        sv: "fråga \(question): raderna är \(sum) tillsammans, men Total är \(total.value)",
        en: "question \(question): the rows add up to \(sum), but Total is \(total.value)"
      ),
      help: .askAnew
    )
  }

  fileprivate static func otherRate(
    _ question: String,
    _ rate: ResponseRate,
    sum: Int
  ) -> Diagnostic {
    Diagnostic(
      at: rate.place,
      Message(
        sv:
          "fråga \(question): tabellen har \(sum) svar, men svarsfrekvensen säger \(rate.answered)",
        en: "question \(question): the table has \(sum) answers, but the response rate says "
          + "\(rate.answered)"
      ),
      help: .askAnew
    )
  }

  fileprivate static func otherAsked(
    _ question: String,
    _ rate: ResponseRate,
    responses: Int
  ) -> Diagnostic {
    Diagnostic(
      at: rate.place,
      Message(
        sv: "fråga \(question): svarsfrekvensen är \(rate.answered) av \(rate.asked), "
          + "men rapporten har \(responses) svar",
        en: "question \(question): the response rate is \(rate.answered) of \(rate.asked), "
          + "but the report has \(responses) responses"
      ),
      help: .askAnew
    )
  }

  fileprivate static func otherRateShare(_ question: String, _ rate: ResponseRate) -> Diagnostic {
    Diagnostic(
      at: rate.place,
      Message(
        sv: "fråga \(question): procentsatsen är inte \(rate.answered) av \(rate.asked)",
        en: "question \(question): the percentage is not \(rate.answered) of \(rate.asked)"
      ),
      help: .askAnew
    )
  }

  fileprivate static func moreThanAnswered(
    _ question: String,
    _ row: ReportTable.Row,
    _ answered: Int
  ) -> Diagnostic {
    Diagnostic(
      at: row.count.place,
      Message(
        sv: "fråga \(question): ”\(row.name.value)” är vald \(row.count.value) gånger, "
          + "men bara \(answered) svarade",
        en: "question \(question): “\(row.name.value)” was chosen \(row.count.value) times, "
          + "but only \(answered) answered"
      ),
      help: .askAnew
    )
  }

  fileprivate static func otherShare(
    _ question: String,
    _ row: ReportTable.Row,
    of answered: Int
  ) -> Diagnostic {
    Diagnostic(
      at: row.share.place,
      Message(
        sv: "fråga \(question): procentsatsen vid ”\(row.name.value)” är inte "
          + "\(row.count.value) av \(answered)",
        en: "question \(question): the percentage at “\(row.name.value)” is not "
          + "\(row.count.value) of \(answered)"
      ),
      help: .askAnew
    )
  }

  fileprivate static func noRate(_ question: Located<String>) -> Diagnostic {
    Diagnostic(
      at: question.place,
      Message(
        sv: "fråga \(question.value) har ingen svarsfrekvens att kontrollera antalen mot",
        en: "question \(question.value) has no response rate to check the counts against"
      )
    )
  }
}

extension Message {
  fileprivate static let askAnew = Message(
    sv: "rapporten säger emot sig själv; hämta den på nytt ur enkätverktyget",
    en: "the report contradicts itself; get it anew from the survey tool"
  )
}

internal import Diagnostics
package import Model
internal import Publication

/// One response, or those of a compilation together, as the law of publication counts it.
struct RoundResponse: Sendable {
  /// The cell in which it is counted.
  var cell: Int
  /// The names of its units, and how many of its responses cover each.
  let units: [String: Int]
  let responses: Int
  /// Nil for a compilation.
  let day: CalendarDate?
  /// Its answers, as far as they are counted.
  let answers: String
  /// What they come to, by requirement of the form; nil where nothing is assessed.
  let tallies: [AnswerTally?]

  init(_ meeting: Contribution, answers: String, cell: Int) {
    self.cell = cell
    let names = meeting.units.map { meeting.ruleSet.units[$0.value].name }
    units = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: { first, _ in first })
    responses = 1
    day = meeting.date
    self.answers = answers
    tallies = meeting.outcomes.map { outcome in
      switch outcome {
      case .gap, .excepted: AnswerTally(gaps: 1, met: 0)
      case .met: AnswerTally(gaps: 0, met: 1)
      case .notAssessed, .notApplicable: nil
      }
    }
  }

  init(_ compilation: Compilation, in ruleSet: RuleSet, cell: Int) {
    self.cell = cell
    var units: [String: Int] = [:]
    for unit in compilation.alsoCovered { units[ruleSet.units[unit].name] = 1 }
    for unit in compilation.units where unit.responses > 0 {
      units[ruleSet.units[unit.unit].name, default: 0] += unit.responses
    }
    self.units = units
    responses = compilation.responses
    day = nil
    let questions = ruleSet.forms[compilation.form].questions
    answers = zip(questions, compilation.answers).compactMap { question, answers in
      guard answers.counts.total > 0 else { return nil }
      let counts = Rating.allCases.map { "\(answers.counts[$0])" }.joined(separator: " ")
      return "\(question.key)=\(counts)"
    }.sorted().joined(separator: "\n")
    tallies = FormCounts(compilation, in: ruleSet).requirements.map { counts in
      // What is not known for certain counts as neither.
      let met = counts.assessed.low - counts.gaps.high
      let tally = AnswerTally(gaps: counts.gaps.low, met: max(0, met))
      return tally.assessed > 0 ? tally : nil
    }
  }
}

/// What stands for the rating of a party that has not rated.
private let unknownRating = "?"

extension RoundResponse {
  /// The keys of the questions that one party alone has rated.
  var ratedByOneParty: Set<String> {
    Set(
      answers.split(separator: "\n").filter { $0.contains(unknownRating) }
        .map { String($0.prefix { $0 != "=" }) }
    )
  }
}

extension Meeting {
  /// The answers as far as they are counted, each on a line of its own: a question's key, and its rating,
  /// both parties' where they rated apart, with `?` for one that is not known, or `-` where it is not
  /// applicable.
  ///
  /// The log of publications keeps a digest of it, so it stays as it is in every version.
  func countedAnswers(in form: Form) -> String {
    zip(form.questions, answers).compactMap { question, answer in
      let text: String? =
        switch answer.content {
        case .unanswered, .text: nil
        case .notApplicable: "-"
        case .joint(let rating): "\(rating.rawValue)"
        case .apart(let ratings):
          Party.allCases.map { ratings[$0].map { "\($0.rawValue)" } ?? unknownRating }
            .joined(separator: "/")
        }
      return text.map { "\(question.key)=\($0)" }
    }.sorted().joined(separator: "\n")
  }
}

extension Requirement {
  /// Whether its outcome follows from the rating of its own question and nothing else, so that it may
  /// stand in a publication.
  package var isReadFromOneRating: Bool {
    question.map { appliesWhen == nil && gap.readsOnly(ratingOf: $0) } ?? false
  }
}

extension Condition {
  fileprivate func readsOnly(ratingOf question: Ordinal<Question>) -> Bool {
    switch self {
    case .rating(let own, _), .answered(let own): own == question
    case .measure, .participant: false
    case .all, .any, .not, .atLeast: children.allSatisfy { $0.readsOnly(ratingOf: question) }
    }
  }
}

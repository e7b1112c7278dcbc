internal import Diagnostics
internal import Model

/// One result together with the answers that decided it, for those who write it out.
struct ResultView {
  /// A question that the requirement reads, and its answer.
  struct Item {
    let question: Question
    let answer: Answer
  }

  let result: RequirementResult
  let requirement: Requirement
  /// The question that the requirement is read from; nil for a composite.
  let ownQuestion: Question?
  /// The measures that the requirement reads and that were counted.
  let measures: [(measure: Measure, counted: Measured)]
  /// What the requirement reads, in the order of the form; its own question first and always there.
  let answers: [Item]
  private let meeting: Meeting

  init(_ result: RequirementResult, of assessment: Assessment) {
    self.result = result
    meeting = assessment.meeting
    requirement = assessment.ruleSet.requirements[result.requirement]
    let form = assessment.form
    ownQuestion = requirement.question.map { form.questions[$0] }
    let read = requirement.gap.measures + (requirement.appliesWhen?.measures ?? [])
    measures = assessment.meeting.measures.filter { read.contains($0.measure) }
      .map { (assessment.ruleSet.measures[$0.measure], $0) }
    var ordinals = requirement.questions
    if let own = requirement.question { ordinals = [own] + ordinals.filter { $0 != own } }
    answers = ordinals.map {
      Item(question: form.questions[$0], answer: assessment.meeting.answers[$0.index])
    }
  }

  /// The answer to the requirement's own question.
  private var ownAnswer: Answer? { ownQuestion == nil ? nil : answers.first?.answer }

  /// What the parties rated together.
  var jointRating: Rating? {
    if case .joint(let rating) = ownAnswer?.content { rating } else { nil }
  }

  /// What each party rated for itself, where they rated apart.
  var ratingsApart: PerParty<Rating?>? {
    if case .apart(let ratings) = ownAnswer?.content { ratings } else { nil }
  }

  var comment: Shown? { ownAnswer?.comment.map { Shown($0.value) } }

  var notApplicableReason: Shown? {
    if case .notApplicable(let reason) = ownAnswer?.content { return Shown(reason) }
    guard ownQuestion == nil, result.outcome == .notApplicable else { return nil }
    return meeting.notApplicableReason(among: requirement.questions)
  }

  /// Where the answer stands: for a composite, the lowest of the answers that it reads.
  var place: Place? {
    if let ownAnswer { return ownAnswer.place }
    return meeting.decidingPlace(among: requirement.questions)
  }

  /// The lowest rating among the answers, by which results of one severity are ordered.
  var lowestRating: Rating? { answers.compactMap(\.answer.lowestRating).min() }
}

extension Meeting {
  /// Where the answer stands that decides what several questions come to: the lowest that was rated,
  /// or else the first that was written.
  func decidingPlace(among questions: [Ordinal<Question>]) -> Place? {
    var lowest: (rating: Rating, question: Int)?
    for question in questions {
      guard let rating = answers[question.index].lowestRating else { continue }
      if let known = lowest, known.rating <= rating { continue }
      lowest = (rating, question.index)
    }
    if let lowest { return answers[lowest.question].place }
    return questions.lazy.compactMap { self.answers[$0.index].place }.first
  }

  /// The first reason why one of several questions was not applicable.
  func notApplicableReason(among questions: [Ordinal<Question>]) -> Shown? {
    questions.lazy.compactMap { question in
      if case .notApplicable(let reason) = self.answers[question.index].content {
        Shown(reason)
      } else {
        nil
      }
    }.first
  }
}

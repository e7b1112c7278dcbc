package import Diagnostics
package import Model

/// What one meeting adds to a compilation.
package struct Contribution: Sendable {
  package let ruleSet: RuleSet
  package let form: Ordinal<Form>
  /// One at least.
  package let units: [Located<Ordinal<CareUnit>>]
  package let date: CalendarDate
  /// The severest of its gaps that no exception covers; nil without one.
  package let worstGap: Requirement.Severity?
  /// By question of the form.
  let answers: [AnswerCode]
  /// By requirement of the form, in the order of the rule set.
  package let outcomes: [Outcome]
  let isDisputed: [Bool]
  /// Nil for a party of which nothing is said.
  let roles: PerParty<[Ordinal<Role>]?>
  /// Which requirements actions have been planned for, and how far they have come.
  let plan: [(requirement: Ordinal<Requirement>, status: PlannedAction.Status?)]
  /// The codes of its observations, each as often as it occurs.
  let observations: [String]
  /// The comments and free texts by question; none unless they were asked for.
  package let texts: [(question: Ordinal<Question>, text: Located<String>)]
  /// A digest of each comment that is long enough to be told from others.
  package let digests: [(digest: UInt64, place: Place)]
  /// A digest by which the same answers of the same units are known again.
  package let answersDigest: UInt64
  /// What it adds to the figures of focus areas; nil unless they were asked for.
  package let focus: FocusContribution?
  /// Its answers as the log of publications knows them; nil unless something is to be published.
  let countedAnswers: String?

  /// Takes from an assessment what is counted.
  package init(
    _ assessment: Assessment,
    keepingTexts: Bool,
    digestingComments: Bool,
    forPublication isForPublication: Bool = false,
    focus: FocusContribution? = nil
  ) {
    let meeting = assessment.meeting
    ruleSet = assessment.ruleSet
    form = meeting.form
    units = meeting.units
    date = meeting.date.value
    worstGap = assessment.worstGap
    answers = meeting.answers.map { AnswerCode($0) }
    outcomes = assessment.results.map(\.outcome)
    isDisputed = assessment.results.map(\.isDisputed)
    roles = PerParty(
      region: meeting.participants.region.map(\.roles),
      kommun: meeting.participants.kommun.map(\.roles)
    )
    plan = meeting.plan.map { ($0.requirement, $0.status) }
    self.focus = focus
    countedAnswers =
      isForPublication ? meeting.countedAnswers(in: ruleSet.forms[meeting.form]) : nil
    answersDigest = AnswersDigest.of(meeting, under: ruleSet)
    observations = assessment.observations.map(\.code)
    texts = keepingTexts ? Self.texts(of: meeting) : []
    digests =
      digestingComments
      ? meeting.answers.compactMap(\.comment).compactMap { comment in
        CommentDigest.of(comment.value).map { ($0, comment.place) }
      } : []
  }

  /// The year of the follow-up that the meeting belongs to.
  package var year: Int { ruleSet.round(of: date) }

  /// The rating of each question as it is counted; nil where there is none.
  package var ratings: [Rating?] {
    answers.map { if case .rated(let rating) = $0 { rating } else { nil } }
  }

  private static func texts(
    of meeting: Meeting
  ) -> [(question: Ordinal<Question>, text: Located<String>)] {
    meeting.answers.enumerated().compactMap { index, answer in
      if let comment = answer.comment { return (Ordinal(index), comment) }
      guard case .text(let text) = answer.content, let place = answer.place else { return nil }
      return (Ordinal(index), Located(text, at: place))
    }
  }
}

/// An answer as it is counted; of two parties' ratings the lower, which is the one that decides
/// whether there is a gap.
enum AnswerCode: Sendable {
  case unanswered
  case rated(Rating)
  case written
  case notApplicable

  init(_ answer: Answer) {
    switch answer.content {
    case .unanswered: self = .unanswered
    case .joint(let rating): self = .rated(rating)
    case .apart: self = answer.lowestRating.map { .rated($0) } ?? .unanswered
    case .text: self = .written
    case .notApplicable: self = .notApplicable
    }
  }
}

/// A number by which comments are compared without keeping them.
enum CommentDigest {
  /// How many letters and digits a comment has at least that somebody would not write twice by
  /// chance.
  private static let fewest = 40

  /// The digest over letters and digits, whatever their case; nil for a short comment.
  static func of(_ text: String) -> UInt64? {
    var digest = Digest64()
    var count = 0
    let utf8 = text.utf8Span.span
    for index in utf8.indices {
      let byte = utf8[index]
      let isLetter = byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || byte.isDigit
      guard isLetter else { continue }
      count += 1
      digest.add(byte < 0x80 ? byte | 0x20 : byte)
    }
    return count >= fewest ? digest.value : nil
  }
}

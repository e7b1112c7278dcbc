internal import Diagnostics
package import Model

/// What one meeting adds to a compilation.
package struct Contribution: Sendable {
  package let ruleSet: RuleSet
  package let form: Ordinal<Form>
  package let units: [Ordinal<CareUnit>]
  package let date: CalendarDate
  /// By question of the form.
  let answers: [AnswerCode]
  /// By requirement of the form, in the order of the rule set.
  let outcomes: [Outcome]
  let isDisputed: [Bool]
  /// Nil for a party of which nothing is said.
  let roles: PerParty<[Ordinal<Role>]?>
  /// The codes of its observations, each as often as it occurs.
  let observations: [String]

  /// Takes from an assessment what is counted.
  package init(_ assessment: Assessment) {
    let meeting = assessment.meeting
    ruleSet = assessment.ruleSet
    form = meeting.form
    units = meeting.units.map(\.value)
    date = meeting.date.value
    answers = meeting.answers.map { AnswerCode($0) }
    outcomes = assessment.results.map(\.outcome)
    isDisputed = assessment.results.map(\.isDisputed)
    roles = PerParty(
      region: meeting.participants.region.map(\.roles),
      kommun: meeting.participants.kommun.map(\.roles)
    )
    observations = assessment.observations.map(\.code)
  }

  /// The year of the follow-up that the meeting belongs to: a few of a round's meetings are held
  /// after New Year, so it is the year in which the rule set's period begins.
  package var year: Int {
    ruleSet.period.contains(date) ? ruleSet.period.lowerBound.year : date.year
  }
}

/// An answer as it is counted; of two parties' ratings the lower, which is the one that decides
/// whether there is a gap.
enum AnswerCode: Equatable, Sendable {
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

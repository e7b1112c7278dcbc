internal import Model

/// What a requirement was in an earlier year.
///
/// Only what is known to be the same is compared: within one rule set's period, or where the form says
/// what the question was in the earlier year.
struct Counterpart {
  let comparability: Comparability
  /// Why figures cannot be compared, or what else has changed; nil where nothing is said.
  let reason: String?
  /// The key of its question then; nil for a composite.
  private let key: Identifier<Question>?
  private let id: Identifier<Requirement>

  /// Looks up a requirement under a rule set in the answers of `year`, judged by `earlier`.
  ///
  /// Nil for a composite of another edition: of several questions together nothing is said.
  init?(
    of requirement: Requirement,
    in ruleSet: RuleSet,
    year: Int,
    by earlier: RuleSet
  ) {
    let isSameEdition =
      earlier == ruleSet && ruleSet.period.lowerBound.year == year
    id = requirement.id
    guard let ordinal = requirement.question else {
      guard isSameEdition else { return nil }
      comparability = .identical
      reason = nil
      key = nil
      return
    }
    let question = ruleSet.forms[requirement.form].questions[ordinal]
    let entry = question.earlier.first { $0.year == year }
    comparability = isSameEdition ? .identical : entry?.comparability ?? .notStated
    reason = entry?.reason
    key = entry?.key ?? question.key
  }

  /// Whether a requirement of the earlier year, with its question, is the one.
  func matches(_ requirement: Requirement, _ question: Question?) -> Bool {
    guard let key else { return requirement.id == id }
    return question?.key == key
  }
}

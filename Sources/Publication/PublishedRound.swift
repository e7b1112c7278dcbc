package import Model

/// All responses to a form in a year, and what of them has been published: what the log keeps.
package struct PublishedRound: Sendable {
  /// The form's id, and the year of the follow-up.
  package let form: String
  package let year: Int
  /// The fewest units that figures stand on, and how many units there are: the most that any of the
  /// publications said.
  package var minimumUnits: Int
  package var unitCount: Int
  /// The day on which it was first published.
  package let date: CalendarDate
  /// In an order of their own, whatever order they were read in.
  package let responses: [PublishedResponse]
  /// The groups of which something was shown or hidden, with that of everything first.
  package var groups: [PublishedGroup]
  /// What each requirement on a question came to, by the question's key; each requirement that comes
  /// to something else once.
  package var readings: [String: [Reading]]
  /// What it took the place of, the latest last.
  package var replaced: [ReplacedRound]

  /// Creates a round.
  package init(
    form: String,
    year: Int,
    minimumUnits: Int,
    unitCount: Int,
    date: CalendarDate,
    responses: [PublishedResponse],
    groups: [PublishedGroup],
    readings: [String: [Reading]],
    replaced: [ReplacedRound] = []
  ) {
    self.form = form
    self.year = year
    self.minimumUnits = minimumUnits
    self.unitCount = unitCount
    self.date = date
    self.responses = responses
    self.groups = groups
    self.readings = readings
    self.replaced = replaced
  }

  /// Whether two are of the same form and year.
  package func isSameRound(as other: PublishedRound) -> Bool {
    form == other.form && year == other.year
  }

  /// The responses that the other has not, or has with other answers.
  package func responses(notIn other: PublishedRound) -> [PublishedResponse] {
    let known = Set(other.responses)
    return responses.filter { !known.contains($0) }
  }
}

/// One response as the log knows it; of a compilation all its responses together.
package struct PublishedResponse: Hashable, Sendable {
  /// The names of its units, and how many of its responses cover each.
  package let units: [String: Int]
  /// How many responses it is.
  package let responses: Int
  /// Nil for a compilation.
  package let day: CalendarDate?
  /// A digest of its answers, which tells whether they are others.
  package let digest: String

  /// Creates a response.
  package init(units: [String: Int], responses: Int, day: CalendarDate?, digest: String) {
    self.units = units
    self.responses = responses
    self.day = day
    self.digest = digest
  }

  /// Who stands behind it.
  package var respondent: Respondent { Respondent(responses: responses, units: units) }

  /// By what responses are put in order: who answered and when, and then by what.
  package var order: String {
    let names = units.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\(day?.description ?? "-") \(names.joined(separator: "\n")) \(responses) \(digest)"
  }
}

/// A group of responses of a round, and which questions have been shown of it.
package struct PublishedGroup: Hashable, Sendable {
  /// The grouping and the group's name in it, nil where it is not known; `all` is everything.
  package let by: String
  package let name: String?
  /// Its responses, by their place in the round.
  package let members: Set<Int>
  /// The keys of the questions whose figures were shown, and of those hidden by what was answered.
  package var shown: Set<String>
  package var hidden: Set<String>

  /// The grouping of the group of everything.
  package static let everything = "all"

  /// Creates a group.
  package init(
    by: String,
    name: String?,
    members: Set<Int>,
    shown: Set<String>,
    hidden: Set<String>
  ) {
    self.by = by
    self.name = name
    self.members = members
    self.shown = shown
    self.hidden = hidden
  }
}

/// A round that another took the place of, since something in it was wrong.
package struct ReplacedRound: Sendable {
  /// The day on which that was decided, and who decided what.
  package let date: CalendarDate
  package let decision: String
  /// As it was, without what it had taken the place of itself.
  package let round: PublishedRound

  /// Creates a replaced round.
  package init(date: CalendarDate, decision: String, round: PublishedRound) {
    self.date = date
    self.decision = decision
    self.round = round
  }
}

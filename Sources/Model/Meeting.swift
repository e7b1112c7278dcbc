package import Diagnostics

/// What the parties answered at one meeting.
///
/// A class, since it is large and handed from hand to hand. It never changes.
package final class Meeting: Sendable {
  package let file: SourceFile
  /// The units that the answers hold for, one at least, in the order of the file.
  package let units: [Located<Ordinal<CareUnit>>]
  package let form: Ordinal<Form>
  package let date: Located<CalendarDate>
  /// Who took part, from each party; nil where nothing is said.
  package let participants: PerParty<Participants?>
  /// One for each question of the form.
  package let answers: [Answer]
  package let measures: [Measured]
  package let plan: [PlannedAction]

  /// Creates a meeting.
  package init(
    file: SourceFile,
    units: [Located<Ordinal<CareUnit>>],
    form: Ordinal<Form>,
    date: Located<CalendarDate>,
    participants: PerParty<Participants?>,
    answers: [Answer],
    measures: [Measured],
    plan: [PlannedAction]
  ) {
    self.file = file
    self.units = units
    self.form = form
    self.date = date
    self.participants = participants
    self.answers = answers
    self.measures = measures
    self.plan = plan
  }

  /// Whether there is a comment to any rating.
  package var hasComments: Bool {
    answers.contains { $0.comment != nil && $0.lowestRating != nil }
  }
}

/// The people from one party at the meeting, by role.
package struct Participants: Sendable {
  package let roles: [Ordinal<Role>]
  /// Roles that the form does not list.
  package let others: [Located<String>]
  package let place: Place

  /// Creates a list.
  package init(roles: [Ordinal<Role>], others: [Located<String>], place: Place) {
    self.roles = roles
    self.others = others
    self.place = place
  }
}

/// The answer to one question.
package struct Answer: Sendable {
  /// What was answered.
  package enum Content: Sendable {
    case unanswered
    /// What the parties agreed on.
    case joint(Rating)
    /// What each party said for itself; one of them at least.
    case apart(PerParty<Rating?>)
    case text(String)
    /// The question had no object; why.
    case notApplicable(String)
  }

  package let content: Content
  package let comment: Located<String>?
  /// Where the answer was written; nil for a question that is absent.
  package let place: Place?

  /// Creates an answer.
  package init(_ content: Content, comment: Located<String>?, place: Place?) {
    self.content = content
    self.comment = comment
    self.place = place
  }

  /// The answer to a question that is absent.
  package static let absent = Answer(.unanswered, comment: nil, place: nil)

  /// What each party said; a joint rating counts for both.
  package var ratings: PerParty<Rating?> {
    switch content {
    case .joint(let rating): PerParty(region: rating, kommun: rating)
    case .apart(let ratings): ratings
    case .unanswered, .text, .notApplicable: PerParty(region: nil, kommun: nil)
    }
  }

  /// The rating that both parties stand behind; nil where they differ, or one is alone.
  package var agreedRating: Rating? {
    switch content {
    case .joint(let rating): rating
    case .apart(let ratings): ratings.region == ratings.kommun ? ratings.region : nil
    case .unanswered, .text, .notApplicable: nil
    }
  }

  /// The lowest rating that either party gave.
  package var lowestRating: Rating? {
    switch content {
    case .joint(let rating): return rating
    case .apart(let ratings):
      guard let region = ratings.region, let kommun = ratings.kommun else {
        return ratings.region ?? ratings.kommun
      }
      return min(region, kommun)
    case .unanswered, .text, .notApplicable: return nil
    }
  }
}

/// A measure that was counted.
package struct Measured: Sendable {
  /// What was counted.
  package enum Value: Sendable {
    /// So many of so many; never more than its base, and a base of 0 means that nothing applied.
    case share(count: Int, of: Int)
    case number(Quantity)
  }

  package let measure: Ordinal<Measure>
  package let value: Value
  package let place: Place

  /// Creates a counted measure.
  package init(measure: Ordinal<Measure>, value: Value, place: Place) {
    self.measure = measure
    self.value = value
    self.place = place
  }

  /// The number to compare; nil when there was nothing to count.
  package var quantity: Quantity? {
    switch value {
    case .share(let count, let base): Quantity(count, over: base)
    case .number(let number): number
    }
  }
}

/// Something the parties agreed to do.
package struct PlannedAction: Sendable {
  /// How far it has come, in the words of the meeting file.
  package enum Status: String, CaseIterable, Sendable {
    case notStarted = "inte påbörjad"
    case ongoing = "pågående"
    case done = "klart"
  }

  package let requirement: Ordinal<Requirement>
  package let action: Located<String>
  package let responsible: [Party]
  package let due: CalendarDate?
  package let status: Status?
  package let place: Place

  /// Creates a planned action.
  package init(
    requirement: Ordinal<Requirement>,
    action: Located<String>,
    responsible: [Party],
    due: CalendarDate?,
    status: Status?,
    place: Place
  ) {
    self.requirement = requirement
    self.action = action
    self.responsible = responsible
    self.due = due
    self.status = status
    self.place = place
  }
}

package import Diagnostics

/// Answers of several meetings that only exist as counts for each question.
package struct Compilation: Sendable {
  /// How many responses a unit stands behind.
  package struct UnitCount: Sendable {
    package let unit: Ordinal<CareUnit>
    package let responses: Int

    /// Creates a count.
    package init(unit: Ordinal<CareUnit>, responses: Int) {
      self.unit = unit
      self.responses = responses
    }
  }

  /// At how many meetings people from one party took part, by role.
  package struct Participation: Sendable {
    package let roles: [(role: Ordinal<Role>, meetings: Int)]
    /// At how many meetings somebody with a role took part that the form does not list.
    package let other: Int
    /// What was said of those others.
    package let texts: [Located<String>]

    /// Creates a list.
    package init(
      roles: [(role: Ordinal<Role>, meetings: Int)],
      other: Int,
      texts: [Located<String>]
    ) {
      self.roles = roles
      self.other = other
      self.texts = texts
    }
  }

  /// The answers to one question.
  package struct Answers: Sendable {
    /// How many meetings gave each rating.
    package let counts: RatingCounts
    /// Comments to the ratings; nobody can tell which meeting they come from.
    package let comments: [Located<String>]
    /// What was answered to a question in free text.
    package let texts: [Located<String>]
    /// Where the answers were written; nil for a question that is absent.
    package let place: Place?

    /// Creates the answers to one question.
    package init(
      counts: RatingCounts,
      comments: [Located<String>],
      texts: [Located<String>],
      place: Place?
    ) {
      self.counts = counts
      self.comments = comments
      self.texts = texts
      self.place = place
    }

    /// The answers to a question that is absent.
    package static let absent = Answers(
      counts: RatingCounts(),
      comments: [],
      texts: [],
      place: nil
    )
  }

  package let file: SourceFile
  package let form: Ordinal<Form>
  /// The year of the follow-up.
  package let year: Int
  /// How many meetings it is made of, one at least.
  package let responses: Int
  /// In the order of the file.
  package let units: [UnitCount]
  /// Units that a response of another unit also holds for.
  package let alsoCovered: [Ordinal<CareUnit>]
  package let participation: PerParty<Participation?>
  /// One for each question of the form.
  package let answers: [Answers]
  package let place: Place

  /// Creates a compilation.
  package init(
    file: SourceFile,
    form: Ordinal<Form>,
    year: Int,
    responses: Int,
    units: [UnitCount],
    alsoCovered: [Ordinal<CareUnit>],
    participation: PerParty<Participation?>,
    answers: [Answers],
    place: Place
  ) {
    self.file = file
    self.form = form
    self.year = year
    self.responses = responses
    self.units = units
    self.alsoCovered = alsoCovered
    self.participation = participation
    self.answers = answers
    self.place = place
  }
}

/// How many answers there are of each rating.
package struct RatingCounts: Equatable, Sendable {
  private var one = 0
  private var two = 0
  private var three = 0
  private var four = 0

  /// Creates counts of nothing.
  package init() {}

  package subscript(rating: Rating) -> Int {
    get {
      switch rating {
      case .notAtAll: one
      case .poorly: two
      case .fairlyWell: three
      case .fully: four
      }
    }
    set {
      switch rating {
      case .notAtAll: one = newValue
      case .poorly: two = newValue
      case .fairlyWell: three = newValue
      case .fully: four = newValue
      }
    }
  }

  /// How many answers there are.
  package var total: Int { one + two + three + four }
  /// How many answers say that something is missing.
  package var low: Int { one + two }

  package static func += (a: inout Self, b: Self) {
    for rating in Rating.allCases { a[rating] += b[rating] }
  }
}

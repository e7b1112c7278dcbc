package import Diagnostics

/// Everything that one edition of the rules says.
///
/// A class, since every assessment refers to the one copy. It never changes.
package final class RuleSet: Sendable {
  package let edition: Edition
  /// Where its version is written.
  package let versionPlace: Place
  package let title: String
  /// The days on which a meeting belongs to this edition.
  package let period: ClosedRange<CalendarDate>
  /// The wording of each step of the scale.
  package let scale: ScaleWords
  package let forms: [Form]
  package let sources: [Source]
  package let roles: [Role]
  package let measures: [Measure]
  package let focusAreas: [FocusArea]
  package let units: [CareUnit]
  /// In the order of their files' names and then as written.
  package let requirements: [Requirement]
  package let exceptions: [AcceptedGap]
  package let changes: [Change]
  package let silences: [Silence]
  /// The fewest units, and the fewest responses, that published figures may stand on; 2 or more.
  package let minimumUnits: Int
  package let weights: SeverityWeights
  /// The files it was read from, all but its tests.
  package let files: [SourceFile]
  /// The directory it was read from, as it was written.
  package let directory: String

  package var id: Identifier<RuleSet> { edition.id }
  package var version: Version { edition.version }

  /// One of the files, named from the top of the rule set; nil when there is none of that name.
  package func file(_ name: String) -> SourceFile? {
    files.first { self.name(of: $0) == name }
  }

  /// The name of one of the files, from the top of the rule set.
  package func name(of file: SourceFile) -> Substring {
    file.name.dropFirst(directory.count).drop { $0 == "/" }
  }

  /// The fewest units where a rule set says nothing: five, as Swedish registers commonly have it.
  package static let usualMinimumUnits = 5

  /// Creates a rule set.
  package init(
    edition: Edition,
    versionPlace: Place,
    title: String,
    period: ClosedRange<CalendarDate>,
    scale: ScaleWords,
    forms: [Form],
    sources: [Source],
    roles: [Role],
    measures: [Measure],
    focusAreas: [FocusArea],
    units: [CareUnit],
    requirements: [Requirement],
    exceptions: [AcceptedGap],
    changes: [Change],
    silences: [Silence] = [],
    minimumUnits: Int,
    weights: SeverityWeights = .usual,
    files: [SourceFile],
    directory: String
  ) {
    self.edition = edition
    self.versionPlace = versionPlace
    self.title = title
    self.period = period
    self.scale = scale
    self.forms = forms
    self.sources = sources
    self.roles = roles
    self.measures = measures
    self.focusAreas = focusAreas
    self.units = units
    self.requirements = requirements
    self.exceptions = exceptions
    self.changes = changes
    self.silences = silences
    self.minimumUnits = minimumUnits
    self.weights = weights
    self.files = files
    self.directory = directory
  }
}

extension RuleSet: Hashable {
  /// Whether two copies are of the same edition, whoever read them and by whatever path.
  package static func == (a: RuleSet, b: RuleSet) -> Bool { a === b || a.edition == b.edition }

  package func hash(into hasher: inout Hasher) { hasher.combine(edition) }
}

/// A semantic version, `major.minor.patch`.
package struct Version: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let patch: Int

  /// Creates a version.
  package init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `1.2.3`, or nil when `text` is something else.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && part.utf8.count <= 6 ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
  }

  package var description: String { "\(major).\(minor).\(patch)" }

  package static func < (a: Self, b: Self) -> Bool {
    (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
  }
}

/// The words of the four steps of the scale.
package struct ScaleWords: Equatable, Sendable {
  private let words: [String]

  /// Creates the words from the lowest step to the highest; nil unless there are four.
  package init?(_ words: [String]) {
    guard words.count == Rating.allCases.count else { return nil }
    self.words = words
  }

  package subscript(rating: Rating) -> String { words[Int(rating.rawValue) - 1] }

  /// All steps with their words, on one line: "1 Stämmer inte alls, 2 Stämmer dåligt, …".
  package var line: String {
    let line = Rating.allCases.map { "\($0.rawValue) \(self[$0])" }.joined(separator: ", ")
    return line.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

/// A part that somebody has at the meeting.
package struct Role: Sendable {
  package let id: Identifier<Role>
  package let party: Party
  package let title: String
  /// What else the role is called, such as in a survey tool's report.
  package let aliases: [String]
  /// Whether the meeting should not be held without it.
  package let isExpected: Bool

  /// Creates a role.
  package init(
    id: Identifier<Role>,
    party: Party,
    title: String,
    aliases: [String] = [],
    isExpected: Bool
  ) {
    self.id = id
    self.party = party
    self.title = title
    self.aliases = aliases
    self.isExpected = isExpected
  }

  /// Whether this is its id, or its title or an alias in any case.
  package func isCalled(_ name: String) -> Bool {
    if name == id.text { return true }
    let folded = name.lowercased()
    return ([title] + aliases).contains { $0.lowercased() == folded }
  }
}

/// Something that a unit can count instead of, or beside, rating it.
package struct Measure: Sendable {
  /// What is counted.
  package enum Unit: String, CaseIterable, Sendable {
    /// So many of so many.
    case share
    case days
    case number
  }

  /// What the measure should reach.
  package struct Target: Sendable {
    package let comparison: Comparison<Quantity>
    /// Where the target comes from; nil when the unit sets it for itself.
    package let citation: Citation?

    /// Creates a target.
    package init(comparison: Comparison<Quantity>, citation: Citation?) {
      self.comparison = comparison
      self.citation = citation
    }
  }

  package let id: Identifier<Measure>
  package let title: String
  package let unit: Unit
  package let form: Ordinal<Form>
  /// The question that the measure says something about.
  package let question: Ordinal<Question>
  package let target: Target
  package let place: Place

  /// Creates a measure.
  package init(
    id: Identifier<Measure>,
    title: String,
    unit: Unit,
    form: Ordinal<Form>,
    question: Ordinal<Question>,
    target: Target,
    place: Place
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.form = form
    self.question = question
    self.target = target
    self.place = place
  }
}

/// A vårdcentral.
package struct CareUnit: Sendable {
  package let name: String
  /// Its kommun; nil where that is not known.
  package let kommun: String?
  /// Its part of the county; nil where that is not known.
  package let lansdel: String?
  package let place: Place

  /// Creates a unit.
  package init(name: String, kommun: String?, lansdel: String?, place: Place) {
    self.name = name
    self.kommun = kommun
    self.lansdel = lansdel
    self.place = place
  }
}

/// A gap that somebody has decided to live with for a time.
package struct AcceptedGap: Sendable {
  package let requirement: Ordinal<Requirement>
  package let units: [Ordinal<CareUnit>]
  package let justification: String
  package let decidedBy: String
  /// Its first day; nil when it holds from the start.
  package let from: CalendarDate?
  /// Its last day.
  package let until: CalendarDate
  package let place: Place

  /// Creates an accepted gap.
  package init(
    requirement: Ordinal<Requirement>,
    units: [Ordinal<CareUnit>],
    justification: String,
    decidedBy: String,
    from: CalendarDate?,
    until: CalendarDate,
    place: Place
  ) {
    self.requirement = requirement
    self.units = units
    self.justification = justification
    self.decidedBy = decidedBy
    self.from = from
    self.until = until
    self.place = place
  }

  /// Whether it holds on a day, its first and last day included.
  package func isInForce(on date: CalendarDate) -> Bool {
    date <= until && from.map { $0 <= date } ?? true
  }
}

/// An entry in the change log.
package struct Change: Hashable, Sendable {
  package let version: Version
  package let date: CalendarDate
  package let text: String
  /// What became looser, or was removed.
  package let looser: [Loosened]
  /// The decision behind what became looser.
  package let decision: String?

  /// Creates an entry.
  package init(
    version: Version,
    date: CalendarDate,
    text: String,
    looser: [Loosened] = [],
    decision: String? = nil
  ) {
    self.version = version
    self.date = date
    self.text = text
    self.looser = looser
    self.decision = decision
  }
}

/// A lint that somebody has looked at and does not want to hear of again.
package struct Silence: Sendable {
  /// The code of the lint.
  package let lint: Located<String>
  /// The name of the thing that it is about.
  package let about: String
  package let why: String

  /// Creates a silence.
  package init(lint: Located<String>, about: String, why: String) {
    self.lint = lint
    self.about = about
    self.why = why
  }
}

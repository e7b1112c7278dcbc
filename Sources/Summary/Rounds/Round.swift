internal import Diagnostics
internal import Model

/// The latest meeting of each unit, kept so that two years can be compared gap by gap.
///
/// It grows with the number of units, not with that of meetings.
package struct Round: Sendable {
  /// What one meeting came to.
  final class Entry: Sendable {
    let ruleSet: RuleSet
    let form: Ordinal<Form>
    let year: Int
    let date: CalendarDate
    /// By requirement of the form.
    let outcomes: [Outcome]
    let plan: [(requirement: Ordinal<Requirement>, status: PlannedAction.Status?)]
    /// What tells meetings of one day apart, whatever order they are read in.
    private let units: Int
    private let place: Place

    init(_ meeting: Contribution) {
      ruleSet = meeting.ruleSet
      form = meeting.form
      year = meeting.year
      date = meeting.date
      outcomes = meeting.outcomes
      plan = meeting.plan
      units = meeting.units.count
      place = meeting.units[0].place
    }

    /// Whether it counts before another meeting of the same unit: the later, of one day the one that is
    /// the unit's own, and else the one that stands first.
    func isPreferred(to other: Entry) -> Bool {
      if date != other.date { return date > other.date }
      if units != other.units { return units < other.units }
      return (place.file.name, place.range.lowerBound)
        < (other.place.file.name, other.place.range.lowerBound)
    }

    /// The requirements of the form with their outcomes.
    var results: [(requirement: Requirement, outcome: Outcome)] {
      zip(ruleSet.requirements.filter { $0.form == form }, outcomes).map { ($0, $1) }
    }

    func question(of requirement: Requirement) -> Question? {
      requirement.question.map { ruleSet.forms[form].questions[$0] }
    }
  }

  /// By form and unit, by their names.
  private(set) var entries: [Key: Entry] = [:]
  /// The units that have several meetings.
  private var repeated: Set<Key> = []
  /// Whether there are responses of which no single meeting is known.
  package private(set) var hasCompilations = false

  /// Whether no single meeting is known.
  package var isEmpty: Bool { entries.isEmpty }

  /// How many units have several meetings, all of which are counted in figures.
  package var repeatedUnits: Int { repeated.count }

  /// What meetings of two years have in common.
  struct Key: Hashable {
    let form: Identifier<Form>
    let unit: String
  }

  /// Creates a round without meetings.
  package init() {}

  /// Notes that there is a compilation.
  package mutating func addCompilation() { hasCompilations = true }

  /// Adds a meeting; of a unit's meetings the latest is kept.
  package mutating func add(_ meeting: Contribution) {
    let entry = Entry(meeting)
    for unit in meeting.units {
      let key = Key(
        form: meeting.ruleSet.forms[meeting.form].id,
        unit: meeting.ruleSet.units[unit.value].name
      )
      if let known = entries[key] {
        repeated.insert(key)
        if !entry.isPreferred(to: known) { continue }
      }
      entries[key] = entry
    }
  }
}

internal import Model
internal import Publication

/// All responses of a batch to a form in a year, and what of them may be published.
struct DisclosedRound: Sendable {
  /// What the log is to keep; what was known before is part of it.
  let published: PublishedRound
  /// Whether the responses cover more than half of the units.
  let isWhole: Bool
  /// The parts, one for each rule set, in the order of the summary.
  let parts: [PartKey]
  private let figures: [FigureKey: Figure]

  /// The responses that were judged by a rule set.
  struct PartKey: Hashable, Sendable {
    let ruleSet: Edition
    let form: Ordinal<Form>
    let year: Int
  }

  /// What has figures of its own: the responses of a part, or those of a group.
  private struct FigureKey: Hashable {
    /// Nil where the round has one rule set.
    let ruleSet: Edition?
    /// Nil for all responses.
    let grouping: Grouping?
    let name: String?
  }

  /// The responses behind some figures, and the questions that may be shown of them.
  private struct Figure: Sendable {
    /// By their place in the round.
    var members: Set<Int> = []
    var cells: Set<Int> = []
    var shown: Set<String> = []
  }

  /// Decides what may be shown of the responses in some cells, which are of one form and year.
  ///
  /// `earlier` is the same round in the log; it has the same responses. `replacing` is one that was
  /// wrong, and has others.
  init(
    _ cells: [Int],
    of summary: BatchSummary,
    by groupings: [Grouping],
    earlier: PublishedRound?,
    replacing: ReplacedRound?,
    minimumUnits: Int,
    on day: CalendarDate,
    digest: (String) -> String
  ) {
    let all = summary.cells
    let form = all[cells[0]].ruleSet.forms[all[cells[0]].form].id.text
    let year = all[cells[0]].year
    let own = Set(cells)
    let found = summary.responses.filter { own.contains($0.cell) }
      .map { ($0, PublishedResponse($0, digest: digest)) }
      .sorted { $0.1.order < $1.1.order }
    let responses = found.map(\.0)
    var round = PublishedRound(
      form: form,
      year: year,
      minimumUnits: max(
        minimumUnits,
        earlier?.minimumUnits ?? 0,
        replacing?.round.minimumUnits ?? 0
      ),
      unitCount: max(
        cells.map { all[$0].ruleSet.units.count }.max() ?? 0,
        earlier?.unitCount ?? 0
      ),
      date: earlier?.date ?? day,
      responses: found.map(\.1),
      groups: earlier?.groups ?? [],
      readings: earlier?.readings ?? [:],
      replaced: earlier?.replaced ?? (replacing.map { $0.round.replaced + [$0] } ?? [])
    )
    var parts: [PartKey] = []
    for cell in cells.map({ all[$0] }) {
      let key = PartKey(ruleSet: cell.ruleSet.edition, form: cell.form, year: cell.year)
      if !parts.contains(key) { parts.append(key) }
    }
    let units = Set(responses.flatMap(\.units.keys))
    isWhole = parts.count == 1 && units.count * 2 > round.unitCount
    self.parts = parts
    round.addReadings(of: responses, in: all)
    var keys: [FigureKey] = []
    var figures: [FigureKey: Figure] = [:]
    for grouping in [nil] + groupings.filter(\.dividesResponses).map(Optional.init) {
      for (index, response) in responses.enumerated() {
        let cell = all[response.cell]
        let key = FigureKey(
          ruleSet: parts.count == 1 ? nil : cell.ruleSet.edition,
          grouping: grouping,
          name: grouping.flatMap { cell.name(by: $0) }
        )
        if figures[key] == nil { keys.append(key) }
        figures[key, default: Figure()].members.insert(index)
        figures[key, default: Figure()].cells.insert(response.cell)
      }
    }
    keys.sort { a, b in
      let (x, y) = (Self.order(a), Self.order(b))
      return x == y ? SwedishOrder.precedes(a.name, b.name) : x < y
    }
    let law = PublicationLaw(
      minimumUnits: round.minimumUnits,
      isWhole: isWhole,
      round.responses.map(\.respondent)
    )
    let groups = keys.map { figures[$0]?.members ?? [] }
    // Whether an answer of one party alone is assessed follows from what it says, so that no figures may
    // stand beside it: what is counted would tell it.
    let ratedByOneParty = responses.reduce(into: Set<String>()) { $0.formUnion($1.ratedByOneParty) }
    for question in round.readings.keys.sorted() where !ratedByOneParty.contains(question) {
      let decision = law.decision(
        on: round.readings[question] ?? [],
        groups: groups,
        shown: round.groups.filter { $0.shown.contains(question) }.map(\.members),
        dividing: round.divisions(of: question)
      )
      for (index, key) in keys.enumerated() {
        guard let isShown = decision.isShown(index) else { continue }
        if isShown { figures[key]?.shown.insert(question) }
        round.note(
          question,
          isShown: isShown,
          of: groups[index],
          by: key.grouping?.rawValue ?? PublishedGroup.everything,
          name: key.name ?? key.ruleSet.flatMap { key.grouping == nil ? $0.id.text : nil }
        )
      }
    }
    self.figures = figures
    published = round
  }

  private static func order(_ key: FigureKey) -> String {
    "\(key.grouping?.rawValue ?? "") \(key.ruleSet.map { "\($0.id) \($0.version)" } ?? "")"
  }

  /// The cells of a group of a part, or of the whole part where no grouping is given, and the keys of
  /// the questions that may be shown of them; nil where there are no such responses.
  func figures(
    of part: PartKey,
    by grouping: Grouping? = nil,
    _ name: String? = nil
  ) -> (cells: Set<Int>, shown: Set<String>)? {
    let key = FigureKey(
      ruleSet: parts.count == 1 ? nil : part.ruleSet,
      grouping: grouping,
      name: name
    )
    return figures[key].map { ($0.cells, $0.shown) }
  }
}

extension Grouping {
  /// Whether its groups have different responses of a round.
  fileprivate var dividesResponses: Bool {
    switch self {
    case .kommun, .lansdel: true
    case .form, .phase, .year: false
    }
  }
}

extension PublishedResponse {
  fileprivate init(_ response: RoundResponse, digest: (String) -> String) {
    self.init(
      units: response.units,
      responses: response.responses,
      day: response.day,
      digest: digest(response.answers)
    )
  }
}

extension PublishedRound {
  /// Adds what each requirement comes to that may be published, unless it is there already.
  fileprivate mutating func addReadings(of responses: [RoundResponse], in cells: [Cell]) {
    var found: [String: [Reading]] = [:]
    for (index, response) in responses.enumerated() {
      let cell = cells[response.cell]
      let requirements = cell.ruleSet.requirements.filter { $0.form == cell.form }
      var places: [String: Int] = [:]
      for (requirement, tally) in zip(requirements, response.tallies) {
        guard requirement.isReadFromOneRating, let question = requirement.question else { continue }
        let key = cell.ruleSet.forms[cell.form].questions[question].key.text
        let place = places[key, default: 0]
        places[key] = place + 1
        var readings = found[key] ?? []
        if readings.count == place {
          readings.append(Array(repeating: nil, count: responses.count))
        }
        readings[place][index] = tally
        found[key] = readings
      }
    }
    for (key, new) in found {
      for reading in new where readings[key]?.contains(reading) != true {
        readings[key, default: []].append(reading)
      }
    }
  }

  /// The responses of groups that divide them for a question though their figures are not known: of
  /// those that were hidden, and of those in rounds that this one took the place of.
  fileprivate func divisions(of question: String) -> [Set<Int>] {
    let hidden = groups.filter { $0.hidden.contains(question) }.map(\.members)
    let former = replaced.flatMap { earlier in
      earlier.round.groups.filter { $0.shown.contains(question) || $0.hidden.contains(question) }
        .map { group in
          Set(
            responses.indices.filter { index in
              group.members.contains { earlier.round.responses[$0].isOfSame(as: responses[index]) }
            }
          )
        }
    }
    return hidden + former
  }

  /// Notes that a question has been shown, or hidden, of some responses.
  fileprivate mutating func note(
    _ question: String,
    isShown: Bool,
    of members: Set<Int>,
    by grouping: String,
    name: String?
  ) {
    let place: Int
    if let known = groups.firstIndex(where: { $0.members == members }) {
      place = known
    } else {
      place = groups.count
      groups.append(
        PublishedGroup(by: grouping, name: name, members: members, shown: [], hidden: [])
      )
    }
    if isShown {
      groups[place].shown.insert(question)
      groups[place].hidden.remove(question)
    } else {
      groups[place].hidden.insert(question)
    }
  }
}

extension PublishedResponse {
  /// Whether it is of the same units and day, whatever was answered.
  fileprivate func isOfSame(as other: PublishedResponse) -> Bool {
    units == other.units && day == other.day
  }
}

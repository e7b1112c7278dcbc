internal import Diagnostics
package import Model

/// Adds meetings and compilations up.
///
/// It keeps counts only, for each rule set, form, year, kommun and part of the county, so that it does
/// not grow with the number of meetings; what is to be published is kept response by response.
package struct SummaryBuilder: Sendable {
  private var cells: [Cell] = []
  private var positions: [CellKey: Int] = [:]
  /// The rule sets met so far; each reader may have its own copy of one.
  private var ruleSets: [RuleSet] = []
  /// What focus areas come to, by rule set and form; empty unless meetings say what they add to them.
  package private(set) var focus: [FocusTally] = []
  private let keepsResponses: Bool
  private var responses: [RoundResponse] = []

  /// Creates an empty collection; `keepsResponses` where something of it is to be published.
  package init(keepsResponses: Bool = false) { self.keepsResponses = keepsResponses }

  /// Whether nothing has been added.
  package var isEmpty: Bool { cells.isEmpty }

  /// Adds a meeting.
  package mutating func add(_ meeting: Contribution) {
    let units = meeting.units.map(\.value)
    let position = position(meeting.ruleSet, meeting.form, meeting.year, units)
    cells[position].counts.add(meeting)
    if let answers = meeting.countedAnswers {
      responses.append(RoundResponse(meeting, answers: answers, cell: position))
    }
    guard let contribution = meeting.focus else { return }
    focus[tally(contribution.map, meeting.form)].add(contribution)
  }

  /// Adds a compilation.
  ///
  /// `focus` is what its rule set's areas are read by, and what its texts say; nil unless asked for.
  package mutating func add(
    _ compilation: Compilation,
    in ruleSet: RuleSet,
    focus reading: (map: FocusMap, texts: [TextFinding])?
  ) {
    let units = compilation.units.filter { $0.responses > 0 }.map(\.unit) + compilation.alsoCovered
    let position = position(ruleSet, compilation.form, compilation.year, units)
    cells[position].counts.add(FormCounts(compilation, in: ruleSet))
    if keepsResponses {
      responses.append(RoundResponse(compilation, in: ruleSet, cell: position))
    }
    guard let reading else { return }
    focus[tally(reading.map, compilation.form)].add(compilation, texts: reading.texts)
  }

  /// Everything that was added.
  package var summary: BatchSummary { BatchSummary(cells: cells, responses: responses) }

  /// Where responses of these units are counted.
  private mutating func position(
    _ ruleSet: RuleSet,
    _ form: Ordinal<Form>,
    _ year: Int,
    _ units: [Ordinal<CareUnit>]
  ) -> Int {
    let index = index(of: ruleSet)
    let key = CellKey(
      ruleSet: index,
      form: form.index,
      year: year,
      kommun: Self.area(of: units.map { ruleSet.units[$0].kommun }),
      lansdel: Self.area(of: units.map { ruleSet.units[$0].lansdel })
    )
    if let position = positions[key] { return position }
    positions[key] = cells.count
    cells.append(
      Cell(
        ruleSet: ruleSets[index],
        form: form,
        year: year,
        kommun: key.kommun,
        lansdel: key.lansdel,
        counts: FormCounts(ruleSet, form)
      )
    )
    return cells.count - 1
  }

  /// Where the areas of a rule set are counted for a form.
  private mutating func tally(_ map: FocusMap, _ form: Ordinal<Form>) -> Int {
    let ruleSet = ruleSets[index(of: map.ruleSet)]
    if let known = focus.firstIndex(where: {
      $0.ruleSet == ruleSet && $0.form == form
    }) {
      return known
    }
    focus.append(FocusTally(map, ruleSet, form: form))
    return focus.count - 1
  }

  private mutating func index(of ruleSet: RuleSet) -> Int {
    if let index = ruleSets.firstIndex(where: {
      $0 == ruleSet
    }) {
      return index
    }
    ruleSets.append(ruleSet)
    return ruleSets.count - 1
  }

  /// The area of several units: nil unless all of theirs are known, and all names where they differ.
  private static func area(of areas: [String?]) -> String? {
    let known = areas.compactMap(\.self)
    guard known.count == areas.count else { return nil }
    return Set(known).sorted().joined(separator: " + ")
  }
}

/// What tells cells apart.
private struct CellKey: Hashable {
  let ruleSet: Int
  let form: Int
  let year: Int
  let kommun: String?
  let lansdel: String?
}

/// Counts over the responses that no grouping separates.
struct Cell: Sendable {
  let ruleSet: RuleSet
  let form: Ordinal<Form>
  let year: Int
  /// Nil where it is not known for every unit.
  let kommun: String?
  /// Nil where it is not known for every unit.
  let lansdel: String?
  var counts: FormCounts
}

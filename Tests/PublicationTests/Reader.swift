import Publication

/// Decides what is shown of one question, as ``PublicationLaw`` does.
typealias Law = (
  _ reading: Reading, _ groups: [Set<Int>], _ shown: [Set<Int>], _ dividing: [Set<Int>]
) -> Decision

/// Somebody who knows who answered, everything that is shown, and the law: of every world, which is a
/// way to answer, it sees what would be shown, and so knows all worlds that look alike.
struct Reader {
  /// The units of each response.
  let responses: [[String]]
  /// The groups that are asked for in each publication, one after another.
  let runs: [[Set<Int>]]
  let minimumUnits: Int
  let law: Law

  /// What is certain in some world though the whole alone does not tell; nil when nothing is.
  ///
  /// Held for certain is the number of gaps in the responses that belong to fewer units than the
  /// minimum and to no others, and whether any of the responses of one unit is a gap, or all are.
  func certainty() -> String? {
    let worlds = 0..<(1 << responses.count)
    var alike: [[Int]: [Int]] = [:]
    var sameWhole: [Int: [Int]] = [:]
    for world in worlds {
      let view = view(of: world)
      alike[view, default: []].append(world)
      if view[0] >= 0 { sameWhole[view[0], default: []].append(world) }
    }
    let few = masksOfFew
    let own = Array(Set(units.map { mask { $0.contains($1) }($0) }))
    for (view, group) in alike {
      let whole = sameWhole[view[0]] ?? Array(worlds)
      for mask in few where isConstant(group, { ($0 & mask).nonzeroBitCount }) {
        if !isConstant(whole, { ($0 & mask).nonzeroBitCount }) { return story(group[0], mask) }
      }
      for mask in own {
        for statement in [{ ($0 & mask) == 0 ? 1 : 0 }, { ($0 & mask) == mask ? 1 : 0 }]
        where isConstant(group, statement) && !isConstant(whole, statement) {
          return story(group[0], mask)
        }
      }
    }
    return nil
  }

  private var units: [String] { Set(responses.joined()).sorted() }

  private func mask(_ isIn: @escaping ([String], String) -> Bool) -> (String) -> Int {
    { unit in
      responses.indices.reduce(0) { isIn(responses[$1], unit) ? $0 | 1 << $1 : $0 }
    }
  }

  /// The responses of every set of fewer units than the minimum, that belong to no other.
  private var masksOfFew: [Int] {
    var masks: Set<Int> = []
    func visit(_ rest: ArraySlice<String>, _ chosen: Set<String>) {
      if !chosen.isEmpty {
        let own = responses.indices.filter { chosen.isSuperset(of: responses[$0]) }
        if !own.isEmpty { masks.insert(own.reduce(0) { $0 | 1 << $1 }) }
      }
      guard chosen.count < minimumUnits - 1 else { return }
      for index in rest.indices {
        visit(rest[(index + 1)...], chosen.union([rest[index]]))
      }
    }
    visit(units[...], [])
    return masks.sorted()
  }

  private func isConstant(_ worlds: [Int], _ value: (Int) -> Int) -> Bool {
    let first = value(worlds[0])
    return worlds.allSatisfy { value($0) == first }
  }

  /// Everything that is shown of a world, publication after publication; the whole first, -1 where it
  /// is hidden.
  private func view(of world: Int) -> [Int] {
    let reading = responses.indices.map { index -> AnswerTally? in
      world >> index & 1 == 1 ? AnswerTally(gaps: 1, met: 0) : AnswerTally(gaps: 0, met: 1)
    }
    var shown: [Set<Int>] = []
    var hidden: [Set<Int>] = []
    var view: [Int] = []
    for groups in runs {
      let decision = law(reading, groups, shown, hidden)
      view.append(decision.isWholeShown ? world.nonzeroBitCount : -1)
      for (index, group) in groups.enumerated() {
        let isShown = decision.shown.contains(index)
        view.append(isShown ? group.count { world >> $0 & 1 == 1 } : -1)
        if isShown { shown.append(group) }
        if decision.hidden.contains(index) { hidden.append(group) }
      }
    }
    return view
  }

  private func story(_ world: Int, _ mask: Int) -> String {
    func list(_ bits: Int) -> [Int] { responses.indices.filter { bits >> $0 & 1 == 1 } }
    return
      "gaps \(list(world)): certain of \(list(mask)) in \(responses), \(runs.map { $0.map { $0.sorted() } })"
  }
}

extension Reader {
  /// A reader of what the law shows.
  init(responses: [[String]], runs: [[Set<Int>]], minimumUnits: Int, isWhole: Bool = true) {
    let law = PublicationLaw(
      minimumUnits: minimumUnits,
      isWhole: isWhole,
      responses.map { units in
        Respondent(responses: 1, units: Dictionary(uniqueKeysWithValues: units.map { ($0, 1) }))
      }
    )
    self.init(responses: responses, runs: runs, minimumUnits: minimumUnits) {
      law.decision(on: [$0], groups: $1, shown: $2, dividing: $3)
    }
  }
}

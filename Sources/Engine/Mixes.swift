internal import Model

/// All ways to mix the two parties' readings of one meeting.
///
/// A question that the parties rated apart can be read as region's or as kommun's. With n such
/// questions there are 2ⁿ mixes, so they are not gone through one by one: each condition is given the
/// set of truths that its mixes can give. That set is exact as long as no question that is read in
/// two ways occurs twice; those that do are split, one by one, until the answer is certain.
struct Mixes {
  private let region: Reading
  private let kommun: Reading

  init(region: Reading, kommun: Reading) {
    self.region = region
    self.kommun = kommun
  }

  /// The outcomes that some mix of the parties' ratings gives.
  func outcomes(of requirement: CompiledRequirement) -> Set<Outcome> {
    let open = requirement.repeated.filter { region.values[$0] != kommun.values[$0] }
    return outcomes(of: requirement, splitting: open[...])
  }

  /// The outcomes, with the questions in `open` read in one way at a time.
  private func outcomes(
    of requirement: CompiledRequirement,
    splitting open: ArraySlice<Int>
  ) -> Set<Outcome> {
    let bound = looseOutcomes(of: requirement)
    guard let question = open.first, bound.count > 1 else { return bound }
    var result: Set<Outcome> = []
    for party in Party.allCases {
      result.formUnion(
        fixing(question, to: party).outcomes(of: requirement, splitting: open.dropFirst())
      )
      // Nothing more can be found than what was possible before the split.
      if result == bound { break }
    }
    return result
  }

  private func fixing(_ question: Int, to party: Party) -> Mixes {
    var region = region
    var kommun = kommun
    switch party {
    case .region: kommun.values[question] = region.values[question]
    case .kommun: region.values[question] = kommun.values[question]
    }
    return Mixes(region: region, kommun: kommun)
  }

  /// The outcomes as if each occurrence of a question could be read by itself: all that are possible,
  /// and perhaps more where a question is read in two ways in two places.
  private func looseOutcomes(of requirement: CompiledRequirement) -> Set<Outcome> {
    let gaps = truths(of: requirement.gap).members
    let applies = requirement.appliesWhen.map { truths(of: $0).members } ?? [.yes]
    var result: Set<Outcome> = []
    for applies in applies {
      for gap in gaps { result.insert(Outcome(applies: applies, gap: gap)) }
    }
    return result
  }

  private func truths(of program: Program) -> Truths {
    var cursor = 0
    return truths(program.steps, &cursor)
  }

  private func truths(_ steps: [Program.Step], _ cursor: inout Int) -> Truths {
    let step = steps[cursor]
    cursor += 1
    switch step {
    case .answer(let question, let table):
      return [Truths(table[region.values[question]]), Truths(table[kommun.values[question]])]
    case .fact(let index): return Truths(region.facts[index])
    case .not: return Truths(truths(steps, &cursor).members.map { Truths($0.negated) })
    case .all(let count): return Truths(tallies(count, steps, &cursor).map { Truths($0.all) })
    case .any(let count): return Truths(tallies(count, steps, &cursor).map { Truths($0.any) })
    case .atLeast(let least, let count):
      return Truths(tallies(count, steps, &cursor).map { Truths($0.atLeast(least)) })
    }
  }

  /// Every tally that the members of a combinator can come to.
  private func tallies(
    _ count: Int,
    _ steps: [Program.Step],
    _ cursor: inout Int
  ) -> Set<TruthTally> {
    var tallies: Set<TruthTally> = [TruthTally()]
    for _ in 0..<count {
      let members = truths(steps, &cursor).members
      var next: Set<TruthTally> = []
      for tally in tallies {
        for member in members {
          var longer = tally
          longer.add(member)
          next.insert(longer)
        }
      }
      tallies = next
    }
    return tallies
  }
}

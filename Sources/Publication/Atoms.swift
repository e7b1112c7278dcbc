/// Responses by the groups that they lie in.
struct Atoms {
  private let responses: [Int]
  /// Whether responses in no group make an atom, since the whole is known.
  private let includesRest: Bool
  private let fixed: [Set<Int>]
  /// The groups that may still be left out.
  private(set) var new: [Set<Int>]

  /// Divides responses by groups that are known and groups that are new.
  init(of responses: Set<Int>, includingRest: Bool, fixed: [Set<Int>], new: [Set<Int>]) {
    self.responses = responses.sorted()
    includesRest = includingRest
    self.fixed = fixed
    self.new = new
  }

  /// The responses that lie in the same of all groups, in a fixed order.
  var atoms: [Set<Int>] {
    var atoms: [[Bool]: Set<Int>] = [:]
    for response in responses {
      let memberships = (fixed + new).map { $0.contains(response) }
      if includesRest || memberships.contains(true) {
        atoms[memberships, default: []].insert(response)
      }
    }
    return atoms.values.sorted { ($0.count, $0.min() ?? 0) < ($1.count, $1.min() ?? 0) }
  }

  /// The same without new groups, one after another, until every atom is enough; without any where that
  /// does not help.
  ///
  /// For the smallest atom that is not enough the smallest group is left out without which it is one with
  /// another atom; where there is none the smallest that holds it, and else the smallest.
  func leavingOut(until isEnough: (Set<Int>) -> Bool) -> Atoms {
    var rest = self
    while !rest.new.isEmpty {
      let atoms = rest.atoms
      guard let small = atoms.first(where: { !isEnough($0) }) else { return rest }
      let others = atoms.filter { $0 != small }
      let ordered = rest.new.indices.sorted { a, b in
        (rest.new[a].count, a) < (rest.new[b].count, b)
      }
      let merging = ordered.first { index in
        others.contains { rest.isDivided(small, $0, onlyBy: index) }
      }
      let holding = ordered.first { !rest.new[$0].isDisjoint(with: small) }
      rest.new.remove(at: merging ?? holding ?? ordered[0])
    }
    return rest
  }

  /// Whether two atoms lie in the same of all groups but one.
  private func isDivided(_ a: Set<Int>, _ b: Set<Int>, onlyBy index: Int) -> Bool {
    func isApart(_ group: Set<Int>) -> Bool {
      group.isDisjoint(with: a) != group.isDisjoint(with: b)
    }
    return isApart(new[index])
      && new.indices.allSatisfy { $0 == index || !isApart(new[$0]) }
      && !fixed.contains(where: isApart)
  }
}

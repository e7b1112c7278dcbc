internal import Model

/// Compares the exceptions for one requirement in two editions of the rules.
struct ExceptionComparison {
  /// Whether some unit has an exception on some day that it did not have.
  let isLooser: Bool
  /// Whether some unit had an exception on some day that it has no longer.
  let isStricter: Bool
  /// Whether nothing at all is said otherwise.
  let isSame: Bool

  init(
    _ before: Requirement,
    _ base: RuleSet,
    _ after: Requirement,
    _ ruleSet: RuleSet
  ) {
    let old = Self.terms(before.id, base)
    let new = Self.terms(after.id, ruleSet)
    // What holds can only change on the first day of an exception and on the day after its last.
    let days = Set((old + new).flatMap { [$0.from, $0.until + 1] })
    let units = Set((old + new).flatMap(\.units))
    func isCovered(_ unit: String, _ day: Int, by terms: [Term]) -> Bool {
      terms.contains { $0.units.contains(unit) && $0.from <= day && day <= $0.until }
    }
    var isLooser = false
    var isStricter = false
    for unit in units {
      for day in days {
        let wasCovered = isCovered(unit, day, by: old)
        let isCovered = isCovered(unit, day, by: new)
        if isCovered && !wasCovered { isLooser = true }
        if wasCovered && !isCovered { isStricter = true }
      }
    }
    self.isLooser = isLooser
    self.isStricter = isStricter
    isSame = Set(old) == Set(new)
  }

  /// One exception by names and days.
  private struct Term: Hashable {
    let units: Set<String>
    let from: Int
    let until: Int
    let justification: String
    let decidedBy: String
  }

  private static func terms(_ id: Identifier<Requirement>, _ ruleSet: RuleSet) -> [Term] {
    ruleSet.exceptions.filter { ruleSet.requirements[$0.requirement].id == id }.map { exception in
      Term(
        units: Set(exception.units.map { ruleSet.units[$0].name }),
        from: exception.from?.dayNumber ?? 0,
        until: exception.until.dayNumber,
        justification: exception.justification,
        decidedBy: exception.decidedBy
      )
    }
  }
}

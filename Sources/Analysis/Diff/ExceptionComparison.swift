internal import Model

/// Compares the exceptions for one requirement in two editions of the rules.
struct ExceptionComparison {
  /// Whether some units had an exception on some day that they have no longer.
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
    isStricter = Self.hasMore(old, than: new)
    isSame = Set(old) == Set(new)
  }

  /// The exceptions that some units have on some day on which they had none.
  ///
  /// `former` says what a requirement was called.
  static func added(
    to ruleSet: RuleSet,
    since base: RuleSet,
    former: (Requirement) -> Identifier<Requirement>?
  ) -> [AcceptedGap] {
    ruleSet.exceptions.filter { exception in
      let old = former(ruleSet.requirements[exception.requirement]).map { terms($0, base) } ?? []
      return hasMore([Term(exception, ruleSet)], than: old)
    }
  }

  /// Whether some units that meet together have an exception on some day that they have not among
  /// the others: one exception must cover them all.
  private static func hasMore(_ terms: [Term], than others: [Term]) -> Bool {
    terms.contains { term in
      // What the others cover can only change on the first day of one and on the day after its last.
      let days = [term.from] + others.map { $0.until + 1 }
      return days.contains { day in
        term.covers(day)
          && !others.contains { $0.covers(day) && $0.units.isSuperset(of: term.units) }
      }
    }
  }

  /// One exception by names and days.
  private struct Term: Hashable {
    let units: Set<String>
    let from: Int
    let until: Int
    let justification: String
    let decidedBy: String

    init(_ exception: AcceptedGap, _ ruleSet: RuleSet) {
      units = Set(exception.units.map { ruleSet.units[$0].name })
      from = exception.from?.dayNumber ?? 0
      until = exception.until.dayNumber
      justification = exception.justification
      decidedBy = exception.decidedBy
    }

    func covers(_ day: Int) -> Bool { from <= day && day <= until }
  }

  private static func terms(_ id: Identifier<Requirement>, _ ruleSet: RuleSet) -> [Term] {
    ruleSet.exceptions.filter { ruleSet.requirements[$0.requirement].id == id }
      .map { Term($0, ruleSet) }
  }
}

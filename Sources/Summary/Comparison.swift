package import Model

/// The requirements of one form in two rounds, tested together.
package struct ComparisonTable: Sendable {
  package let form: Form
  package let lines: [ComparisonLine]
  /// The meetings that are followed from one round to the next; nil where all answers are compared.
  package let pairs: Pairs?

  /// How many meetings are followed.
  package struct Pairs: Sendable {
    /// How many pairs there are; meetings that have units in common are one.
    package let count: Int
    package let pairing: Pairing
  }

  /// Puts lines together, and adjusts their probabilities for how many they are.
  init(_ form: Form, _ lines: [ComparisonLine], pairs: Pairs?) {
    self.form = form
    self.pairs = pairs
    let adjusted = Statistics.holm(lines.compactMap { $0.change?.probability })
    var rest = adjusted[...]
    self.lines = lines.map { line in
      var line = line
      if line.change?.probability != nil { line.change?.adjusted = rest.popFirst() }
      return line
    }
  }

  /// How many differences are tested.
  package var tests: Int { lines.count { $0.change?.probability != nil } }
}

/// One requirement in two rounds.
package struct ComparisonLine: Sendable {
  /// The figures of one round.
  package struct Figures: Sendable {
    package let gaps: CountRange
    package let assessed: CountRange
    /// Whether the bounds may be wider than they have to be.
    package let isOuter: Bool

    init(_ counts: RequirementCounts) {
      gaps = counts.gaps
      assessed = counts.assessed
      isOuter = counts.isOuter
    }

    init(gaps: Int, of assessed: Int) {
      self.gaps = CountRange(gaps)
      self.assessed = CountRange(assessed)
      isOuter = false
    }

    /// Gaps of assessed, 0–1; nil where that is not known exactly or nothing was assessed.
    package var gapShare: Double? {
      guard let known, known.assessed > 0 else { return nil }
      return Double(known.gaps) / Double(known.assessed)
    }

    fileprivate var known: (gaps: Int, assessed: Int)? {
      guard let gaps = gaps.exact, let assessed = assessed.exact else { return nil }
      return (gaps, assessed)
    }
  }

  /// The figures of both rounds and what the difference is worth.
  package struct Change: Sendable {
    /// Below this a difference is called larger than chance.
    package static let limit = 0.05

    package let earlier: Figures
    package let later: Figures
    /// How many gaps are closed and how many have come; nil where nothing is followed from one round to
    /// the next.
    package let turns: (closed: Int, came: Int)?
    /// How likely so large a difference is by chance, 0–1; nil when one of the rounds has nothing that
    /// was assessed, or the figures are known only within bounds.
    package let probability: Double?
    /// The same with regard to all that is tested beside it, 0–1.
    package fileprivate(set) var adjusted: Double?

    /// Compares all answers of two rounds, by Fisher's exact test.
    init(earlier: RequirementCounts, later: RequirementCounts) {
      self.earlier = Figures(earlier)
      self.later = Figures(later)
      turns = nil
      guard let before = self.earlier.known, before.assessed > 0,
        let now = self.later.known, now.assessed > 0
      else {
        probability = nil
        return
      }
      probability = Statistics.fisher(before.gaps, of: before.assessed, now.gaps, of: now.assessed)
    }

    /// Follows meetings from one round to the next, by McNemar's exact test; nil where none can be.
    init?(_ turns: [(wasGap: Bool, isGap: Bool)]) {
      guard !turns.isEmpty else { return nil }
      earlier = Figures(gaps: turns.count(where: \.wasGap), of: turns.count)
      later = Figures(gaps: turns.count(where: \.isGap), of: turns.count)
      let closed = turns.count { $0.wasGap && !$0.isGap }
      let came = turns.count { !$0.wasGap && $0.isGap }
      self.turns = (closed, came)
      probability = Statistics.mcNemar(closed, came)
    }

    /// Whether so large a difference would come by chance less than once in twenty, with regard to all
    /// that is tested beside it.
    package var isLargerThanChance: Bool? { adjusted.map { $0 < Self.limit } }
  }

  package let title: String
  /// The question's number or key, or the requirement's id.
  package let label: String
  /// Nil for a question that is no longer asked.
  package let requirement: Identifier<Requirement>?
  package let comparability: Comparability
  /// Why figures cannot be compared, or what else has changed; nil where nothing is said.
  package let reason: String?
  /// Nil where figures may not be compared, or are hidden.
  package internal(set) var change: Change?
}

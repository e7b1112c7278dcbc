internal import Model

/// The requirements that most meetings rate highest: what works.
package struct Strengths: Sendable {
  /// One of them.
  package struct Line: Sendable {
    package let line: RequirementLine
    /// How many answers were 4, and how many there are.
    package let fully: Int
    package let answers: Int

    /// The lower end of the interval for the share of 4.
    fileprivate var lowerEnd: Double {
      Statistics.wilson(share: Double(fully) / Double(max(1, answers)), of: answers)?.lowerBound
        ?? 0
    }
  }

  /// How many are listed.
  private static let most = 5

  /// The most first, by the lower end of the interval for the share of 4; among equals as the forms
  /// have them.
  package let lines: [Line]

  /// Chooses among what is shown: where a quarter or more of all to the form have answered, half or
  /// more of them 4, and at most a tenth 1–2.
  package init(_ parts: [SummaryPart]) {
    let found = parts.flatMap { part in
      part.lines.compactMap { line -> Line? in
        guard let ratings = line.figures?.answers?.ratings, ratings.total > 0,
          ratings.total * 4 >= part.counts.responses,
          ratings[.fully] * 2 >= ratings.total, ratings.low * 10 <= ratings.total
        else { return nil }
        return Line(line: line, fully: ratings[.fully], answers: ratings.total)
      }
    }
    let ordered = found.enumerated().sorted { a, b in
      let (x, y) = (a.element.lowerEnd, b.element.lowerEnd)
      return x == y ? a.offset < b.offset : x > y
    }
    lines = ordered.prefix(Self.most).map(\.element)
  }
}

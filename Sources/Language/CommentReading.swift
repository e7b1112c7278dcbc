package import Model

/// How a comment stands to the rating beside it.
package enum Verdict: String, CaseIterable, Sendable {
  case agrees
  case contradicts
  case cannotTell = "cannot-tell"
}

/// What a comment says.
package struct CommentReading: Sendable {
  /// In the order of the lexicon, each once.
  package let themes: [Ordinal<Theme>]
  private let text: String
  private let tokens: [TextToken]
  private let clauses: [Clause]
  private let evidence: Evidence

  init(
    _ text: String,
    _ tokens: [TextToken],
    _ clauses: [Clause],
    _ evidence: Evidence,
    themes: [Ordinal<Theme>]
  ) {
    self.text = text
    self.tokens = tokens
    self.clauses = clauses
    self.evidence = evidence
    self.themes = themes
  }

  /// How many clauses are shown; a long comment has said it by then.
  private static let mostWords = 10

  /// The words that decide, as they were written: one text for each clause, of the first ten.
  ///
  /// They are gathered when asked for, since few comments are shown.
  package var words: [String] {
    evidence.decisiveWords(clauses).prefix(Self.mostWords).map { text.words($0, among: tokens) }
  }

  /// Whether the comment agrees with a rating; it cannot be told unless one side weighs clearly more.
  ///
  /// The middle of the scale holds both good and bad, so a 3 needs more to be contradicted than a 4,
  /// and a 2 more than a 1.
  package func verdict(on rating: Rating) -> Verdict {
    if evidence.isUnsure { return .cannotTell }
    let (works, lacks) = (evidence.works, evidence.lacks)
    let (against, with, needed, margin) =
      switch rating {
      case .fully: (lacks, works, 1.5, 2.0)
      case .fairlyWell: (lacks, works, 2.5, 3.0)
      case .poorly: (works, lacks, 2.0, 4.0)
      case .notAtAll: (works, lacks, 1.5, 3.0)
      }
    if against - with >= needed, against >= margin * with { return .contradicts }
    return with >= 0.5 && with > against * 1.5 ? .agrees : .cannotTell
  }
}

extension String {
  /// Words of the text as they were written, with three points where some are left out.
  fileprivate func words(_ indices: [Int], among tokens: [TextToken]) -> String {
    var result = ""
    var last: Int?
    for index in indices {
      // Several words may be one abbreviation.
      if let last, tokens[last].range == tokens[index].range { continue }
      if let last { result += last + 1 == index ? " " : " … " }
      let range = tokens[index].range
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      let end = utf8.index(start, offsetBy: range.count)
      result += self[start..<end]
      last = index
    }
    return result
  }
}

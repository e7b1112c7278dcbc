internal import Model

/// How much a comment says that the thing asked about works, and how much that it does not.
struct Evidence {
  /// How much says that it works; 1 is one plain word.
  private(set) var works = 0.0
  /// How much says that it is missing.
  private(set) var lacks = 0.0
  /// Whether it says that it cannot be told.
  private(set) var isUnsure = false
  /// The clauses that count, and what each of them says.
  private var counted: [(clause: Int, weight: ClauseWeight)] = []

  /// Weighs clauses, of which those about something else than the question do not count.
  init(_ clauses: [Clause], _ themes: [ThemeMatch], _ subject: Subject) {
    var isElsewhere = false
    var time = Time.now
    // Themes come in the order of the text, as clauses do.
    var theme = themes.startIndex
    // Where the clauses end that stand before the last contrast.
    var contrast = 0
    for index in clauses.indices {
      let clause = clauses[index]
      if clause.has(.unsure) { isUnsure = true }
      let isContrast = clause.has(.contrast)
      // Subject and time are carried on to the end of the sentence.
      if clause.beginsSentence { isElsewhere = false }
      let first = theme
      while theme < themes.count, themes[theme].token < clause.tokens.upperBound { theme += 1 }
      let isOn = subject.holds(themes[first..<theme])
      if let isOn { isElsewhere = !isOn }
      time = Time(of: clause, after: clause.beginsSentence || isContrast ? .now : time)
      if isContrast { contrast = index }
      guard !isElsewhere, time == .now, !clause.isQuestion else { continue }
      counted.append(
        (index, ClauseWeight(clause, isOnSubject: isOn == true && !subject.isEverything))
      )
    }
    for (index, weight) in counted {
      // What is always so is what was said before.
      if weight.isBare, lacks > works { continue }
      let factor =
        index < contrast
        ? Strength.beforeContrast : clauses[index].has(.contrast) ? Strength.afterContrast : 1
      works += weight.works * factor
      lacks += weight.lacks * factor
    }
  }

  /// The words that decide, in the order of the text, clause by clause.
  func decisiveWords(_ clauses: [Clause]) -> [[Int]] {
    let isGood = works >= lacks
    return counted.filter { isGood ? $0.weight.works > 0 : $0.weight.lacks > 0 }.map { counted in
      var words: [Int] = []
      _ = ClauseWeight(clauses[counted.clause]) { $0.words.forEach { words.append($0) } }
      return words.distinct
    }
  }
}

/// When what a clause says holds.
private enum Time {
  case now, past, future

  /// The time of a clause, which is that of the one before it where it does not say.
  init(of clause: Clause, after earlier: Time) {
    self =
      clause.has(.now)
      ? .now : clause.has(.past) ? .past : clause.has(.future) ? .future : earlier
  }
}

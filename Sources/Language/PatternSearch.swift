internal import Model

/// A place in a text where a pattern matches.
struct PatternMatch {
  let meaning: PatternMeaning
  /// The words that matched; what a gap holds is not among them.
  let words: WordSpan
}

/// Some words that stand near each other in a text.
///
/// At most 64 from the first to the last, which is more than any phrase has.
struct WordSpan: Hashable {
  /// The first of them.
  let first: Int
  /// Which of the words from the first on, a bit for each; the first is always there.
  private var bits: UInt64 = 1

  /// Creates a span of one word.
  init(_ first: Int) { self.first = first }

  /// How many words there are.
  var count: Int { bits.nonzeroBitCount }
  /// The last of them.
  var last: Int { first + 63 - bits.leadingZeroBitCount }

  /// Adds a word after the first.
  mutating func add(_ index: Int) { bits |= 1 << UInt64(index - first) }

  /// Whether `condition` holds for some of the words.
  func contains(where condition: (Int) -> Bool) -> Bool {
    var rest = bits
    while rest != 0 {
      if condition(first + rest.trailingZeroBitCount) { return true }
      rest &= rest - 1
    }
    return false
  }

  /// Calls `body` for each word.
  func forEach(_ body: (Int) -> Void) {
    _ = contains { index in
      body(index)
      return false
    }
  }
}

extension Vocabulary {
  /// Calls `body` for each pattern that matches somewhere in the text, at each place.
  ///
  /// A phrase does not go on in another sentence.
  func forEachMatch(in tokens: [TextToken], _ body: (PatternMatch) -> Void) {
    // Looked at for every word, so they are taken once.
    let patterns = self.patterns.patterns
    let beginnings = self.beginnings
    for index in tokens.indices {
      let next = index + 1 < tokens.count ? nameBits(of: tokens[index + 1].word) : NameBits()
      for number in self.patterns(beginningWith: tokens[index].word) {
        let pattern = patterns[beginnings[number]]
        guard pattern.next.isSubset(of: next) else { continue }
        if let words = words(of: pattern, at: index, in: tokens) {
          body(PatternMatch(meaning: pattern.meaning, words: words))
        }
      }
    }
  }

  /// The words that match a pattern whose first word stands somewhere; nil when the rest does not
  /// follow.
  private func words(
    of pattern: CompiledPatterns.Pattern,
    at first: Int,
    in tokens: [TextToken]
  ) -> WordSpan? {
    var span = WordSpan(first)
    var index = first
    for number in pattern.steps.dropFirst() {
      let step = patterns.steps[number]
      let furthest = index + 1 + (step.followsGap ? WordPattern.longestGap : 0)
      var isFound = false
      while !isFound, index < furthest, index + 1 < tokens.count, tokens[index].mark < .sentence {
        index += 1
        isFound = isCalled(step.atom, tokens[index].word)
      }
      guard isFound, index - first < 64 else { return nil }
      span.add(index)
    }
    return span
  }
}

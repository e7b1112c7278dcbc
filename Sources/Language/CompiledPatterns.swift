internal import Model

/// What it means that a pattern matches.
enum PatternMeaning: Hashable {
  case theme(Ordinal<Theme>)
  case cue(Cue)
  case sensitive
}

/// Patterns as words one after the other, each word a number for what it must be.
///
/// Equal words share a number. A word of a text is held against them once in its life, and after that
/// a pattern is only looked at where its first word stands.
struct CompiledPatterns {
  /// One word of a pattern.
  struct Step {
    let atom: Int
    let followsGap: Bool
  }

  /// A pattern that can match something.
  struct Pattern {
    let meaning: PatternMeaning
    /// Its words, among ``CompiledPatterns/steps``.
    let steps: Range<Int>
    /// A bit that the names of the next word of the text must have; none where that may be any word.
    let next: NameBits
  }

  private(set) var atoms = PatternAtoms()
  private(set) var patterns: [Pattern] = []
  /// The words of all patterns, one pattern after the other.
  private(set) var steps: [Step] = []
  /// By atom: the last of the patterns that begin with it, and by pattern the one before.
  private var lastBeginning: [Int?] = []
  private var earlier: [Int?] = []

  /// Compiles all patterns of a lexicon.
  init(_ lexicon: Lexicon, _ abbreviations: Abbreviations, _ stemmer: inout Stemmer) {
    var scanner = WordScanner()
    func add(_ patterns: [WordPattern], _ meaning: PatternMeaning, _ stemmer: inout Stemmer) {
      for pattern in patterns { self.add(pattern, meaning, abbreviations, &scanner, &stemmer) }
    }
    for (index, theme) in lexicon.themes.enumerated() {
      add(theme.patterns, .theme(Ordinal(index)), &stemmer)
    }
    for cue in Cue.allCases { add(lexicon[cue], .cue(cue), &stemmer) }
    add(lexicon.sensitive, .sensitive, &stemmer)
  }

  /// Calls `body` for each pattern that begins with an atom.
  func forEachPattern(beginningWith atom: Int, _ body: (Int) -> Void) {
    var pattern = lastBeginning[atom]
    while let current = pattern {
      body(current)
      pattern = earlier[current]
    }
  }

  /// Adds a pattern; one that no text can match is left out.
  private mutating func add(
    _ pattern: WordPattern,
    _ meaning: PatternMeaning,
    _ abbreviations: Abbreviations,
    _ scanner: inout WordScanner,
    _ stemmer: inout Stemmer
  ) {
    let first = steps.count
    for part in pattern.parts {
      // Most are one word, which needs no list.
      if scanner.readWord(part.letters), !abbreviations.has(scanner.letters) {
        addStep(scanner.letters, part.match, part.followsGap, &stemmer)
        continue
      }
      // A hyphen parts a word in two, here as in texts.
      var words = scanner.words(of: part.letters)
      if part.match == .stem || part.match == .exactly {
        words = words.flatMap { abbreviations[$0] ?? [$0] }
      }
      guard !words.isEmpty else {
        steps.removeLast(steps.count - first)
        return
      }
      for (index, word) in words.enumerated() {
        let match = Self.match(of: part.match, at: index, of: words.count)
        addStep(word, match, index == 0 && part.followsGap, &stemmer)
      }
    }
    earlier.append(lastBeginning[steps[first].atom])
    lastBeginning[steps[first].atom] = patterns.count
    var next = NameBits()
    if steps.count > first + 1, !steps[first + 1].followsGap { next.insert(steps[first + 1].atom) }
    patterns.append(Pattern(meaning: meaning, steps: first..<steps.count, next: next))
  }

  private mutating func addStep(
    _ word: [UInt8],
    _ match: WordPattern.Part.Match,
    _ followsGap: Bool,
    _ stemmer: inout Stemmer
  ) {
    let isStem = match == .stem || match == .ending
    let atom = atoms.number(of: isStem ? stemmer.stem(of: word) : word, match)
    if atom == lastBeginning.count { lastBeginning.append(nil) }
    steps.append(Step(atom: atom, followsGap: followsGap))
  }

  /// How one of several words that a part consists of is compared.
  private static func match(
    of match: WordPattern.Part.Match,
    at index: Int,
    of count: Int
  ) -> WordPattern.Part.Match {
    let isLast = index == count - 1
    return switch match {
    case .stem: .stem
    case .exactly: .exactly
    case .beginning: isLast ? .beginning : .exactly
    case .ending: index == 0 ? .ending : .stem
    case .anywhere:
      count == 1 ? .anywhere : index == 0 ? .ending : isLast ? .beginning : .exactly
    }
  }
}

/// Numbers of atoms, of which several share a bit: what is not there is surely not there.
struct NameBits {
  private var bits: UInt64 = 0

  mutating func insert(_ atom: Int) { bits |= 1 << UInt64(atom & 63) }

  func isSubset(of other: NameBits) -> Bool { bits & ~other.bits == 0 }
}

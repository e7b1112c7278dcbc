internal import Model

/// A cue, and the words that are it.
struct CueMatch {
  let cue: Cue
  let words: WordSpan

  /// The matches of which no two claim the same word, in the order of the text, in which they come.
  ///
  /// The longer phrase counts, and of two equally long ones the first.
  static func withoutOverlaps(_ matches: [CueMatch], count: Int) -> [CueMatch] {
    var isTaken = [Bool](repeating: false, count: count)
    var isKept = [Bool](repeating: false, count: matches.count)
    var length = matches.reduce(0) { max($0, $1.words.count) }
    while length > 0 {
      for (index, match) in matches.enumerated() where match.words.count == length {
        if match.words.contains(where: { isTaken[$0] }) { continue }
        match.words.forEach { isTaken[$0] = true }
        isKept[index] = true
      }
      length -= 1
    }
    return matches.indices.filter { isKept[$0] }.map { matches[$0] }
  }
}

/// A part of a sentence that says one thing.
struct Clause {
  /// Its words.
  let tokens: Range<Int>
  /// The cues that begin in it, in the order of the text.
  let cues: ArraySlice<CueMatch>
  /// Which cues there are among them.
  private let kinds: CueSet
  /// Whether it begins a sentence.
  let beginsSentence: Bool
  /// Whether its sentence asks something.
  private(set) var isQuestion = false

  /// Whether it has a cue.
  func has(_ cue: Cue) -> Bool { kinds.contains(cue) }

  private init(tokens: Range<Int>, cues: ArraySlice<CueMatch>, beginsSentence: Bool) {
    self.tokens = tokens
    self.cues = cues
    self.beginsSentence = beginsSentence
    var kinds = CueSet()
    for index in cues.indices { kinds.insert(cues[index].cue) }
    self.kinds = kinds
  }

  /// The cues that may be near enough to one of them to turn it around.
  ///
  /// So many cues away are so many words away at least, and no phrase is longer.
  func cues(near index: Int) -> ArraySlice<CueMatch> {
    let most = 72
    return cues[max(cues.startIndex, index - most)..<min(cues.endIndex, index + most + 1)]
  }

  /// Whether its first word is a cue.
  func begins(with cue: Cue) -> Bool {
    cues.first.map { $0.cue == cue && $0.words.first == tokens.lowerBound } ?? false
  }

  /// The clauses of a text: they end at commas and the like, and begin at words that begin one.
  static func clauses(of tokens: [TextToken], _ cues: [CueMatch]) -> [Clause] {
    var clauses: [Clause] = []
    var start = 0
    var cue = cues.startIndex
    var sentence = clauses.startIndex
    while start < tokens.count {
      let firstCue = cue
      var end = start
      // A clause ends after a mark, or before a word that begins another.
      repeat {
        while cue < cues.count, cues[cue].words.first == end { cue += 1 }
        end += 1
      } while end < tokens.count && tokens[end - 1].mark == .nothing
        && !(cue < cues.count && cues[cue].words.first == end && cues[cue].cue.beginsClause)
      clauses.append(
        Clause(
          tokens: start..<end,
          cues: cues[firstCue..<cue],
          beginsSentence: sentence == clauses.count
        )
      )
      if tokens[end - 1].mark >= .sentence {
        if tokens[end - 1].mark == .question {
          for index in sentence..<clauses.count { clauses[index].isQuestion = true }
        }
        sentence = clauses.count
      }
      start = end
    }
    return clauses
  }
}

extension Cue {
  /// Whether a clause begins with it.
  fileprivate var beginsClause: Bool { self == .contrast || self == .aside || self == .joins }
}

/// Some of the cues.
private struct CueSet {
  private var bits: UInt32 = 0

  mutating func insert(_ cue: Cue) { bits |= 1 << cue.order }

  func contains(_ cue: Cue) -> Bool { bits & 1 << cue.order != 0 }
}

extension Cue {
  /// A number for each, less than 32.
  fileprivate var order: UInt32 {
    switch self {
    case .thrives: 0
    case .works: 1
    case .fails: 2
    case .lacks: 3
    case .happens: 4
    case .not: 5
    case .never: 6
    case .seldom: 7
    case .always: 8
    case .mostly: 9
    case .hedges: 10
    case .contrast: 11
    case .aside: 12
    case .joins: 13
    case .past: 14
    case .now: 15
    case .future: 16
    case .neutral: 17
    case .unsure: 18
    }
  }
}

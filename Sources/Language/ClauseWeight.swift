internal import Model

/// What one clause says, in numbers.
struct ClauseWeight {
  private(set) var works = 0.0
  private(set) var lacks = 0.0
  /// Whether all it says is how often: "så är det varje gång".
  private(set) var isBare = false

  /// Weighs a clause, which is on the subject when it names what is asked about.
  ///
  /// `decides` is called for each cue that decides it, in no order.
  init(_ clause: Clause, isOnSubject: Bool = false, decides: (CueMatch) -> Void = { _ in }) {
    let isAlways = clause.has(.always)
    let isMostly = clause.has(.mostly)
    var hasEvidence = false
    var isDone = false
    for index in clause.cues.indices where clause.cues[index].cue.isEvidence {
      let match = clause.cues[index]
      hasEvidence = true
      guard let turning = Turning(of: match, near: clause.cues(near: index), decides: decides)
      else { continue }
      // "Får boka och ringa": however many words say it, something is done.
      if match.cue == .happens, turning == .none {
        if isDone { continue }
        isDone = true
      }
      let says = Strength.of(match.cue, turning, isAlways: isAlways, isMostly: isMostly)
      if says > 0 { works += says } else { lacks -= says }
      decides(match)
    }
    weighLooseTurns(clause, hasEvidence: hasEvidence, isOnSubject: isOnSubject, decides)
    if !hasEvidence, works + lacks == 0 { weighFrequency(clause, decides) }
    if clause.has(.hedges) {
      works *= Strength.sometimes
      lacks *= Strength.hedged
    }
    if clause.begins(with: .aside) {
      let factor = clause.beginsSentence ? Strength.opening : Strength.aside
      works *= factor
      lacks *= factor
    }
  }

  /// Weighs what turns around nothing that is known: "ingen rond".
  private mutating func weighLooseTurns(
    _ clause: Clause,
    hasEvidence: Bool,
    isOnSubject: Bool,
    _ decides: (CueMatch) -> Void
  ) {
    var turns = 0
    var isForGood = false
    for index in clause.cues.indices
    where clause.cues[index].isLoose(among: clause.cues(near: index)) {
      turns += 1
      isForGood = isForGood || clause.cues[index].cue == .never
      decides(clause.cues[index])
    }
    if !turns.isMultiple(of: 2) {
      lacks += isForGood ? Strength.nothing(isOnSubject: isOnSubject) : Strength.negation
    } else if turns > 0, !hasEvidence {
      // "Ingen skrivs ut utan plan": two that turn each other around.
      works += Strength.bareAlways
    }
  }

  /// Weighs a clause that only says that it is always so.
  private mutating func weighFrequency(_ clause: Clause, _ decides: (CueMatch) -> Void) {
    for match in clause.cues where match.cue == .always || match.cue == .mostly {
      works = Strength.bareAlways
      isBare = true
      decides(match)
    }
  }
}

/// How what is said is turned around.
enum Turning {
  case none
  /// By a plain "inte".
  case plainly
  /// By a word such as "aldrig".
  case forGood

  /// What the cues near another one come to that turn things around: two turn it back.
  ///
  /// Nil when what turns it around is said of something nearer: "vet inte att det finns" lacks one
  /// thing and not two.
  fileprivate init?(
    of match: CueMatch,
    near cues: ArraySlice<CueMatch>,
    decides: (CueMatch) -> Void
  ) {
    let turns = cues.filter { $0.turns(match) }
    let isOdd = !turns.count.isMultiple(of: 2)
    if isOdd, !turns.contains(where: { match.isNearest(to: $0, among: cues) }) { return nil }
    turns.forEach(decides)
    self = !isOdd ? .none : turns.contains { $0.cue == .never } ? .forGood : .plainly
  }
}

extension Cue {
  /// Whether it says something of how things stand by itself.
  fileprivate var isEvidence: Bool {
    switch self {
    case .thrives, .works, .fails, .lacks, .happens: true
    default: false
    }
  }

  /// How many words ahead it reaches, where it turns what is said around.
  fileprivate var reach: Int? {
    switch self {
    case .not: 5
    case .never, .seldom: 7
    default: nil
    }
  }
}

extension CueMatch {
  /// How many words back a word reaches that turns around: "kommer för det mesta inte".
  private static let reachBack = 4
  /// How many to what is lacking: "saknar egentligen ingenting".
  private static let reachBackOfLack = 2

  /// Whether it says that something is missing or fails.
  private var isLack: Bool { cue == .lacks || cue == .fails }

  /// Whether it turns around what another cue in its clause says.
  fileprivate func turns(_ other: CueMatch) -> Bool {
    guard let reach = cue.reach else { return false }
    return words.last < other.words.first
      ? other.words.first - words.last <= reach
      : words.first - other.words.last <= (other.isLack ? Self.reachBackOfLack : Self.reachBack)
  }

  /// Whether it turns around, and there is no evidence that it can reach.
  fileprivate func isLoose(among cues: ArraySlice<CueMatch>) -> Bool {
    cue.reach != nil && !cues.contains { $0.cue.isEvidence && turns($0) }
  }

  /// How far a cue stands from one that turns it around; 0 where they are within each other.
  ///
  /// What is lacking is denied before what is done: "lämnas inte ensam", "inte haft några problem".
  private func distance(from turn: CueMatch) -> Int {
    if isLack, turn.words.last < words.first { return 0 }
    return max(0, words.first - turn.words.last, turn.words.first - words.last)
  }

  /// Whether no other evidence is nearer to a cue that turns it around, or as near and before it.
  fileprivate func isNearest(to turn: CueMatch, among cues: ArraySlice<CueMatch>) -> Bool {
    let own = distance(from: turn)
    return !cues.contains { other in
      guard other.cue.isEvidence, turn.turns(other) else { return false }
      let distance = other.distance(from: turn)
      return distance < own || distance == own && other.words.first < words.first
    }
  }
}

/// How much each kind of word weighs: 1 is one plain word that it works or does not.
enum Strength {
  /// A clause before a contrast is often said to be kind, and what comes after is meant.
  static let beforeContrast = 0.5
  static let afterContrast = 1.5
  /// What is lacking now and then is normal.
  static let hedged = 0.25
  /// What works now and then does not work well.
  static let sometimes = 0.5
  /// What only says when, or in spite of what.
  static let aside = 0.25
  /// The same where a sentence begins so: what is meant may stand in it too.
  static let opening = 0.5
  /// "Ingen rutin": nothing but that there is none, which weighs more of the subject itself.
  static func nothing(isOnSubject: Bool) -> Double { isOnSubject ? 2.5 : 1.25 }
  /// "Inte i vårt område": nothing but a negation.
  static let negation = 0.75
  /// "Alltid på plats": nothing but that it is always so.
  static let bareAlways = 0.75

  /// What a cue says, above 0 that it works.
  static func of(_ cue: Cue, _ turning: Turning, isAlways: Bool, isMostly: Bool) -> Double {
    switch (cue, turning) {
    case (.thrives, .none): 2
    case (.thrives, _): -1
    case (.works, .none): isAlways ? 1.5 : 1
    case (.works, .plainly): -1.75
    case (.works, .forGood): -2
    case (.fails, .none): -2
    case (.fails, _): 1
    case (.lacks, .none): isAlways ? -1.5 : -1
    case (.lacks, .plainly): 1.5
    case (.lacks, .forGood): 2
    case (.happens, .none): isAlways ? 2 : isMostly ? 1 : 0.5
    case (.happens, .plainly): -1.75
    case (.happens, .forGood): -2.5
    default: 0
    }
  }
}

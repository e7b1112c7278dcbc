internal import Model

/// What single words of patterns must be, each once and by a number.
struct PatternAtoms {
  /// One that is not found by looking a whole word up.
  private struct Open {
    let atom: Int
    let match: WordPattern.Part.Match
    /// The stem for ``WordPattern/Part/Match/ending``, and else the letters.
    let letters: [UInt8]
  }

  private var stems = WordTable()
  private var stemAtoms: [Int] = []
  private var words = WordTable()
  private var wordAtoms: [Int] = []
  /// Beginnings by their first byte, and the others under 0.
  private var open = [[Open]](repeating: [], count: 256)
  private var count = 0

  /// The number of an atom; a new one gets the next.
  mutating func number(of letters: [UInt8], _ match: WordPattern.Part.Match) -> Int {
    switch match {
    case .stem:
      let (place, isNew) = stems.number(of: letters)
      if isNew { stemAtoms.append(next()) }
      return stemAtoms[place]
    case .exactly:
      let (place, isNew) = words.number(of: letters)
      if isNew { wordAtoms.append(next()) }
      return wordAtoms[place]
    case .beginning, .ending, .anywhere:
      let drawer = match == .beginning ? letters.first.map { Int($0) } ?? 0 : 0
      if let known = open[drawer].first(where: { $0.match == match && $0.letters == letters }) {
        return known.atom
      }
      open[drawer].append(Open(atom: next(), match: match, letters: letters))
      return count - 1
    }
  }

  private mutating func next() -> Int {
    count += 1
    return count - 1
  }

  /// Calls `body` for each atom that a word is.
  func forEachMatch(_ word: [UInt8], stem: [UInt8], _ body: (Int) -> Void) {
    if let place = stems.find(stem) { body(stemAtoms[place]) }
    if let place = words.find(word) { body(wordAtoms[place]) }
    if let first = word.first {
      for atom in open[Int(first)] where word.starts(with: atom.letters) { body(atom.atom) }
    }
    for atom in open[0] {
      let isIt =
        atom.match == .ending
        ? stem.reversed().starts(with: atom.letters.reversed())
        : Self.contains(word[...], atom.letters)
      if isIt { body(atom.atom) }
    }
  }

  private static func contains(_ word: ArraySlice<UInt8>, _ letters: [UInt8]) -> Bool {
    var rest = word
    while rest.count >= letters.count {
      if rest.starts(with: letters) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

internal import Diagnostics
internal import Model
internal import Summary

/// Remembers what each unit has answered in each round, so that answers are not counted both one by one
/// and in a compilation, and units that have answered more than once can be named.
///
/// Grows with the units and the rounds, not with the meetings.
struct RoundRegistry {
  private struct Key: Hashable {
    let ruleSet: Int
    let form: Int
    let year: Int
    let unit: Int
  }

  /// What is known of one unit in one round.
  fileprivate struct Entry {
    var responses = 0
    /// Where the first few of them are.
    var origins: [Origins.Origin] = []
    /// The meetings in which it stands first, and their ratings by question: as survey tools count.
    var meetings = 0
    var counts: [RatingCounts] = []
  }

  private static let shownUnits = 10
  fileprivate static let shownOrigins = 3

  private var ruleSets: [RuleSet] = []
  private var entries: [Key: Entry] = [:]
  private var compilations: [UInt64: Origins.Origin] = [:]

  /// Adds a meeting.
  mutating func add(_ meeting: Contribution, at origin: Origins.Origin) {
    let ruleSet = number(of: meeting.ruleSet)
    for (index, unit) in meeting.units.enumerated() {
      let key = Key(
        ruleSet: ruleSet,
        form: meeting.form.index,
        year: meeting.year,
        unit: unit.value.index
      )
      entries[key, default: Entry()].add(1, at: origin)
      if index == 0 { entries[key, default: Entry()].add(meeting.ratings) }
    }
  }

  /// Refuses a compilation that is there already.
  mutating func refuseEqual(
    _ compilation: Compilation,
    in ruleSet: RuleSet,
    _ origins: inout Origins
  ) throws(Unusable) {
    let digest = AnswersDigest.of(compilation, in: ruleSet)
    if let origin = compilations[digest] {
      throw Unusable(.sameCompilation(compilation.place, earlier: origins.text(of: origin)))
    }
    compilations[digest] = origins.origin(of: compilation.place)
  }

  /// Adds a compilation, once all meetings are known; refused when it is made of them: as many as it has
  /// responses, of its units, with the same ratings of each question.
  mutating func add(
    _ compilation: Compilation,
    in ruleSet: RuleSet,
    _ origins: inout Origins
  ) throws(Unusable) {
    let number = number(of: ruleSet)
    func key(_ unit: Ordinal<CareUnit>) -> Key {
      Key(
        ruleSet: number,
        form: compilation.form.index,
        year: compilation.year,
        unit: unit.index
      )
    }
    let known = compilation.units.compactMap { entries[key($0.unit)] }
    let counts = compilation.answers.indices.map { index in
      known.reduce(into: RatingCounts()) { sum, entry in
        if !entry.counts.isEmpty { sum += entry.counts[index] }
      }
    }
    let meetings = known.map(\.meetings).reduce(0, +)
    if meetings == compilation.responses, counts == compilation.answers.map(\.counts) {
      let places = known.flatMap(\.origins).map { origins.text(of: $0) }
      throw Unusable(.madeOf(places, compilation.place))
    }
    let origin = origins.origin(of: compilation.place)
    for unit in compilation.units {
      entries[key(unit.unit), default: Entry()].add(unit.responses, at: origin)
    }
    for unit in compilation.alsoCovered { entries[key(unit), default: Entry()].add(1, at: origin) }
  }

  /// Names the units that have several answers in a round; nil where none has.
  func remark(_ origins: Origins) -> Diagnostic? {
    let several = entries.filter { $0.value.responses > 1 }.map { key, entry in
      (unit: ruleSets[key.ruleSet].units[key.unit].name, key: key, entry: entry)
    }
    guard !several.isEmpty else { return nil }
    let sorted = several.sorted { a, b in
      if a.unit != b.unit { return SwedishOrder.precedes(a.unit, b.unit) }
      return (a.key.year, a.key.form, a.key.ruleSet) < (b.key.year, b.key.form, b.key.ruleSet)
    }
    let list = sorted.prefix(Self.shownUnits).map { item in
      let places = item.entry.origins.map { origins.text(of: $0) }.joined(separator: ", ")
      let rest = item.entry.responses > item.entry.origins.count ? ", …" : ""
      let form = ruleSets[item.key.ruleSet].forms[item.key.form].id
      return "\(item.unit), \(form) \(item.key.year) (\(places)\(rest))"
    }
    let rest = several.count > Self.shownUnits ? "; …" : ""
    return .severalAnswers(list.joined(separator: "; ") + rest, count: several.count)
  }

  private mutating func number(of ruleSet: RuleSet) -> Int {
    if let number = ruleSets.firstIndex(of: ruleSet) { return number }
    ruleSets.append(ruleSet)
    return ruleSets.count - 1
  }
}

extension RoundRegistry.Entry {
  /// Adds responses that the unit stands behind.
  fileprivate mutating func add(_ responses: Int, at origin: Origins.Origin) {
    self.responses += responses
    if origins.count < RoundRegistry.shownOrigins { origins.append(origin) }
  }

  /// Adds the ratings of a meeting in which the unit stands first.
  fileprivate mutating func add(_ ratings: [Rating?]) {
    if counts.isEmpty { counts = ratings.map { _ in RatingCounts() } }
    meetings += 1
    for (index, rating) in ratings.enumerated() {
      if let rating { counts[index][rating] += 1 }
    }
  }
}

extension Diagnostic {
  fileprivate static func sameCompilation(_ place: Place, earlier: String) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "samma sammanställning finns två gånger, först i \(earlier)",
        en: "the same compilation is there twice, first in \(earlier)"
      ),
      help: .leaveOne
    )
  }

  fileprivate static func madeOf(_ places: [String], _ place: Place) -> Diagnostic {
    let shown = 6
    let list = places.prefix(shown).joined(separator: ", ") + (places.count > shown ? ", …" : "")
    return Diagnostic(
      at: place,
      Message(
        sv: "sammanställningens svar läses också ett och ett: \(list)",
        en: "the answers of the compilation are read one by one as well: \(list)"
      ),
      help: Message(
        sv: "svaren räknas; ta bort sammanställningen, eller dem",
        en: "the answers are counted; leave out the compilation, or them"
      )
    )
  }

  fileprivate static func severalAnswers(_ list: String, count: Int) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Message(
        sv: count == 1
          ? "en vårdcentral har flera svar i samma omgång: \(list)"
          : "\(count) vårdcentraler har flera svar i samma omgång: \(list)",
        en: count == 1
          ? "one unit has several answers in the same round: \(list)"
          : "\(count) units have several answers in the same round: \(list)"
      ),
      help: Message(
        sv: "alla räknas; ta bort det som är samma svar en gång till",
        en: "all are counted; leave out what is the same answer once more"
      )
    )
  }
}

extension Message {
  fileprivate static let leaveOne = Message(
    sv: "den första räknas; ta bort den ena",
    en: "the first is counted; leave one of them out"
  )
}

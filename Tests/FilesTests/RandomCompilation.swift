import Diagnostics
import Files
import Model
import TestSupport

/// Makes compilations at random, as the shipped form can have them.
struct RandomCompilation {
  let ruleSet: RuleSet
  var generator: SeededGenerator
  /// Makes a text; what texts may hold depends on where they are written.
  let text: (inout SeededGenerator) -> String
  let place: Place

  init(
    _ ruleSet: RuleSet,
    seed: UInt64,
    text: @escaping (inout SeededGenerator) -> String
  ) {
    self.ruleSet = ruleSet
    generator = SeededGenerator(seed: seed)
    self.text = text
    place = Place(file: SourceFile(name: "p", bytes: []), range: 0..<0)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func compilation() -> Compilation {
    let responses = number(1...40)
    let form = ruleSet.forms[0]
    var counts = [Int](repeating: 0, count: ruleSet.units.count)
    for _ in 0..<responses { counts[number(0...(counts.count - 1))] += 1 }
    let units = counts.indices.filter { counts[$0] > 0 }
    let region = number(0...9) == 0 ? nil : participation(.region, responses)
    let kommun = number(0...9) == 0 ? nil : participation(.kommun, responses)
    return Compilation(
      file: place.file,
      form: Ordinal(0),
      year: 2025,
      responses: responses,
      units: units.map { .init(unit: Ordinal($0), responses: counts[$0]) },
      alsoCovered: [],
      participation: PerParty(region: region, kommun: kommun),
      answers: form.questions.map { answers(to: $0, responses) },
      place: place
    )
  }

  private mutating func texts(_ most: Int) -> [Located<String>] {
    (0..<number(0...most)).map { _ in Located(text(&generator), at: place) }
  }

  private mutating func participation(
    _ party: Party,
    _ responses: Int
  ) -> Compilation.Participation {
    var roles: [(role: Ordinal<Role>, meetings: Int)] = []
    for (index, role) in ruleSet.roles.enumerated() where role.party == party {
      let meetings = number(0...responses)
      if meetings > 0 { roles.append((Ordinal(index), meetings)) }
    }
    let other = number(0...min(responses, 5))
    return .init(roles: roles, other: other, texts: texts(other))
  }

  private mutating func answers(to question: Question, _ responses: Int) -> Compilation.Answers {
    if number(0...19) == 0 { return .absent }
    var counts = RatingCounts()
    if question.kind == .rating {
      for _ in 0..<number(0...responses) {
        counts[Rating(rawValue: UInt8(number(1...4))) ?? .fully] += 1
      }
    }
    let most = min(responses, 4)
    return Compilation.Answers(
      counts: counts,
      comments: question.kind == .rating ? texts(most) : [],
      texts: question.kind == .text ? texts(most) : [],
      place: place
    )
  }
}

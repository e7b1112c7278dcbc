package import Diagnostics
package import Model

/// Makes small rule sets and meetings by chance.
package struct RandomRules {
  package static let file = SourceFile(name: "prov", bytes: [])
  package static let place = Place(file: file, range: 0..<0)
  package static let questionCount = 5
  package static let measureCount = 2
  package static let roleCount = 3

  private var generator: SeededGenerator
  private let questions: Int

  /// Creates a maker of conditions on the first so many questions.
  package init(seed: UInt64, questions: Int = questionCount) {
    generator = SeededGenerator(seed: seed)
    self.questions = questions
  }

  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  package mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  package mutating func condition(depth: Int) -> Condition {
    if depth == 0 || chance(35) { return atom() }
    let members = (0..<number(1...4)).map { _ in condition(depth: depth - 1) }
    switch number(1...5) {
    case 1: return .all(members)
    case 2: return .any(members)
    case 3: return .not(members[0])
    default: return .atLeast(number(1...members.count), of: members)
    }
  }

  private mutating func atom() -> Condition {
    let comparator = Comparator.allCases[number(0...4)]
    let question = Ordinal<Question>(number(0...(questions - 1)))
    switch number(1...8) {
    case 1: return .answered(question)
    case 2:
      let bound = Quantity(number(0...4), over: 4) ?? Quantity(0)
      return .measure(Ordinal(number(0...(Self.measureCount - 1))), Comparison(comparator, bound))
    case 3:
      let roles = (0..<number(1...2)).map { _ in Ordinal<Role>(number(0...(Self.roleCount - 1))) }
      return .participant(roles)
    default: return .rating(question, Comparison(comparator, Rating.allCases[number(0...3)]))
    }
  }

  package mutating func answer() -> Answer {
    func rating() -> Rating { Rating.allCases[number(0...3)] }
    let content: Answer.Content =
      switch number(1...10) {
      case 1...3: .joint(rating())
      case 4...6: .apart(PerParty(region: rating(), kommun: rating()))
      case 7: .apart(PerParty(region: rating(), kommun: nil))
      case 8: .apart(PerParty(region: nil, kommun: rating()))
      case 9: .notApplicable("skäl")
      default: .unanswered
      }
    return Answer(content, comment: nil, place: Self.place)
  }

  package mutating func meeting() -> Meeting {
    var measures: [Measured] = []
    for index in 0..<Self.measureCount where chance(70) {
      let base = number(0...4)
      let value = Measured.Value.share(count: base == 0 ? 0 : number(0...base), of: base)
      measures.append(Measured(measure: Ordinal(index), value: value, place: Self.place))
    }
    var participants = PerParty<Participants?>(region: nil, kommun: nil)
    for party in Party.allCases where chance(70) {
      let roles = (0..<Self.roleCount).map { Ordinal<Role>($0) }
        .filter { Self.role($0.index).party == party }
      participants[party] = Participants(
        roles: roles.filter { _ in chance(50) },
        others: [],
        place: Self.place
      )
    }
    return Self.meeting(
      answers: (0..<Self.questionCount).map { _ in answer() },
      measures: measures,
      participants: participants
    )
  }

  package static func meeting(
    answers: [Answer],
    measures: [Measured] = [],
    participants: PerParty<Participants?> = PerParty(region: nil, kommun: nil)
  ) -> Meeting {
    Meeting(
      file: file,
      units: [Located(Ordinal(0), at: place)],
      form: Ordinal(0),
      date: Located(day, at: place),
      participants: participants,
      answers: answers,
      measures: measures,
      plan: []
    )
  }

  package static let day = CalendarDate("2025-10-14") ?? fallbackDay
  private static var fallbackDay: CalendarDate { preconditionFailure("the calendar lost a day") }

  package static func role(_ index: Int) -> Role {
    Role(
      id: name("roll-\(index)"),
      party: index == 2 ? .kommun : .region,
      title: "Roll \(index)",
      isExpected: false
    )
  }

  package static func name<Of>(_ text: String) -> Identifier<Of> {
    guard let identifier = Identifier<Of>(text) else {
      preconditionFailure("no identifier: \(text)")
    }
    return identifier
  }

  /// A rule set with one requirement.
  package static func ruleSet(
    gap: Condition,
    appliesWhen: Condition? = nil,
    questions: Int = questionCount,
    isText: Bool = false,
    exceptions: [AcceptedGap] = []
  ) -> RuleSet {
    ruleSet(
      [requirement("krav", gap: gap, appliesWhen: appliesWhen)],
      questions: questions,
      isText: isText,
      exceptions: exceptions
    )
  }

  /// A requirement of the only form.
  package static func requirement(
    _ id: String,
    question: Int? = nil,
    gap: Condition,
    appliesWhen: Condition? = nil,
    severity: Requirement.Severity = .high,
    area: Int = 0
  ) -> Requirement {
    Requirement(
      id: name(id),
      form: Ordinal(0),
      question: question.map { Ordinal($0) },
      title: "Krav",
      severity: severity,
      severityReason: "prov",
      why: "prov",
      responsible: [.region],
      citations: [],
      evidence: .interview,
      focus: Ordinal(area),
      actions: [],
      appliesWhen: appliesWhen,
      gap: gap,
      place: place
    )
  }

  /// A rule set with some requirements and areas.
  package static func ruleSet(
    _ requirements: [Requirement],
    areas: Int = 1,
    questions: Int = questionCount,
    isText: Bool = false,
    exceptions: [AcceptedGap] = []
  ) -> RuleSet {
    let form = Form(
      id: name("hemsjukvard"),
      title: "Formulär",
      missing: nil,
      questions: (0..<questions).map { index in
        Question(
          key: name("fraga-\(index)"),
          number: "1.\(index)",
          phase: .plan,
          kind: isText ? .text : .rating,
          text: "Fråga",
          place: place
        )
      }
    )
    guard let version = Version("1.0.0"), let scale = ScaleWords(["1", "2", "3", "4"]) else {
      preconditionFailure("a version and a scale are always there")
    }
    return RuleSet(
      edition: Edition(id: name("prov"), version: version, digest: .another),
      versionPlace: Self.place,
      title: "Prov",
      period: day...day,
      scale: scale,
      forms: [form],
      sources: [],
      roles: (0..<roleCount).map { role($0) },
      measures: (0..<measureCount).map { index in
        Measure(
          id: name("matt-\(index)"),
          title: "Mått",
          unit: .share,
          form: Ordinal(0),
          question: Ordinal(0),
          target: Measure.Target(comparison: Comparison(.atLeast, Quantity(1)), citation: nil),
          place: Self.place
        )
      },
      focusAreas: (0..<areas).map { index in
        FocusArea(
          id: name("omrade-\(index)"),
          title: "Område",
          why: "prov",
          actions: [],
          place: Self.place
        )
      },
      units: [
        CareUnit(name: "A", kommun: nil, lansdel: nil, place: Self.place),
        CareUnit(name: "B", kommun: nil, lansdel: nil, place: Self.place),
      ],
      requirements: requirements,
      exceptions: exceptions,
      changes: [],
      minimumUnits: 5,
      files: [],
      directory: "prov"
    )
  }
}

extension RulesDigest {
  /// A digest that no other rule set has.
  package static var another: RulesDigest {
    RulesDigest((0..<32).map { _ in UInt8.random(in: .min ... .max) })
  }
}

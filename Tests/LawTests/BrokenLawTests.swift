import Diagnostics
import Engine
import Files
import FuzzLaws
import Model
import Reports
import Testing
import TestSupport

/// A law that cannot be broken says nothing: each is shown something that breaks it, and something near
/// by that does not.
struct `A law is broken` {
  private let file = SourceFile(name: "möte.yaml", bytes: Array("svar".utf8))
  private let message = Message(sv: "fel", en: "wrong")

  private func place(_ range: Range<Int>) -> Place { Place(file: file, range: range) }

  /// Whether a law does not hold.
  private func isBroken(_ law: () throws(Breach) -> Void) -> Bool {
    if case .failure = Result(catching: law) { true } else { false }
  }

  @Test func `by a refusal without a place`() {
    func isBroken(_ location: Diagnostic.Location) -> Bool {
      self.isBroken { () throws(Breach) in
        try refusalHasPlace(Unusable(Diagnostic(at: location, message)), in: file.name)
      }
    }
    #expect(isBroken(.nowhere))
    #expect(isBroken(.path("regler.yaml")))
    #expect(isBroken(.place(place(5..<6))))
    #expect(!isBroken(.place(place(4..<5))))
    #expect(!isBroken(.path("möte.yaml")))
  }

  @Test(arguments: [("", false), ("---\nmeeting: [\n", true)])
  func `by a part of a file that counts`(rest: String, isBroken: Bool) throws {
    let text = "meeting: {unit: A, form: hemsjukvard, date: 2025-10-14}\nanswers: {1.1: 3}\n"
    let file = SourceFile(name: "möte.yaml", bytes: Array((text + rest).utf8))
    let rules = CompiledRules(RandomRules.ruleSet([]))
    let some = RandomRules.meeting(
      answers: (0..<RandomRules.questionCount).map { _ in Answer.absent }
    )
    let meeting = Meeting(
      file: file,
      units: some.units,
      form: some.form,
      date: some.date,
      participants: some.participants,
      answers: some.answers,
      measures: some.measures,
      plan: some.plan
    )
    let assessment = evaluate(meeting, under: rules, asOf: RandomRules.day)
    let report = CheckReport([.assessment(assessment)])
    #expect(
      self.isBroken { () throws(Breach) in try partOfAFileIsNothing(report) } == isBroken
    )
  }

  @Test func `by a requirement that is met with less`() throws {
    let low = Condition.rating(Ordinal(0), Comparison(.atMost, .poorly))
    let rules = CompiledRules(RandomRules.ruleSet(gap: .all([low])))
    func meeting(_ ratings: PerParty<Rating?>) -> Meeting {
      let first = Answer(.apart(ratings), comment: nil, place: nil)
      let others = (1..<RandomRules.questionCount).map { _ in Answer.absent }
      return RandomRules.meeting(answers: [first] + others)
    }
    let good = meeting(PerParty(region: .fully, kommun: .fully))
    // What was not met with two ratings that are good must not be met with one.
    let wrong = Assessment(
      ruleSet: rules.ruleSet,
      meeting: good,
      asOf: RandomRules.day,
      results: evaluate(good, under: rules, asOf: RandomRules.day).results.map { result in
        RequirementResult(
          requirement: result.requirement,
          outcome: .gap,
          isDisputed: false,
          exception: nil
        )
      },
      observations: []
    )
    #expect(Removal.all(of: good).count == 3)
    #expect(Removal.all(of: meeting(PerParty(region: nil, kommun: nil))).count == 1)
    for removal in Removal.all(of: good) {
      let isMet = evaluate(removal.applied(to: good), under: rules, asOf: RandomRules.day).results
        .contains { $0.outcome == .met }
      let isBroken = isBroken { () throws(Breach) in
        try takingAwayNeverMeets(removal, from: wrong, under: rules)
      }
      #expect(isBroken == isMet)
    }
  }

  @Test func `by text that steers a terminal or shows a number`() {
    func isBroken(_ text: String) -> Bool {
      self.isBroken { () throws(Breach) in try textIsHarmless(text, from: "prov") }
    }
    for text in ["\u{1B}[31m", "a\tb", "\u{85}", "\u{202E}", "\u{61C}", "640823-3234"] {
      #expect(isBroken(text), "\(text.debugDescription)")
    }
    #expect(!isBroken("Två rader\nmed å, – och 640823-3235"))
  }

  @Test func `by output that is not JSON`() {
    func isBroken(_ text: String, byLine: Bool) -> Bool {
      self.isBroken { () throws(Breach) in try outputIsJSON(text, byLine: byLine, from: "prov") }
    }
    #expect(isBroken("{\"a\": 1", byLine: false))
    #expect(isBroken("{}\n{}\n", byLine: false))
    #expect(!isBroken("{}\n{}\n", byLine: true))
  }

  @Test func `by rows that are lost or made up`() {
    let table = SourceFile(name: "t.csv", bytes: Array("a;b\n1;2\n;\n\n3;4".utf8))
    func isBroken(_ rows: Int) -> Bool {
      self.isBroken { () throws(Breach) in try noRowIsLost(rows, of: table) }
    }
    #expect((0...5).map(isBroken) == [true, true, false, false, true, true])
  }

  @Test func `by a meeting that cannot be written`() throws {
    var book = try RuleBook(Repository.path("samples/undantag/rules"))
    let rules = try book.newest(withForm: "hemsjukvard")
    func isBroken(_ content: Answer.Content) -> Bool {
      var answers = [Answer](repeating: .absent, count: rules.forms[0].questions.count)
      answers[0] = Answer(content, comment: nil, place: place(0..<1))
      let meeting = Meeting(
        file: file,
        units: [Located(Ordinal(0), at: place(0..<1))],
        form: Ordinal(0),
        date: Located(rules.period.lowerBound, at: place(0..<1)),
        participants: PerParty(region: nil, kommun: nil),
        answers: answers,
        measures: [],
        plan: []
      )
      return self.isBroken { () throws(Breach) in
        try meetingSurvivesWriting(meeting, in: rules)
      }
    }
    #expect(isBroken(.text("en fråga med betyg har ingen text")))
    #expect(isBroken(.notApplicable("")))
    #expect(!isBroken(.notApplicable("skäl: \"a\"\n  - 640823-3234")))
    #expect(!isBroken(.joint(.poorly)))
  }

  @Test func `by a compilation that does not add up`() throws {
    var book = try RuleBook(Repository.path("samples/undantag/rules"))
    let rules = try book.newest(withForm: "hemsjukvard")
    func compilation(_ low: Int, of responses: Int) -> Compilation {
      var counts = RatingCounts()
      counts[.poorly] = low
      let first = Compilation.Answers(
        counts: counts,
        comments: [],
        texts: [],
        place: place(0..<1)
      )
      let others = rules.forms[0].questions.dropFirst().map { _ in Compilation.Answers.absent }
      return Compilation(
        file: file,
        form: Ordinal(0),
        year: 2026,
        responses: responses,
        units: [Compilation.UnitCount(unit: Ordinal(0), responses: 2)],
        alsoCovered: [],
        participation: PerParty(region: nil, kommun: nil),
        answers: [first] + others,
        place: place(0..<1)
      )
    }
    for (low, responses, isRight) in [(2, 2, true), (3, 2, false), (2, 3, false)] {
      let compilation = compilation(low, of: responses)
      #expect(isBroken { () throws(Breach) in try compilationAddsUp(compilation) } == !isRight)
      let isRefused = isBroken { () throws(Breach) in
        try compilationSurvivesWriting(compilation, in: rules)
      }
      #expect(isRefused == !isRight)
    }
  }

  @Test func `by a witness that comes out otherwise`() throws {
    var book = try RuleBook(Repository.path("samples/undantag/rules"))
    let rules = try book.newest(withForm: "hemsjukvard")
    let id = rules.requirements[0].id
    let text = try Repository.text("samples/undantag/exempelbyn-2026.yaml")
    let broken = Outcome.allCases.filter { outcome in
      isBroken { () throws(Breach) in try comesOut(text, as: outcome, of: id, under: rules) }
    }
    #expect(broken.count == Outcome.allCases.count - 1)
  }

  @Test func `by notes of one name`() {
    #expect(isBroken { () throws(Breach) in try namesDiffer(["1", "2", "1"]) })
    #expect(!isBroken { () throws(Breach) in try namesDiffer(["1", "2", "b1"]) })
  }
}

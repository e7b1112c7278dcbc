package import Diagnostics
internal import Language
package import Model

/// What focus areas come to over many responses to one form under one rule set.
///
/// It keeps counts and distinct values, so that it does not grow with the number of meetings; only what
/// was asked to be listed does.
package struct FocusTally: Sendable {
  /// How many comments that contradict their rating are kept to be listed.
  static let mostContradictions = 50

  package let ruleSet: RuleSet
  package let form: Ordinal<Form>
  /// By focus area of the rule set.
  package private(set) var areas: [AreaTally]
  /// By question of the form: how the parties rated it, each for itself.
  package private(set) var parties: [PartyTally]
  /// By measure of the rule set.
  package private(set) var measures: [MeasureTally]
  /// What was answered to the questions about what works.
  package private(set) var strengths: TextTally
  /// What was answered to the questions about what is to be developed.
  package private(set) var wishes: TextTally
  /// The first comments that say something else than their rating; none unless they are to be shown.
  package private(set) var contradictions: [Contradiction] = []
  /// What single meetings came to in each two areas.
  private(set) var joint: JointShares
  private let map: FocusMap

  /// A comment that says something else than its rating.
  package struct Contradiction: Sendable {
    package let question: Question
    package let rating: Rating
    /// The words that say so, as written.
    package let words: [String]
    /// The whole comment; nil unless it may be quoted.
    package let comment: String?
    package let place: Place
  }

  /// Creates a tally of nothing; `ruleSet` is the copy that the other figures are of.
  init(_ map: FocusMap, _ ruleSet: RuleSet, form: Ordinal<Form>) {
    self.map = map
    self.ruleSet = ruleSet
    self.form = form
    let themes = map.lexicon?.themes.map(\.id) ?? []
    strengths = TextTally(themes)
    wishes = TextTally(themes)
    areas = Array(repeating: AreaTally(themes: themes), count: ruleSet.focusAreas.count)
    parties = Array(repeating: PartyTally(), count: ruleSet.forms[form].questions.count)
    joint = JointShares(areas: ruleSet.focusAreas.count)
    measures = Array(repeating: MeasureTally(), count: ruleSet.measures.count)
  }

  /// Nil where the rule set has no themes.
  package var lexicon: Lexicon? { map.lexicon }

  /// Adds a meeting.
  mutating func add(_ meeting: FocusContribution) {
    for (index, area) in meeting.areas.enumerated() { areas[index].add(area) }
    joint.add(meeting.areas.map(\.share))
    for (question, tally) in meeting.parties {
      parties[question.index].add(tally)
      if let area = map.area(of: question, in: form) { areas[area.index].parties.add(tally) }
    }
    for (measure, tally) in meeting.measures { measures[measure.index].add(tally) }
    for text in meeting.texts { add(text) }
  }

  /// Adds a compilation, of whose meetings only the sums are known.
  mutating func add(_ compilation: Compilation, texts: [TextFinding]) {
    let counts = FormCounts(compilation, in: ruleSet)
    let requirements = ruleSet.requirements.filter { $0.form == compilation.form }
    for index in areas.indices {
      let own = zip(requirements, counts.requirements).filter { requirement, counts in
        requirement.focus?.index == index && counts.assessed.high > 0
      }
      areas[index].addCompiled(weight: own.reduce(0) { $0 + ruleSet.weights[$1.0.severity] })
    }
    for text in texts { add(text) }
  }

  private mutating func add(_ text: TextFinding) {
    if text.verdict == .contradicts, !text.words.isEmpty, let rating = text.rating,
      contradictions.count < Self.mostContradictions
    {
      let question = ruleSet.forms[form].questions[text.question]
      contradictions.append(
        Contradiction(
          question: question,
          rating: rating,
          words: text.words,
          comment: text.quote?.value,
          place: text.place
        )
      )
    }
    guard let lexicon else { return }
    let asked = ruleSet.forms[form].questions[text.question]
    func add(_ themes: [Ordinal<Theme>], to tally: inout TextTally, quotingOnlyLow onlyLow: Bool) {
      tally.add(text, themes, to: asked, of: ruleSet.forms[form], quotingOnlyLow: onlyLow)
    }
    if let area = map.area(of: text.question, in: form) {
      return add(text.themes, to: &areas[area.index].texts, quotingOnlyLow: true)
    }
    let question = FormQuestion(form: form, question: text.question)
    if lexicon.strengths.contains(question) {
      return add(text.themes, to: &strengths, quotingOnlyLow: false)
    }
    if lexicon.wishes.contains(question) { add(text.themes, to: &wishes, quotingOnlyLow: false) }
    // A free text belongs to the areas of what it mentions.
    for index in areas.indices {
      let own = text.themes.filter { lexicon.themes[$0].area?.index == index }
      if !own.isEmpty { add(own, to: &areas[index].texts, quotingOnlyLow: true) }
    }
  }
}

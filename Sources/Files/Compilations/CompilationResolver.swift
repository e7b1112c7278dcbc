package import Diagnostics
package import Model

/// Looks up the names in a compilation among those of a rule set, and holds its figures together.
package struct CompilationResolver {
  private let draft: CompilationDraft
  private let ruleSet: RuleSet
  private let form: Ordinal<Form>
  private var diagnostics: [Diagnostic] = []

  /// The compilation that a draft describes; refused with all that is wrong, in the order of the
  /// file.
  package static func compilation(
    _ draft: CompilationDraft,
    in ruleSet: RuleSet
  ) throws(Unusable) -> Compilation {
    guard let form = ruleSet.forms.firstIndex(where: { $0.id == draft.form.value }) else {
      let name = Located(draft.form.value.text, at: draft.form.place)
      let unknown = Diagnostic.unknown(.form, name, among: ruleSet.forms.map(\.id.text))
      throw Unusable((draft.mistakes + [unknown]).sorted(by: Diagnostic.precedes))
        ?? Unusable(unknown)
    }
    var resolver = CompilationResolver(draft: draft, ruleSet: ruleSet, form: Ordinal(form))
    let compilation = resolver.compilation()
    let mistakes = draft.mistakes + resolver.diagnostics
    if let unusable = Unusable(mistakes.sorted(by: Diagnostic.precedes)) { throw unusable }
    return compilation
  }

  private init(draft: CompilationDraft, ruleSet: RuleSet, form: Ordinal<Form>) {
    self.draft = draft
    self.ruleSet = ruleSet
    self.form = form
  }

  private var responses: Int { draft.responses.value }

  private mutating func compilation() -> Compilation {
    if !(1900...2999).contains(draft.year.value) { diagnostics.append(.badYear(draft.year)) }
    if responses < 1 { diagnostics.append(.noResponses(draft.responses)) }
    let units = self.units()
    return Compilation(
      file: draft.file,
      form: form,
      year: draft.year.value,
      responses: responses,
      units: units,
      alsoCovered: alsoCovered(beside: units),
      participation: PerParty(
        region: participation(of: .region),
        kommun: participation(of: .kommun)
      ),
      answers: answers(),
      place: draft.place
    )
  }

  // MARK: - Units

  private mutating func units() -> [Compilation.UnitCount] {
    var found: [Compilation.UnitCount] = []
    var sum = 0
    for entry in draft.units {
      sum += entry.count.value
      // A unit that did not respond is no unit of the compilation.
      guard let unit = unit(entry.name), entry.count.value > 0 else { continue }
      found.append(.init(unit: unit, responses: entry.count.value))
    }
    // Where something could not be read, the sum says nothing.
    if sum != responses, draft.mistakes.isEmpty {
      diagnostics.append(.otherSum(sum, than: draft.responses, of: draft.units))
    }
    return found
  }

  private mutating func alsoCovered(
    beside counted: [Compilation.UnitCount]
  ) -> [Ordinal<CareUnit>] {
    var found: [Located<Ordinal<CareUnit>>] = []
    for name in draft.alsoCovered {
      guard let unit = unit(name) else { continue }
      if let own = draft.units.first(where: { $0.name.value == name.value && $0.count.value > 0 }) {
        diagnostics.append(.repeated(name, first: own.name.place))
      } else if let first = found.first(where: { $0.value == unit }) {
        diagnostics.append(.repeated(name, first: first.place))
      } else {
        found.append(Located(unit, at: name.place))
      }
    }
    return found.map(\.value)
  }

  private mutating func unit(_ name: Located<String>) -> Ordinal<CareUnit>? {
    if let index = ruleSet.units.firstIndex(where: { $0.name == name.value }) {
      return Ordinal(index)
    }
    diagnostics.append(.unknown(.unit, name, among: ruleSet.units.map(\.name)))
    return nil
  }

  // MARK: - Participants

  private mutating func participation(of party: Party) -> Compilation.Participation? {
    guard let draft = draft.participation[party] else { return nil }
    var roles: [(role: Ordinal<Role>, meetings: Int, place: Place)] = []
    for entry in draft.roles {
      guard let role = role(entry.name, of: party) else { continue }
      if let first = roles.first(where: { $0.role == role }) {
        diagnostics.append(.repeated(entry.name, first: first.place))
        continue
      }
      refuseMore(entry.count)
      // A role that nobody had took no part.
      guard entry.count.value > 0 else { continue }
      roles.append((role, entry.count.value, entry.name.place))
    }
    if let other = draft.other {
      refuseMore(other)
      if draft.otherTexts.count > other.value { diagnostics.append(.moreTexts(than: other)) }
    }
    return Compilation.Participation(
      roles: roles.map { ($0.role, $0.meetings) },
      other: draft.other?.value ?? 0,
      texts: draft.otherTexts
    )
  }

  private mutating func role(_ name: Located<String>, of party: Party) -> Ordinal<Role>? {
    let index = ruleSet.roles.firstIndex { $0.party == party && $0.isCalled(name.value) }
    if let index { return Ordinal(index) }
    let known = ruleSet.roles.filter { $0.party == party }
    let names = known.map(\.id.text) + known.flatMap { [$0.title] + $0.aliases }
    diagnostics.append(.unknownRole(name, near: NearestName.to(name.value, among: names)))
    return nil
  }

  /// Reports a count of meetings that is above the number of responses.
  private mutating func refuseMore(_ count: Located<Int>) {
    if count.value > responses { diagnostics.append(.moreMeetings(count, than: draft.responses)) }
  }

  // MARK: - Answers

  private mutating func answers() -> [Compilation.Answers] {
    let form = ruleSet.forms[form]
    var answers = [Compilation.Answers](repeating: .absent, count: form.questions.count)
    var written = [Place?](repeating: nil, count: form.questions.count)
    for entry in draft.answers {
      guard let ordinal = form.ordinal(of: entry.question.value) else {
        diagnostics.append(.unknownQuestion(entry.question, of: self.form, in: ruleSet))
        continue
      }
      if let first = written[ordinal.index] {
        diagnostics.append(.repeated(entry.question, first: first))
        continue
      }
      written[ordinal.index] = entry.question.place
      answers[ordinal.index] = self.answers(entry, to: form.questions[ordinal])
    }
    return answers
  }

  private mutating func answers(
    _ entry: CompilationDraft.Answers,
    to question: Question
  ) -> Compilation.Answers {
    switch question.kind {
    case .rating:
      if let text = entry.texts.first { diagnostics.append(.textsForRating(text.place, question)) }
    case .text:
      if let count = entry.counts.first {
        diagnostics.append(.countsForText(count.name.place, question))
      }
    }
    var counts = RatingCounts()
    for entry in entry.counts {
      guard let step = UInt8(entry.name.value), let rating = Rating(rawValue: step) else {
        continue
      }
      counts[rating] = entry.count.value
    }
    let given = max(counts.total, entry.texts.count)
    if given > responses {
      let place = entry.counts.first?.name.place ?? entry.place
      diagnostics.append(.moreAnswers(given, to: question, at: place, than: draft.responses))
    }
    return Compilation.Answers(
      counts: counts,
      comments: entry.comments,
      texts: entry.texts,
      place: entry.place
    )
  }
}

extension Diagnostic {
  fileprivate static func badYear(_ year: Located<Int>) -> Diagnostic {
    Diagnostic(
      at: year.place,
      Message(sv: "”\(year.value)” är inte ett år", en: "“\(year.value)” is not a year"),
      help: Message(sv: "skriv ett år från 1900 till 2999", en: "write a year from 1900 to 2999")
    )
  }

  fileprivate static func noResponses(_ responses: Located<Int>) -> Diagnostic {
    Diagnostic(
      at: responses.place,
      Message(
        sv: "en sammanställning av inga svar går inte att använda",
        en: "a compilation of no responses cannot be used"
      ),
      help: Message(sv: "skriv hur många svar den har", en: "write how many responses it has")
    )
  }

  fileprivate static func otherSum(
    _ sum: Int,
    than responses: Located<Int>,
    of units: [CompilationDraft.NamedCount]
  ) -> Diagnostic {
    Diagnostic(
      at: units.first?.name.place ?? responses.place,
      Message(
        sv:
          "vårdcentralernas svar är \(sum) tillsammans, men sammanställningen har \(responses.value)",
        en: "the units' responses add up to \(sum), but the compilation has \(responses.value)"
      ),
      help: Message(
        sv: "varje svar räknas vid en vårdcentral; andra som svaret gäller skrivs under ”also”",
        en: "each response counts at one unit; others that it holds for are written under “also”"
      ),
      notes: [.responses(responses.place)]
    )
  }

  fileprivate static func unknownRole(_ name: Located<String>, near: String?) -> Diagnostic {
    Diagnostic(
      at: name.place,
      unknownMessage(.role, name.value),
      help: near.map { Message(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?") }
        ?? Message(
          sv: "roller som inte finns i reglerna räknas ihop under ”other: {count: …, texts: […]}”",
          en: "roles that the rules do not have are counted under “other: {count: …, texts: […]}”"
        )
    )
  }

  fileprivate static func moreMeetings(
    _ count: Located<Int>,
    than responses: Located<Int>
  ) -> Diagnostic {
    Diagnostic(
      at: count.place,
      Message(
        sv: "rollen var med på \(count.value) möten, men sammanställningen har \(responses.value)",
        en: "the role was at \(count.value) meetings, but the compilation has \(responses.value)"
      ),
      help: Message(
        sv: "räkna möten och inte personer",
        en: "count meetings and not people"
      ),
      notes: [.responses(responses.place)]
    )
  }

  fileprivate static func moreTexts(than other: Located<Int>) -> Diagnostic {
    Diagnostic(
      at: other.place,
      Message(
        sv: "det finns fler texter om andra roller än möten där någon sådan var med",
        en: "there are more texts on other roles than meetings at which there was one"
      )
    )
  }

  fileprivate static func moreAnswers(
    _ count: Int,
    to question: Question,
    at place: Place,
    than responses: Located<Int>
  ) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv:
          "fråga \(question.label) har \(count) svar, men sammanställningen har \(responses.value)",
        en: "question \(question.label) has \(count) answers, but the compilation has "
          + "\(responses.value) responses"
      ),
      help: Message(
        sv: "varje svar på enkäten ger högst ett svar på frågan",
        en: "each response gives one answer to the question at most"
      ),
      notes: [.responses(responses.place)]
    )
  }

  fileprivate static func textsForRating(_ place: Place, _ question: Question) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "fråga \(question.label) besvaras med betyg 1–4 och inte i fritext",
        en: "question \(question.label) is answered with a rating 1–4 and not in free text"
      ),
      help: Message(
        sv: "skriv texterna som ”comments” intill ”counts”",
        en: "write the texts as “comments” beside “counts”"
      )
    )
  }

  fileprivate static func countsForText(_ place: Place, _ question: Question) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "fråga \(question.label) besvaras i fritext och inte med betyg",
        en: "question \(question.label) is answered in free text and not with a rating"
      ),
      help: Message(sv: "skriv {texts: [\"…\"]}", en: "write {texts: [\"…\"]}")
    )
  }
}

extension Diagnostic.Note {
  fileprivate static func responses(_ place: Place) -> Diagnostic.Note {
    Diagnostic.Note(
      place: place,
      message: Message(sv: "antalet svar", en: "the number of responses")
    )
  }
}

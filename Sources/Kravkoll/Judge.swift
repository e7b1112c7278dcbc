internal import Diagnostics
internal import Engine
internal import Files
internal import Model

/// Judges meetings by the rules that hold for each; keeps the rules that it has read.
struct Judge: Sendable {
  private let rules: RulesLocation
  private let asOf: CalendarDate
  /// The rules for inputs in a directory.
  private var directories: [String: String] = [:]
  private var books: [String: RuleBook] = [:]
  /// A list, since there are few and a table of its own kind takes time to set up.
  private var compiled: [CompiledRules] = []

  /// Creates a judge; exceptions and due dates are judged as of a day.
  init(rules: RulesLocation, asOf: CalendarDate) {
    self.rules = rules
    self.asOf = asOf
  }

  /// One thing that an input holds, with its names looked up in the rule set that holds for it.
  enum Reading {
    case meeting(Meeting, RuleSet)
    case compilation(Compilation, RuleSet)
    case refused(Unusable)

    /// Whether it cannot be used.
    var isRefused: Bool { if case .refused = self { true } else { false } }

    /// The meeting and its rules; a compilation is refused.
    func meeting() throws(Unusable) -> (Meeting, RuleSet) {
      switch self {
      case .meeting(let meeting, let ruleSet): return (meeting, ruleSet)
      case .compilation(let compilation, _): throw Unusable(.isCompilation(compilation.place))
      case .refused(let reason): throw reason
      }
    }
  }

  /// What a file holds; `input` is where rules are looked for.
  ///
  /// A file counts whole or not at all; of a table, and of text with a meeting on each line, each row
  /// counts by itself.
  mutating func readings(
    in file: SourceFile,
    input: String?,
    _ defaults: InputDefaults
  ) -> [Reading] {
    let readings = submissions(in: file, input: input, defaults).map { reading($0, input: input) }
    if InputReader().isReadByRow(file) { return readings }
    return Submission.whole(readings, of: file, isBroken: \.isRefused) { .refused($0) }
  }

  /// One thing that an input holds.
  mutating func reading(_ submission: Submission, input: String?) -> Reading {
    do throws(Unusable) {
      switch submission {
      case .meeting(let draft):
        let (meeting, ruleSet) = try meeting(draft, input: input)
        return .meeting(meeting, ruleSet)
      case .compilation(let draft):
        let (compilation, ruleSet) = try compilation(draft, input: input)
        return .compilation(compilation, ruleSet)
      case .refused(let reason): return .refused(reason)
      }
    } catch {
      return .refused(error)
    }
  }

  /// The assessment of a meeting; one in which nothing can be assessed is refused.
  mutating func assessment(
    of meeting: Meeting,
    under ruleSet: RuleSet
  ) throws(Unusable) -> Assessment {
    let assessment = evaluate(meeting, under: compiled(ruleSet), asOf: asOf)
    guard assessment.tally.assessed > 0 else { throw Unusable(.nothingAssessed(assessment)) }
    return assessment
  }

  /// A compilation with its names looked up, and the rule set that they are from.
  private mutating func compilation(
    _ draft: CompilationDraft,
    input: String?
  ) throws(Unusable) -> (Compilation, RuleSet) {
    let ruleSet = try withBook(for: input) { book throws(Unusable) in
      try book.ruleSet(withForm: draft.form.value.text, year: draft.year.value)
    }
    return (try CompilationResolver.compilation(draft, in: ruleSet), ruleSet)
  }

  /// A survey tool's report.
  mutating func report(
    in file: SourceFile,
    input: String?,
    _ defaults: InputDefaults
  ) throws(Unusable) -> ReportReading {
    try withBook(for: input) { book throws(Unusable) in
      try ReportReading(file, by: &book, defaults)
    }
  }

  /// What a file holds, however it is written.
  mutating func submissions(
    in file: SourceFile,
    input: String?,
    _ defaults: InputDefaults
  ) -> [Submission] {
    let reader = InputReader()
    switch reader.kind(of: file) {
    case .structured: return reader.submissions(in: file)
    case .table: return meetings(in: file, input: input, defaults)
    case .report:
      do throws(Unusable) {
        return [.compilation(try report(in: file, input: input, defaults).draft)]
      } catch {
        return [.refused(error)]
      }
    }
  }

  /// A meeting with its names looked up, and the rule set that they are from.
  private mutating func meeting(
    _ draft: MeetingDraft,
    input: String?
  ) throws(Unusable) -> (Meeting, RuleSet) {
    let ruleSet = try withBook(for: input) { book throws(Unusable) in try book.ruleSet(for: draft) }
    return (try MeetingResolver.meeting(draft, in: ruleSet), ruleSet)
  }

  /// The meetings of a table.
  mutating func meetings(
    in table: SourceFile,
    input: String?,
    _ defaults: InputDefaults
  ) -> [Submission] {
    do throws(Unusable) {
      return try withBook(for: input) { book throws(Unusable) in
        try CSVReader.submissions(in: table, by: &book, defaults)
      }
    } catch {
      return [.refused(error)]
    }
  }

  /// The rule set ready to judge by.
  private mutating func compiled(_ ruleSet: RuleSet) -> CompiledRules {
    if let rules = compiled.first(where: { $0.ruleSet == ruleSet }) { return rules }
    let rules = CompiledRules(ruleSet)
    compiled.append(rules)
    return rules
  }

  private mutating func withBook<Value>(
    for input: String?,
    _ body: (inout RuleBook) throws(Unusable) -> Value
  ) throws(Unusable) -> Value {
    let directory = try directory(for: input)
    var book = if let known = books[directory] { known } else { try RuleBook(directory) }
    defer { books[directory] = book }
    return try body(&book)
  }

  /// The rules for an input; all inputs in a directory have the same.
  private mutating func directory(for input: String?) throws(Unusable) -> String {
    let folder = input.map { path in path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
    if let known = directories[folder ?? "-"] { return known }
    let directory = try rules.directory(for: input)
    directories[folder ?? "-"] = directory
    return directory
  }
}

extension Diagnostic {
  /// Says that nothing can be said of a meeting, and why.
  static func nothingAssessed(_ assessment: Assessment) -> Diagnostic {
    let answers = assessment.meeting.answers
    let isUnanswered = answers.allSatisfy { answer in
      if case .unanswered = answer.content { true } else { false }
    }
    let message: Message
    if isUnanswered {
      message = Message(
        sv: "ingen fråga är besvarad, så mötet går inte att bedöma",
        en: "no question is answered, so the meeting cannot be assessed"
      )
    } else if assessment.tally.notAssessed == 0 {
      message = Message(
        sv: "inget krav gäller med de här svaren, så mötet går inte att bedöma",
        en: "no requirement applies with these answers, so the meeting cannot be assessed"
      )
    } else {
      message = Message(
        sv: "svaren räcker inte för att bedöma något av kraven",
        en: "the answers are not enough to assess any requirement"
      )
    }
    return Diagnostic(
      at: assessment.meeting.date.place,
      message,
      help: Message(
        sv: "fyll i betyg under ”answers”; tomt är aldrig detsamma som inga brister",
        en: "fill in ratings under “answers”; nothing written is never the same as no gaps"
      )
    )
  }
}

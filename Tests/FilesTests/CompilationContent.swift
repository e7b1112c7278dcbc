import Diagnostics
import Files
import Model
import TestSupport

/// What a compilation says, without the places, so that two can be compared.
struct CompilationContent: Equatable {
  struct Participation: Equatable {
    var roles: [String: Int] = [:]
    var other = 0
    var texts: [String] = []
  }

  struct Answers: Equatable {
    var counts = RatingCounts()
    var comments: [String] = []
    var texts: [String] = []
  }

  var year: Int
  var responses: Int
  /// By the units' names.
  var units: [String: Int]
  var alsoCovered: Set<String>
  /// By the parties' names.
  var participation: [String: Participation] = [:]
  /// By the questions' names; those that are absent are left out.
  var answers: [String: Answers] = [:]

  init(_ compilation: Compilation, in ruleSet: RuleSet) {
    year = compilation.year
    responses = compilation.responses
    units = [:]
    for unit in compilation.units { units[ruleSet.units[unit.unit].name] = unit.responses }
    alsoCovered = Set(compilation.alsoCovered.map { ruleSet.units[$0].name })
    for party in Party.allCases {
      guard let participation = compilation.participation[party] else { continue }
      var content = Participation(
        other: participation.other,
        texts: participation.texts.map(\.value)
      )
      for (role, meetings) in participation.roles {
        content.roles[ruleSet.roles[role].id.text] = meetings
      }
      self.participation[party.rawValue] = content
    }
    let questions = ruleSet.forms[compilation.form].questions
    for (question, answers) in zip(questions, compilation.answers) where answers.place != nil {
      self.answers[question.label] = Answers(
        counts: answers.counts,
        comments: answers.comments.map(\.value),
        texts: answers.texts.map(\.value)
      )
    }
  }
}

/// The rules that we ship, read once.
private let shipped = Result {
  var book = try RuleBook(Repository.path("rules"))
  return try book.newest(withForm: "hemsjukvard")
}

/// The rules that we ship.
func shippedRules() throws -> RuleSet { try shipped.get() }

/// The only compilation in a text of the file format.
func compilation(in text: String, _ ruleSet: RuleSet) throws(Unusable) -> Compilation {
  let file = SourceFile(name: "s.yaml", bytes: Array(text.utf8))
  switch MeetingReader.submissions(in: file)[0] {
  case .compilation(let draft): return try CompilationResolver.compilation(draft, in: ruleSet)
  case .meeting: throw Unusable(Diagnostic(at: .nowhere, Message(sv: "möte", en: "meeting")))
  case .refused(let reason): throw reason
  }
}

/// The compilation that a report gives, and the remarks.
func compilation(
  inReport text: String,
  _ ruleSet: RuleSet
) throws(Unusable) -> (compilation: Compilation, remarks: [Diagnostic]) {
  let file = SourceFile(name: "rapport.txt", bytes: Array(text.utf8))
  let (draft, remarks) = try SurveyReport.read(
    file,
    form: ruleSet.forms[0],
    in: ruleSet,
    year: 2025
  )
  return (try CompilationResolver.compilation(draft, in: ruleSet), remarks)
}

/// What is wrong with something that is refused; nothing when it is not.
func mistakes(_ body: () throws(Unusable) -> Void) -> [Diagnostic] {
  do throws(Unusable) {
    try body()
    return []
  } catch {
    return error.diagnostics
  }
}

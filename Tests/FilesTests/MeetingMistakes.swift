import Diagnostics
import Files
import Kravkoll
import Model
import Reports
import Testing
import TestSupport

/// A small rule set, so that these tests do not depend on the wording of the real one.
let practiceRules = Repository.path("samples/undantag/rules")

/// Checks one meeting text by the practice rules.
func check(_ text: String) -> CheckReport {
  check(Array(text.utf8))
}

func check(_ bytes: [UInt8]) -> CheckReport {
  let day = CalendarDate("2026-11-21") ?? CalendarDate(year: 2026, month: 1, day: 1)
  guard let day else { preconditionFailure("the calendar lost a day") }
  var run = CheckRun(rules: RulesLocation(chosen: practiceRules, installed: []), asOf: day)
  return run.check(SourceFile(name: "möte.yaml", bytes: bytes))
}

/// A meeting file with these answers.
func meeting(answers: String, rest: String = "") -> String {
  """
  meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2026-03-10}
  answers: \(answers)
  \(rest)
  """
}

struct `A mistake in a meeting file` {
  /// A text where ↓ stands before the place that is reported.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// A word in the message.
    let says: String
    /// A word in what to write instead.
    let advises: String
    var testDescription: String { name }
  }

  private static func answers(
    _ name: String,
    _ answers: String,
    _ says: String,
    _ advises: String
  ) -> Case {
    Case(name: name, text: meeting(answers: answers), says: says, advises: advises)
  }

  private static func rest(
    _ name: String,
    _ rest: String,
    _ says: String,
    _ advises: String
  ) -> Case {
    Case(
      name: name,
      text: meeting(answers: "{\"1.1\": 3}", rest: rest),
      says: says,
      advises: advises
    )
  }

  private static func header(
    _ name: String,
    _ header: String,
    _ says: String,
    _ advises: String
  ) -> Case {
    Case(
      name: name,
      text: "meeting: \(header)\nanswers: {\"1.1\": 3}\n",
      says: says,
      advises: advises
    )
  }

  static let cases = [
    answers("rating 5", #"{"1.1": ↓5}"#, "inte ett betyg", "4 Stämmer helt"),
    answers("rating 0", #"{"1.1": ↓0}"#, "inte ett betyg", "lämna tomt"),
    answers("rating tre", #"{"1.1": ↓tre}"#, "”tre”", "skriv 3"),
    answers("rating in words", #"{"1.1": {rating: ↓Stämmer dåligt}}"#, "inte ett betyg", "skriv 2"),
    answers("rating 2.5", #"{"1.1": ↓2.5}"#, "inte ett betyg", "region: 3, kommun: 2"),
    answers("ej aktuellt", #"{"1.1": ↓ej aktuellt}"#, "inte ett betyg", "not_applicable"),
    answers("a rating on free text", #"{"4.1": ↓3}"#, "fritext", "text"),
    answers("a rating field on free text", #"{"4.1": {rating: ↓3}}"#, "fritext", "text"),
    answers("text on a rated question", #"{"1.1": {text: ↓"bra"}}"#, "betyg 1–4", "comment"),
    answers("an unknown field", #"{"1.1": {↓raiting: 3}}"#, "okänt fält ”raiting”", "”rating”"),
    answers("an unknown question", #"{"1.1": 3, ↓"9.9": 3}"#, "okänd fråga", "1.1"),
    answers("both rating and parties", #"{"1.1": {rating: 3, region: ↓3}}"#, "både", "antingen"),
    answers("no reason", #"{"1.1": {not_applicable: ↓true}}"#, "varför", "not_applicable"),
    answers("an empty reason", #"{"1.1": {not_applicable: ↓"" }}"#, "varför", "not_applicable"),
    answers(
      "rated and not applicable",
      #"{"1.1": {not_applicable: "skäl", rating: ↓3}}"#,
      "både besvarad",
      "behåll"
    ),
    answers("a question twice", #"{"1.1": 3, ↓"1.1": 2}"#, "två gånger", "behåll"),
    answers("by number and by key", #"{"1.1": 3, ↓avstamning: 2}"#, "redan angivet", "behåll"),
    answers("a list for an answer", #"{"1.1": ↓[3, 2]}"#, "text eller ett tal", "citattecken"),
    answers("a list of answers", "↓[3, 2]", "fält", "rating: 2"),
    answers(
      "curly quotes",
      #"{"1.1": {rating: 2, comment: ”Hej, ↓hopp”}}"#,
      "okänt fält",
      "raka citattecken"
    ),
    answers("a question in curly quotes", "{↓”1.1”: 2}", "okänd fråga", "raka citattecken"),
    Case(
      name: "a comment that # cuts short",
      text: meeting(answers: "\n  \"1.1\":\n    rating: 2\n    comment: Rum ↓# 3 är tomt"),
      says: "avhuggen",
      advises: "citattecken"
    ),
    rest(
      "a plan with a question's number",
      "plan: [{requirement: ↓\"2.1\", action: x}]",
      "okänt krav",
      "vardplan"
    ),
    rest(
      "a negative number of days",
      "measures: {genomgangar: {count: ↓-1, of: 2}}",
      "antal",
      "siffror"
    ),
    rest("an unknown section", "↓paticipants: {}", "okänt fält", "”participants”"),
    rest("an unknown role", "participants: {region: [↓lakar]}", "okänd roll", "”lakare”"),
    rest(
      "a role of the other party",
      "participants: {kommun: [↓vardcentralschef]}",
      "okänd roll",
      "other"
    ),
    rest(
      "an unknown measure",
      "measures: {↓genomgangr: {count: 1, of: 2}}",
      "okänt mått",
      "genomgangar"
    ),
    rest(
      "a count above its base",
      "measures: {genomgangar: {count: ↓9, of: 2}}",
      "större",
      "count"
    ),
    rest("a share as a number", "measures: {genomgangar: ↓71}", "andel", "{count: 41, of: 58}"),
    rest("a count in words", "measures: {genomgangar: {count: ↓många, of: 9}}", "antal", "siffror"),
    rest(
      "a decimal comma in braces",
      "measures: {genomgangar: {count: 1, of: 2}, ↓5}",
      "okänt mått",
      ""
    ),
    rest("half a share", "measures: {genomgangar: ↓{count: 9}}", "”of” saknas", "of"),
    rest(
      "an unknown requirement",
      "plan: [{requirement: ↓vardplann, action: x}]",
      "okänt krav",
      "vardplan"
    ),
    rest("a plan without action", "plan: [↓{requirement: vardplan}]", "”action” saknas", "action"),
    rest(
      "an unknown status",
      "plan: [{requirement: vardplan, action: x, status: ↓pågåend}]",
      "okänt ord",
      "pågående"
    ),
    rest("an anchor", "plan: ↓&a []", "ankare", "citattecken"),
    rest("an alias", "plan: ↓*a", "alias", "citattecken"),
    rest("a tag", "plan: ↓!!seq []", "taggar", "citattecken"),
    rest("a merge key", "participants: {↓<<: {region: []}}", "<<", "skriv ut"),
    header(
      "a date that does not exist",
      "{unit: Exempelbyns vårdcentral, form: hemsjukvard, date: ↓2025-02-30}",
      "finns inte",
      "28 dagar"
    ),
    header(
      "month 13",
      "{unit: Exempelbyns vårdcentral, form: hemsjukvard, date: ↓2025-13-01}",
      "finns inte",
      "01 till 12"
    ),
    header(
      "a date in words",
      "{unit: Exempelbyns vårdcentral, form: hemsjukvard, date: ↓14 oktober}",
      "inte ett datum",
      "2025-10-14"
    ),
    header(
      "no date",
      "↓{unit: Exempelbyns vårdcentral, form: hemsjukvard}",
      "”date” saknas",
      "date"
    ),
    header("no unit", "↓{form: hemsjukvard, date: 2026-03-10}", "minst en vårdcentral", ""),
    header(
      "a misspelt unit",
      "{unit: ↓Exempelbyn vårdcentral, form: hemsjukvard, date: 2026-03-10}",
      "okänd vårdcentral",
      "Exempelbyns"
    ),
    header(
      "a unit twice",
      "{units: [Exempelbyns vårdcentral, ↓Exempelbyns vårdcentral], form: hemsjukvard, date: 2026-03-10}",
      "redan",
      "behåll"
    ),
    header(
      "an unknown form",
      "{unit: Exempelbyns vårdcentral, form: ↓hemsjukvrd, date: 2026-03-10}",
      "okänt formulär",
      "hemsjukvard"
    ),
    Case(name: "an empty file", text: "", says: "tom", advises: "template"),
    Case(name: "only a comment", text: "# hej\n", says: "tom", advises: "template"),
    Case(name: "only text", text: "↓hej", says: "fält", advises: "rating"),
    Case(
      name: "a compilation",
      text: "↓compilation: {form: hemsjukvard}\n",
      says: "sammanställning",
      advises: "batch"
    ),
    Case(name: "no meeting", text: "↓answers: {}\n", says: "vilket möte", advises: "meeting"),
    Case(
      name: "no answers",
      text: "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: ↓2026-03-10}\n",
      says: "ingen fråga är besvarad",
      advises: "aldrig"
    ),
    Case(
      name: "an empty answers section",
      text:
        "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: ↓2026-03-10}\nanswers:\n",
      says: "ingen fråga är besvarad",
      advises: "aldrig"
    ),
    Case(
      name: "nothing applies",
      text:
        "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: ↓2026-03-10}\nanswers: {\"1.1\": {not_applicable: ny}, \"2.1\": {not_applicable: ny}, \"3.1\": {not_applicable: ny}}\nmeasures: {genomgangar: {count: 0, of: 0}}\n",
      says: "går inte att bedöma",
      advises: "aldrig"
    ),
  ]

  @Test(arguments: cases)
  func `is refused at its place, with what to write instead`(mistake: Case) throws {
    let arrow = mistake.text.unicodeScalars.firstIndex(of: "↓")
    let text = String(mistake.text.filter { $0 != "↓" })
    let report = check(text)
    #expect(report.assessments.isEmpty)
    let diagnostic = try #require(report.diagnostics.first)
    let message = diagnostic.message[.swedish].text
    #expect(message.contains(mistake.says), "\(message)")
    let help = diagnostic.help?[.swedish].text ?? ""
    #expect(mistake.advises.isEmpty || help.contains(mistake.advises), "\(help)")
    #expect(diagnostic.message[.english].text != message)
    guard let arrow else { return }
    let offset = mistake.text[..<arrow].utf8.count
    let file = SourceFile(name: "möte.yaml", bytes: Array(text.utf8))
    #expect(diagnostic.site?.position == file.position(at: offset))
  }

  @Test func `does not hide the others`() {
    let text = meeting(
      answers: #"{"1.1": 5, "2.1": {raiting: 3}, "3.1": tre, "9.9": 1}"#,
      rest: "measures: {lmg: 3}\nplan: [{requirement: x, action: y, due: 2025-02-30}]"
    )
    let diagnostics = check(text).diagnostics
    #expect(diagnostics.count == 7)
    let lines = diagnostics.compactMap { $0.site?.position?.line }
    #expect(lines == lines.sorted())
  }

  @Test func `in one of several documents leaves none of them`() {
    let good = meeting(answers: #"{"1.1": 3}"#)
    let other = good.replacing("03-10", with: "03-11")
    let report = check("\(good)\n---\n\(meeting(answers: "{\"1.1\": 7}"))\n---\n\(other)")
    #expect(report.assessments.isEmpty)
    #expect(report.entries.count == 2)
    #expect(report.diagnostics.count == 2)
  }

  @Test func `in one document does not hide that another is no meeting`() {
    let report = check("\(meeting(answers: "{\"1.1\": 7, \"1.2\": 1}"))\n---\nanswers: {}\n")
    #expect(report.entries.count == 2)
    #expect(report.diagnostics.last?.message[.swedish].text.contains("vilket möte") == true)
  }

  @Test func `is the same meeting twice`() {
    let good = meeting(answers: #"{"1.1": 3}"#)
    let report = check("\(good)\n---\n\(good)")
    #expect(report.assessments.isEmpty)
    #expect(report.diagnostics.count == 2)
    #expect(report.diagnostics[0].message[.swedish].text.contains("två gånger"))
  }

  @Test func `is a million mistakes`() {
    let fields = (0..<100_000).map { "f\($0): 1" }.joined(separator: "\n")
    #expect((1...210).contains(check(fields).diagnostics.count))
  }
}

struct `A meeting file` {
  private func assessment(_ answers: String, _ rest: String = "") throws -> Assessment {
    let report = check(meeting(answers: answers, rest: rest))
    return try #require(
      report.assessments.first,
      "\(report.diagnostics.map { $0.message[.swedish].text })"
    )
  }

  @Test(arguments: [
    #"{"1.1": 2}"#, #"{"1.1": "2"}"#, "{avstamning: 2}", #"{"1.1": {rating: 2}}"#,
    #"{"1.1": {region: 2, kommun: 2}}"#, #"{"1.1": {rating: "2", comment: ""}}"#,
    "\n  1.1: 2", "\n  '1.1':\n    rating: 2\n    comment:\n",
  ])
  func `can say the same thing in several ways`(answers: String) throws {
    let assessment = try assessment(answers)
    #expect(
      assessment.results.first {
        assessment.ruleSet.requirements[$0.requirement].id.text == "avstamning"
      }?.outcome == .gap
    )
  }

  @Test(arguments: [
    #""2.1":"#, #""2.1": ~"#, #""2.1": null"#, #""2.1": {}"#, #""2.1": {rating: }"#,
    #""2.1": {comment: "inget"}"#, #""2.1": {rating: , comment: x}"#,
  ])
  func `leaves a question with nothing behind it unanswered`(answer: String) throws {
    let assessment = try assessment("{\"1.1\": 3, \(answer)}")
    #expect(
      assessment.results.first {
        assessment.ruleSet.requirements[$0.requirement].id.text == "vardplan"
      }?.outcome == .notAssessed
    )
  }

  @Test func `keeps text as it was written`() throws {
    let assessment = try assessment(#"{"1.1": 3, "2.1": {rating: 3, comment: no}, "4.1": 012 bra}"#)
    #expect(assessment.meeting.answers.compactMap(\.comment?.value) == ["no"])
    let block = try self.assessment(
      "\n  \"1.1\":\n    rating: 2\n    comment: |\n      Två\n      rader\n"
    )
    #expect(block.meeting.answers[0].comment?.value == "Två\nrader")
    guard case .text(let text) = assessment.meeting.answers[3].content else {
      Issue.record("4.1 is no text")
      return
    }
    #expect(text == "012 bra")
  }

  @Test func `may be in NFD and have CRLF and a byte order mark`() throws {
    let text = meeting(answers: #"{"1.1": 2}"#).replacing("å", with: "a\u{30A}")
      .replacing("\n", with: "\r\n")
    let report = check("\u{FEFF}" + text)
    #expect(report.assessments.count == 1)
  }
}

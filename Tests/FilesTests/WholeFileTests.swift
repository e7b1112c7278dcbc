import Diagnostics
import Kravkoll
import Model
import Reports
import Testing
import TestSupport

private let heading =
  "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2026-03-10}\n"
private let whole = heading + "answers:\n  \"1.1\": 3\n  \"2.1\": 4\n"
private let other = whole.replacing("2026-03-10", with: "2026-03-11").replacing(": 3", with: ": 4")

/// What was read as a comment to the first question.
private func comment(_ report: CheckReport) -> String? {
  report.assessments.first?.meeting.answers[0].comment?.value
}

struct `A file is read whole or not at all` {
  @Test(arguments: [
    whole + "...\n", whole + "... och så vidare\n", "...\n" + whole, whole + "...\n---\n" + other,
    heading + "answers:\n  \"1.1\": 3\n...\n  \"2.1\": 4\n",
    heading + "answers:\n  \"1.1\": {rating: 3, comment: Bra\n... men inte alltid}\n",
    heading + "answers:\n  \"1.1\": 3\n... så långt\n  \"2.1\": 4\n",
    heading + "answers:\n  \"1.1\": 3\n% av patienterna\n  \"2.1\": 4\n",
    heading + "answers:\n  \"1.1\": 3\n%YAML 1.1\n  \"2.1\": 4\n",
    "%YAML 1.1\n---\n" + whole, "%TAG ! x\n---\n" + whole, whole + "%\n",
    heading + "answers:\n  \"1.1\":\n    rating: 3\n    comment: |\n      Bra\n...\n",
    heading + "answers:\n  \"1.1\": {rating: 3, comment: \"Bra\n... eller\"}\n",
    heading + "answers:\n  \"1.1\": {rating: 3, comment: \"Bra\n--- eller\"}\n",
  ])
  func `so lines that end it or steer it are refused`(text: String) throws {
    let report = check(text)
    #expect(report.assessments.isEmpty)
    let message = try #require(report.diagnostics.first).message[.swedish].text
    #expect(message.contains("raden") || message.contains("rad som börjar"), "\(message)")
  }

  @Test(arguments: [
    whole + "---\n" + other + "---\nmeeting: {\n", whole + "---\n\"9.9\": 3\n",
    whole + "---\n" + other.replacing("\"2.1\"", with: "\"9.9\""), whole + "---\nanswers: {}\n",
    whole + "---\n" + other.replacing("Exempelbyns", with: "Ingenstans"), whole + "---\n- 3\n",
    other.replacing(": 4", with: ": 5") + "---\n" + whole, whole + "--- Ny sektion\n" + other,
    whole + "---\n" + other + "  \"3.1\": \"slutar inte\n", whole + "\u{0}", whole + "\u{7}\n",
    whole + "---\n" + other + "  \"3.1\": {rating: 3, comment: \"G:\\team\"}\n",
    whole + "---\n" + other + "\u{2028}x", whole + "foo: {a: &b 1}\n",
    "{\"meeting\": {\"unit\": \"Exempelbyns vårdcentral\", \"form\": \"hemsjukvard\",\n\"date\":\n"
      + "\"2026-03-10\"}, \"answers\": {\"1.1\": 3}} skräp",
    "{\"meeting\": {\"unit\": \"Exempelbyns vårdcentral\", \"form\": \"hemsjukvard\",\n\"date\":\n"
      + "\"2026-03-10\"}, \"answers\": {\"1.1\": 3}}\n{\"meeting\"",
  ])
  func `so nothing of it counts where a part cannot be read`(text: String) {
    let report = check(text)
    #expect(report.assessments.isEmpty)
    #expect(!report.diagnostics.isEmpty)
  }

  @Test func `and says so of what could be read`() throws {
    let text = whole + "---\n" + other + "---\n" + other.replacing("\"2.1\"", with: "\"9.9\"")
    let messages = check(text).diagnostics.map { $0.message[.swedish].text }
    #expect(messages.count == 2)
    #expect(messages[0].contains("9.9"))
    #expect(messages[1].contains("2 andra möten"))
  }

  @Test(arguments: [
    whole, whole + "---\n", "---\n" + whole, whole + "# slut ...\n", "\u{FEFF}" + whole,
    heading + "answers:\n  \"1.1\": {rating: 3, comment: \"... eller 50 % så\"}\n",
    heading
      + "answers:\n  \"1.1\":\n    rating: 3\n    comment: |\n      ...\n      ---\n      %\n",
  ])
  func `unless nothing is wrong`(text: String) {
    let report = check(text)
    #expect(report.assessments.count == 1)
    #expect(report.diagnostics.isEmpty)
  }

  @Test func `but rows of their own are by themselves`() {
    let line = """
      {"meeting": {"unit": "Exempelbyns vårdcentral", "form": "hemsjukvard", "date": "2026-03-10"}, \
      "answers": {"1.1": 3}}
      """
    let report = check(line + "\n" + line.replacing("1.1", with: "9.9") + "\n")
    #expect(report.assessments.count == 1)
    #expect(report.diagnostics.count == 1)
  }
}

struct `A text is what was written` {
  @Test(arguments: [
    #"G:\team\rutin"#, #"H:\nytt"#, #"a\bc"#, #"\0"#, #"\a"#, #"\v"#, #"\f"#, #"\e[31m"#, #"\Nytt"#,
    #"\Läkare"#, #"\Plan"#, #"\_mall"#, #"G:\ gemensam"#, #"\x07"#, #"\x1b"#, #"\u0085"#,
    #"\u0000"#,
    #"\U0000000a"#, #"\x7F"#, #"\mapp"#, #"\xZZ"#, #"\u12"#, #"\"#,
  ])
  func `so escapes that make something else are refused in YAML`(text: String) throws {
    let report = check(meeting(answers: #"{"1.1": {rating: 3, comment: "\#(text)"}}"#))
    #expect(report.assessments.isEmpty)
    let problem = try #require(report.diagnostics.first)
    #expect((problem.help?[.swedish].text ?? "").contains(#"\\"#) || text == #"\"#)
  }

  @Test(arguments: [
    (#""G:\\team\\rutin""#, #"G:\team\rutin"#), (#"'G:\team\nytt'"#, #"G:\team\nytt"#),
    (#""Se \"rutinen\"""#, #"Se "rutinen""#), (#""\u00e5\x41""#, "åA"), (#""1\/2""#, "1/2"),
    ("\"a\tb\"", "a\tb"), ("\"första\n\n    andra\"", "första\nandra"),
    ("\"går \\\n    vidare\"", "går vidare"), (#""\u202E""#, "\u{202E}"),
  ])
  func `and other texts are as they were`(yaml: String, text: String) {
    #expect(comment(check(meeting(answers: "{\"1.1\": {rating: 3, comment: \(yaml)}}"))) == text)
  }

  @Test(arguments: [
    (#"a\n\tb\r"#, "a\n\tb\r"), (#"G:\\team"#, #"G:\team"#), (#"\u2028x"#, "\u{2028}x"),
  ])
  func `and JSON has line breaks and tabs`(json: String, text: String) {
    #expect(comment(check(jsonMeeting(json))) == text)
  }

  @Test(arguments: [
    #"\b"#, #"\f"#, #"\u0000"#, #"\u001b"#, #"\u0085"#, #"\u007f"#, "\u{7F}", "\u{85}", "\u{1}",
  ])
  func `but no other control characters`(json: String) {
    let report = check(jsonMeeting("a\(json)b"))
    #expect(report.assessments.isEmpty)
    #expect(report.diagnostics.count == 1)
  }

  private func jsonMeeting(_ comment: String) -> String {
    """
    {"meeting": {"unit": "Exempelbyns vårdcentral", "form": "hemsjukvard", "date": "2026-03-10"}, \
    "answers": {"1.1": {"rating": 3, "comment": "\(comment)"}}}
    """
  }
}

struct `An answer behind a #` {
  private static func answers(_ lines: String, rest: String = "") -> String {
    heading + "answers:\n  \"1.1\": 3\n" + lines + "\n" + rest
  }

  @Test(arguments: [
    answers("  \"4.1\":   # {text: \"Vi träffas varje vecka\"}"),
    answers("  \"4.1\":   # Vi träffas varje vecka"), answers("  \"4.1\":  # \"Varje vecka\""),
    answers("  \"2.1\":  # 4"), answers("  \"2.1\": #4"),
    answers("  \"2.1\":  # 4 (nästan)"), answers("  \"2.1\":  # {rating: 3, comment: \"Bra\"}"),
    answers("  \"2.1\":  # {region: 3, kommun: 2}"),
    answers("  \"2.1\":  # {not_applicable: \"Ingen patient\"}"), answers("  # \"2.1\": 4"),
    answers("  #\"2.1\": 4"), answers("# \"4.1\": {text: \"Varje vecka\"}"),
    answers("  \"2.1\":\n  # \"2.1\": 4"), answers("  # vardplan: 2"),
    answers("", rest: "measures:\n  # genomgangar: {count: 36, of: 40}\n"),
    answers("", rest: "measures:\n  # genomgangar: {count: 36, of: 40}   # Mål 90 %\n"),
    answers("", rest: "measures:\n  genomgangar:  # {count: 36, of: 40}\n"),
    answers("", rest: "plan:\n# - {requirement: avstamning, action: \"Boka möten\"}\n"),
    answers(
      "",
      rest:
        "plan:\n  # - {requirement: avstamning, action: \"Boka\",\n  #    responsible: region}\n"
    ),
    answers("", rest: "# - requirement: avstamning\n#   action: Boka möten\n"),
  ])
  func `is an error and no silence`(text: String) throws {
    let report = check(text)
    #expect(report.assessments.isEmpty)
    #expect(report.diagnostics.count == 1)
    #expect(try #require(report.diagnostics.first).message[.swedish].text.contains("efter #"))
  }

  @Test(arguments: [
    answers("  \"2.1\": 4  # vi är nöjda"), answers("  \"2.1\": 4  # 3"),
    answers("  \"2.1\":  # hann inte"), answers("  \"2.1\":  # 3 av 5 var med"),
    answers("  \"2.1\":  # 2 patienter"), answers("  \"2.1\":  # 2,5 år sedan"),
    answers("  \"4.1\":   # {text: \"…\"}"), answers("  \"4.1\":   # ..."),
    answers("  # \"2.1\": 3\n  \"2.1\": 4"), answers("  # \"9.9\": 3"),
    answers("  # Fråga 2.1: 4 för oss"), answers("  \"2.1\":\n  # 4.1 Beskriv: med egna ord"),
    "#   \"2.1\": 3      betyg\n#   \"2.1\": 3\n" + answers(""),
    answers("  \"2.1\":\n    rating: 4\n    comment: |\n      # \"1.1\": 3\n      # 4"),
    answers("  \"2.1\": {rating: 4, comment: \"\n    # \\\"1.1\\\": 3\"}"),
    answers("", rest: "measures:\n  # genomgangar: {count: …, of: …}   # Mål 90 %\n"),
    answers("", rest: "plan:\n  # - {requirement: avstamning, action: \"…\"}\n"),
    answers(
      "",
      rest: "plan:\n  - {requirement: avstamning, action: Boka}\n"
        + "  # - {requirement: avstamning, action: Gammalt}\n"
    ),
  ])
  func `is not seen where there is none`(text: String) {
    let report = check(text)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map { $0.message[.swedish].text })")
    #expect(report.assessments.count == 1)
  }
}

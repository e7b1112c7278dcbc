import Diagnostics
import Files
import Model
import Testing
import TestSupport

/// A compilation file with these sections.
private func file(
  _ compilation: String =
    "{form: hemsjukvard, year: 2025, responses: 3, units: {Laxå vårdcentral: 2, Nora vårdcentral: 1}}",
  participants: String = "",
  answers: String = #"{"2.3": {counts: {2: 2, 3: 1}, comments: ["Ja."]}, "2.8": {texts: [Nej.]}}"#
) -> String {
  "compilation: \(compilation)\nparticipants: \(participants)\nanswers: \(answers)\n"
}

/// The heading with other units.
private func units(_ units: String) -> String {
  file("{form: hemsjukvard, year: 2025, responses: 3, units: \(units)}")
}

struct `A mistake in a compilation file` {
  /// A text where ↓ stands before the place that is reported, a word in the message and one in the
  /// help.
  static let cases: [(text: String, says: String, advises: String)] = [
    (
      file("{form: ↓hemsjukvrd, year: 2025, responses: 1, units: {Laxå vårdcentral: 1}}"),
      "okänt formulär", "hemsjukvard"
    ),
    (
      file(
        "{form: hemsjukvard, year: ↓1899, responses: 1, units: {Laxå vårdcentral: 1}}",
        answers: ""
      ), "inte ett år", "1900"
    ),
    (
      file(
        "{form: hemsjukvard, year: ↓3000, responses: 1, units: {Laxå vårdcentral: 1}}",
        answers: ""
      ), "inte ett år", "2999"
    ),
    (
      file("{form: hemsjukvard, year: ↓i fjol, responses: 1, units: {Laxå vårdcentral: 1}}"),
      "antal", "siffror"
    ),
    (
      file(
        "{form: hemsjukvard, year: 2025, responses: ↓0, units: {Laxå vårdcentral: 0}}",
        answers: ""
      ), "inga svar", "hur många"
    ),
    (
      file("{form: hemsjukvard, ↓yaer: 2025, responses: 1, units: {Laxå vårdcentral: 1}}"),
      "okänt fält", "year"
    ),
    (file("↓{form: hemsjukvard, year: 2025, responses: 1}"), "vilka vårdcentraler", "units"),
    ("↓" + file("{form: hemsjukvard, year: 2025}"), "sammanställningen", "responses"),
    (units("{↓Laxo vårdcentral: 3}"), "okänd vårdcentral", "Laxå"),
    (units("{↓Laxå vårdcentral: 2}"), "2 tillsammans", "also"),
    (units("{Laxå vårdcentral: 2, ↓Laxå vårdcentral: 1}"), "två gånger", "behåll"),
    (units("{Laxå vårdcentral: 3}, also: [↓Laxå vårdcentral]"), "redan", "behåll"),
    (
      units("{Laxå vårdcentral: 3}, also: [Nora vårdcentral, ↓Nora vårdcentral]"), "redan", "behåll"
    ),
    (units("{Laxå vårdcentral: 3}, also: [↓Norra vårdcentralen]"), "okänd vårdcentral", "Nora"),
    (units("{Laxå vårdcentral: ↓tre}"), "antal", "siffror"),
    (file(participants: "{region: {↓lakar: 1}}"), "okänd roll", "lakare"),
    (file(participants: "{region: {↓chef-forsta-linjen: 1}}"), "okänd roll", "other"),
    (file(participants: "{region: {lakare: ↓4}}"), "4 möten", "möten och inte"),
    (file(participants: "{region: {lakare: 1, ↓Läkare: 1}}"), "redan", "behåll"),
    (file(participants: "{kommun: {other: {count: ↓4}}}"), "4 möten", ""),
    (file(participants: "{kommun: {other: {count: ↓1, texts: [MAS, MAR]}}}"), "fler texter", ""),
    (file(participants: "{kommun: {other: ↓{texts: [MAS]}}}"), "”count” saknas", "count"),
    (file(participants: "{↓komun: {}}"), "okänt fält", "kommun"),
    (file(answers: #"{↓"9.9": {counts: {1: 1}}}"#), "okänd fråga", ""),
    (file(answers: #"{"2.3": {counts: {↓2: 2, 3: 2}}}"#), "2.3 har 4 svar", "högst ett"),
    (file(answers: #"{"2.8": ↓{texts: [a, b, c, d]}}"#), "2.8 har 4 svar", "högst ett"),
    (file(answers: #"{"2.8": {counts: {↓2: 2}}}"#), "fritext", "texts"),
    (file(answers: #"{"2.3": {texts: [↓Nej.]}}"#), "betyg 1–4", "comments"),
    (file(answers: #"{"2.3": {counts: {↓5: 2}}}"#), "okänt ord", "1"),
    (file(answers: #"{"2.3": {counts: {1: 1, ↓1: 2}}}"#), "två gånger", "behåll"),
    (file(answers: #"{"2.3": {counts: {1: ↓-1}}}"#), "antal", "siffror"),
    (file(answers: #"{"2.3": ↓3}"#), "fält", ""),
    (file(answers: #"{"2.3": {↓rating: 3}}"#), "okänt fält", "counts"),
    (file(answers: #"{"2.3": {comments: ↓Ja}}"#), "lista", ""),
    (
      file(answers: #"{"2.3": {counts: {1: 1}}, ↓namngiven-lakare: {counts: {1: 1}}}"#), "redan",
      "behåll"
    ),
    (file() + "↓measures: {}\n", "okänt fält", ""),
  ]

  @Test(arguments: cases.indices)
  func `is refused at its place, with what to write instead`(index: Int) throws {
    let (marked, says, advises) = Self.cases[index]
    let text = String(marked.filter { $0 != "↓" })
    let ruleSet = try shippedRules()
    let mistakes = mistakes { () throws(Unusable) in _ = try compilation(in: text, ruleSet) }
    let diagnostic = try #require(mistakes.first, "it was read: \(marked)")
    let message = diagnostic.message[.swedish].text
    #expect(message.contains(says), "\(message)")
    let help = diagnostic.help?[.swedish].text ?? ""
    #expect(help.contains(advises), "\(help)")
    #expect(diagnostic.message[.english].text != message)
    let arrow = try #require(marked.firstIndex(of: "↓"))
    let source = SourceFile(name: "s.yaml", bytes: Array(text.utf8))
    #expect(diagnostic.site?.position == source.position(at: marked[..<arrow].utf8.count))
  }

  @Test func `does not hide the others`() throws {
    let ruleSet = try shippedRules()
    let text = file(
      "{form: hemsjukvard, year: 20255, responses: 3, units: {Laxo vårdcentral: 3}}",
      participants: "{region: {lakar: 1}}",
      answers: #"{"2.3": {counts: {1: x}}, "2.8": {counts: {1: 1}}, "9.9": }"#
    )
    let mistakes = mistakes { () throws(Unusable) in _ = try compilation(in: text, ruleSet) }
    #expect(mistakes.count == 6)
    let places = mistakes.compactMap { $0.site?.position }
    #expect(places.map(\.line) == [1, 1, 2, 3, 3, 3])
  }
}

struct `A compilation file` {
  @Test func `says what the meetings answered together`() throws {
    let ruleSet = try shippedRules()
    let text = file(
      "{form: hemsjukvard, year: 2025, responses: 3, units: {Laxå vårdcentral: 2, "
        + "Nora vårdcentral: 1, Karla vårdcentral: 0}, also: [Kumla vårdcentral]}",
      participants: "{region: {lakare: 0, VÅRDCENTRALSCHEF: 2, "
        + "other: {count: 1, texts: [Farmaceut]}}, kommun: }",
      answers:
        #"{namngiven-lakare: {counts: {2: 2, 3: "1"}, comments: ["Ja."]}, "2.8": {texts: [Nej.]}, "3.1": }"#
    )
    let content = CompilationContent(try compilation(in: text, ruleSet), in: ruleSet)
    #expect(content.units == ["Laxå vårdcentral": 2, "Nora vårdcentral": 1])
    #expect(content.alsoCovered == ["Kumla vårdcentral"])
    #expect(
      content.participation == [
        "region": .init(roles: ["vardcentralschef": 2], other: 1, texts: ["Farmaceut"])
      ]
    )
    #expect(content.answers["2.3"]?.counts.low == 2)
    #expect(content.answers["2.3"]?.counts.total == 3)
    #expect(content.answers["2.3"]?.comments == ["Ja."])
    #expect(content.answers["2.8"]?.texts == ["Nej."])
    #expect(content.answers.count == 3)
  }

  @Test func `calls a role by an alias`() throws {
    let ruleSet = try shippedRules()
    let text = file(participants: "{kommun: {omvårdnadspersonal/undersköterska: 2}}")
    let content = CompilationContent(try compilation(in: text, ruleSet), in: ruleSet)
    #expect(content.participation["kommun"]?.roles == ["omvardnadspersonal": 2])
  }

  @Test func `is one only when that is its first field`() {
    let meeting = "meeting: {unit: X, form: hemsjukvard, date: 2025-10-14}\n"
    let text = "\(file())---\n\(meeting)---\n\(file())---\n\(meeting)compilation: {}\n"
    let source = SourceFile(name: "s.yaml", bytes: Array(text.utf8))
    let kinds = MeetingReader.submissions(in: source).map { submission in
      switch submission {
      case .meeting: "meeting"
      case .compilation: "compilation"
      case .refused(let reason): reason.diagnostics[0].help?[.swedish].text ?? ""
      }
    }
    #expect(kinds == ["compilation", "meeting", "compilation", "använd: kravkoll batch"])
  }
}

import Diagnostics
import Files
import Model
import Testing
import TestSupport

/// What is wrong with a file of themes, put in the practice rules.
private func mistakes(_ text: String) throws -> [Diagnostic] {
  let directory = try TemporaryDirectory(copying: "samples/undantag/rules/ovning")
  try directory.write(text, to: "themes.yaml")
  var book = try RuleBook(directory.path)
  let ruleSet = try #require(try book.all().first)
  do throws(Unusable) {
    _ = try LexiconReader.lexicon(of: ruleSet)
    return []
  } catch {
    return error.diagnostics
  }
}

struct `A mistake in a file of themes` {
  @Test(arguments: [
    ("language: svenska", "okänt ord ”svenska”"), ("extra: 1", "okänt fält ”extra”"),
    ("wishes: \"9.9\"", "okänd fråga ”9.9”"), ("stance: {bra: [bra]}", "okänt fält ”bra”"),
    ("stance: {works: []}", "listan är tom"), ("abbreviations: {VC: }", "saknas ett värde"),
    ("sensitive: [sjuk*skriv]", "går inte att söka efter"),
    ("plain: [\"lita …\"]", "går inte att söka efter"),
    ("plain: [\"… på\"]", "går inte att söka efter"),
    ("names: [\"a … … b\"]", "går inte att söka efter"),
  ])
  func `is said where it stands`(line: String, says: String) throws {
    let language = line.hasPrefix("language") ? "" : "language: swedish\n"
    let themes = "themes: [{id: prov, title: Prov, patterns: [prov]}]\n"
    let found = try mistakes(themes + language + line + "\n")
    #expect(found.count == 1)
    #expect(found.first?.message[.swedish].text.contains(says) == true, "\(found)")
    #expect(found.first?.site?.position?.line == (language.isEmpty ? 2 : 3))
  }

  @Test(arguments: [
    ("{id: b, title: B, patterns: []}", "listan är tom"),
    ("{id: b, title: B}", "fältet ”patterns” saknas"),
    ("{id: a, title: B, patterns: [b]}", "upptaget"),
    ("{id: b, title: B, area: skog, patterns: [b]}", "okänt fokusområde ”skog”"),
    ("{id: b, title: B, questions: [\"7.7\"], patterns: [b]}", "okänd fråga ”7.7”"),
    ("{id: b, title: B, patterns: [\" \"]}", "saknas ett värde"),
  ])
  func `in a theme is said where it stands`(theme: String, says: String) throws {
    let found = try mistakes(
      "language: swedish\nthemes:\n  - {id: a, title: A, patterns: [a]}\n  - \(theme)\n"
    )
    #expect(found.contains { $0.message[.swedish].text.contains(says) }, "\(found)")
    #expect(found.allSatisfy { $0.site?.position?.line == 4 })
  }

  @Test func `names the nearest language`() throws {
    let found = try mistakes("language: swedsh\nthemes: [{id: a, title: A, patterns: [a]}]\n")
    #expect(found.first?.help?[.swedish].text == "menade du ”swedish”?")
  }

  @Test func `is not looked for where only ratings are checked, but changes the hash`() throws {
    let directory = try TemporaryDirectory(copying: "samples/undantag/rules/ovning")
    let before = try RuleSetCopy.read(at: directory.path).ruleSet.edition
    try directory.write("language: [", to: "themes.yaml")
    #expect(try RuleSetCopy.read(at: directory.path).ruleSet.edition != before)
  }
}

struct `A lexicon` {
  @Test func `is nil for rules without themes`() throws {
    var book = try RuleBook(Repository.path("Tests/AnalysisTests/Practice"))
    let ruleSet = try #require(try book.all().first)
    #expect(try LexiconReader.lexicon(of: ruleSet) == nil)
  }

  @Test func `has a theme's questions in every form that has them`() throws {
    var book = try RuleBook(Repository.path("rules/orebro-2025"))
    let ruleSet = try #require(try book.all().first)
    let lexicon = try #require(try LexiconReader.lexicon(of: ruleSet))
    let sip = try #require(lexicon.themes.first { $0.id.text == "sip" })
    let keys = sip.questions.map { ruleSet.forms[$0.form].questions[$0.question].key.text }
    #expect(keys == ["sip", "sip"])
    #expect(Set(sip.questions.map(\.form)).count == 2)
    #expect(sip.area.map { ruleSet.focusAreas[$0].id.text } == "planering")
  }
}

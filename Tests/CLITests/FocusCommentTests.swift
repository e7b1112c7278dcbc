import Foundation
import Testing
import TestSupport

struct `Comments under the ratings` {
  private func folder(_ comments: [(question: String, rating: Int, text: String)]) throws
    -> TemporaryDirectory
  {
    let folder = try TemporaryDirectory()
    for (unit, comment) in comments.enumerated() {
      try folder.write(
        meeting(
          unit,
          "\"\(comment.question)\": {rating: \(comment.rating), comment: \"\(comment.text)\"}"
        ),
        to: "m\(unit).yaml"
      )
    }
    return folder
  }

  @Test func `are told of where they say something else, and change no rating`() throws {
    let folder = try folder([
      ("2.1", 4, "Vi träffas aldrig, mötena fungerar inte."),
      ("2.1", 4, "Fungerar mycket bra."),
      ("2.1", 1, "Det fungerar alltid utmärkt."),
      ("2.1", 2, "Nytt schema från januari."),
    ])
    let report = try object(focus([folder.path, "--format", "json"]).output)
    let contradictions = try #require(report["contradictions"] as? [String: Any])
    let verdicts = try #require(contradictions["verdicts"] as? [String: Int])
    #expect(
      verdicts == ["agrees": 1, "gapUnderHigh": 1, "worksUnderLow": 1, "cannotTell": 1]
    )
    #expect((contradictions["comments"] as? [Any])?.isEmpty == true)
    let areas = try #require(report["areas"] as? [[String: Any]])
    let area = try #require(areas.first { $0["area"] as? String == "samverkansstruktur" })
    #expect(area["gaps"] as? Int == 2)
    let shown = try focus([folder.path, "--comments"]).output
    #expect(shown.contains("2.1, betyg 4: ”Vi träffas aldrig, mötena fungerar inte.”"))
    #expect(shown.contains("2.1, betyg 1: ”Det fungerar alltid utmärkt.”"))
  }

  @Test func `are an observation of check, with the words that say so`() throws {
    let folder = try folder([("2.1", 4, "Vi träffas aldrig, mötena fungerar inte.")])
    let program = try Program.run(["check", folder.path + "/m0.yaml"] + batchRules)
    #expect(program.status == 0)
    let text = program.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Fråga 2.1 är skattad 4, men kommentaren säger att det brister: ”"))
    #expect(text.contains("fungerar inte”; stämmer betyget?"))
  }

  @Test func `say nothing of a rating that the parties do not share`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      meeting(0, "\"2.1\": {region: 4, kommun: 1, comment: \"Det fungerar alltid utmärkt.\"}"),
      to: "m.yaml"
    )
    let report = try object(focus([folder.path, "--format", "json"]).output)
    let contradictions = try #require(report["contradictions"] as? [String: Any])
    let verdicts = try #require(contradictions["verdicts"] as? [String: Int])
    #expect(verdicts.values.allSatisfy { $0 == 0 })
    // The same comment under a rating that they share is read.
    try folder.write(
      meeting(0, "\"2.1\": {rating: 1, comment: \"Det fungerar alltid utmärkt.\"}"),
      to: "m.yaml"
    )
    let shared = try object(focus([folder.path, "--format", "json"]).output)
    let counts = (shared["contradictions"] as? [String: Any])?["verdicts"] as? [String: Int]
    #expect(counts?["worksUnderLow"] == 1)
  }

  @Test(arguments: [
    "Fungerar inte sedan Katarzyna blev sjuk.", "Ring 070-1740612, det fungerar inte.",
    "Fungerar inte, se 640823-3234.", "Fungerar inte i Laxå.",
    "Skriv till anna@example.se, fungerar inte.",
    "Fungerar inte, enhetschefen är sjukskriven.",
  ])
  func `are never quoted with personal data`(text: String) throws {
    let plain = "Det fungerar inte."
    let folder = try folder([("2.1", 1, text), ("2.1", 1, plain)])
    for format in ["text", "markdown", "json"] {
      let program = try focus([folder.path, "--comments", "--format", format])
      #expect(program.output.contains(plain))
      #expect(!program.output.contains(text))
      #expect(!program.output.contains("Katarzyna") && !program.output.contains("example.se"))
    }
    // Without being asked for no comment is shown at all.
    #expect(!(try focus([folder.path]).output.contains(plain)))
  }

  @Test func `are refused with a theme file that cannot be read`() throws {
    let rules = try TemporaryDirectory(copying: "rules/orebro-2025")
    try rules.write("language: svenska\nthemes: []\n", to: "themes.yaml")
    let arguments = ["samples/laxa-2025.yaml", "--rules", rules.path, "--as-of", "2026-11-21"]
    for command in ["focus", "check"] {
      let program = try Program.run([command] + arguments)
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(program.errors.contains("themes.yaml:1:11"))
    }
    // A batch reads no comments.
    #expect(try Program.run(["batch"] + arguments).status == 1)
  }
}

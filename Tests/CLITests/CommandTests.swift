import Foundation
import Testing
import TestSupport

private let practice = "samples/undantag/exempelbyn-2026.yaml"

struct `The command check` {
  @Test func `ends with 1 and a gap list when there are gaps`() throws {
    let program = try Program.run(["check", practice, "--as-of", "2026-11-21"])
    #expect(program.status == 1)
    #expect(program.output.contains("Skattade brister (1)"))
    #expect(
      program.output.hasSuffix("1 skattad brist av 4 bedömda, 0 ej bedömda, 1 undantagen brist\n")
    )
    #expect(program.errors.isEmpty)
    #expect(!program.output.contains("\u{1B}"))
  }

  @Test(arguments: [("never", 0), ("high", 0), ("gap", 1)] as [(String, Int32)])
  func `flags from the level that was asked for`(level: String, status: Int32) throws {
    #expect(try Program.run(["check", practice, "--fail-on", level]).status == status)
  }

  @Test func `ends with 0 and its base when there are none`() throws {
    let file = "samples/kumla-2025.yaml"
    let program = try Program.run(["check", file, "--as-of", "2026-11-21"])
    #expect(program.status == 0)
    #expect(program.output.contains("0 skattade brister av "))
    #expect(!program.output.lowercased().contains("inga brister"))
  }

  @Test func `judges exceptions as of the day that was given`() throws {
    let before = try Program.run(["check", practice, "--as-of", "2026-06-30"])
    #expect(before.status == 0)
    #expect(before.output.contains("2 undantagna brister"))
  }

  @Test func `reads standard input, with rules from the current directory`() throws {
    let text = try Repository.text(practice)
    let directory = Repository.path("samples/undantag")
    let program = try Program.run(["check", "-"], input: text, directory: directory)
    #expect(program.status == 1)
    #expect(program.output.contains("<stdin>:"))
  }

  @Test func `takes rules from the option, then the environment, then the nearest directory`()
    throws
  {
    let rules = Repository.path("samples/undantag/rules")
    let folder = try TemporaryDirectory()
    let file = try folder.write(try Repository.text(practice), to: "m.yaml")
    #expect(try Program.run(["check", file, "--rules", rules], directory: folder.path).status == 1)
    let variable = ["KRAVKOLL_RULES": rules]
    let run = try Program.run(["check", file], environment: variable, directory: folder.path)
    #expect(run.status == 1)
    let wrong = try Program.run(["check", file, "--rules", folder.path], environment: variable)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("inget regelverk"))
  }

  @Test func `writes several formats at once, each whole`() throws {
    let folder = try TemporaryDirectory()
    let program = try Program.run([
      "check", practice, "--format", "text", "--format", "json:\(folder.path)/a.json",
      "--format", "ndjson:\(folder.path)/a.ndjson",
    ])
    #expect(program.status == 1)
    #expect(program.output.contains("Skattade brister"))
    let object = try JSONSerialization.jsonObject(with: Data(try folder.text("a.json").utf8))
    let fields = try #require(object as? [String: Any])
    #expect(fields["schema"] as? String == "kravkoll/assessment/1")
    #expect(try folder.text("a.ndjson").split(separator: "\n").count == 1)
    let failed = try Program.run(["check", practice, "--format", "json:/dev/null/x/y.json"])
    #expect(failed.status == 2)
  }

  @Test func `never writes over a meeting file, and writes through a link`() throws {
    let folder = try TemporaryDirectory()
    let text = try Repository.text(practice)
    let file = try folder.write(text, to: "m.yaml")
    let rules = Repository.path("samples/undantag/rules")
    for target in [file, "./m.yaml", "\(folder.path)/länk"] {
      if target.hasSuffix("länk") {
        try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: file)
      }
      let arguments = ["check", file, "--rules", rules, "--format", "text:\(target)"]
      let program = try Program.run(arguments, directory: folder.path)
      #expect(program.status == 2)
      #expect(program.errors.contains("skrivs inte över"))
      #expect(try folder.text("m.yaml") == text)
    }
    let other = try folder.write("", to: "ut.txt")
    let link = "\(folder.path)/till-ut"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
    _ = try Program.run(["check", file, "--rules", rules, "--format", "text:\(link)"])
    #expect(try folder.text("ut.txt").contains("Skattade brister"))
  }

  @Test func `knows a meeting that is there twice however the path is written`() throws {
    let program = try Program.run(["check", practice, "./\(practice)"])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
  }

  @Test func `gives an array for several meetings, with errors in their places`() throws {
    let folder = try TemporaryDirectory()
    let broken = try folder.write("meeting: {", to: "trasig.yaml")
    let program = try Program.run([
      "check", practice, broken, "samples/undantag/ovningsby-provkoping-2026.yaml",
      "--format", "json",
    ])
    #expect(program.status == 2)
    let object = try JSONSerialization.jsonObject(with: Data(program.output.utf8))
    let array = try #require(object as? [[String: Any]])
    #expect(array.count == 3)
    let error = try #require(array[1]["error"] as? [String: Any])
    #expect(error["file"] as? String == broken)
    #expect(error["line"] as? Int == 1)
    #expect(program.errors.contains("trasig.yaml:1:"))
  }

  @Test(arguments: [
    "meeting: {", "", "answers: {}",
    "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2026-03-10}\nanswers:\n",
    "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2025-02-30}\nanswers: {\"1.1\": 3}\n",
    "meeting: {unit: Exempelbyns vårdcentral, form: hemsjukvard, date: 2026-03-10}\nanswers: {\"1.1\": tre}\n",
    "\u{FFFD}\u{0}", "bara text", "[1, 2, 3]",
  ])
  func `prints nothing that could be taken for a result of bad input`(text: String) throws {
    for format in ["text", "json", "ndjson"] {
      let arguments = ["check", "-", "--rules", "samples/undantag/rules", "--format", format]
      let program = try Program.run(arguments, input: text)
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(program.errors.contains("fel: "))
    }
  }

  @Test func `refuses a file that is not there, a directory and a photo`() throws {
    let folder = try TemporaryDirectory()
    let photo = try folder.write([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], to: "foto.yaml")
    for (path, word) in [
      ("finns-inte.yaml", "finns inte"), ("samples", "katalog"), (photo, "bild"),
    ] {
      let program = try Program.run(["check", path])
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(program.errors.contains(word), "\(program.errors)")
    }
  }

  @Test func `names both files of a meeting that is there twice`() throws {
    let folder = try TemporaryDirectory()
    let copy = try folder.write(try Repository.text(practice), to: "kopia.yaml")
    let program = try Program.run(["check", practice, copy, "--rules", "samples/undantag/rules"])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(
      program.errors.contains("kopia.yaml") && program.errors.contains("exempelbyn-2026.yaml")
    )
  }

  @Test func `is coloured only when asked or on a terminal`() throws {
    let coloured = try Program.run(
      ["check", practice, "--color", "always"],
      environment: ["NO_COLOR": "1"]
    )
    #expect(coloured.output.contains("\u{1B}[1m"))
    #expect(!(try Program.run(["check", practice, "--color", "never"]).output.contains("\u{1B}")))
  }

  @Test func `says one line for each mistake when quiet`() throws {
    let program = try Program.run(["check", "finns-inte.yaml", "--quiet"])
    #expect(program.errors == "finns-inte.yaml: fel: filen finns inte\n")
  }

  @Test func `gives the same bytes for the same input`() throws {
    let arguments = [
      "check", "samples/laxa-2025.yaml", "--as-of", "2026-11-21", "--format", "json",
    ]
    #expect(try Program.run(arguments).output == Program.run(arguments).output)
  }

  @Test func `reads what template writes once a rating is filled in`() throws {
    for form in ["hemsjukvard", "sabo-korttid"] {
      let template = try Program.run(["template", "--form", form])
      #expect(template.status == 0)
      let empty = try Program.run(["check", "-"], input: template.output)
      #expect(empty.status == 2)
      let question = form == "hemsjukvard" ? "\"2.3\":" : "  sip:"
      let filled = template.output
        .replacing("unit:\n", with: "unit: Laxå vårdcentral\n")
        .replacing("date:\n", with: "date: 2025-10-14\n")
        .replacing("\(question)\n", with: "\(question) 2\n")
      let check = try Program.run(["check", "-"], input: filled)
      #expect(check.status == 1, "\(check.errors)")
      #expect(
        check.output.contains("skattade brister av") || check.output.contains("skattad brist av")
      )
    }
  }
}

struct `The other commands` {
  @Test func `test ends with 0, and with 1 when a case fails`() throws {
    let passed = try Program.run(["test", "samples/undantag/rules/ovning"])
    #expect(passed.status == 0)
    #expect(passed.output == "ovning-2025 1.0.0: 40 av 40 prov godkända, 0 av 4 krav utan prov\n")
    let copy = try TemporaryDirectory(copying: "samples/undantag/rules/ovning")
    let tests = try copy.text("tests/ovning.yaml")
    let range = try #require(tests.firstRange(of: "expect: gap"))
    try copy.write(
      tests.replacingCharacters(in: range, with: "expect: met"),
      to: "tests/ovning.yaml"
    )
    let failed = try Program.run(["test", copy.path])
    #expect(failed.status == 1)
    #expect(failed.errors.contains("tests/ovning.yaml:"))
    #expect(failed.output.contains("39 av 40"))
    try copy.write("[]\n", to: "tests/ovning.yaml")
    #expect(try Program.run(["test", copy.path]).status == 2)
  }

  @Test func `test passes for the rules that we ship`() throws {
    let program = try Program.run(["test", "rules"])
    #expect(program.status == 0, "\(program.errors)")
  }

  @Test func `explain names the nearest requirement when there is none`() throws {
    #expect(try Program.run(["explain", "namngiven-lakare"]).status == 0)
    let program = try Program.run(["explain", "namngiven-lakar"])
    #expect(program.status == 2)
    #expect(program.errors.contains("menade du ”namngiven-lakare”?"))
  }

  @Test(arguments: [
    "meeting", "compilation", "ruleset", "form", "requirements", "focus-areas", "measures", "units",
    "exceptions", "tests",
  ])
  func `schema writes a schema`(name: String) throws {
    let program = try Program.run(["schema", name])
    #expect(program.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(program.output.utf8))
    #expect((object as? [String: Any])?["$schema"] != nil)
  }

  @Test(arguments: [[], ["check"], ["import"], ["explain"], ["template"], ["schema"], ["test"]])
  func `have help in Swedish and English`(command: [String]) throws {
    let swedish = try Program.run(command + ["--help"])
    #expect(swedish.status == 0)
    #expect(swedish.output.contains("ANVÄNDNING: kravkoll"))
    #expect(!swedish.output.contains("OPTIONS:"))
    let english = try Program.run(command + ["--help", "--lang", "en"])
    #expect(english.output.contains("USAGE: kravkoll"))
  }

  @Test(arguments: [
    ["check"], ["check", "--formatt", "json", "x"], ["check", "x", "--format", "pdf"],
    ["check", "x", "--as-of", "2025-02-30"], ["check", "x", "--color", "blue"], ["chek"],
    ["template"], ["schema", "nej"], ["check", "x", "--format", "json", "--format", "text"],
    ["check", "-", "-"], ["import"], ["import", "x", "--year", "25"],
    ["import", "samples/rapport-2025.txt"],
    ["import", "samples/rapport-2025.txt", "--year", "2025", "--form", "hemsjukvrd"],
    ["import", "samples/laxa-2025.yaml", "--year", "2025"],
    ["import", "x", "--year", "2025", "--output", "./x"],
  ])
  func `end with 2 at wrong usage`(arguments: [String]) throws {
    let program = try Program.run(arguments)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("fel: "), "\(program.errors)")
  }

  @Test func `are named when one is misspelt`() throws {
    let program = try Program.run(["chek", "samples/laxa-2025.yaml"])
    #expect(program.status == 2)
    #expect(program.errors.contains("okänt kommando ”chek”; menade du ”check”?"))
  }

  @Test func `say their version`() throws {
    let program = try Program.run(["--version"])
    #expect(program.status == 0)
    #expect(program.output.wholeMatch(of: /kravkoll \d+\.\d+\.\d+\n/) != nil)
  }
}

struct `Help` {
  @Test(arguments: ["-5", "0", "1", "15", "26", "2147483648", "x"])
  func `is laid out whatever the terminal says of its width`(columns: String) throws {
    let program = try Program.run(["check", "--help"], environment: ["COLUMNS": columns])
    #expect(program.status == 0)
    #expect(program.output.contains("--fail-on"))
  }
}

struct `Text after a JSON value` {
  @Test(arguments: ["}", " ]", "}}"])
  func `takes the value with it`(rest: String) throws {
    let meeting =
      #"{"meeting":{"unit":"Laxå vårdcentral","form":"hemsjukvard","date":"2025-10-14"},"#
      + #""answers":{"2.1":4,"2.2":2}}"#
    let good = try Program.run(["check", "-"] + batchRules, input: meeting)
    #expect(good.status == 1)
    let program = try Program.run(["check", "-"] + batchRules, input: meeting + rest)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
  }
}

import Testing
import TestSupport

struct `The command themes` {
  private static let notes = "docs/verkstad/anteckningar.txt"

  @Test func `counts and ends with 0`() throws {
    let program = try Program.run(["themes", Self.notes])
    #expect(program.status == 0)
    #expect(program.errors.isEmpty)
    #expect(program.output.contains("SIP: 1 av 13 (8 %)"))
    #expect(!program.output.contains("för hand"))
  }

  @Test func `reads standard input, where empty lines part notes`() throws {
    let text = "Vi vill ha fler hembesök.\n\nHembesök och rond.\n\n-\n"
    let program = try Program.run(["themes", "-", "--format", "markdown"], input: text)
    #expect(program.status == 0)
    #expect(program.output.contains("2 anteckningar med innehåll, 1 utan (räknas inte: 3)."))
    #expect(program.output.contains("| Hembesök | 2 av 2 (100 %) | 1 2 |"))
  }

  @Test func `does not show a personal number that somebody has made a heading of`() throws {
    let text = "Bord 6408233234\nHembesök\n\nBord 2\nRond\n"
    for format in ["text", "markdown", "json"] {
      let program = try Program.run(["themes", "-", "--format", format], input: text)
      #expect(program.status == 0)
      #expect(!program.output.contains("6408233234"))
    }
  }

  @Test(arguments: [
    ("-\n\n-\n", [], "inga anteckningar"), ("", [], "inga anteckningar"),
    ("Rond\n", ["--rules", "samples"], "inget regelverk"),
    ("Rond\n", ["--against", "finns-inte.tsv"], "finns inte"),
    ("Rond\n", ["--format", "xml"], "xml"),
  ])
  func `ends with 2 and says why when it cannot be done`(
    text: String,
    options: [String],
    says: String
  ) throws {
    let program = try Program.run(["themes", "-"] + options, input: text)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains(says), "\(program.errors)")
  }

  @Test(arguments: [
    ("sipp\t1\n", "okänt tema ”sipp”", ":1:1"),
    ("sipp\t77 x\nrond\t1\n", "okänt tema ”sipp”", ":1:1"),
    ("tema\tanteckning\n", "räkningen har inga teman", ""), ("", "räkningen har inga teman", ""),
    ("sip\t9\n", "ingen anteckning ”9”", ":1:5"),
    ("tema;not\nsip;1\nsip;1\n", "står två gånger", ":3:1"),
  ])
  func `says where a count by hand is wrong`(table: String, says: String, place: String) throws {
    let directory = try TemporaryDirectory()
    let hand = try directory.write(table, to: "hand.csv")
    let program = try Program.run(["themes", "-", "--against", hand], input: "Rond och SIP\n")
    #expect(program.status == 2)
    #expect(program.errors.contains(says), "\(program.errors)")
    #expect(program.errors.contains(place), "\(program.errors)")
  }
}

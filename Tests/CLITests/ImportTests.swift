import Testing
import TestSupport

struct `The command import` {
  private let sample = "samples/rapport-2025.txt"

  @Test func `writes the compilation and ends with 1 when something should be looked at`() throws {
    let program = try Program.run(["import", sample, "--year", "2025"])
    #expect(program.status == 1)
    #expect(program.output.hasPrefix("compilation:\n  form: hemsjukvard\n  year: 2025\n"))
    #expect(program.errors.contains("\(sample):167:2: obs: "))
    #expect(!program.errors.contains("fel: "))
  }

  @Test func `ends with 0 and says nothing when everything was understood`() throws {
    let text = try Repository.text(sample).replacing("Karolina VC", with: "Karolina")
      .replacing("Brickegårdens VC", with: "Brickegården")
    let program = try Program.run(["import", "-", "--year", "2025"], input: text)
    #expect(program.status == 0)
    #expect(program.errors.isEmpty)
    #expect(!program.output.contains("also:"))
  }

  @Test func `ends with 2 and writes nothing when the report contradicts itself`() throws {
    let folder = try TemporaryDirectory()
    let text = try Repository.text(sample).replacing("66,7% (2/3)", with: "100% (3/3)")
    let file = try folder.write(text, to: "rapport.txt")
    let rules = Repository.path("rules")
    let output = "\(folder.path)/ut.yaml"
    let program = try Program.run([
      "import", file, "--year", "2025", "--rules", rules, "--output", output,
    ])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("fråga 2.5"))
    #expect(throws: (any Error).self) { try folder.text("ut.yaml") }
  }

  @Test func `writes to a file what it writes to standard output`() throws {
    let folder = try TemporaryDirectory()
    let arguments = ["import", sample, "--year", "2025", "--form", "hemsjukvard"]
    let program = try Program.run(arguments + ["--output", "\(folder.path)/ut.yaml"])
    #expect(program.status == 1)
    #expect(program.output.isEmpty)
    #expect(try folder.text("ut.yaml") == Program.run(arguments).output)
  }

  @Test func `never writes over the report`() throws {
    let folder = try TemporaryDirectory()
    let text = try Repository.text(sample)
    let file = try folder.write(text, to: "rapport.txt")
    let program = try Program.run(["import", file, "--year", "2025", "--output", file])
    #expect(program.status == 2)
    #expect(program.errors.contains("skrivs inte över"))
    #expect(try folder.text("rapport.txt") == text)
  }

  @Test func `asks for the year, which the report does not say`() throws {
    let program = try Program.run(["import", sample])
    #expect(program.status == 2)
    #expect(program.errors.contains("inte vilket år"))
    #expect(program.errors.contains("--year 2025"))
  }

  @Test func `says so when no rules hold in the year`() throws {
    let program = try Program.run(["import", sample, "--year", "2052"])
    #expect(program.status == 1)
    #expect(program.output.contains("year: 2052"))
    #expect(program.errors.contains("inga regler gäller 2052"))
  }

  @Test func `masks a personal identity number and says where it was`() throws {
    let text = try Repository.text(sample).replacing("Mer rehab!", with: "Mer till 640823-3234!")
    let program = try Program.run(["import", "-", "--year", "2025"], input: text)
    #expect(program.status == 1)
    #expect(program.output.contains("Mer till ******-****!"))
    #expect(!(program.output + program.errors).contains("3234"))
    #expect(program.errors.contains("personnummer"))
  }

  @Test(arguments: ["", "Hej", ";"])
  func `refuses a row that says nothing that can be assessed`(text: String) throws {
    let table = "Vårdcentral;Datum;2.1;2.8\nKarla vårdcentral;2025-10-14;3;\n"
    let good = try Program.run(["import", "-"], input: table)
    #expect(good.status == 0, "\(good.errors)")
    let empty = table + "Kumla vårdcentral;2025-10-15;;\(text)\n"
    let program = try Program.run(["import", "-"], input: empty)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("<stdin>:3:"))
  }

  @Test(arguments: ["2025-10-14", "2025-10-15"])
  func `refuses rows that say the same`(day: String) throws {
    let table = "Vårdcentral;Datum;2.1;2.2\nKarla vårdcentral;2025-10-14;3;2\n"
    let program = try Program.run(
      ["import", "-"],
      input: table + "Karla vårdcentral;\(day);3;2\n"
    )
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("<stdin>:2:") && program.errors.contains("<stdin>:3:"))
    let other = try Program.run(["import", "-"], input: table + "Nora vårdcentral;\(day);3;2\n")
    #expect(other.status == 0, "\(other.errors)")
  }

  @Test func `writes texts of several lines so that they are read as they were`() throws {
    let table = """
      Vårdcentral;Datum;2.1;Kommentar;2.8
      Karla vårdcentral;2025-10-14;3;"Se G:\\team\\nytt
        # 2, och ""så""
      ...
      --- %";"Rad ett

      \ttvå"

      """
    let made = try Program.run(["import", "-"], input: table)
    #expect(made.status == 0, "\(made.errors)")
    let check = try Program.run(
      ["check", "-", "--format", "json"] + batchRules,
      input: made.output
    )
    let results = try #require(try object(check.output)["results"] as? [[String: Any]])
    let comments = results.compactMap { $0["comment"] as? String }
    #expect(comments.contains("Se G:\\team\\nytt\n  # 2, och \"så\"\n...\n--- %"))
    #expect(made.output.contains("    text: |-\n      Rad ett\n\n      \ttvå\n"))
  }

  @Test func `makes a file that check refuses in favour of batch`() throws {
    let compilation = try Program.run(["import", sample, "--year", "2025"]).output
    let program = try Program.run(["check", "-"], input: compilation)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("kravkoll batch"))
  }
}

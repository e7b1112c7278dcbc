import Foundation
import Testing
import TestSupport

/// A folder with something of everything that a run can read.
private struct Workshop {
  let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory(copying: "samples/undantag")
    let meeting = try Repository.text("samples/undantag/exempelbyn-2026.yaml")
    try folder.write(meeting, to: "in/a.yaml")
    try folder.write(
      meeting.replacing("2026-03-10", with: "2026-03-11").replacing("rating: 3", with: "rating: 4"),
      to: "in/djup/b.yaml"
    )
    try folder.write("in/a.yaml\n", to: "lista.txt")
    try folder.write("columns: {Skräp: ignore}\n", to: "kolumner.yaml")
    try folder.write("", to: "logg.ndjson")
    try folder.write("Bord nr 1\nRehab och läkare\n", to: "noter.txt")
    try folder.write("rehab\t1\n", to: "hand.tsv")
    try FileManager.default.linkItem(atPath: path("in/a.yaml"), toPath: path("hård.yaml"))
    try link("länk.yaml", to: "in/a.yaml")
    try link("kedja.yaml", to: "länk.yaml")
    try link("in2", to: "in")
    let rules = "rules/ovning/units.yaml"
    try FileManager.default.linkItem(atPath: path(rules), toPath: path("regel.yaml"))
    try link("regelverk", to: "rules/ovning")
  }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// The bytes of every file, by name.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      contents[name] = FileManager.default.contents(atPath: path(name))
    }
    return contents
  }

  func run(_ line: String) throws -> Program {
    try Program.run(line.split(separator: " ").map(String.init), directory: folder.path)
  }

  /// Runs a line of the shell, in which `$K` is the program.
  func shell(_ line: String) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = ["K": Program.url.path, "PATH": "/usr/bin:/bin"]
    let errors = try folder.write("", to: ".fel")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.text(".fel"))
  }
}

struct `An output` {
  /// Ways to name an answer, and ways to name the file that it lies in.
  private static let inputs = [
    "in/a.yaml", "./in/../in/a.yaml", "in", "in/", "in2", ".", "in/*.yaml", "i?/a.yaml",
    "**/a.yaml",
    "--files-from lista.txt", "länk.yaml", "hård.yaml",
  ]
  private static let outputs = [
    "in/a.yaml", "./in//a.yaml", "in2/a.yaml", "länk.yaml", "kedja.yaml", "hård.yaml",
  ]

  @Test(arguments: ["batch", "focus"], inputs)
  func `never replaces an answer, however it is named`(command: String, input: String) throws {
    let workshop = try Workshop()
    let before = try workshop.contents()
    for output in Self.outputs {
      let program = try workshop.run("\(command) \(input) --format text --format json:\(output)")
      #expect(program.status == 2, "\(output)")
      #expect(program.output.isEmpty, "\(output)")
      #expect(program.errors.contains("skrivs inte över"), "\(output): \(program.errors)")
      #expect(program.errors.contains(output))
    }
    #expect(try workshop.contents() == before)
  }

  @Test(arguments: [
    "batch in/djup --previous in --format json:in/a.yaml",
    "batch in/djup --previous in/a.yaml --format csv:länk.yaml",
    "batch in/djup --previous in/*.yaml --format csv:hård.yaml",
    "focus in/djup --previous in2 --format json:in/a.yaml",
    "batch in --format ndjson --format json:in/a.yaml",
    "batch in --format ndjson:in/a.yaml",
    "batch in --columns kolumner.yaml --format json:kolumner.yaml",
    "focus in --columns ./kolumner.yaml --format json:kolumner.yaml",
    "batch --files-from lista.txt --format json:lista.txt",
    "focus --files-from lista.txt --format json:./lista.txt",
    "batch in --publish --publication-log logg.ndjson --format json:logg.ndjson",
    "batch in --publish --publication-log ny.ndjson --format json:./ny.ndjson",
    "check in/a.yaml --format json:hård.yaml",
    "check länk.yaml in/djup/b.yaml --format json:in/a.yaml --format text",
    "check in/a.yaml --rules rules --format json:rules/ovning/units.yaml",
    "check in/a.yaml --rules rules --format json:regel.yaml",
    "check in/a.yaml --rules rules --format json:regelverk/themes.yaml",
    "check in/a.yaml --rules regelverk --format json:rules/ovning/tests/ny.yaml",
    "batch in --rules rules --format json:regel.yaml --format text",
    "batch in --rules rules --format ndjson:rules/ovning/forms/hemsjukvard.yaml",
    "focus in --format json:rules/ovning/themes.yaml",
    "themes noter.txt --format json:noter.txt", "themes noter.txt --format json:./noter.txt",
    "themes noter.txt --against hand.tsv --format json:hand.tsv",
    "themes noter.txt --format json:rules/ovning/themes.yaml",
    "lint rules/ovning --format json:rules/ovning/units.yaml",
    "lint rules/ovning --format json:regel.yaml", "lint regelverk --format json:regelverk/ny.json",
    "gate rules/ovning --format json:regel.yaml",
    "gate rules/ovning --base ./rules/ovning --meetings in --format json:in/a.yaml",
    "gate rules/ovning --base ./rules/ovning --meetings in/*.yaml --format json:länk.yaml",
    "batch in --format json:ut.json --format csv:./ut.json",
    "batch in --format json:in2/ut.json --format csv:in/ut.json",
    "import noter.txt --output noter.txt", "import noter.txt --output in/a.yaml",
    "import noter.txt --output länk.yaml",
  ])
  func `never replaces anything else that the run reads`(line: String) throws {
    let workshop = try Workshop()
    let before = try workshop.contents()
    let program = try workshop.run(line)
    #expect(program.status == 2, "\(program.errors)")
    #expect(!program.output.contains("skattad"))
    #expect(!program.output.contains("\"meetings\""))
    let reasons = ["skrivs inte över", "där inget skrivs", "samma fil", "finns redan"]
    #expect(reasons.contains { program.errors.contains($0) }, "\(program.errors)")
    #expect(try workshop.contents() == before)
  }

  @Test(arguments: [
    ".git/HEAD", ".git/index", ".git/refs/heads/main", "./.git/ny.json", ".git/objects/ny.json",
    "bar.git/HEAD", ".git/worktrees/träd/HEAD", "träd/.git",
  ])
  func `never replaces what git reads for the run`(output: String) throws {
    let repository = try GitFixture()
    try repository.copy("samples/undantag/rules/ovning", to: "rules/ovning")
    try repository.commit()
    try repository.git("clone", "--quiet", "--bare", ".", "bar.git")
    try repository.git("worktree", "add", "--quiet", "träd")
    let path = repository.path(output)
    let before = FileManager.default.contents(atPath: path)
    let line = ["gate", "rules/ovning", "--base", "HEAD", "--format", "json:\(output)"]
    let program = try Program.run(line, directory: repository.directory.path)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("gits egna filer"), "\(program.errors)")
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test(arguments: [
    "batch in/a.yaml in/djup --publish --publication-log in/a.yaml",
    "focus in --publish --publication-log länk.yaml",
  ])
  func `that is a log is none of the answers`(line: String) throws {
    let workshop = try Workshop()
    let before = try workshop.contents()
    let program = try workshop.run(line)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(try workshop.contents() == before)
  }

  @Test(arguments: [
    "$K check - --rules rules --format json:in/a.yaml < in/a.yaml",
    "$K batch - --rules rules --format json:in/a.yaml < in/a.yaml",
    "$K check in/a.yaml --format json:/dev/fd/7 7< in/a.yaml",
    "$K check in/a.yaml --format json:/proc/self/fd/7 7< hård.yaml",
    "$K check in/a.yaml >> in/a.yaml", "$K batch in >> in/djup/b.yaml",
  ])
  func `never replaces what a stream leads to`(line: String) throws {
    let workshop = try Workshop()
    let before = try workshop.contents()
    let (status, errors) = try workshop.shell(line)
    #expect(status == 2, "\(errors)")
    #expect(errors.contains("skrivs inte över"), "\(errors)")
    var after = try workshop.contents()
    after[".fel"] = nil
    #expect(after == before)
  }

  @Test func `may lie beside the answers and is not read in the run that makes it`() throws {
    let workshop = try Workshop()
    let first = try workshop.run("batch in --format json:in/ut.json")
    #expect(first.status == 1, "\(first.errors)")
    #expect(try object(workshop.folder.text("in/ut.json"))["meetings"] as? Int == 2)
    // The next time it lies among what is read.
    #expect(try workshop.run("batch in --format json:in/ut.json").status == 2)
  }

  @Test func `replaces an earlier output, in its place`() throws {
    let workshop = try Workshop()
    try workshop.folder.write("gammalt", to: "ut.json")
    #expect(try workshop.run("batch in --format json:ut.json").status == 1)
    #expect(try workshop.folder.text("ut.json").hasPrefix("{"))
  }

  @Test func `stands where a link points, also one that points at nothing yet`() throws {
    let workshop = try Workshop()
    let link = workshop.path("ut.json")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "in/../nytt.json")
    #expect(try workshop.run("batch in --format json:ut.json").status == 1)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "in/../nytt.json")
    #expect(try workshop.folder.text("nytt.json").hasPrefix("{"))
    let loop = workshop.path("runt.json")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: "runt.json")
    #expect(try workshop.run("batch in --format json:runt.json").status == 2)
  }

  @Test func `of import replaces nothing`() throws {
    let workshop = try Workshop()
    let report = Repository.path("samples/rapport-2025.txt")
    let arguments = [
      "import", report, "--year", "2025", "--rules", Repository.path("rules"), "--output",
    ]
    let first = try Program.run(arguments + ["ny.yaml"], directory: workshop.folder.path)
    #expect(first.status == 1, "\(first.errors)")
    try workshop.folder.write(workshop.folder.text("ny.yaml") + "# rättad\n", to: "ny.yaml")
    let before = try workshop.contents()
    for output in ["ny.yaml", "länk.yaml", "in"] {
      let program = try Program.run(arguments + [output], directory: workshop.folder.path)
      #expect(program.status == 2)
      #expect(program.output.isEmpty)
      #expect(program.errors.contains(output))
    }
    #expect(try workshop.contents() == before)
  }

  @Test func `goes to a stream by its path without replacing the file behind it`() throws {
    let workshop = try Workshop()
    try workshop.folder.write("förut\n", to: "ut.txt")
    #expect(
      try workshop.shell("$K check in/a.yaml --format text:/dev/stdout >> ut.txt").status == 1
    )
    let text = try workshop.folder.text("ut.txt")
    #expect(text.hasPrefix("förut\n"))
    #expect(text.contains("skattad"))
  }
}

struct `Files that are read` {
  @Test func `are not waited for when they are pipes in a directory`() throws {
    let workshop = try Workshop()
    #expect(try workshop.shell("mkfifo in/rör.yaml && $K batch in").status == 1)
    let program = try workshop.run("batch in")
    #expect(program.errors.contains("rör.yaml"))
    #expect(try workshop.run("batch in/*.yaml").status == 1)
    #expect(try workshop.shell("mkfifo rules/ovning/tests/rör.yaml && $K test rules").status == 2)
    let named = "cat in/a.yaml > in/rör.yaml & $K check --rules rules in/rör.yaml"
    #expect(try workshop.shell(named).status == 1)
  }

  @Test func `may have names that are no UTF-8`() throws {
    let workshop = try Workshop()
    let name = "$(printf 'kumla-\\345\\364\\217\\270\\205.yaml')"
    let move = "mkdir ny && cp in/a.yaml ny/\(name)"
    #expect(try workshop.shell(move).status == 0)
    for line in [
      "$K check ny/\(name)", "$K batch ny", "$K batch 'ny/kumla-*'",
      "ls -d ny/* > l.txt; $K batch --files-from l.txt",
    ] {
      let (status, errors) = try workshop.shell(line)
      #expect(status == 1, "\(line): \(errors)")
    }
    #expect(try workshop.shell("echo x > ny/\(name); $K check ny/\(name)").errors.contains("\\xE5"))
    #expect(
      try workshop.shell("$K check in/a.yaml --format json:ut-\(name) > /dev/null").status == 1
    )
    #expect(try workshop.shell("test -s ut-\(name)").status == 0)
  }

  @Test func `are not the list and the columns beside them, nor what tells about them`() throws {
    let workshop = try Workshop()
    try workshop.folder.write("in\n", to: "in/lista.txt")
    try workshop.folder.write("columns: {}\n", to: "in/kolumner.yaml")
    try workshop.folder.write("Svar från mötena.", to: "in/README.txt")
    try workshop.folder.write("Svar från mötena.", to: "in/Läsmig först.txt")
    let line = "batch --files-from in/lista.txt --columns in/kolumner.yaml"
    let program = try workshop.run(line)
    #expect(program.status == 1, "\(program.errors)")
    #expect(program.errors.contains("README.txt") && program.errors.contains("Läsmig"))
  }
}

struct `The program` {
  @Test func `ends with 2 when it is called without a command`() throws {
    let program = try Program.run([])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("ANVÄNDNING: kravkoll"))
  }

  /// Where the system lets somebody have a view of its own of the file system.
  private static let canHideProc: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "-rm", "umount", "-l", "/proc"]
    process.standardError = FileHandle.nullDevice
    try? process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled(if: canHideProc, "needs unshare")) func `ends with 2 without /proc`() throws {
    let workshop = try Workshop()
    let line = "exec unshare -rm sh -c 'umount -l /proc; exec $K check in/a.yaml'"
    let (status, errors) = try workshop.shell(line)
    #expect(status == 2)
    #expect(errors.contains("argument"))
  }
}

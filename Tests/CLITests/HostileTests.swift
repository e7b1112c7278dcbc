import Foundation
import Testing
import TestSupport

/// Every command in every format, on files, folders and options that are as bad as can be.
struct `What must not be seen` {
  private let files: HostileFiles

  init() throws { files = try HostileFiles() }

  /// The formats of a command, as its own help lists them.
  private static func formats(of command: String) throws -> [String] {
    let help = try Program.run([command, "--help"]).output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let list = try #require(help.firstMatch(of: /--format \S+ ([a-z, ]+), eller NAMN:FIL/)).1
    return list.split(separator: ", ").map(String.init)
  }

  private func run(_ arguments: [String], _ language: String = "sv") throws -> Program {
    try Program.run(
      arguments + ["--lang", language],
      environment: ["KRAVKOLL_RULES": files.rules]
    )
  }

  /// Nothing steers the terminal, and the number is there in no spelling.
  private func expectHarmless(_ text: String, _ name: String) {
    let bad = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0x0D: !name.contains("csv")
      case 0xFEFF: !(name.contains("csv") && text.unicodeScalars.first == scalar)
      default:
        scalar.properties.generalCategory == .control
          || scalar.properties.generalCategory == .lineSeparator
          || (scalar.properties.generalCategory == .format && scalar != "\u{AD}")
      }
    }
    #expect(bad.count <= (name.contains("csv") ? 1 : 0), "\(name): \(bad.map(\.value))")
    let digits = text.unicodeScalars.compactMap { $0.properties.numericValue }
      .filter { (0...9).contains($0) }.map { "\(Int($0))" }.joined()
    #expect(!digits.contains("6408233234"), "\(name) shows the number")
  }

  @Test(arguments: ["check", "batch", "focus", "themes", "gate", "lint"], ["sv", "en"])
  func `is not seen in any format`(command: String, language: String) throws {
    let formats = try Self.formats(of: command)
    #expect(formats.count > 1)
    let rules = "\(files.rules)/ovning"
    let notes = try files.directory.write(
      "Bord nr 1\n\(HostileFiles.text(0)) läkemedel\n\nBord nr 2\n\(HostileFiles.text(3))\n",
      to: "anteckningar.txt"
    )
    let arguments: [[String]] =
      switch command {
      case "check": [[files.meeting]]
      case "batch":
        [[files.meeting, "--comments"], [files.meeting, "--units", "--by", "kommun"]]
      case "focus": [[files.meeting, "--comments"], [files.meeting, "--explain", "arbetssatt"]]
      case "themes": [[notes]]
      case "gate":
        [[rules], [rules, "--base", Repository.path("samples/undantag/rules/ovning")]]
      default: [[rules]]
      }
    for words in arguments {
      var shown = 0
      for format in formats {
        let program = try run(
          [command] + words + ["--format", format, "--as-of", "2026-11-21"],
          language
        )
        #expect((0...2).contains(program.status))
        expectHarmless(program.output, "\(command) \(format)")
        expectHarmless(program.errors, "\(command) \(format), standard error")
        if (program.output + program.errors).contains(HostileFiles.word) { shown += 1 }
      }
      // What is not shown at all would pass as well.
      #expect(shown > 0 || command == "themes", "\(command) \(words.dropFirst()) shows nothing")
    }
  }

  @Test(arguments: ["sv", "en"])
  func `is not seen in what has one format`(language: String) throws {
    for (words, isShown) in [
      (["explain", "2.1"], true), (["template", "--form", "hemsjukvard"], true),
      (["test", "\(files.rules)/ovning"], false), (["import", files.meeting], false),
    ] {
      let program = try run(words, language)
      expectHarmless(program.output, words[0])
      expectHarmless(program.errors, "\(words[0]), standard error")
      #expect(program.output.contains(HostileFiles.word) || !isShown, "\(words[0])")
      #expect(!(program.output + program.errors).isEmpty)
    }
  }

  @Test(arguments: [
    ["check", "NAMN"], ["check", "MÖTE", "--as-of", "NAMN"],
    ["check", "MÖTE", "--rules", "NAMN"], ["check", "MÖTE", "--format", "NAMN"],
    ["check", "MÖTE", "--format", "json:NAMN/NAMN"], ["check", "MÖTE", "--fail-on", "NAMN"],
    ["check", "MÖTE", "--NAMN"], ["batch", "NAMN"], ["batch", "MÖTE", "--by", "NAMN"],
    ["batch", "MÖTE", "--workers", "NAMN"], ["batch", "--files-from", "NAMN"],
    ["focus", "MÖTE", "--explain", "NAMN"], ["focus", "MÖTE", "--top", "NAMN"],
    ["explain", "NAMN"], ["explain", "NAMN", "NAMN"], ["template", "--form", "NAMN"],
    ["schema", "NAMN"], ["themes", "NAMN"], ["gate", "NAMN"], ["gate", "REGLER", "--base", "NAMN"],
    ["lint", "NAMN"], ["test", "NAMN"], ["import", "NAMN"], ["NAMN"],
  ])
  func `is not seen in a refusal of what was written`(words: [String]) throws {
    let name = "\(HostileFiles.word)\u{1B}[31m\u{9B}1m\u{202E}\u{61C}640823\u{A0}3234\n::error::x"
    let arguments = words.map { word in
      word.replacing("NAMN", with: name).replacing("MÖTE", with: files.meeting)
        .replacing("REGLER", with: "\(files.rules)/ovning")
    }
    for language in ["sv", "en"] {
      let program = try run(arguments, language)
      #expect(program.status == 2, "\(program.output)\(program.errors)")
      expectHarmless(program.output, words.joined(separator: " "))
      expectHarmless(program.errors, words.joined(separator: " "))
    }
  }
}

struct `An argument that is refused` {
  @Test(arguments: [
    (["salt and pepper"], "”salt and pepper”"),
    (["check", "a.yaml", "--bort and hit or dit"], "'--bort and hit or dit'"),
    (["explain", "2.1", "Usage: and or"], "'Usage: and or'"),
    (["explain", "2.1", "(default: a", "The value $& and"], "'(default: a', 'The value $& and'"),
    (["check", "a.yaml", "--quiet=Error: and"], "'Error: and'"),
    (["check", "a.yaml", "--fail-on", "gap and or"], "”gap and or”"),
    (["check", "a.yaml", "--lang", "en and sv"], "”en and sv”"),
  ])
  func `is quoted as it was written`(arguments: [String], quote: String) throws {
    let program = try Program.run(arguments)
    #expect(program.status == 2)
    #expect(program.errors.contains(quote), "\(program.errors)")
    #expect(!program.errors.contains("Error: U") && !program.errors.contains("Unknown option"))
  }

  @Test func `leaves the program in its language`() throws {
    let program = try Program.run(["check", "a.yaml", "--colr"])
    #expect(program.errors.hasPrefix("fel: okänt val '--colr'. Menade du '--color'?\n"))
    #expect(program.errors.contains("Användning: kravkoll check"))
    #expect(program.errors.contains("för mer information."))
  }
}

struct `The width of the terminal` {
  @Test(arguments: ["2147483648", "9223372036854775807", "99999999999999999999", "-1", "0", "bred"])
  func `is held within bounds`(columns: String) throws {
    let program = try Program.run(
      ["check", "samples/laxa-2025.yaml", "samples/kumla-2025.yaml"],
      environment: ["COLUMNS": columns]
    )
    #expect(program.status == 1)
    let width = program.output.split(separator: "\n").map(\.count).max() ?? 0
    #expect((40...1000).contains(width))
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import FoundationEssentials
internal import Reports

/// The command `kravkoll`.
@main
struct KravkollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kravkoll",
    abstract: say(
      sv: "Visar om vårdcentral och kommun lever upp till det de har kommit överens om.",
      en: "Shows whether a vårdcentral and its kommun live up to what they agreed on."
    ),
    version: "kravkoll \(ProgramVersion.text)",
    subcommands: [
      CheckCommand.self, BatchCommand.self, FocusCommand.self, ImportCommand.self,
      ExplainCommand.self,
      TemplateCommand.self, SchemaCommand.self, TestCommand.self, LintCommand.self,
      GateCommand.self, ThemesCommand.self,
    ]
  )

  /// Runs the command; synchronous, since an asynchronous start costs a static program milliseconds.
  static func main() {
    Outputs.reserveStandardOutput()
    Console.boundWidth()
    do {
      try refuseUnknownCommand()
      var command = try parseAsRoot(Array(Console.arguments.dropFirst()))
      try command.run()
    } catch {
      leave(after: error)
    }
  }

  /// Says how the program is used; reached only where no command was given.
  func run() throws {
    Console.writeError(UsageText(language: .ofProgram).help(Self.helpMessage()).text + "\n")
    throw ExitStatus.notDone
  }

  /// Refuses a first word that is no command, and names the nearest.
  private static func refuseUnknownCommand() throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = Console.arguments.dropFirst().first, !word.hasPrefix("-"),
      !names.contains(word)
    else { return }
    let near = Disk.exists(word) ? "check \(word)" : NearestName.to(word, among: names)
    let help = near.map { say(sv: "menade du ”\($0)”?", en: "did you mean “\($0)”?") }
    throw ValidationError(
      say(sv: "okänt kommando ”\(word)”", en: "unknown command “\(word)”")
        + (help.map { "; \($0)" } ?? "")
    )
  }

  /// Ends the program as an error asks: with help, with a usage message, or with a status.
  private static func leave(after error: any Error) -> Never {
    if let status = error as? ExitStatus { Console.end(status) }
    let words = UsageText(language: .ofProgram)
    let text = fullMessage(for: error)
    if exitCode(for: error) == .success {
      print(words.help(text).text)
      Console.end(.nothingFlagged)
    }
    Console.writeError(words.refusal(message(for: error), in: text).text + "\n")
    Console.end(.notDone)
  }
}

/// How the program ends.
///
/// The numbers are a contract.
enum ExitStatus: Int32, Error {
  /// Nothing was flagged.
  case nothingFlagged = 0
  /// Something was flagged, or a test failed.
  case flagged = 1
  /// The job could not be done.
  case notDone = 2
}

extension Language {
  /// The language that the user asked for; read before the arguments are, since help is in it too.
  static let ofProgram: Language = {
    let arguments = Console.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1]) ?? .swedish
      }
      if argument.hasPrefix("--lang=") {
        return Language(rawValue: String(argument.dropFirst(7))) ?? .swedish
      }
    }
    return .swedish
  }()
}

/// Text in the language of the program, as it may be shown.
func say(sv: Shown, en: Shown) -> String { Message(sv: sv, en: en)[.ofProgram].text }

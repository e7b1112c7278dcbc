internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// When output is coloured.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

extension Language: ExpressibleByArgument {}

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      say(
        sv: "Katalogen med regler. (annars $KRAVKOLL_RULES, närmaste rules/ uppåt, de installerade)",
        en: "The directory with rules. (else $KRAVKOLL_RULES, the nearest rules/, the installed)"
      ),
      valueName: say(sv: "katalog", en: "dir")
    )
  )
  var rulesDirectory: String?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(say(sv: "Programmets språk.", en: "The program's language."))
  )
  var language: Language = .swedish

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp(say(sv: "När text färgas.", en: "When text is coloured."))
  )
  var colour: ColourChoice = .auto

  @Flag(
    name: .customLong("quiet"),
    help: ArgumentHelp(
      say(
        sv: "Bara en rad för varje fel på standard error.",
        en: "Only one line for each mistake on standard error."
      )
    )
  )
  var isQuiet = false

  /// Where rules are looked for.
  var rules: RulesLocation {
    let program = Console.programDirectory
    return RulesLocation(
      chosen: rulesDirectory ?? Console.variable("KRAVKOLL_RULES"),
      installed: ["\(program)/../share/kravkoll/rules", "/usr/local/share/kravkoll/rules"]
    )
  }

  /// How results are shown on standard output.
  var presentation: Presentation {
    Presentation(language: language, style: style(for: 1), width: Console.width)
  }

  /// Writes mistakes to standard error.
  func report(_ diagnostics: [Diagnostic]) {
    let writer = DiagnosticText(language: language, style: style(for: 2), isBrief: isQuiet)
    Console.writeError(
      diagnostics.map { writer.text(of: $0) }.joined(separator: isQuiet ? "" : "\n")
    )
  }

  /// Runs `body`; when the job cannot be done says why and ends with 2.
  func orReport<Value>(_ body: () throws(Unusable) -> Value) throws -> Value {
    do throws(Unusable) {
      return try body()
    } catch {
      report(error.diagnostics)
      throw ExitStatus.notDone
    }
  }

  private func style(for stream: Int32) -> TextStyle {
    switch colour {
    case .auto: TextStyle(isColoured: Console.isColourful(stream))
    case .always: TextStyle(isColoured: true)
    case .never: .plain
    }
  }
}

/// A day on the command line.
extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

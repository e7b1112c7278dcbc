internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// When output is coloured.
enum ColourChoice: String, CaseIterable {
  case auto
  case always
  case never
}

/// One of a fixed list of words after an option; nil where the option was not given.
///
/// Options are read as text and understood here: each further type of option costs the argument
/// parser as much time as reading a rule file.
func choice<Word: RawRepresentable<String> & CaseIterable>(
  _ word: String?,
  of option: String
) throws -> Word? {
  guard let word else { return nil }
  if let choice = Word(rawValue: word) { return choice }
  let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
  throw ValidationError(
    say(
      sv: "värdet ”\(word)” går inte för \(option); välj bland \(words)",
      en: "the value “\(word)” is invalid for \(option); choose among \(words)"
    )
  )
}

/// Where rules are looked for; an option of the commands that look for them.
struct RulesOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      say(
        sv:
          "Katalogen med regler. (annars $KRAVKOLL_RULES, närmaste rules/ uppåt, de installerade)",
        en: "The directory with rules. (else $KRAVKOLL_RULES, the nearest rules/, the installed)"
      ),
      valueName: say(sv: "katalog", en: "dir")
    )
  )
  var rulesDirectory: String?

  /// Where rules are looked for.
  var location: RulesLocation {
    let program = Console.programDirectory
    return RulesLocation(
      chosen: rulesDirectory ?? Console.variable("KRAVKOLL_RULES"),
      installed: ["\(program)/../share/kravkoll/rules", "/usr/local/share/kravkoll/rules"]
    )
  }
}

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      say(sv: "Programmets språk: sv eller en. (annars sv)", en: "sv or en. (else sv)"),
      valueName: say(sv: "språk", en: "language")
    ),
    completion: .list(Language.allCases.map(\.rawValue))
  )
  var languageName: String?

  @Option(
    name: .customLong("color"),
    help: ArgumentHelp(
      say(
        sv: "När text färgas: auto, always eller never. (annars auto)",
        en: "When text is coloured: auto, always or never. (else auto)"
      ),
      valueName: say(sv: "när", en: "when")
    ),
    completion: .list(ColourChoice.allCases.map(\.rawValue))
  )
  var colourName: String?

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

  /// The language of the program.
  var language: Language { .ofProgram }

  /// Refuses words that mean nothing.
  func validate() throws {
    let _: Language? = try choice(languageName, of: "--lang")
    let _: ColourChoice? = try choice(colourName, of: "--color")
  }

  /// How results are shown on standard output.
  var presentation: Presentation {
    Presentation(language: language, style: style(for: 1), width: Console.width)
  }

  /// How results are shown in a file.
  var filePresentation: Presentation {
    Presentation(language: language, style: .plain, width: 100)
  }

  /// Writes a result to a file, or to standard output.
  func write(
    _ text: String,
    to file: String?,
    replacing isReplacing: Bool = true
  ) throws(Unusable) {
    if let file {
      try Disk.write(text, to: file, replacing: isReplacing)
    } else {
      try Disk.writeToStandardOutput(text)
    }
  }

  /// Writes mistakes, or remarks, to standard error.
  ///
  /// `more` says how many there are besides.
  func report(_ diagnostics: [Diagnostic], more: Int = 0, asRemarks isRemark: Bool = false) {
    guard !diagnostics.isEmpty else { return }
    let writer = DiagnosticText(
      language: language,
      style: style(for: 2),
      isBrief: isQuiet,
      isRemark: isRemark
    )
    let most = 200
    Console.writeError(
      diagnostics.prefix(most).map { writer.text(of: $0) }.joined(separator: isQuiet ? "" : "\n")
    )
    let rest = max(0, diagnostics.count - most) + max(0, more)
    guard rest > 0 else { return }
    Console.writeError(say(sv: "… och \(rest) till\n", en: "… and \(rest) more\n"))
  }

  /// Says something on standard error that is no mistake.
  func remark(_ message: Message) {
    if !isQuiet { Console.writeError(message[language].text + "\n") }
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
    switch colourName.flatMap(ColourChoice.init) ?? .auto {
    case .auto: TextStyle(isColoured: Console.isColourful(stream))
    case .always: TextStyle(isColoured: true)
    case .never: .plain
    }
  }
}

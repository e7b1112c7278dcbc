internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Reports

/// The name of a format, and the file that it is written to; standard output when nil.
struct FormatChoice {
  let name: String
  let file: String?

  /// What was asked for with `--format`, or the first of the formats on standard output.
  ///
  /// Refuses formats that there are not, and outputs that would be written over each other.
  static func all(_ texts: [String], among names: [String]) throws -> [FormatChoice] {
    if texts.isEmpty { return [FormatChoice(name: names[0], file: nil)] }
    let choices = try texts.map { try FormatChoice($0, among: names) }
    let targets = choices.map(\.file)
    guard Set(targets).count == targets.count else {
      throw ValidationError(
        say(
          sv: "två format kan inte skrivas till samma ställe; skriv det ena som NAMN:FIL",
          en: "two formats cannot go to the same place; write one of them as NAME:FILE"
        )
      )
    }
    return choices
  }

  private init(name: String, file: String?) {
    self.name = name
    self.file = file
  }

  /// Reads `NAME` or `NAME:FILE`.
  private init(_ text: String, among names: [String]) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard names.contains(name), parts.count == 1 || !parts[1].isEmpty else {
      let list = names.joined(separator: ", ")
      throw ValidationError(
        say(
          sv: "värdet ”\(text)” går inte för --format; välj bland \(list), eller NAMN:FIL",
          en: "the value “\(text)” is invalid for --format; choose among \(list), or NAME:FILE"
        )
      )
    }
    self.name = name
    file = parts.count == 2 ? String(parts[1]) : nil
  }
}

extension ArgumentHelp {
  /// The help of `--format` where there are some formats.
  static func formats(_ names: [String]) -> ArgumentHelp {
    let list = names.joined(separator: ", ")
    return ArgumentHelp(
      say(
        sv: "\(list), eller NAMN:FIL för att skriva till en fil; kan upprepas.",
        en: "\(list), or NAME:FILE to write to a file; can be repeated."
      ),
      valueName: say(sv: "namn[:fil]", en: "name[:file]")
    )
  }
}

extension CommonOptions {
  /// Says which files will be written, before anything is read: those of the formats, and others.
  func reserve(_ choices: [FormatChoice], besides others: [String] = []) throws {
    try orReport { () throws(Unusable) in
      try Outputs.reserve(choices.compactMap(\.file) + others)
    }
  }

  /// Writes what `text` makes in each of the formats that were asked for; nothing where it is nil.
  func write(
    _ choices: [FormatChoice],
    _ text: (_ format: String, Presentation) -> String?
  ) throws(Unusable) {
    try Outputs.check()
    for choice in choices {
      let presentation = choice.file == nil ? presentation : filePresentation
      if let text = text(choice.name, presentation) { try write(text, to: choice.file) }
    }
  }
}

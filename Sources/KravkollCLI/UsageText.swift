internal import Diagnostics

/// Puts the argument parser's own words into the language of the program.
///
/// What the user wrote stays as it was written: of a message only what the parser put around it is
/// translated.
struct UsageText {
  let language: Language

  /// A message of the parser, in pieces between which the user's words stand, and the same in Swedish.
  private typealias Phrase = (english: [String], swedish: [String])

  /// The messages that the parser can write, the longer before the shorter.
  private static let messages: [Phrase] = [
    (
      ["Unknown option '", "'. Did you mean '", "'?"],
      ["okänt val '", "'. Menade du '", "'?"]
    ),
    (["Unknown option '", "'"], ["okänt val '", "'"]),
    (["Missing value for '", "'"], ["det saknas ett värde för '", "'"]),
    (
      ["The option '", "' does not take any value, but '", "' was specified."],
      ["valet '", "' tar inget värde, men fick '", "'"]
    ),
    (["Unexpected argument '", "'"], ["ett argument för mycket: '", "'"]),
    (["", " unexpected arguments: '", "'"], ["", " argument för mycket: '", "'"]),
    (["Missing expected argument '", "'"], ["det saknas ett argument: '", "'"]),
    (["Missing one of: '", "'"], ["det saknas ett av: '", "'"]),
    (["Missing required subcommand."], ["det saknas ett kommando"]),
    (
      ["Can't generate completion scripts for '", "'.\nPlease use ", " with one of:\n", ""],
      ["det finns ingen komplettering för '", "'.\nSkriv ", " med ett av:\n", ""]
    ),
  ]

  /// The words in help and usage, all of them the parser's or the program's own; the longer before
  /// the shorter.
  private static let words: [(english: String, swedish: String)] = [
    ("OVERVIEW: ", ""),
    ("USAGE: ", "ANVÄNDNING: "),
    ("Usage: ", "Användning: "),
    ("ARGUMENTS:", "ARGUMENT:"),
    ("OPTIONS:", "VAL:"),
    ("SUBCOMMANDS:", "KOMMANDON:"),
    ("<subcommand>", "<kommando>"),
    ("<options>", "<val>"),
    ("Show the version.", "Visa versionen."),
    ("Show help information.", "Visa hjälp."),
    ("(default: ", "(annars "),
    ("(values: ", "("),
    ("; default: ", "; annars "),
    ("Help: ", "Hjälp: "),
    ("  See '", "  Se '"),
    ("' for more information.", "' för mer information."),
    ("' for detailed help.", "' för mer hjälp."),
  ]

  /// Help, in the language of the program.
  func help(_ text: String) -> Shown { Shown(translated(text)) }

  /// A refusal with what the parser writes around it, in the language of the program.
  func refusal(_ message: String, in text: String) -> Shown {
    guard language == .swedish, !message.isEmpty, let place = text.firstRange(of: message) else {
      return Shown(text)
    }
    let rest = translated(String(text[place.upperBound...]))
    return Shown("fel: \(Self.swedish(message))\(rest)")
  }

  private func translated(_ text: String) -> String {
    guard language == .swedish else { return text }
    return Self.words.reduce(text) { $0.replacing($1.english, with: $1.swedish) }
  }

  /// A message of the parser in Swedish; any other as it is.
  private static func swedish(_ message: String) -> String {
    for phrase in messages {
      guard let words = words(of: message, around: phrase.english) else { continue }
      return zip(phrase.swedish, words + [""]).map { $0 + $1 }.joined()
    }
    return message
  }

  /// What stands between the pieces of a message; nil where it has other pieces.
  private static func words(of message: String, around pieces: [String]) -> [String]? {
    guard let first = pieces.first, let last = pieces.last, message.hasPrefix(first) else {
      return nil
    }
    var rest = message.dropFirst(first.count)
    if pieces.count == 1 { return rest.isEmpty ? [] : nil }
    guard rest.hasSuffix(last) else { return nil }
    rest = rest.dropLast(last.count)
    var words: [String] = []
    // The last of each, since what the user wrote may look like it.
    for piece in pieces.dropFirst().dropLast().reversed() {
      guard let place = rest.ranges(of: piece).last else { return nil }
      words.append(String(rest[place.upperBound...]))
      rest = rest[..<place.lowerBound]
    }
    return [String(rest)] + words.reversed()
  }
}

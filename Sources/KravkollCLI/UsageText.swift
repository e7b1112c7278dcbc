internal import Diagnostics

/// Puts the argument parser's own words into the language of the program.
struct UsageText {
  let language: Language

  /// The phrases that the parser can write, the longer before the shorter.
  private static let swedish: [(english: String, swedish: String)] = [
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
    ("Error: ", "fel: "),
    ("Missing expected argument ", "det saknas ett argument: "),
    ("Missing value for ", "det saknas ett värde för "),
    ("Missing one of: ", "det saknas ett av: "),
    ("Unknown option ", "okänt val "),
    (" unexpected arguments: ", " argument för mycket: "),
    ("Unexpected argument ", "ett argument för mycket: "),
    (". Did you mean ", ". Menade du "),
    ("The value ", "värdet "),
    (" is invalid for ", " går inte för "),
    (". Please provide one of ", ". Välj bland "),
    (" and ", " och "),
    (" or ", " eller "),
    ("  See '", "  Se '"),
    ("See '", "Se '"),
    (" for more information.", " för mer information."),
    (" for detailed help.", " för mer hjälp."),
  ]

  /// `text` in the language of the program.
  func translated(_ text: String) -> String {
    guard language == .swedish else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        Self.swedish.reduce(String(line)) { $0.replacing($1.english, with: $1.swedish) }
      }
      .joined(separator: "\n")
  }
}

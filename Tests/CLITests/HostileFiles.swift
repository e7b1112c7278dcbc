import Foundation
import TestSupport

/// Files in which every text that somebody can write steers a terminal, hides something, means
/// something in every format and holds a number, each spelled in another way.
struct HostileFiles {
  /// What tells that a text has been shown.
  static let word = "fientlig"
  /// Spellings of 640823-3234, a published sample number; what YAML takes as it is.
  static let spellings = [
    "640823-3234", "640823\u{A0}3234", "6408\u{FEFF}233234", "1964-08-23-3234", "６４０８２３-３２３４",
    "640823\u{85}3234", "640823\u{2028}-3234", "64\u{200B}0823\u{AD}-3234", "64 08 23 32 34",
    "640823/3234", "196408233234",
  ]
  /// What steers, turns or hides text, and is no control character of ASCII.
  static let signs = "\u{202E}\u{61C}\u{2066}\u{200B}\u{200F}"
  /// What means something in Markdown, HTML, XML, CSV and the logs of GitHub.
  static let markup = "=1+1 # x @nagon https://exempel.se #1 <!-- <b> | ` ]( ]]> ::error::x %0A::x"

  let directory: TemporaryDirectory
  /// The rule set's folder, whose name is as bad as what is in it.
  let rules: String
  let meeting: String

  /// Makes the practice rule set and its meeting worse.
  init() throws {
    directory = try TemporaryDirectory()
    let folder = "regler \u{1B}[31m\u{9B}1m\u{202E}640823-3234\n"
    rules = "\(directory.path)/\(folder)"
    try FileManager.default.copyItem(
      atPath: Repository.path("samples/undantag/rules"),
      toPath: rules
    )
    for case let name as String in FileManager.default.enumerator(atPath: rules) ?? .init()
    where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(rules)/\(name)", encoding: .utf8)
      try Self.worse(text).write(toFile: "\(rules)/\(name)", atomically: true, encoding: .utf8)
    }
    meeting = "\(directory.path)/möte \u{1B}[31m\u{202E}19640823-3234.yaml"
    let text = try Repository.text("samples/undantag/exempelbyn-2026.yaml")
    try Self.worse(text).write(toFile: meeting, atomically: true, encoding: .utf8)
  }

  /// A text that is as bad as can be.
  static func text(_ number: Int) -> String {
    "\(markup) \(word) \(spellings[number % spellings.count]) \(signs)"
  }

  /// A file in which each text has become a bad one, and each unit has a bad name.
  private static func worse(_ text: String) -> String {
    var count = 0
    // Alone on its line, within marks, and among the fields of a list in brackets.
    let values =
      /\b(title|why|severity_why|text|justification|decided_by|action|comment): ([^\s"'>|{\[](?:[^\n},]|,(?! [a-z_]+:))*|"[^"\n]*")/
    return text.replacing(values) { match in
      count += 1
      return "\(match.1): '\(Self.text(count))'"
    }
    .replacing("Exempelbyns vårdcentral", with: "'Exempelby \(Self.text(0))'")
  }
}

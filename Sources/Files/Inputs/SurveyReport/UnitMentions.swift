internal import Model

/// Finds the units of a rule set in free text: by the whole name, or with VC for vårdcentral.
struct UnitMentions {
  private let spellings: [(unit: String, words: [String])]

  /// Looks for these units.
  init(_ units: [CareUnit]) {
    spellings = units.flatMap { unit in
      let words = Self.words(of: unit.name)
      return [words, words.map { $0 == "vårdcentral" ? "vc" : $0 }].map { (unit.name, $0) }
    }
  }

  /// The names of the units that a text mentions, each once, in the order of the rule set.
  func names(in text: String) -> [String] {
    let words = Self.words(of: text)
    var names: [String] = []
    for (unit, spelling) in spellings where names.last != unit && words.contains(spelling) {
      names.append(unit)
    }
    return names
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

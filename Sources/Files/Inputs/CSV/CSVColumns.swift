package import Diagnostics
internal import Model

/// What a column of a CSV file holds.
enum CSVColumn: Equatable {
  case unit
  case date
  case form
  /// The roles that took part from a party, several in a cell.
  case roles(Party)
  /// Whether somebody with a role took part.
  case role(Party, String)
  /// What was said of others who took part from a party.
  case others(Party)
  /// The answer to the question with a number or key.
  case answer(String)
  /// The comment to it.
  case comment(String)
  case measure(String)
  case measureCount(String)
  case measureBase(String)
  case ignored

  /// Reads what stands in a mapping file, such as `unit`, `comment 2.3`, `role lakare` or `2.3`.
  init?(_ text: String, questions: [String], measures: [String], roles: [Role]) {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.dropFirst().first, words.dropFirst(2).first, words.count) {
    case ("unit", nil, _, _): self = .unit
    case ("date", nil, _, _): self = .date
    case ("form", nil, _, _): self = .form
    case ("region", nil, _, _): self = .roles(.region)
    case ("kommun", nil, _, _): self = .roles(.kommun)
    case ("ignore", nil, _, _): self = .ignored
    case ("comment", let question?, _, 2) where questions.contains(question):
      self = .comment(question)
    case ("measure", let measure?, nil, 2) where measures.contains(measure):
      self = .measure(measure)
    case ("measure", let measure?, "count", 3) where measures.contains(measure):
      self = .measureCount(measure)
    case ("measure", let measure?, "of", 3) where measures.contains(measure):
      self = .measureBase(measure)
    case ("role", let id?, _, 2):
      guard let role = roles.first(where: { $0.id.text == id }) else { return nil }
      self = .role(role.party, role.id.text)
    case (let question?, nil, _, _) where questions.contains(question): self = .answer(question)
    default: return nil
    }
  }

  /// Recognises a heading; nil when nobody knows what it is.
  ///
  /// `previous` is the column before.
  init?(heading: String, previous: CSVColumn?, known: Set<String>, roles: [Role]) {
    let folded = heading.lowercased()
    let isComment = folded.contains("komment")
    let number = heading.prefix { $0.isNumber || $0 == "." }
    let name = number.hasSuffix(".") ? String(number.dropLast()) : String(number)
    switch name {
    case "1.1": self = .unit
    case "1.2", "1.3":
      let party: Party = name == "1.2" ? .region : .kommun
      let rest = heading.dropFirst(number.count)
      let last = rest.split(whereSeparator: { ":-–[]".contains($0) }).last ?? ""
      let title = last.filter { $0 != "]" }.split(separator: " ").joined(separator: " ")
      if let role = roles.first(where: { $0.party == party && $0.isCalled(title) }) {
        self = .role(party, role.id.text)
      } else if ["annat", "annan", "annat:"].contains(title.lowercased()) {
        self = .others(party)
      } else {
        self = .roles(party)
      }
    case _ where known.contains(name): self = isComment ? .comment(name) : .answer(name)
    case _ where known.contains(heading): self = .answer(heading)
    case "" where isComment:
      guard case .answer(let question) = previous else { return nil }
      self = .comment(question)
    default:
      switch folded {
      case "vårdcentral", "enhet", "mottagning", "unit": self = .unit
      case "datum", "date", "mötesdatum", "mötesdag": self = .date
      case "formulär", "form": self = .form
      default: return nil
      }
    }
  }
}

/// What somebody says of the columns of a CSV file: a mapping from headings.
package struct CSVColumnsFile: Sendable {
  /// What each heading is called for us, and where that stands.
  let targets: [String: Located<String>]

  private enum Field: String, FieldName { case columns }

  /// Reads a mapping file.
  package init(_ file: SourceFile) throws(Unusable) {
    let (read, diagnostics) = try YAMLFile.read(file) { decoder throws(Unusable) in
      var targets: [String: Located<String>] = [:]
      try decoder.record(Field.self, required: [.columns]) { _ throws(Unusable) in
        try decoder.entries { heading throws(Unusable) in
          if let target = try decoder.text() { targets[heading.value] = target }
        }
      }
      return targets
    }
    if let unusable = Unusable(diagnostics) { throw unusable }
    targets = read ?? [:]
  }
}

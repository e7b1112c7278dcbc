internal import Diagnostics
internal import Model

/// A condition as it was written, before its names are looked up.
indirect enum ConditionDraft: Sendable {
  /// What a comparison is about.
  enum Subject {
    case ownRating
    case rating(Located<String>)
    case measure(Located<String>)
  }

  case comparison(Subject, Comparator, bound: Located<String>)
  case participant(Located<String>, from: Located<Party>?)
  case answered(Located<String>)
  case all([ConditionDraft])
  case any([ConditionDraft])
  case not(ConditionDraft)
  case atLeast(Located<Int>, of: [ConditionDraft])
}

/// The words of the rule language.
private enum ConditionField: String, FieldName {
  case rating, measure, participant, answered, all, any, not, of, from
  case atMost = "at_most"
  case atLeast = "at_least"
  case below, above
  case equal = "is"
}

/// What was written in one condition, field by field.
private struct ConditionFields {
  var texts: [(field: ConditionField, text: Located<String>)] = []
  var members: (field: ConditionField, conditions: [ConditionDraft])?
  var heads: [ConditionField] = []
  var from: Located<Party>?
  var hasUnreadable = false

  func text(_ field: ConditionField) -> Located<String>? {
    texts.first { $0.field == field }?.text
  }
}

extension Decoder {
  /// A condition; nil when it could not be understood, which has then been reported.
  func condition() throws(Unusable) -> ConditionDraft? {
    var fields = ConditionFields()
    let place = try record(ConditionField.self) { name throws(Unusable) in
      switch name {
      case .rating, .measure, .participant, .answered:
        fields.heads.append(name)
        if let text = try text() { fields.texts.append((name, text)) }
      case .all, .any, .of:
        fields.heads.append(name)
        fields.members = (name, try conditions(&fields))
      case .not:
        fields.heads.append(name)
        if let member = try condition() { fields.members = (.not, [member]) }
      case .from: fields.from = try word()
      case .atMost, .atLeast, .below, .above, .equal:
        if let text = try text() { fields.texts.append((name, text)) }
      }
    }
    guard let place else { return nil }
    return draft(fields, at: place)
  }

  /// The members of a combinator; one that could not be understood spoils the whole.
  private func conditions(_ fields: inout ConditionFields) throws(Unusable) -> [ConditionDraft] {
    var members: [ConditionDraft] = []
    var isWhole = true
    let place = try list { () throws(Unusable) in
      if let member = try condition() { members.append(member) } else { isWhole = false }
    }
    if let place, isWhole, members.isEmpty {
      report(.emptyCombinator(place))
      isWhole = false
    }
    if place == nil || !isWhole { fields.hasUnreadable = true }
    return members
  }

  private func draft(_ fields: ConditionFields, at place: Place) -> ConditionDraft? {
    guard !fields.hasUnreadable else { return nil }
    guard fields.heads.count <= 1 else {
      report(.mixedCondition(place, fields.heads.map(\.rawValue)))
      return nil
    }
    let bounds: [(comparator: Comparator, text: Located<String>)] = fields.texts.compactMap {
      item in Comparator(rawValue: item.field.rawValue).map { ($0, item.text) }
    }
    let head = fields.heads.first
    let takesBound = head == nil || head == .rating || head == .measure || head == .of
    if fields.from != nil, head != .participant { report(.strayWord(place, "from")) }
    if !takesBound, let stray = bounds.first {
      report(.strayWord(stray.text.place, stray.comparator.rawValue))
      return nil
    }
    if takesBound, bounds.count != 1 {
      report(.wantsOneComparison(place, isCount: head == .of))
      return nil
    }
    switch head {
    case .participant:
      return fields.text(.participant).map { .participant($0, from: fields.from) }
    case .answered: return fields.text(.answered).map { .answered($0) }
    case .all: return fields.members.map { .all($0.conditions) }
    case .any: return fields.members.map { .any($0.conditions) }
    case .not: return fields.members.map { .not($0.conditions[0]) }
    case .of: return atLeast(bounds[0].comparator, bounds[0].text, fields)
    case .rating:
      return fields.text(.rating).map {
        .comparison(.rating($0), bounds[0].comparator, bound: bounds[0].text)
      }
    case .measure:
      return fields.text(.measure).map {
        .comparison(.measure($0), bounds[0].comparator, bound: bounds[0].text)
      }
    default: return .comparison(.ownRating, bounds[0].comparator, bound: bounds[0].text)
    }
  }

  private func atLeast(
    _ comparator: Comparator,
    _ text: Located<String>,
    _ fields: ConditionFields
  ) -> ConditionDraft? {
    let members = fields.members?.conditions ?? []
    guard comparator == .atLeast, let count = Int(text.value), (1...members.count).contains(count)
    else {
      report(.badCount(text.place, members: members.count))
      return nil
    }
    return .atLeast(Located(count, at: text.place), of: members)
  }
}

extension Diagnostic {
  fileprivate static func emptyCombinator(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "listan med villkor är tom", en: "the list of conditions is empty")
    )
  }

  fileprivate static func mixedCondition(_ place: Place, _ words: [String]) -> Diagnostic {
    let words = words.joined(separator: ", ")
    return Diagnostic(
      at: place,
      Message(
        sv: "villkoret säger flera saker på en gång (\(words))",
        en: "the condition says several things at once (\(words))"
      ),
      help: Message(
        sv: "sätt vart och ett inom { } i en lista under all eller any",
        en: "put each in { } in a list under all or any"
      )
    )
  }

  fileprivate static func strayWord(_ place: Place, _ word: String) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "”\(word)” betyder ingenting i det här villkoret",
        en: "“\(word)” means nothing in this condition"
      ),
      help: Message(sv: "ta bort det", en: "remove it")
    )
  }

  fileprivate static func wantsOneComparison(_ place: Place, isCount: Bool) -> Diagnostic {
    Diagnostic(
      at: place,
      isCount
        ? Message(sv: "”of” behöver ett ”at_least”", en: "“of” needs one “at_least”")
        : Message(
          sv: "villkoret behöver en jämförelse, och bara en",
          en: "the condition needs one comparison, and only one"
        ),
      help: isCount
        ? Message(
          sv: "skriv till exempel {at_least: 2, of: […]}",
          en: "write for example {at_least: 2, of: […]}"
        )
        : Message(
          sv: "skriv ett av at_most, at_least, below, above och is",
          en: "write one of at_most, at_least, below, above and is"
        )
    )
  }

  fileprivate static func badCount(_ place: Place, members: Int) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "antalet ska vara ett heltal från 1 till \(members), så många som villkoren i listan",
        en: "the count must be a whole number from 1 to \(members), the number of conditions"
      )
    )
  }
}

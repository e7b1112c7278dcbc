internal import Diagnostics
internal import Model

/// What `ruleset.yaml` says: enough to tell which meetings a rule set is for.
struct RuleSetHeader: Sendable {
  /// Where the rule set is read from.
  let tree: RuleTree
  let file: SourceFile
  let id: Identifier<RuleSet>
  let version: Located<Version>
  let title: String
  let period: ClosedRange<CalendarDate>
  let scale: ScaleWords
  let defaults: Defaults
  let sources: [Source]
  let roles: [Role]
  let changes: [Change]
  let silences: [Silence]
  let minimumUnits: Int
  let weights: SeverityWeights

  /// What holds for requirements that say nothing else.
  struct Defaults: Sendable {
    let form: Located<Identifier<Form>>
    let evidence: Requirement.Evidence
    let gap: ConditionDraft
  }

  private enum Field: String, FieldName {
    case id, version, title, period, scale, defaults, sources, roles, changes, silenced, weights
    case minimumUnits = "minimum_units"
  }
  private enum PeriodField: String, FieldName { case from, to }
  private enum DefaultsField: String, FieldName { case form, evidence, gap }
  private enum SourceField: String, FieldName { case id, kind, title, verified }
  private enum RoleField: String, FieldName { case id, title, aliases, expected }
  private enum ChangeField: String, FieldName { case version, date, text, looser, decision }
  private enum SilenceField: String, FieldName { case lint, about, why }

  /// Reads `ruleset.yaml` in a tree.
  static func read(in tree: RuleTree) throws(Unusable) -> RuleSetHeader {
    let file = try tree.read(RuleSetLayout.header)
    let (header, diagnostics) = try YAMLFile.read(file) { decoder throws(Unusable) in
      try RuleSetHeader(decoder, in: tree)
    }
    if let unusable = Unusable(diagnostics) { throw unusable }
    guard let header else { throw Unusable(Diagnostic(at: .path(file.name), .empty)) }
    return header
  }

  private init?(_ decoder: Decoder, in tree: RuleTree) throws(Unusable) {
    var id: Located<Identifier<RuleSet>>?
    var version: Located<Version>?
    var title: Located<String>?
    var period: ClosedRange<CalendarDate>?
    var scale: ScaleWords?
    var defaults: Defaults?
    var sources: [Source] = []
    var roles: [Role] = []
    var changes: [Change] = []
    var silences: [Silence] = []
    var minimumUnits: Int?
    var weights: SeverityWeights?
    let optional: [Field] = [.minimumUnits, .silenced, .weights]
    let required = Field.allCases.filter { !optional.contains($0) }
    try decoder.record(Field.self, required: required) { name throws(Unusable) in
      switch name {
      case .id: id = try decoder.identifier()
      case .minimumUnits: minimumUnits = try Self.minimumUnits(decoder)
      case .weights: weights = try decoder.weights()
      case .version: version = try decoder.version()
      case .title: title = try decoder.text()
      case .period: period = try Self.period(decoder)
      case .scale: scale = try Self.scale(decoder)
      case .defaults: defaults = try Self.defaults(decoder)
      case .sources: sources = try Self.sources(decoder)
      case .roles: roles = try Self.roles(decoder)
      case .changes:
        changes = try decoder.someElements { () throws(Unusable) in try Self.change(decoder) }
      case .silenced:
        silences = try decoder.elements { () throws(Unusable) in try Self.silence(decoder) }
      }
    }
    if let version, let newest = changes.first, newest.version != version.value {
      decoder.report(.unloggedVersion(version))
    }
    guard let id, let version, let title, let period, let scale, let defaults else { return nil }
    self.tree = tree
    file = decoder.file
    self.id = id.value
    self.version = version
    self.title = title.value
    self.period = period
    self.scale = scale
    self.defaults = defaults
    self.sources = sources
    self.roles = roles
    self.changes = changes
    self.silences = silences
    self.minimumUnits = minimumUnits ?? RuleSet.usualMinimumUnits
    self.weights = weights ?? .usual
  }

  private static func period(
    _ decoder: Decoder
  ) throws(Unusable) -> ClosedRange<CalendarDate>? {
    var from: Located<CalendarDate>?
    var to: Located<CalendarDate>?
    try decoder.record(PeriodField.self, required: [.from, .to]) { name throws(Unusable) in
      switch name {
      case .from: from = try decoder.date()
      case .to: to = try decoder.date()
      }
    }
    guard let from, let to else { return nil }
    guard from.value <= to.value else {
      decoder.report(.backwardPeriod(to.place))
      return nil
    }
    return from.value...to.value
  }

  private static func scale(_ decoder: Decoder) throws(Unusable) -> ScaleWords? {
    var words: [String: String] = [:]
    let steps = Rating.allCases.map { "\($0.rawValue)" }
    let place = try decoder.entries { key throws(Unusable) in
      guard steps.contains(key.value) else {
        decoder.report(.unknown(.word, key, among: steps))
        try decoder.skip()
        return
      }
      words[key.value] = try decoder.text()?.value
    }
    guard let place else { return nil }
    let scale = ScaleWords(steps.compactMap { words[$0] })
    if scale == nil { decoder.report(.shortScale(place)) }
    return scale
  }

  private static func defaults(_ decoder: Decoder) throws(Unusable) -> Defaults? {
    var form: Located<Identifier<Form>>?
    var evidence: Located<Requirement.Evidence>?
    var gap: ConditionDraft?
    try decoder.record(DefaultsField.self, required: DefaultsField.allCases) {
      name throws(Unusable) in
      switch name {
      case .form: form = try decoder.identifier()
      case .evidence: evidence = try decoder.word()
      case .gap: gap = try decoder.condition()
      }
    }
    guard let form, let evidence, let gap else { return nil }
    return Defaults(form: form, evidence: evidence.value, gap: gap)
  }

  private static func sources(_ decoder: Decoder) throws(Unusable) -> [Source] {
    var ids = UniqueNames()
    return try decoder.elements { () throws(Unusable) in
      var id: Located<Identifier<Source>>?
      var kind: Located<Source.Kind>?
      var title: Located<String>?
      var verified: Located<String>?
      let place = try decoder.record(SourceField.self, required: SourceField.allCases) {
        name throws(Unusable) in
        switch name {
        case .id: id = try decoder.identifier()
        case .kind: kind = try decoder.word()
        case .title: title = try decoder.text()
        case .verified: verified = try decoder.text()
        }
      }
      guard let place, let id, ids.insert(id.value.text, at: id.place, decoder), let kind,
        let title, let verified
      else { return nil }
      return Source(
        id: id.value,
        kind: kind.value,
        title: title.value,
        verified: verified.value,
        place: place
      )
    }
  }

  private static func roles(_ decoder: Decoder) throws(Unusable) -> [Role] {
    var roles = PerParty<[Role]>(region: [], kommun: [])
    try decoder.record(Party.self) { party throws(Unusable) in
      var ids = UniqueNames()
      var names = UniqueNames()
      roles[party] = try decoder.elements { () throws(Unusable) in
        var id: Located<Identifier<Role>>?
        var title: Located<String>?
        var aliases: [Located<String>] = []
        var isExpected = false
        try decoder.record(RoleField.self, required: [.id, .title]) { name throws(Unusable) in
          switch name {
          case .id: id = try decoder.identifier()
          case .title: title = try decoder.text()
          case .aliases:
            aliases = try decoder.someElements { () throws(Unusable) in try decoder.text() }
          case .expected: isExpected = try decoder.truth() ?? false
          }
        }
        guard let id, ids.insert(id.value.text, at: id.place, decoder), let title else {
          return nil
        }
        // A name that two roles have would count the people of one as the other.
        for name in [title] + aliases {
          _ = names.insert(name.value.lowercased(), at: name.place, decoder)
        }
        return Role(
          id: id.value,
          party: party,
          title: title.value,
          aliases: aliases.map(\.value),
          isExpected: isExpected
        )
      }
    }
    return roles.region + roles.kommun
  }

  private static func minimumUnits(_ decoder: Decoder) throws(Unusable) -> Int? {
    guard let number = try decoder.wholeNumber() else { return nil }
    guard number.value >= 2 else {
      decoder.report(.lowMinimum(number.place))
      return nil
    }
    return number.value
  }

  private static func change(_ decoder: Decoder) throws(Unusable) -> Change? {
    var version: Located<Version>?
    var date: Located<CalendarDate>?
    var text: Located<String>?
    var looser: [Located<Loosened>] = []
    var decision: Located<String>?
    try decoder.record(ChangeField.self, required: [.version, .date, .text]) {
      name throws(Unusable) in
      switch name {
      case .version: version = try decoder.version()
      case .date: date = try decoder.date()
      case .text: text = try decoder.text()
      case .looser:
        looser = try decoder.someElements { () throws(Unusable) in try Self.loosened(decoder) }
      case .decision: decision = try decoder.words()
      }
    }
    if let first = looser.first, decision == nil { decoder.report(.noDecision(first.place)) }
    guard let version, let date, let text else { return nil }
    return Change(
      version: version.value,
      date: date.value,
      text: text.value,
      looser: looser.map(\.value),
      decision: decision?.value
    )
  }

  private static func loosened(_ decoder: Decoder) throws(Unusable) -> Located<Loosened>? {
    guard let text = try decoder.text() else { return nil }
    guard let thing = Loosened(text.value) else {
      decoder.report(.strangeLoosened(text))
      return nil
    }
    return Located(thing, at: text.place)
  }

  private static func silence(_ decoder: Decoder) throws(Unusable) -> Silence? {
    var lint: Located<String>?
    var about: Located<String>?
    var why: Located<String>?
    try decoder.record(SilenceField.self, required: SilenceField.allCases) {
      name throws(Unusable) in
      switch name {
      case .lint: lint = try decoder.text()
      case .about: about = try decoder.text()
      case .why: why = try decoder.text()
      }
    }
    guard let lint, let about, let why else { return nil }
    return Silence(lint: lint, about: about.value, why: why.value)
  }
}

extension Party: FieldName {}

extension Message {
  fileprivate static let empty = Message(sv: "filen är tom", en: "the file is empty")
}

extension Diagnostic {
  fileprivate static func noDecision(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "det som blir mildare behöver ett beslut",
        en: "what becomes looser needs a decision"
      ),
      help: Message(
        sv: "lägg till ”decision: …” med vem som har beslutat, och var det står",
        en: "add “decision: …” with who decided, and where it is written"
      )
    )
  }

  fileprivate static func strangeLoosened(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      at: text.place,
      Message(
        sv: "”\(text.value)” är inget som kan bli mildare",
        en: "“\(text.value)” is nothing that can become looser"
      ),
      help: Message(
        sv: "skriv kravets id, eller scale, period, minimum_units, form/ID eller role/ID",
        en: "write the requirement's id, or scale, period, minimum_units, form/ID or role/ID"
      )
    )
  }

  fileprivate static func unloggedVersion(_ version: Located<Version>) -> Diagnostic {
    Diagnostic(
      at: version.place,
      Message(
        sv: "version \(version.value) står inte överst i ändringsloggen",
        en: "version \(version.value) is not at the top of the change log"
      ),
      help: Message(
        sv: "lägg till den först i ”changes”, med datum och vad som ändrats",
        en: "add it first in “changes”, with a date and what was changed"
      )
    )
  }

  fileprivate static func lowMinimum(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "minst två vårdcentraler ska stå bakom det som publiceras",
        en: "at least two units must stand behind what is published"
      ),
      help: Message(sv: "skriv 2 eller mer, helst 5", en: "write 2 or more, 5 for preference")
    )
  }

  fileprivate static func backwardPeriod(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(sv: "perioden slutar innan den börjar", en: "the period ends before it begins")
    )
  }

  fileprivate static func shortScale(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "skalan ska ha ord för 1, 2, 3 och 4",
        en: "the scale needs words for 1, 2, 3 and 4"
      )
    )
  }
}

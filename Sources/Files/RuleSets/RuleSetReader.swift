internal import Diagnostics
internal import Model

/// Reads a rule set.
///
/// Files are read in the order in which they refer to each other. All mistakes in the files of one
/// step are collected; the next step is taken only when there are none, since names that could not
/// be read would be reported as unknown wherever they are used.
struct RuleSetReader {
  let header: RuleSetHeader
  var forms: [Form] = []
  var measures: [Measure] = []
  var focusAreas: [FocusArea] = []
  var units: [CareUnit] = []
  var requirements: [Requirement] = []
  var exceptions: [AcceptedGap] = []
  private var files: [SourceFile]
  private var diagnostics: [Diagnostic] = []

  /// Reads the rule set whose header has been read.
  static func read(_ header: RuleSetHeader) throws(Unusable) -> RuleSet {
    var reader = RuleSetReader(header: header)
    try RuleSetLayout.check(header.tree)
    try reader.readForms()
    try reader.readTables()
    try reader.readRequirements()
    try reader.readExceptions()
    try reader.keepThemes()
    return reader.ruleSet
  }

  private init(header: RuleSetHeader) {
    self.header = header
    files = [header.file]
  }

  private mutating func readForms() throws(Unusable) {
    var ids: [String] = []
    for file in try RuleSetLayout.files(in: "forms", of: header.tree) {
      guard
        let form: Form = try read(file, { decoder throws(Unusable) in try decoder.form() })
      else { continue }
      let name = String(file.split(separator: "/").last?.dropLast(5) ?? "")
      if form.id.text != name {
        diagnostics.append(Diagnostic(at: .path(header.tree.path(file)), .formName(form.id.text)))
      }
      ids.append(form.id.text)
      forms.append(form)
    }
    if diagnostics.isEmpty, !ids.contains(header.defaults.form.value.text) {
      let name = Located(header.defaults.form.value.text, at: header.defaults.form.place)
      diagnostics.append(.unknown(.form, name, among: ids))
    }
    try stopAtMistakes()
  }

  private mutating func readTables() throws(Unusable) {
    let names = names
    measures = try readList("measures.yaml") { decoder throws(Unusable) in
      try decoder.measures(names)
    }
    focusAreas = try readList("focus-areas.yaml", isRequired: true) { decoder throws(Unusable) in
      try decoder.focusAreas(names)
    }
    units = try readList("units.yaml", isRequired: true) { decoder throws(Unusable) in
      try decoder.units()
    }
    try stopAtMistakes()
  }

  private mutating func readRequirements() throws(Unusable) {
    let names = names
    var ids = UniqueNames()
    for file in try RuleSetLayout.files(in: "requirements", of: header.tree) {
      let found: [Requirement]? = try read(file) { decoder throws(Unusable) in
        try decoder.requirements(names, &ids)
      }
      requirements += found ?? []
    }
    for requirement in requirements {
      guard let replaced = requirement.replaces,
        requirements.contains(where: { $0.id == replaced })
      else { continue }
      diagnostics.append(.replacesPresent(requirement.place, replaced.text))
    }
    try stopAtMistakes()
    guard !requirements.isEmpty else {
      throw Unusable(Diagnostic(at: .path(header.tree.name), .noRequirements))
    }
    requirements = requirements.map { (key: $0.sortKey, requirement: $0) }
      .sorted { $0.key < $1.key }
      .map(\.requirement)
  }

  private mutating func readExceptions() throws(Unusable) {
    let names = names
    exceptions = try readList("exceptions.yaml") { decoder throws(Unusable) in
      try decoder.exceptions(names)
    }
    try stopAtMistakes()
  }

  /// Keeps the bytes of the themes, which ``LexiconReader`` reads when somebody needs them.
  private mutating func keepThemes() throws(Unusable) {
    guard header.tree.exists(Lexicon.fileName) else { return }
    files.append(try header.tree.read(Lexicon.fileName))
  }

  /// What can be referred to so far.
  private var names: RuleSetNames {
    RuleSetNames(
      header: header,
      forms: forms,
      measures: measures,
      focusAreas: focusAreas,
      units: units,
      requirements: requirements
    )
  }

  private var ruleSet: RuleSet {
    RuleSet(
      edition: Edition(
        id: header.id,
        version: header.version.value,
        digest: RulesDigest(of: files.map { (header.tree.name(of: $0), $0) })
      ),
      versionPlace: header.version.place,
      title: header.title,
      period: header.period,
      scale: header.scale,
      forms: forms,
      sources: header.sources,
      roles: header.roles,
      measures: measures,
      focusAreas: focusAreas,
      units: units,
      requirements: requirements,
      exceptions: exceptions,
      changes: header.changes,
      silences: header.silences,
      minimumUnits: header.minimumUnits,
      weights: header.weights,
      files: files,
      directory: header.tree.name
    )
  }

  /// Reads one file of the rule set; its mistakes are kept.
  private mutating func read<Value>(
    _ name: String,
    _ body: (Decoder) throws(Unusable) -> Value?
  ) throws(Unusable) -> Value? {
    do throws(Unusable) {
      let file = try header.tree.read(name)
      files.append(file)
      let (value, mistakes) = try YAMLFile.read(file, body)
      diagnostics += mistakes
      if value == nil, mistakes.isEmpty {
        diagnostics.append(.emptyFile(file.name))
      }
      return value
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  /// Reads a file that holds a list.
  private mutating func readList<Element>(
    _ name: String,
    isRequired: Bool = false,
    _ body: (Decoder) throws(Unusable) -> [Element]
  ) throws(Unusable) -> [Element] {
    guard isRequired || header.tree.exists(name) else { return [] }
    return try read(name) { decoder throws(Unusable) in try body(decoder) } ?? []
  }

  private func stopAtMistakes() throws(Unusable) {
    if let unusable = Unusable(diagnostics) { throw unusable }
  }
}

extension Requirement {
  /// The order of the form; a composite comes after the single questions, where its first stands.
  fileprivate var sortKey: (form: Int, isComposite: Int, first: Int, id: String) {
    let first = question ?? questions.first
    return (form.index, question == nil ? 1 : 0, first?.index ?? 0, id.text)
  }
}

/// The names that later files of a rule set can refer to.
///
/// A class, since one table is handed to the reader of every requirement. It never changes.
final class RuleSetNames {
  let header: RuleSetHeader
  let forms: [Form]
  let measures: [Measure]
  let focusAreas: [FocusArea]
  let units: [CareUnit]
  let requirements: [Requirement]

  init(
    header: RuleSetHeader,
    forms: [Form],
    measures: [Measure],
    focusAreas: [FocusArea],
    units: [CareUnit],
    requirements: [Requirement]
  ) {
    self.header = header
    self.forms = forms
    self.measures = measures
    self.focusAreas = focusAreas
    self.units = units
    self.requirements = requirements
  }

  /// The form with a name, or the default form; nil when it is unknown, which has been reported.
  func form(_ name: Located<Identifier<Form>>?, _ decoder: Decoder) -> Ordinal<Form>? {
    let wanted = name ?? header.defaults.form
    return decoder.ordinal(of: wanted, in: forms, .form) { $0.id }
  }
}

extension Decoder {
  /// Where the element with an identifier stands; nil, and a report, when there is none.
  func ordinal<Element>(
    of name: Located<Identifier<Element>>,
    in elements: [Element],
    _ kind: NameKind,
    _ identifier: (Element) -> Identifier<Element>
  ) -> Ordinal<Element>? {
    if let index = elements.firstIndex(where: { identifier($0) == name.value }) {
      return Ordinal(index)
    }
    let written = Located(name.value.text, at: name.place)
    report(.unknown(kind, written, among: elements.map { identifier($0).text }))
    return nil
  }
}

extension Diagnostic {
  /// Refuses a file without content, which may have had rules that are lost.
  static func emptyFile(_ path: String) -> Diagnostic {
    Diagnostic(
      at: .path(path),
      Message(sv: "filen är tom", en: "the file is empty"),
      help: Message(
        sv: "en lista utan något i skrivs []",
        en: "a list with nothing in it is written []"
      )
    )
  }
}

extension Diagnostic {
  fileprivate static func replacesPresent(_ place: Place, _ id: String) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "kravet säger sig ersätta ”\(id)”, som finns kvar",
        en: "the requirement claims to replace “\(id)”, which is still there"
      ),
      help: Message(
        sv: "ta bort det gamla kravet, eller raden ”replaces”",
        en: "remove the old requirement, or the line “replaces”"
      )
    )
  }
}

extension Message {
  fileprivate static func formName(_ id: String) -> Message {
    Message(
      sv: "formuläret heter \(id), så filen ska heta \(id).yaml",
      en: "the form is called \(id), so the file must be called \(id).yaml"
    )
  }
  fileprivate static let noRequirements = Message(
    sv: "regelverket har inga krav",
    en: "the rule set has no requirements"
  )
}

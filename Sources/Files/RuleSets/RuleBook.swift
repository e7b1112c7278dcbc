package import Diagnostics
package import Model

/// The rule sets to choose from, each read when it is first needed.
package struct RuleBook: Sendable {
  private let headers: [RuleSetHeader]
  /// The forms of each rule set, by the names of its form files.
  private let forms: [[String]]
  private let calendar: RuleCalendar
  private var loaded: [RuleSet?]

  /// Finds the rule sets in a directory, which is one itself or holds several.
  package init(_ directory: String) throws(Unusable) {
    var directories: [String] = []
    if RuleSetLayout.isRuleSet(.directory(directory)) {
      directories = [directory]
    } else if Disk.isDirectory(directory) {
      directories = try Disk.names(in: directory)
        .map { RuleSetLayout.path($0, in: directory) }
        .filter { RuleSetLayout.isRuleSet(.directory($0)) }
    }
    guard !directories.isEmpty else {
      throw Unusable(Diagnostic(at: .path(directory), .noRuleSets, help: .rulesOption))
    }
    var headers: [RuleSetHeader] = []
    var forms: [[String]] = []
    for directory in directories {
      let tree = RuleTree.directory(directory)
      headers.append(try RuleSetHeader.read(in: tree))
      let files = try RuleSetLayout.files(in: "forms", of: tree)
      forms.append(files.map { String($0.split(separator: "/").last?.dropLast(5) ?? "") })
    }
    self.headers = headers
    self.forms = forms
    calendar = RuleCalendar(
      zip(headers, forms).map { RuleCalendar.Entry(period: $0.period, forms: $1) }
    )
    loaded = headers.map { _ in nil }
  }

  /// Every rule set, the newest period first.
  package mutating func all() throws(Unusable) -> [RuleSet] {
    var all: [RuleSet] = []
    for index in headers.indices { all.append(try ruleSet(index)) }
    return all.sorted { $0.period.upperBound > $1.period.upperBound }
  }

  /// The newest rule set that has a form; the name is where the user asked for it.
  package mutating func newest(withForm form: String) throws(Unusable) -> RuleSet {
    let candidates = headers.indices.filter { forms[$0].contains(form) }
    guard
      let newest = candidates.max(by: {
        headers[$0].period.upperBound < headers[$1].period.upperBound
      })
    else { throw Unusable(unknownForm(form)) }
    return try ruleSet(newest)
  }

  /// The rule set that a compilation is read by: of those with its form the one whose period begins
  /// in its year, or else nearest to it.
  package mutating func ruleSet(
    withForm form: String,
    year: Int
  ) throws(Unusable) -> RuleSet {
    switch calendar.choice(.compilations, form: form, at: year) {
    case .covering(let index), .nearest(let index): return try ruleSet(index)
    case .several(let all): throw Unusable(.ambiguous(year, all.map { headers[$0].id.text }))
    case .none: throw Unusable(unknownForm(form))
    }
  }

  /// The names of the forms that have questions with all these numbers.
  package mutating func forms(withQuestions numbers: [String]) throws(Unusable) -> [String] {
    let forms = try all().flatMap(\.forms)
    let fitting = forms.filter { form in numbers.allSatisfy { form.ordinal(of: $0) != nil } }
    return Set(fitting.map(\.id.text)).sorted()
  }

  /// The rule set that a meeting is judged by: the one with its form whose period holds its day, or
  /// else the one whose period is nearest to it.
  package mutating func ruleSet(for meeting: MeetingDraft) throws(Unusable) -> RuleSet {
    let form = meeting.form.value.text
    let day = meeting.date
    switch calendar.choice(.meetings, form: form, at: day.value.dayNumber) {
    case .covering(let index), .nearest(let index): return try ruleSet(index)
    case .several(let all): throw meeting.refused(.ambiguous(day, all.map { headers[$0].id.text }))
    case .none: throw meeting.unknownForm(among: knownForms)
    }
  }

  private func unknownForm(_ form: String) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Diagnostic.unknownMessage(.form, form),
      help: Diagnostic.nearest(form, among: knownForms)
    )
  }

  private var knownForms: [String] { Array(Set(forms.joined())).sorted() }

  private mutating func ruleSet(_ index: Int) throws(Unusable) -> RuleSet {
    if let ruleSet = loaded[index] { return ruleSet }
    let ruleSet = try RuleSetReader.read(headers[index])
    loaded[index] = ruleSet
    return ruleSet
  }
}

extension Message {
  fileprivate static let noRuleSets = Message(
    sv: "här finns inget regelverk (en katalog med ruleset.yaml)",
    en: "there is no rule set here (a directory with ruleset.yaml)"
  )
  fileprivate static let rulesOption = Message(
    sv: "ange var reglerna finns med --rules KATALOG",
    en: "say where the rules are with --rules DIR"
  )
}

extension Diagnostic {
  fileprivate static func ambiguous(_ year: Int, _ names: [String]) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      at: .nowhere,
      Message(
        sv: "flera regelverk börjar gälla \(year) (\(list))",
        en: "several rule sets begin in \(year) (\(list))"
      ),
      help: Message(sv: "välj ett med --rules KATALOG", en: "choose one with --rules DIR")
    )
  }

  fileprivate static func ambiguous(
    _ date: Located<CalendarDate>,
    _ names: [String]
  ) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      at: date.place,
      Message(
        sv: "flera regelverk gäller den dagen (\(list))",
        en: "several rule sets hold on that day (\(list))"
      ),
      help: Message(
        sv: "välj ett med --rules KATALOG, eller rätta perioderna i ruleset.yaml",
        en: "choose one with --rules DIR, or correct the periods in ruleset.yaml"
      )
    )
  }
}

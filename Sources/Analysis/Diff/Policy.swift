package import Diagnostics
package import Model

/// What keeps a change of the rules from being let through.
package struct PolicyProblem: Sendable {
  /// What is wrong.
  package enum Kind: Sendable {
    /// Something could not be proved of a requirement.
    case notProved(Identifier<Requirement>)
    /// The version must be this one at least.
    case version(Version)
    /// Something became looser, and no entry in the change log says by whose decision.
    case noDecision(Loosened, Message)
    /// Two rule sets hold on the same days.
    case overlap(Message)
  }

  package let kind: Kind
  /// The rule set that has to be changed.
  package let ruleSet: RuleSet
}

/// Gathers what a change asks for, and what of it is missing.
struct Policy {
  private let base: [RuleSet]
  private let now: [RuleSet]
  /// How much the version of each rule set that there is now must rise, and from where.
  private var steps: [[(from: Version, step: VersionStep)]]
  private var needs: [(ruleSet: Int?, thing: Loosened, words: Message)] = []
  private var problems: [PolicyProblem] = []

  init(from base: [RuleSet], to now: [RuleSet]) {
    self.base = base
    self.now = now
    steps = now.map { _ in [] }
  }

  // MARK: - What is asked for

  /// Takes in what has changed between two rule sets.
  mutating func look(at diff: RuleSetDiff) {
    guard let index = now.firstIndex(where: { $0 === diff.ruleSet }) else { return }
    // The version of another rule set is its own affair.
    if diff.isOfOne, let step = diff.step { steps[index].append((diff.base.version, step)) }
    for change in diff.requirements where change.proof == .notProved {
      problems.append(PolicyProblem(kind: .notProved(change.id), ruleSet: diff.ruleSet))
    }
    needs += diff.needs.map { (index, $0.thing, $0.words) }
  }

  /// Takes in what has become of the days, or years, of a form.
  mutating func look(
    at segments: [Segment],
    _ kind: RuleCalendar.Kind,
    _ form: Identifier<Form>
  ) {
    var isLost = false
    var uncovered: [Uncovered] = []
    for segment in segments {
      let when = Message.span(kind, segment.from, segment.to)
      switch (segment.base, segment.now) {
      case (.none, .none): continue
      case (_, .none): isLost = true
      case (_, .several(let all)) where kind == .meetings:
        let words = Message.overlap(form, when, all.map { now[$0].id })
        problems.append(PolicyProblem(kind: .overlap(words), ruleSet: now[all[all.count - 1]]))
      case (.covering, .several(let all)), (.nearest, .several(let all)):
        needs.append((all[0], .period, .ambiguous(form, when)))
      case (.covering, .nearest(let index)), (.several, .nearest(let index)):
        guard kind == .meetings else { continue }
        let former = segment.base.all
        if let last = uncovered.last, last.now == index, last.to.map({ $0 + 1 }) == segment.from {
          uncovered[uncovered.count - 1].to = segment.to
          uncovered[uncovered.count - 1].base += former
        } else {
          uncovered.append(
            Uncovered(from: segment.from, to: segment.to, base: former, now: index)
          )
        }
      default: continue
      }
    }
    for days in uncovered {
      let when = Message.span(kind, days.from, days.to)
      needs.append((days.now, .period, .uncovered(form, when)))
      for rules in days.base.map({ base[$0] }) where rules.id == now[days.now].id {
        steps[days.now].append((rules.version, .major))
      }
    }
    // Meetings and compilations lose a form together.
    if isLost, kind == .meetings { needs.append((nil, .form(form), .lost(form))) }
  }

  /// Days that some rule sets held on, and none does now; only the nearest is left.
  private struct Uncovered {
    let from: Int?
    var to: Int?
    var base: [Int]
    let now: Int
  }

  // MARK: - What is missing

  /// The lowest version that each rule set may have now.
  var requiredVersions: [Version] {
    now.indices.map { index in
      steps[index].map { $0.from.raised(by: $0.step) }.max()
        ?? base.filter { $0.id == now[index].id }.map(\.version).max() ?? now[index].version
    }
  }

  /// Everything that keeps the change from being let through.
  var allProblems: [PolicyProblem] {
    var all = problems
    for (ruleSet, version) in zip(now, requiredVersions) where ruleSet.version < version {
      all.append(PolicyProblem(kind: .version(version), ruleSet: ruleSet))
    }
    let decided = now.map { self.decided(in: $0) }
    var told: Set<String> = []
    for need in needs {
      let logs = need.ruleSet.map { [decided[$0]] } ?? decided
      let ruleSet = now[need.ruleSet ?? 0]
      guard !logs.contains(where: { $0.contains(need.thing.description) }),
        told.insert("\(need.ruleSet ?? -1) \(need.thing) \(need.words[.english])").inserted
      else { continue }
      all.append(PolicyProblem(kind: .noDecision(need.thing, need.words), ruleSet: ruleSet))
    }
    return all
  }

  /// What the change log of a rule set says that somebody has decided with this change.
  private func decided(in ruleSet: RuleSet) -> Set<String> {
    // An entry that was there before, in any rule set, or is for later says nothing of this change.
    let entries = ruleSet.changes.filter { entry in
      guard entry.decision != nil, entry.version <= ruleSet.version else { return false }
      return !base.contains { former in
        former.changes.contains(entry)
          || former.id == ruleSet.id
            && (entry.version <= former.version
              || former.changes.contains { $0.version == entry.version })
      }
    }
    return Set(entries.flatMap(\.looser).map(\.description))
  }
}

extension Message {
  /// Days or years in words; nil where they have no beginning or no end.
  package static func span(_ kind: RuleCalendar.Kind, _ from: Int?, _ to: Int?) -> Message {
    switch (from.map(kind.text), to.map(kind.text)) {
    case (nil, nil):
      kind == .meetings
        ? Message(sv: "alla dagar", en: "all days") : Message(sv: "alla år", en: "all years")
    case (let from?, nil): Message(sv: "från \(from)", en: "from \(from)")
    case (nil, let to?): Message(sv: "till och med \(to)", en: "until \(to)")
    case (let from?, let to?):
      from == to
        ? Message(sv: Shown(from), en: Shown(from))
        : Message(sv: "\(from)–\(to)", en: "\(from)–\(to)")
    }
  }

  fileprivate static func overlap(
    _ form: Identifier<Form>,
    _ when: Message,
    _ ids: [Identifier<RuleSet>]
  ) -> Message {
    let list = ids.map(\.text).joined(separator: ", ")
    return Message(
      sv: "flera regelverk för \(form) gäller samma dagar, \(when[.swedish]): \(list)",
      en: "several rule sets for \(form) hold on the same days, \(when[.english]): \(list)"
    )
  }
  fileprivate static func ambiguous(_ form: Identifier<Form>, _ when: Message) -> Message {
    Message(
      sv: "flera regelverk börjar gälla \(when[.swedish]), så det årets sammanställningar för "
        + "\(form) går inte längre att läsa",
      en: "several rule sets begin in \(when[.english]), so the compilations of that year for "
        + "\(form) can no longer be read"
    )
  }
  fileprivate static func uncovered(_ form: Identifier<Form>, _ when: Message) -> Message {
    Message(
      sv: "inget regelverk för \(form) gäller längre \(when[.swedish])",
      en: "no rule set for \(form) holds any longer: \(when[.english])"
    )
  }
  fileprivate static func lost(_ form: Identifier<Form>) -> Message {
    Message(
      sv: "inget regelverk har längre formuläret \(form)",
      en: "no rule set has the form \(form) any longer"
    )
  }
}

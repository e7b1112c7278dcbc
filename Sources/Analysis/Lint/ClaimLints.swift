internal import Diagnostics
internal import Model

/// The lint of requirements that are met while a part of what they read is a gap, proved over all answers.
///
/// Joint ratings are enough: a part that is a gap in one party's view is one for a mix of the ratings,
/// and a requirement is met only where it is for every mix.
struct ClaimLints {
  private let ruleSet: RuleSet
  /// Requirements of which something else is wrong, by which they cannot be held.
  private let broken: Set<String>
  private let parts: PartIndex

  init(_ ruleSet: RuleSet, besides broken: Set<String>) {
    self.ruleSet = ruleSet
    self.broken = broken
    parts = PartIndex(ruleSet)
  }

  var findings: [LintFinding] {
    ruleSet.requirements
      .filter { $0.claims == .all && !broken.contains($0.id.text) }
      .compactMap { finding($0) }
  }

  /// What is wrong with one requirement: the first of its parts that may be a gap while it is met.
  private func finding(_ whole: Requirement) -> LintFinding? {
    for part in parts.parts(of: whole) where !broken.contains(part.id.text) {
      guard let space = CaseSpace([(whole, ruleSet), (part, ruleSet)]) else {
        return .notProved(whole)
      }
      var diagrams = OutcomeDiagrams(space)
      do throws(DecisionDiagram.TooLarge) {
        let isMetOverGap = try diagrams.diagram.combine(
          try diagrams.outcome(of: whole, in: ruleSet),
          try diagrams.outcome(of: part, in: ruleSet)
        ) { $0 == Outcome.met.code && $1 == Outcome.gap.code ? 1 : 0 }
        guard let values = diagrams.diagram.smallest(isMetOverGap, where: { $0 == 1 }) else {
          continue
        }
        let witness = space.case(values).sentence(in: ruleSet, whole.form)
        return LintFinding(
          .metOverGap,
          about: whole.id.text,
          at: whole.place,
          .metOverGap(whole.id.text, part.id.text, witness),
          help: .claimLess
        )
      } catch {
        return .notProved(whole)
      }
    }
    return nil
  }
}

/// The requirements by what they read, so that the parts of one are found without looking at all.
private struct PartIndex {
  private struct Key: Hashable {
    let form: Ordinal<Form>
    let subjects: Set<Condition.Subject>
  }

  private let ruleSet: RuleSet
  /// The places of the requirements that read the same.
  private var places: [Key: [Int]] = [:]
  /// What is read by some, under one thing of it; all that is read by a whole is under one of its own.
  private var keys: [Condition.Subject?: [Key]] = [:]

  init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    for (place, requirement) in ruleSet.requirements.enumerated() {
      let key = Key(form: requirement.form, subjects: requirement.gap.subjects)
      if places[key] == nil { keys[key.subjects.first, default: []].append(key) }
      places[key, default: []].append(place)
    }
  }

  /// The requirements that read less than a whole and nothing else, in the order of the rule set.
  ///
  /// Of two that read the same each would be a part of the other; those are compared as pairs.
  func parts(of whole: Requirement) -> [Requirement] {
    let subjects = whole.gap.subjects
    let found = (subjects.map(Optional.init) + [nil]).flatMap { keys[$0] ?? [] }
      .filter { $0.form == whole.form && $0.subjects.isStrictSubset(of: subjects) }
    return found.flatMap { places[$0] ?? [] }.sorted().map { ruleSet.requirements[$0] }
  }
}

extension Message {
  fileprivate static func metOverGap(_ id: String, _ part: String, _ witness: Message) -> Message {
    Message(
      sv: "kravet \(id) kan vara uppfyllt fast \(part), som är en del av det, är en brist "
        + "(till exempel \(witness[.swedish]))",
      en: "the requirement \(id) may be met while \(part), which is a part of it, is a gap "
        + "(such as \(witness[.english]))"
    )
  }
  fileprivate static let claimLess = Message(
    sv: "låt varje brist i en del bli en brist, eller skriv ”claims: some” och en titel som bara "
      + "säger det som räcker",
    en: "let each gap in a part be a gap, or write “claims: some” and a title that says no more "
      + "than what is enough"
  )
}

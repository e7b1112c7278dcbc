package import Diagnostics
internal import Model

/// A small change of a requirement's conditions, such as somebody makes by mistake.
package struct Mutation: Sendable {
  package let message: Message
  let gap: Condition
  let appliesWhen: Condition?

  /// Every mutation of a requirement.
  static func all(of requirement: Requirement, in ruleSet: RuleSet) -> [Mutation] {
    let variants = ConditionVariants(form: ruleSet.forms[requirement.form], ruleSet: ruleSet)
    var mutations = variants.all(of: requirement.gap).map { variant in
      Mutation(
        message: variant.message,
        gap: variant.condition,
        appliesWhen: requirement.appliesWhen
      )
    }
    guard let appliesWhen = requirement.appliesWhen else { return mutations }
    mutations += variants.all(of: appliesWhen).map { variant in
      Mutation(
        message: Message(
          sv: "applies_when: \(variant.message[.swedish])",
          en: "applies_when: \(variant.message[.english])"
        ),
        gap: requirement.gap,
        appliesWhen: variant.condition
      )
    }
    mutations.append(
      Mutation(
        message: Message(sv: "applies_when borttaget", en: "applies_when dropped"),
        gap: requirement.gap,
        appliesWhen: nil
      )
    )
    return mutations
  }
}

/// Makes other conditions from one.
private struct ConditionVariants {
  let form: Form
  let ruleSet: RuleSet

  /// A condition that is nearly another one.
  struct Variant {
    let condition: Condition
    let message: Message
  }

  /// Every variant of a condition.
  func all(of condition: Condition) -> [Variant] {
    own(condition) + inside(condition)
  }

  /// Variants of the condition itself.
  private func own(_ condition: Condition) -> [Variant] {
    var variants = [negated(condition)]
    switch condition {
    case .rating(let question, let comparison):
      let label = form.questions[question].label
      for bound in [comparison.bound.rawValue &- 1, comparison.bound.rawValue + 1] {
        guard let rating = Rating(rawValue: bound) else { continue }
        variants.append(
          Variant(
            condition: .rating(question, Comparison(comparison.comparator, rating)),
            message: .threshold(label, "\(comparison.bound.rawValue)", "\(bound)")
          )
        )
      }
      if let other = next(question) {
        variants.append(
          Variant(
            condition: .rating(other, comparison),
            message: .otherQuestion(label, form.questions[other].label)
          )
        )
      }
    case .answered(let question):
      if let other = next(question) {
        variants.append(
          Variant(
            condition: .answered(other),
            message: .otherQuestion(form.questions[question].label, form.questions[other].label)
          )
        )
      }
    case .measure(let measure, let comparison): variants += thresholds(measure, comparison)
    case .participant(let roles):
      // The same role of both parties, of which one is left out.
      guard roles.count > 1 else { break }
      for role in roles {
        let party = ruleSet.roles[role].party.rawValue
        let rest = roles.filter { $0 != role }
        guard !rest.isEmpty else { continue }
        variants.append(Variant(condition: .participant(rest), message: .dropped(party)))
      }
    case .all(let members):
      variants.append(Variant(condition: .any(members), message: .swapped("all", "any")))
      variants += dropped(members) { .all($0) }
    case .any(let members):
      variants.append(Variant(condition: .all(members), message: .swapped("any", "all")))
      variants += dropped(members) { .any($0) }
    case .atLeast(let least, let members):
      for count in [least - 1, least + 1] where (1...members.count).contains(count) {
        variants.append(
          Variant(
            condition: .atLeast(count, of: members),
            message: .threshold("at_least", "\(least)", "\(count)")
          )
        )
      }
      if members.count > least { variants += dropped(members) { .atLeast(least, of: $0) } }
    case .not: break
    }
    return variants
  }

  /// Variants of the members, each in its place.
  private func inside(_ condition: Condition) -> [Variant] {
    condition.children.enumerated().flatMap { index, child in
      all(of: child).map { variant in
        var children = condition.children
        children[index] = variant.condition
        return Variant(condition: condition.with(children), message: variant.message)
      }
    }
  }

  private func negated(_ condition: Condition) -> Variant {
    if case .not(let member) = condition {
      return Variant(condition: member, message: .negated(name(of: member)))
    }
    return Variant(condition: .not(condition), message: .negated(name(of: condition)))
  }

  private func dropped(_ members: [Condition], _ join: ([Condition]) -> Condition) -> [Variant] {
    guard members.count > 1 else { return [] }
    return members.indices.map { index in
      var rest = members
      let member = rest.remove(at: index)
      return Variant(condition: join(rest), message: .dropped(name(of: member)))
    }
  }

  private func thresholds(
    _ measure: Ordinal<Measure>,
    _ comparison: Comparison<Quantity>
  ) -> [Variant] {
    let isShare = ruleSet.measures[measure].unit == .share
    let base = isShare ? 100 : 1
    let bound = comparison.bound
    return [-1, 1].compactMap { step -> Variant? in
      guard
        let other = Quantity(
          bound.numerator * base + step * bound.denominator,
          over: bound.denominator * base
        ), other >= Quantity(0), !isShare || other <= Quantity(1)
      else { return nil }
      let unit = isShare ? " %" : ""
      func text(_ number: Quantity) -> String {
        let shown = isShare ? Quantity(number.numerator * 100, over: number.denominator) : number
        return (shown ?? number).text(places: 2, separator: ".") + unit
      }
      return Variant(
        condition: .measure(measure, Comparison(comparison.comparator, other)),
        message: .threshold(ruleSet.measures[measure].id.text, text(bound), text(other))
      )
    }
  }

  /// The next question that is answered in the same way.
  private func next(_ question: Ordinal<Question>) -> Ordinal<Question>? {
    let kind = form.questions[question].kind
    let count = form.questions.count
    return (1..<max(count, 1)).lazy.map { Ordinal<Question>((question.index + $0) % count) }
      .first { form.questions[$0].kind == kind }
  }

  /// What people call a condition in a few letters.
  private func name(of condition: Condition) -> String {
    switch condition {
    case .rating(let question, _), .answered(let question): form.questions[question].label
    case .measure(let measure, _): ruleSet.measures[measure].id.text
    case .participant(let roles): roles.first.map { ruleSet.roles[$0].id.text } ?? "participant"
    case .all: "all"
    case .any: "any"
    case .not: "not"
    case .atLeast: "at_least"
    }
  }
}

extension Condition {
  /// The same combinator over other members, of which there are as many.
  fileprivate func with(_ members: [Condition]) -> Condition {
    switch self {
    case .all: .all(members)
    case .any: .any(members)
    case .atLeast(let least, _): .atLeast(least, of: members)
    case .not: members.first.map { .not($0) } ?? self
    case .rating, .measure, .participant, .answered: self
    }
  }
}

extension Message {
  fileprivate static func threshold(_ name: String, _ before: String, _ after: String) -> Message {
    Message(sv: "\(name): \(before) → \(after)", en: "\(name): \(before) → \(after)")
  }
  fileprivate static func otherQuestion(_ before: String, _ after: String) -> Message {
    Message(sv: "fråga \(before) → \(after)", en: "question \(before) → \(after)")
  }
  fileprivate static func swapped(_ before: String, _ after: String) -> Message {
    Message(sv: "\(before) → \(after)", en: "\(before) → \(after)")
  }
  fileprivate static func dropped(_ name: String) -> Message {
    Message(sv: "utan \(name)", en: "without \(name)")
  }
  fileprivate static func negated(_ name: String) -> Message {
    Message(sv: "tvärtom: \(name)", en: "negated: \(name)")
  }
}

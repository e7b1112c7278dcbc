import Model

/// The meaning of a requirement, written once more and differently: every mix of the parties' ratings
/// is gone through one by one, and each combinator is read straight from its definition.
struct Oracle {
  let gap: Condition
  let appliesWhen: Condition?
  let ruleSet: RuleSet
  let meeting: Meeting

  /// One of "gap", "met", "not-assessed" and "not-applicable", and whether it is disputed.
  var verdict: (outcome: String, isDisputed: Bool) {
    let pairs = meeting.answers.map { ($0.ratings.region, $0.ratings.kommun) }
    let region = outcome(pairs.map(\.0))
    let kommun = outcome(pairs.map(\.1))
    var mixes: [String] = []
    let read = Set((gap.questions + (appliesWhen?.questions ?? [])).map(\.index))
    let split = pairs.indices.filter { pairs[$0].0 != pairs[$0].1 && read.contains($0) }
    for mask in 0..<(1 << split.count) {
      var view = pairs.map(\.0)
      for (bit, question) in split.enumerated() where mask & (1 << bit) != 0 {
        view[question] = pairs[question].1
      }
      mixes.append(outcome(view))
    }
    let isGap = region == "gap" || kommun == "gap"
    let onlyMixIsGap = !isGap && mixes.contains("gap")
    let viewsDiffer = Set([region, kommun]) == ["gap", "met"]
    let result: String
    if isGap {
      result = "gap"
    } else if region == "not-applicable", kommun == "not-applicable" {
      result = "not-applicable"
    } else {
      let applicable = mixes.filter { $0 != "not-applicable" }
      result =
        !applicable.isEmpty && applicable.allSatisfy { $0 == "met" } ? "met" : "not-assessed"
    }
    return (result, viewsDiffer || onlyMixIsGap)
  }

  private func outcome(_ view: [Rating?]) -> String {
    let gap = truth(self.gap, view)
    let applies = appliesWhen.map { truth($0, view) } ?? "true"
    if applies == "false" || applies == "na" { return "not-applicable" }
    if applies == "unknown" { return gap == "true" ? "gap" : "not-assessed" }
    return ["true": "gap", "false": "met", "unknown": "not-assessed"][gap] ?? "not-applicable"
  }

  private func isNotApplicable(_ question: Ordinal<Question>) -> Bool {
    if case .notApplicable = meeting.answers[question.index].content { true } else { false }
  }

  private func truth(_ condition: Condition, _ view: [Rating?]) -> String {
    switch condition {
    case .rating(let question, let comparison):
      if isNotApplicable(question) { return "na" }
      guard let rating = view[question.index] else { return "unknown" }
      let (a, b) = (rating.rawValue, comparison.bound.rawValue)
      switch comparison.comparator {
      case .atMost: return "\(a <= b)"
      case .atLeast: return "\(a >= b)"
      case .below: return "\(a < b)"
      case .above: return "\(a > b)"
      case .equal: return "\(a == b)"
      }
    case .answered(let question):
      if isNotApplicable(question) { return "na" }
      return view[question.index] == nil ? "unknown" : "true"
    case .measure(let measure, let comparison):
      guard let measured = meeting.measures.first(where: { $0.measure == measure }),
        case .share(let count, let base) = measured.value
      else { return "unknown" }
      if base == 0 { return "na" }
      let left = count * comparison.bound.denominator
      let right = comparison.bound.numerator * base
      switch comparison.comparator {
      case .atMost: return "\(left <= right)"
      case .atLeast: return "\(left >= right)"
      case .below: return "\(left < right)"
      case .above: return "\(left > right)"
      case .equal: return "\(left == right)"
      }
    case .participant(let roles):
      let lists = roles.map { role in
        meeting.participants[ruleSet.roles[role].party].map { $0.roles.contains(role) }
      }
      if lists.contains(true) { return "true" }
      return lists.contains(nil) ? "unknown" : "false"
    case .not(let member):
      let value = truth(member, view)
      return ["true": "false", "false": "true"][value] ?? value
    case .all(let members):
      let values = members.map { truth($0, view) }.filter { $0 != "na" }
      if values.isEmpty { return "na" }
      return values.contains("false") ? "false" : values.contains("unknown") ? "unknown" : "true"
    case .any(let members):
      let values = members.map { truth($0, view) }.filter { $0 != "na" }
      if values.isEmpty { return "na" }
      return values.contains("true") ? "true" : values.contains("unknown") ? "unknown" : "false"
    case .atLeast(let least, let members):
      let values = members.map { truth($0, view) }.filter { $0 != "na" }
      let yes = values.count { $0 == "true" }
      let known = values.count { $0 != "unknown" }
      if yes >= least { return "true" }
      if values.count < least { return "na" }
      let reachable = yes + values.count - known
      return reachable < least && known >= least ? "false" : "unknown"
    }
  }
}

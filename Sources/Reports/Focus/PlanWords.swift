internal import Diagnostics
internal import Model
internal import Summary

/// What has been planned against gaps, in words.
struct PlanWords {
  let language: Language

  /// "3 pågående, 2 inte påbörjade, 1 försenad; 12 brister utan planerad åtgärd".
  func text(of plan: PlanTally) -> Shown {
    var parts: [Shown] = []
    if plan.total > 0 {
      let statuses = PlanStatusWords.order.compactMap { status -> Shown? in
        guard let count = plan.actions[status], count > 0 else { return nil }
        return PlanStatusWords.counted(count, status)[language]
      }
      let total = Message.actions(plan.total)[language]
      parts.append("\(total): \(statuses.joined(separator: ", "))")
      if plan.overdue > 0 { parts.append(Message.overdue(plan.overdue)[language]) }
    }
    if plan.gapsWithoutAction > 0 {
      parts.append(Message.withoutAction(plan.gapsWithoutAction)[language])
    }
    return parts.joined(separator: "; ")
  }
}

/// The words for how far planned actions have come.
enum PlanStatusWords {
  /// In the order in which they are shown.
  static let order: [PlannedAction.Status?] = [.done, .ongoing, .notStarted, nil]

  /// "3 klara", "1 inte påbörjad".
  static func counted(_ count: Int, _ status: PlannedAction.Status?) -> Message {
    let isOne = count == 1
    let sv =
      switch status {
      case .done: isOne ? "klar" : "klara"
      case .ongoing: "pågår"
      case .notStarted: isOne ? "inte påbörjad" : "inte påbörjade"
      case nil: "utan status"
      }
    return Message(sv: "\(count) \(sv)", en: "\(count) \(word(of: status)[.english])")
  }

  static func word(of status: PlannedAction.Status?) -> Message {
    status?.word ?? Message(sv: "utan status", en: "without a status")
  }
}

/// What has changed since an earlier year, in words.
struct ChangeWords {
  let language: Language

  /// "4 brister borta, 6 kvar, 3 nya, 2 går inte att jämföra"; empty when there is nothing to say.
  func text(of area: RoundChange.Area) -> Shown {
    var parts = fates(area.gaps)
    if area.came > 0 { parts.append(Message.came(area.came)[language]) }
    return parts.joined(separator: ", ")
  }

  /// What has changed in all areas together.
  func total(of all: RoundChange.Area) -> Shown {
    var parts = text(of: all)
    if all.gaps.notFollowedUp > 0 {
      parts += (parts.isEmpty ? "" : ", ") + Message.notFollowedUp(all.gaps.notFollowedUp)[language]
    }
    return parts
  }

  /// A line for each status that last year's planned actions had.
  func plans(_ change: RoundChange) -> [(label: Shown, text: Shown)] {
    PlanStatusWords.order.compactMap { status in
      guard let all = change.all.actions[status] else { return nil }
      let word = PlanStatusWords.word(of: status)[language]
      var parts = fates(all)
      if all.notFollowedUp > 0 { parts.append(Message.notFollowedUp(all.notFollowedUp)[language]) }
      if all.noGap > 0 { parts.append(Message.noGap(all.noGap)[language]) }
      return (Message.planned(all.total, word)[language], parts.joined(separator: ", "))
    }
  }

  private func fates(_ fates: RoundChange.Fates) -> [Shown] {
    var parts: [Shown] = []
    if fates.closed > 0 { parts.append(Message.closed(fates.closed)[language]) }
    if fates.remained > 0 { parts.append(Message.remained(fates.remained)[language]) }
    if fates.unknown > 0 { parts.append(Message.unknown(fates.unknown)[language]) }
    return parts
  }
}

extension Message {
  fileprivate static func actions(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "åtgärd" : "åtgärder")",
      en: "\(count) action\(count == 1 ? "" : "s")"
    )
  }
  fileprivate static func overdue(_ count: Int) -> Message {
    Message(sv: "\(count) av dem försenad\(count == 1 ? "" : "e")", en: "\(count) of them overdue")
  }
  fileprivate static func withoutAction(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "brist" : "brister") utan planerad åtgärd",
      en: "\(count) gap\(count == 1 ? "" : "s") without a planned action"
    )
  }
  fileprivate static func closed(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "brist" : "brister") borta",
      en: "\(count) gap\(count == 1 ? "" : "s") gone"
    )
  }
  fileprivate static func remained(_ count: Int) -> Message {
    Message(sv: "\(count) kvar", en: "\(count) remaining")
  }
  fileprivate static func came(_ count: Int) -> Message {
    Message(sv: "\(count) \(count == 1 ? "ny" : "nya")", en: "\(count) new")
  }
  fileprivate static func unknown(_ count: Int) -> Message {
    Message(sv: "\(count) går inte att jämföra", en: "\(count) cannot be compared")
  }
  fileprivate static func notFollowedUp(_ count: Int) -> Message {
    Message(
      sv: "\(count) inte uppföljd\(count == 1 ? "" : "a") än",
      en: "\(count) not followed up yet"
    )
  }
  fileprivate static func noGap(_ count: Int) -> Message {
    Message(
      sv: "\(count) gällde ingen skattad brist",
      en: "\(count) did not concern a rated gap"
    )
  }
  fileprivate static func planned(_ count: Int, _ status: Shown) -> Message {
    Message(
      sv: "Åtgärder som var ”\(status)” (\(count))",
      en: "Actions that were “\(status)” (\(count))"
    )
  }
}

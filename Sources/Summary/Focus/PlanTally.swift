package import Model

/// What meetings have planned against gaps.
package struct PlanTally: Sendable {
  /// Planned actions by how far they have come; those of which nothing is said under nil.
  package private(set) var actions: [PlannedAction.Status?: Int] = [:]
  /// Those whose day has passed without their being done.
  package private(set) var overdue = 0
  /// Gaps for which the meeting has no action.
  package private(set) var gapsWithoutAction = 0

  /// How many actions there are.
  package var total: Int { actions.values.reduce(0, +) }

  mutating func add(_ action: PlannedAction, asOf: CalendarDate) {
    actions[action.status, default: 0] += 1
    if let due = action.due, due < asOf, action.status != .done { overdue += 1 }
  }

  mutating func addGapWithoutAction() { gapsWithoutAction += 1 }

  mutating func add(_ other: PlanTally) {
    actions.merge(other.actions, uniquingKeysWith: +)
    overdue += other.overdue
    gapsWithoutAction += other.gapsWithoutAction
  }
}

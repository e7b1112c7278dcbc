package import Diagnostics
package import Model

/// A part of the program that is tried with any bytes at all.
package protocol Trial {
  /// Tries one input: nothing may trap, and every law holds.
  mutating func run(_ bytes: [UInt8]) throws(Breach)
}

/// What there is to try, as the user of `make fuzz` names it.
package enum TrialKind: String, CaseIterable, Sendable {
  case meetings
  case rules
  case tables
  case reports
  case lists

  /// A trial by some rules.
  package func trial(_ rules: TrialRules) throws(Unusable) -> any Trial {
    switch self {
    case .meetings: try MeetingTrial(rules)
    case .rules: try RuleTrial(rules)
    case .tables: try TableTrial(rules)
    case .reports: try ReportTrial(rules)
    case .lists: try ListTrial(rules)
    }
  }
}

/// What inputs are tried by.
package struct TrialRules: Sendable {
  /// The shipped rule set, and the small one for practice.
  let shipped: String
  let practice: String
  /// The day on which exceptions and due dates are judged.
  let day: CalendarDate
  /// Whether everything is tried of each input, and not only a part that its bytes choose.
  let isThorough: Bool

  /// Finds the rules in the directory of this project.
  package init(project: String, day: CalendarDate, isThorough: Bool) {
    shipped = project + "/rules/orebro-2025"
    practice = project + "/samples/undantag/rules/ovning"
    self.day = day
    self.isThorough = isThorough
  }

  /// Whether one in so many inputs is to be tried further.
  func chooses(_ bytes: [UInt8], oneIn count: Int) -> Bool {
    isThorough || bytes.lot.isMultiple(of: count)
  }
}

/// Which of several rule sets is chosen for what is read by them.
///
/// This is the only place that chooses: `check` asks it for one meeting, and the gate for all days there
/// are, so that what the gate compares is what is used.
package struct RuleCalendar: Sendable {
  /// What rules are chosen for, and by what.
  package enum Kind: String, CaseIterable, Sendable {
    /// Meetings, by their day.
    case meetings
    /// Compilations, by their year.
    case compilations
  }

  /// A rule set, as far as it is chosen by it.
  package struct Entry: Sendable {
    package let period: ClosedRange<CalendarDate>
    /// The names of its forms.
    package let forms: [String]

    /// Creates an entry.
    package init(period: ClosedRange<CalendarDate>, forms: [String]) {
      self.period = period
      self.forms = forms
    }
  }

  /// What is chosen; numbers are places in the calendar.
  package enum Choice: Hashable, Sendable {
    /// No rule set has the form.
    case none
    /// The one whose period holds the day, or that begins in the year.
    case covering(Int)
    /// The nearest one, since none holds the day or begins in the year.
    case nearest(Int)
    /// Several hold the day or begin in the year, so that nothing can be chosen.
    case several([Int])
  }

  private let entries: [Entry]

  /// Creates a calendar; of those that are equally near, the first is chosen.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The rule set for a form on a day, which is a ``CalendarDate/dayNumber``, or in a year.
  package func choice(_ kind: Kind, form: String, at number: Int) -> Choice {
    let spans = spans(kind, form)
    let covering = spans.filter { $0.span.contains(number) }
    if covering.count > 1 { return .several(covering.map(\.index)) }
    if let only = covering.first { return .covering(only.index) }
    func distance(_ span: ClosedRange<Int>) -> Int {
      max(span.lowerBound - number, number - span.upperBound)
    }
    return spans.min { distance($0.span) < distance($1.span) }.map { .nearest($0.index) } ?? .none
  }

  /// The days or years at which another rule set may be chosen for a form than just before, in order.
  package func turns(_ kind: Kind, form: String) -> [Int] {
    let spans = spans(kind, form).map(\.span)
    let ends = spans.flatMap { [$0.lowerBound, $0.upperBound + 1] }
    // Half-way between an end and a beginning another one becomes the nearest.
    let middles = spans.flatMap { former in
      spans.filter { $0.lowerBound > former.upperBound }.flatMap { later in
        let middle = (former.upperBound + later.lowerBound) / 2
        return [middle, middle + 1]
      }
    }
    return (ends + middles).distinct
  }

  /// The rule sets that have a form, each with the days or the year that are its own.
  private func spans(_ kind: Kind, _ form: String) -> [(index: Int, span: ClosedRange<Int>)] {
    entries.indices.filter { entries[$0].forms.contains(form) }.map { index in
      let period = entries[index].period
      switch kind {
      case .meetings:
        return (index, period.lowerBound.dayNumber...period.upperBound.dayNumber)
      case .compilations: return (index, period.lowerBound.year...period.lowerBound.year)
      }
    }
  }
}

extension RuleCalendar.Choice {
  /// The rule sets that are chosen, by their places.
  package var all: [Int] {
    switch self {
    case .none: []
    case .covering(let index), .nearest(let index): [index]
    case .several(let all): all
    }
  }
}

extension RuleCalendar.Kind {
  /// How a day or a year is written: `2026-07-01` or `2026`.
  package func text(of number: Int) -> String {
    switch self {
    case .meetings: CalendarDate(dayNumber: number).map(\.description) ?? "?"
    case .compilations: "\(number)"
    }
  }
}

extension RuleCalendar {
  /// The calendar of rule sets that have been read.
  package init(_ ruleSets: [RuleSet]) {
    self.init(ruleSets.map { Entry(period: $0.period, forms: $0.forms.map(\.id.text)) })
  }
}

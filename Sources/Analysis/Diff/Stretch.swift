package import Model

/// Days, or years, for which a form has the same rule set before a change and the same after it.
package struct Stretch: Sendable {
  /// What is read by the rules: meetings, by their day, or compilations, by their year.
  package let kind: RuleCalendar.Kind
  package let form: Identifier<Form>
  /// The first day or year; nil where it has no beginning.
  package let from: Int?
  /// The last; nil where it has no end.
  package let to: Int?
  /// The rule set that was chosen, by its place among those before; several where nothing could be
  /// chosen among them, and none where no rule set had the form.
  package let base: [Int]
  /// The same now.
  package let now: [Int]

  /// Whether a day or year is one of these.
  package func contains(_ number: Int) -> Bool {
    from ?? number <= number && number <= to ?? number
  }
}

/// A stretch before neighbours with the same pair are joined, and what each choice rests on.
struct Segment {
  let from: Int?
  let to: Int?
  let base: RuleCalendar.Choice
  let now: RuleCalendar.Choice

  /// All days, or years, cut wherever another rule set is chosen for a form, before or now.
  static func all(
    _ kind: RuleCalendar.Kind,
    _ form: Identifier<Form>,
    from base: RuleCalendar,
    to now: RuleCalendar
  ) -> [Segment] {
    let turns = (base.turns(kind, form: form.text) + now.turns(kind, form: form.text)).distinct
    let starts: [Int?] = [nil] + turns.map { $0 }
    return starts.indices.map { index in
      let next = index < turns.count ? turns[index] : nil
      let sample = starts[index] ?? (next ?? 0) - 1
      return Segment(
        from: starts[index],
        to: next.map { $0 - 1 },
        base: base.choice(kind, form: form.text, at: sample),
        now: now.choice(kind, form: form.text, at: sample)
      )
    }
  }
}

extension Stretch {
  /// The stretches of a form: those for meetings, and those for compilations that are read by other
  /// pairs of rule sets than any meeting is.
  static func all(
    of form: Identifier<Form>,
    from base: RuleCalendar,
    to now: RuleCalendar
  ) -> [Stretch] {
    let meetings = joined(.meetings, form, Segment.all(.meetings, form, from: base, to: now))
    let segments = Segment.all(.compilations, form, from: base, to: now)
    let compilations = joined(.compilations, form, segments).filter { stretch in
      !meetings.contains { $0.base == stretch.base && $0.now == stretch.now }
    }
    return meetings + compilations
  }

  /// Neighbours with the same pair as one.
  private static func joined(
    _ kind: RuleCalendar.Kind,
    _ form: Identifier<Form>,
    _ segments: [Segment]
  ) -> [Stretch] {
    var stretches: [Stretch] = []
    for segment in segments {
      let (base, now) = (segment.base.all, segment.now.all)
      let last = stretches.last
      let isSame = last?.base == base && last?.now == now
      if isSame { stretches.removeLast() }
      stretches.append(
        Stretch(
          kind: kind,
          form: form,
          from: isSame ? last?.from : segment.from,
          to: segment.to,
          base: base,
          now: now
        )
      )
    }
    return stretches
  }
}

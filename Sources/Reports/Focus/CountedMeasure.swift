internal import Diagnostics
internal import Model
internal import Summary

/// What has been counted of one measure, and the area that it says something of.
struct CountedMeasure {
  let measure: Measure
  let question: Question
  /// The area of the requirement that its question is read as; nil without one.
  let area: FocusArea?
  let tally: MeasureTally
}

extension FocusReport {
  /// The measures that somebody has counted, in the order of the rule sets.
  var countedMeasures: [CountedMeasure] {
    tallies.flatMap { tally -> [CountedMeasure] in
      let ruleSet = tally.ruleSet
      return zip(ruleSet.measures, tally.measures).compactMap { measure, counts in
        guard counts.meetings > 0, measure.form == tally.form else { return nil }
        let area = ruleSet.requirements.first {
          $0.form == measure.form && $0.question == measure.question
        }
        return CountedMeasure(
          measure: measure,
          question: ruleSet.forms[measure.form].questions[measure.question],
          area: area?.focus.map { ruleSet.focusAreas[$0] },
          tally: counts
        )
      }
    }
  }
}

/// What a counted measure says, in words.
struct MeasureSentence {
  let language: Language

  /// "andel … : 410 av 720, 56,9 %; 3 av 12 möten når minst 80 % (regelverkets riktmärke)".
  func text(of counted: CountedMeasure) -> Shown {
    let unit = counted.measure.unit
    let tally = counted.tally
    var text: Shown = "\(Shown(counted.measure.title).lowercasedFirst): "
    if unit == .share, let share = Quantity(tally.count, over: tally.base) {
      let counted = FigureWords(language: language)
        .gaps(CountRange(tally.count), of: CountRange(tally.base))
      text += "\(counted), \(share.text(of: unit, language)); "
    }
    return text
      + Message.reached(tally.reached, tally.meetings, target(of: counted.measure))[language]
  }

  /// How many rate something else than they count; nil when none do.
  func mismatch(of counted: CountedMeasure) -> Shown? {
    let tally = counted.tally
    var parts: [Shown] = []
    if tally.ratedHigher > 0 { parts.append(Message.ratedHigher(tally.ratedHigher)[language]) }
    if tally.ratedLower > 0 { parts.append(Message.ratedLower(tally.ratedLower)[language]) }
    guard !parts.isEmpty else { return nil }
    return "\(Shown(counted.measure.title).lowercasedFirst): "
      + "\(Message.compared(tally.compared)[language]) \(parts.joined(separator: ", "))"
  }

  /// "minst 80 %", and whether the rule set has set it for itself.
  private func target(of measure: Measure) -> Shown {
    let comparison = measure.target.comparison
    let bound = comparison.bound.text(of: measure.unit, language)
    let own = measure.target.citation == nil ? " (\(Message.own[language]))" : ""
    return "\(comparison.comparator.word[language]) \(bound)\(own)"
  }
}

extension Message {
  fileprivate static func reached(_ count: Int, _ all: Int, _ target: Shown) -> Message {
    Message(
      sv: "\(count) av \(all) möten som räknat når \(target)",
      en:
        "\(count) of \(all) meeting\(all == 1 ? "" : "s") that counted reach\(count == 1 ? "es" : "") "
        + target
    )
  }
  fileprivate static let own = Message(sv: "regelverkets riktmärke", en: "the rule set's own mark")
  fileprivate static func compared(_ count: Int) -> Message {
    Message(
      sv: "av \(count) \(count == 1 ? "möte" : "möten") som både räknat och skattat:",
      en: "of \(count) meeting\(count == 1 ? "" : "s") that both counted and rated:"
    )
  }
  fileprivate static func ratedHigher(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "möte" : "möten") skattar 3–4 men når inte målet",
      en:
        "\(count) meeting\(count == 1 ? " rates" : "s rate") 3–4 but miss\(count == 1 ? "es" : "") the "
        + "target"
    )
  }
  fileprivate static func ratedLower(_ count: Int) -> Message {
    Message(
      sv: "\(count) \(count == 1 ? "möte" : "möten") skattar 1–2 fast målet nås",
      en: "\(count) meeting\(count == 1 ? " rates" : "s rate") 1–2 though the target is reached"
    )
  }
}

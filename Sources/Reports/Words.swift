package import Diagnostics
package import Model

/// The words for the terms of the model.
extension Requirement.Severity {
  package var word: Message {
    switch self {
    case .high: Message(sv: "allvarlig", en: "severe")
    case .medium: Message(sv: "måttlig", en: "moderate")
    case .low: Message(sv: "lindrig", en: "minor")
    }
  }
}

extension Party {
  package var word: Message {
    switch self {
    case .region: Message(sv: "Region", en: "Region")
    case .kommun: Message(sv: "Kommun", en: "Kommun")
    }
  }

  /// "regionen", "the region".
  package var definite: Message {
    switch self {
    case .region: Message(sv: "regionen", en: "the region")
    case .kommun: Message(sv: "kommunen", en: "the kommun")
    }
  }
}

extension Outcome {
  package var word: Message {
    switch self {
    case .gap: Message(sv: "skattad brist", en: "rated gap")
    case .met: Message(sv: "rapporterat uppfyllt", en: "reported as met")
    case .notAssessed: Message(sv: "ej bedömt", en: "not assessed")
    case .notApplicable: Message(sv: "ej tillämpligt", en: "not applicable")
    case .excepted: Message(sv: "undantagen brist", en: "accepted gap")
    }
  }
}

extension Source.Kind {
  package var word: Message {
    switch self {
    case .law: Message(sv: "lag", en: "law")
    case .regulation: Message(sv: "föreskrift", en: "regulation")
    case .guidance: Message(sv: "vägledning", en: "guidance")
    case .agreement: Message(sv: "överenskommelse", en: "agreement")
    case .form: Message(sv: "formulär", en: "form")
    }
  }
}

extension Phase {
  package var word: Message {
    switch self {
    case .prerequisites: Message(sv: "Förutsättningar", en: "Prerequisites")
    case .assess: Message(sv: "Utreda och bedöma", en: "Assess")
    case .plan: Message(sv: "Planera", en: "Plan")
    case .perform: Message(sv: "Utföra", en: "Perform")
    case .followUp: Message(sv: "Följa upp", en: "Follow up")
    case .summary: Message(sv: "Sammanfattande", en: "Summary")
    }
  }
}

extension PlannedAction.Status {
  package var word: Message {
    switch self {
    case .notStarted: Message(sv: Shown(word: self), en: "not started")
    case .ongoing: Message(sv: Shown(word: self), en: "ongoing")
    case .done: Message(sv: Shown(word: self), en: "done")
    }
  }
}

extension RuleSet {
  /// A source and the place in it.
  package func text(of citation: Citation) -> Shown {
    let title = sources[citation.source].title
    return citation.at.map { "\(title), \($0)" } ?? Shown(title)
  }

  /// A rating with its wording: "2 Stämmer dåligt".
  package func text(of rating: Rating) -> Shown { "\(rating.rawValue) \(scale[rating])" }
}

extension Measured {
  /// What was counted: "41 av 58, 70,7 %".
  package func text(of unit: Measure.Unit, _ language: Language) -> Shown {
    let number = quantity?.text(of: unit, language)
    guard case .share(let count, let base) = value else { return number ?? "" }
    let share: Shown = language == .swedish ? "\(count) av \(base)" : "\(count) of \(base)"
    return number.map { "\(share), \($0)" } ?? share
  }
}

extension Tally {
  /// "3 skattade brister av 23 bedömda, 3 ej bedömda": never a count of gaps without its base.
  package var sentence: Message {
    func sv(_ count: Int, _ one: Shown, _ many: Shown) -> Shown {
      count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    var swedish: [Shown] = [
      "\(sv(gaps, "skattad brist", "skattade brister")) av \(sv(assessed, "bedömt", "bedömda"))",
      sv(notAssessed, "ej bedömt", "ej bedömda"),
    ]
    var english: [Shown] = [
      "\(gaps) rated gap\(gaps == 1 ? "" : "s") of \(assessed) assessed",
      "\(notAssessed) not assessed",
    ]
    if notApplicable > 0 {
      swedish.append(sv(notApplicable, "ej tillämpligt", "ej tillämpliga"))
      english.append("\(notApplicable) not applicable")
    }
    if excepted > 0 {
      swedish.append(sv(excepted, "undantagen brist", "undantagna brister"))
      english.append("\(excepted) accepted gap\(excepted == 1 ? "" : "s")")
    }
    return Message(sv: swedish.joined(separator: ", "), en: english.joined(separator: ", "))
  }
}

extension Quantity {
  /// The number as a measure of some unit is written.
  package func text(of unit: Measure.Unit, _ language: Language) -> Shown {
    let separator: Character = language == .swedish ? "," : "."
    switch unit {
    case .share:
      guard let percent = Quantity(numerator * 100, over: denominator) else { return "" }
      return "\(percent.text(places: 1, separator: separator)) %"
    case .days:
      let number = text(places: 2, separator: separator)
      return language == .swedish
        ? "\(number) \(self == Quantity(1) ? "dag" : "dagar")"
        : "\(number) day\(self == Quantity(1) ? "" : "s")"
    case .number: return Shown(text(places: 2, separator: separator))
    }
  }
}

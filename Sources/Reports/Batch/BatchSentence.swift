internal import Diagnostics
internal import Model
internal import Summary

extension BatchReport {
  /// How many of how many, in one line: never a bare count of gaps.
  var sentence: Message {
    let figures = parts.flatMap(\.lines).compactMap(\.figures).map { ($0, weight: 1) }
    let all = AreaFigures(figures, meetings: responses)
    let swedish = FigureWords(language: .swedish)
    let english = FigureWords(language: .english)
    var sv =
      "\(swedish.gaps(all.gaps, of: all.assessed)) bedömda krav är skattade brister, i \(responses) svar"
    var en =
      "\(english.gaps(all.gaps, of: all.assessed)) assessed requirements are rated gaps, in"
      + " \(responses) response\(responses == 1 ? "" : "s")"
    if publication != nil {
      sv += ", \(Protection.basis[.swedish])"
      en += ", \(Protection.basis[.english])"
    }
    if let bounds = swedish.bounds(all.gaps, of: all.assessed, areOuter: all.isOuter) {
      sv += "; \(bounds)"
    }
    if let bounds = english.bounds(all.gaps, of: all.assessed, areOuter: all.isOuter) {
      en += "; \(bounds)"
    }
    if !failures.isEmpty {
      sv += "; \(failures.count) gick inte att läsa eller bedöma"
      en += "; \(failures.count) could not be read or assessed"
    }
    return Message(sv: Shown(sv), en: Shown(en))
  }
}

extension Observation {
  /// What an observation with a code is about.
  static func word(for code: Shown) -> Message {
    switch code {
    case "outside-period": Message(sv: "möten utanför reglernas period", en: "outside the period")
    case "incomplete-form": Message(sv: "formuläret bara delvis känt", en: "form known in part")
    case "missing-role": Message(sv: "roller som saknades", en: "missing roles")
    case "unknown-participants": Message(sv: "okända deltagare", en: "unknown participants")
    case "straight-lining": Message(sv: "samma betyg på allt", en: "the same rating throughout")
    case "parties-differ": Message(sv: "parterna skattade olika", en: "parties that differ")
    case "measure-contradicts-rating":
      Message(sv: "räknat mot skattat", en: "a measure against its rating")
    case "comment-contradicts-rating":
      Message(sv: "kommentar mot sitt betyg", en: "a comment against its rating")
    case "personal-identity-number":
      Message(sv: "personnummer i text", en: "personal identity numbers in text")
    case "email-address": Message(sv: "e-postadress i text", en: "e-mail addresses in text")
    case "telephone-number": Message(sv: "telefonnummer i text", en: "telephone numbers in text")
    case "expired-exception": Message(sv: "undantag som gått ut", en: "expired exceptions")
    case "unused-exception": Message(sv: "undantag utan brist", en: "unused exceptions")
    case "partial-exception": Message(sv: "undantag för en del", en: "partial exceptions")
    case "overdue-action": Message(sv: "försenade åtgärder", en: "overdue actions")
    default: Message(sv: code, en: code)
    }
  }
}

package import Diagnostics
internal import Model

/// Something in a rule set that is well-formed and still wrong, or worth a look.
///
/// The code is stable: it stands in files that silence it, and in reports that are compared.
package enum Lint: String, CaseIterable, Sendable {
  case neverGap = "never-gap"
  case alwaysGap = "always-gap"
  case duplicateRequirement = "duplicate-requirement"
  case impliedRequirement = "implied-requirement"
  case oppositeEnds = "opposite-ends"
  case lowRatingWithoutGap = "low-rating-without-gap"
  case lostAnswerMet = "lost-answer-met"
  case metOverGap = "met-over-gap"
  case notProved = "not-proved"
  case unreadQuestion = "unread-question"
  case unusedArea = "unused-area"
  case unusedMeasure = "unused-measure"
  case unusedSource = "unused-source"
  case expiredException = "expired-exception"
  case longException = "long-exception"
  case lookAlike = "look-alike"
  case notNormalised = "not-nfc"
  case areaWithoutActions = "area-without-actions"
  case broadPattern = "broad-pattern"
  case deadPattern = "dead-pattern"
  case unusedSilence = "unused-silence"

  /// How bad it is.
  package enum Severity: String, Sendable {
    /// The gate fails, and nobody can silence it.
    case error
    /// Somebody should look at it.
    case warning
  }

  /// How bad it is.
  package var severity: Severity {
    switch self {
    case .neverGap, .alwaysGap, .duplicateRequirement, .lowRatingWithoutGap, .lostAnswerMet,
      .metOverGap, .lookAlike, .notNormalised, .expiredException, .broadPattern, .deadPattern:
      .error
    case .notProved, .impliedRequirement, .oppositeEnds, .unreadQuestion, .unusedArea,
      .unusedMeasure, .unusedSource, .longException, .areaWithoutActions, .unusedSilence:
      .warning
    }
  }

  /// What it is about, in one line.
  package var title: Message {
    switch self {
    case .neverGap: Message(sv: "kravet kan aldrig bli en brist", en: "never a gap")
    case .alwaysGap: Message(sv: "kravet blir aldrig uppfyllt", en: "never met")
    case .duplicateRequirement:
      Message(sv: "två krav bedömer alla svar lika", en: "two requirements that are the same")
    case .impliedRequirement:
      Message(sv: "kravet följer av ett annat", en: "a requirement that another implies")
    case .oppositeEnds:
      Message(
        sv: "två krav vill åt var sitt håll",
        en: "two requirements that flag opposite ends"
      )
    case .lowRatingWithoutGap:
      Message(sv: "ett lågt betyg som inte blir en brist", en: "a low rating that is no gap")
    case .lostAnswerMet:
      Message(
        sv: "ett borttaget svar gör kravet uppfyllt",
        en: "an answer that is taken away fulfils the requirement"
      )
    case .metOverGap:
      Message(
        sv: "kravet är uppfyllt fast en del av det brister",
        en: "met while a part of it is a gap"
      )
    case .notProved: Message(sv: "går inte att bevisa", en: "cannot be proved")
    case .unreadQuestion:
      Message(sv: "en fråga som inget krav läser", en: "a question that no requirement reads")
    case .unusedArea:
      Message(sv: "ett fokusområde utan krav", en: "a focus area without requirements")
    case .unusedMeasure:
      Message(sv: "ett mått som inget krav läser", en: "a measure that no requirement reads")
    case .unusedSource:
      Message(sv: "en källa som ingen hänvisar till", en: "a source that nothing cites")
    case .expiredException: Message(sv: "ett undantag som har gått ut", en: "an expired exception")
    case .longException:
      Message(sv: "ett undantag som är för långt", en: "an exception that is too long")
    case .lookAlike:
      Message(sv: "bokstäver som ser ut som andra", en: "letters that look like others")
    case .notNormalised:
      Message(sv: "text som inte är i NFC", en: "text that is not in NFC")
    case .areaWithoutActions:
      Message(
        sv: "ett fokusområde utan åtgärder för en part",
        en: "a focus area without actions for a party"
      )
    case .broadPattern:
      Message(
        sv: "ett mönster som passar nästan allt",
        en: "a pattern that matches nearly everything"
      )
    case .deadPattern:
      Message(sv: "ett mönster som inte passar något", en: "a pattern that matches nothing")
    case .unusedSilence:
      Message(sv: "en tystad anmärkning som inte finns", en: "a silencing that silences nothing")
    }
  }
}

/// One place where a lint holds.
package struct LintFinding: Sendable {
  package let lint: Lint
  /// The name of the thing that it is about.
  package let about: String
  package let message: Message
  package let help: Message?
  package let place: Place

  init(
    _ lint: Lint,
    about: String,
    at place: Place,
    _ message: Message,
    help: Message? = nil
  ) {
    self.lint = lint
    self.about = about
    self.place = place
    self.message = message
    self.help = help
  }

  /// Nothing can be said of a requirement, since it tells too much apart.
  static func notProved(_ requirement: Requirement) -> LintFinding {
    let id = requirement.id.text
    return LintFinding(
      .notProved,
      about: id,
      at: requirement.place,
      Message(
        sv: "kravet \(id) läser för mycket för att något ska kunna bevisas om det",
        en: "the requirement \(id) reads too much for anything to be proved of it"
      )
    )
  }
}

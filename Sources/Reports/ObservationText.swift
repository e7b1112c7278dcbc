package import Diagnostics
package import Model

extension Assessment {
  /// What an observation says, as a sentence.
  package func message(of observation: Observation) -> Message {
    switch observation.kind {
    case .outsidePeriod:
      let period = "\(ruleSet.period.lowerBound)–\(ruleSet.period.upperBound)"
      return Message(
        sv: "mötet \(meeting.date.value) ligger utanför regelverkets tid (\(period))",
        en: "the meeting \(meeting.date.value) is outside the rule set's period (\(period))"
      )
    case .incompleteForm:
      return Message(
        sv: "regelverket känner bara delar av formuläret: \(form.missing ?? "")",
        en: "the rule set knows only parts of the form: \(form.missing ?? "")"
      )
    case .missingRole(let role):
      let role = ruleSet.roles[role]
      return Message(
        sv:
          "\(Shown(role.title).lowercasedFirst) från \(role.party.definite[.swedish]) var inte med",
        en:
          "\(Shown(role.title).lowercasedFirst) from \(role.party.definite[.english]) was not there"
      )
    case .unknownParticipants(let party):
      return Message(
        sv: "det framgår inte vilka som var med från \(party.definite[.swedish])",
        en: "it is not said who took part from \(party.definite[.english])"
      )
    case .straightLining(let rating, let count, let party):
      let words = ruleSet.text(of: rating)
      return Message(
        sv: "\(party.map { "\($0.definite[.swedish]) har svarat" } ?? "alla svar är") "
          + "\(words) på alla \(count) besvarade frågor; gick ni igenom dem en och en?",
        en: "\(party.map { "\($0.definite[.english]) answered" } ?? "every answer is") "
          + "\(words) to all \(count) answered questions; did you discuss them one by one?"
      )
    case .partiesDiffer(let question, let region, let kommun):
      let label = form.questions[question].label
      return Message(
        sv: "parterna bedömer fråga \(label) olika: region \(region.rawValue), "
          + "kommun \(kommun.rawValue)",
        en: "the parties rate question \(label) differently: region \(region.rawValue), "
          + "kommun \(kommun.rawValue)"
      )
    case .measureContradictsRating(let measured, let rating, let reachesTarget):
      return contradiction(measured, rating, reachesTarget)
    case .commentContradictsRating(let question, let rating, let words):
      let label = form.questions[question].label
      let list = words.map { "”\($0)”" }.joined(separator: ", ") as Shown
      return Message(
        sv: "fråga \(label) är skattad \(rating.rawValue), men kommentaren säger "
          + "\(rating.isLow ? "att det fungerar" : "att det brister"): \(list); stämmer betyget?",
        en: "question \(label) is rated \(rating.rawValue), but the comment says "
          + "\(rating.isLow ? "that it works" : "that it does not work"): \(list); is the rating right?"
      )
    case .personalIdentityNumber:
      return Message(
        sv: "texten verkar innehålla ett personnummer; ta bort det ur filen",
        en: "the text seems to hold a personal identity number; remove it from the file"
      )
    case .emailAddress:
      return Message(
        sv: "texten innehåller en e-postadress; ta bort den om den pekar ut någon",
        en: "the text holds an e-mail address; remove it if it points to somebody"
      )
    case .telephoneNumber:
      return Message(
        sv: "texten verkar innehålla ett telefonnummer; ta bort det om det pekar ut någon",
        en: "the text seems to hold a telephone number; remove it if it points to somebody"
      )
    case .expiredException(let exception):
      let exception = ruleSet.exceptions[exception]
      return Message(
        sv: "undantaget från \(id(exception)) gick ut \(exception.until)",
        en: "the exception from \(id(exception)) ended \(exception.until)"
      )
    case .unusedException(let exception):
      let exception = ruleSet.exceptions[exception]
      return Message(
        sv: "undantaget från \(id(exception)) till \(exception.until) täcker ingen brist",
        en: "the exception from \(id(exception)) until \(exception.until) covers no gap"
      )
    case .partialException(let exception, let missing):
      let exception = ruleSet.exceptions[exception]
      let units = missing.map { ruleSet.units[$0].name }.joined(separator: ", ")
      return Message(
        sv: "undantaget från \(id(exception)) gäller inte \(units), så bristen står kvar",
        en: "the exception from \(id(exception)) does not cover \(units), so the gap stands"
      )
    case .overdueAction(let due, let days):
      return Message(
        sv: "en planerad åtgärd skulle ha varit klar \(due), för \(days) "
          + "\(days == 1 ? "dag" : "dagar") sedan",
        en: "a planned action was due \(due), \(days) day\(days == 1 ? "" : "s") ago"
      )
    }
  }

  private func id(_ exception: AcceptedGap) -> Shown {
    "\(ruleSet.requirements[exception.requirement].id)"
  }

  private func contradiction(
    _ measured: Measured,
    _ rating: Rating,
    _ reachesTarget: Bool
  ) -> Message {
    let measure = ruleSet.measures[measured.measure]
    let label = form.questions[measure.question].label
    func text(_ language: Language) -> (value: Shown, target: Shown) {
      let target = measure.target.comparison
      let bound = target.bound.text(of: measure.unit, language)
      return (
        measured.text(of: measure.unit, language), "\(target.comparator.word[language]) \(bound)"
      )
    }
    let sv = text(.swedish)
    let en = text(.english)
    return Message(
      sv: "fråga \(label) är skattad \(rating.rawValue), men ”\(measure.title)” är \(sv.value) "
        + "(målet är \(sv.target)\(reachesTarget ? " och nås" : " och nås inte"))",
      en: "question \(label) is rated \(rating.rawValue), but “\(measure.title)” is \(en.value) "
        + "(the target is \(en.target) and is \(reachesTarget ? "" : "not ")reached)"
    )
  }
}

extension Comparator {
  /// The comparison in words.
  package var word: Message {
    switch self {
    case .atMost: Message(sv: "högst", en: "at most")
    case .atLeast: Message(sv: "minst", en: "at least")
    case .below: Message(sv: "under", en: "below")
    case .above: Message(sv: "över", en: "above")
    case .equal: Message(sv: "precis", en: "exactly")
    }
  }
}

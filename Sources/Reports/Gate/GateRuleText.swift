internal import Analysis
internal import Diagnostics

extension GateRule {
  /// What it is, in a few words.
  var title: Message {
    switch self {
    case .lint(let lint): lint.title
    case .unexpectedOutcome:
      Message(sv: "ett prov som inte stämmer", en: "a test that fails")
    case .untested: Message(sv: "ett krav utan prov", en: "a requirement without tests")
    case .survivingMutant:
      Message(sv: "en ändring som inget prov märker", en: "a change that no test notices")
    case .unpinned: Message(sv: "något som inget prov väntar", en: "something that no test expects")
    case .unprovedChange:
      Message(sv: "en ändring som inte går att bevisa", en: "a change that cannot be proved")
    case .version: Message(sv: "versionen är för låg", en: "the version is too low")
    case .decision: Message(sv: "ett beslut saknas", en: "a decision is missing")
    case .overlap:
      Message(
        sv: "flera regelverk gäller samma dagar",
        en: "several rule sets hold on the same days"
      )
    case .change(let kind):
      Message(
        sv: "ändrat krav: \(kind.words[.swedish])",
        en: "changed requirement: \(kind.words[.english])"
      )
    case .otherChange: Message(sv: "annat som är ändrat", en: "something else has changed")
    }
  }

  /// What it means.
  var explanation: Message {
    switch self {
    case .lint(let lint): lint.explanation
    case .unexpectedOutcome:
      Message(
        sv: "regelverkets eget prov väntar ett annat utfall än det som reglerna ger",
        en: "the rule set's own test expects another outcome than the rules give"
      )
    case .untested:
      Message(
        sv: "inget prov visar vad kravet betyder, så ingen märker om det ändras",
        en: "no test shows what the requirement means, so nobody notices when it changes"
      )
    case .survivingMutant:
      Message(
        sv: "villkoret ändrades lite på prov och alla prov stämde ändå",
        en: "the condition was changed a little on trial and all tests still passed"
      )
    case .unpinned:
      Message(
        sv: "kravet kan få ett utfall, eller läsa ett svar, som inget prov har med",
        en: "the requirement can come to an outcome, or read an answer, that is in no test"
      )
    case .unprovedChange:
      Message(
        sv: "för mycket skiljer, eller formuläret är ett annat, så ändringen går inte att jämföra",
        en: "too much differs, or the form is another, so that the change cannot be compared"
      )
    case .version:
      Message(
        sv: "mildare krav höjer det första talet, andra ändrade utfall det andra, ord det tredje",
        en: "looser raises the first number, other changed outcomes the second, words the third"
      )
    case .decision:
      Message(
        sv: "något har blivit mildare utan att changes säger vem som har beslutat det",
        en: "something became looser and changes does not say who decided so"
      )
    case .overlap:
      Message(
        sv: "inget av dem går att välja för ett möte de dagarna, så check slutar med 2",
        en: "none of them can be chosen for a meeting on those days, so check ends with 2"
      )
    case .change(let kind): kind.explanation
    case .otherChange:
      Message(
        sv: "ett formulär, ett namn eller en text är en annan än förut",
        en: "a form, a name or a text is another than before"
      )
    }
  }

  /// What to do about it.
  var help: Message {
    switch self {
    case .lint(.unusedSilence): Message(sv: "ta bort raden", en: "remove the line")
    case .lint(let lint) where lint.severity == .error:
      Message(sv: "rätta reglerna", en: "mend the rules")
    case .lint:
      Message(
        sv: "rätta reglerna, eller skriv koden under silenced i ruleset.yaml med about och why",
        en: "mend the rules, or name the code under silenced in ruleset.yaml with about and why"
      )
    case .unexpectedOutcome:
      Message(
        sv: "rätta kravet, eller provet om det är det som är fel",
        en: "mend the requirement, or the test where that is what is wrong"
      )
    case .untested, .survivingMutant, .unpinned:
      Message(
        sv: "lägg till prov i tests/; formaten text och markdown föreslår vilka",
        en: "add tests in tests/; the formats text and markdown suggest which"
      )
    case .unprovedChange:
      Message(
        sv: "dela upp kravet i flera som läser färre svar",
        en: "divide the requirement into several that read fewer answers"
      )
    case .version:
      Message(sv: "höj version i ruleset.yaml", en: "raise version in ruleset.yaml")
    case .decision:
      Message(
        sv: "skriv det under looser i changes i ruleset.yaml, med decision",
        en: "name it under looser in changes in ruleset.yaml, with decision"
      )
    case .overlap:
      Message(sv: "rätta period i ruleset.yaml", en: "correct period in ruleset.yaml")
    case .change, .otherChange:
      Message(
        sv: "kontrollera att ändringen är den som var tänkt",
        en: "see that the change is the one that was meant"
      )
    }
  }
}

extension Lint {
  /// Why it is worth mending.
  fileprivate var explanation: Message {
    switch self {
    case .neverGap:
      Message(
        sv: "villkoret är falskt vad man än svarar, så kravet visar aldrig någon brist",
        en: "the condition is false whatever is answered, so the requirement never shows a gap"
      )
    case .alwaysGap:
      Message(
        sv: "villkoret är sant så snart det kan bedömas, så kravet kan aldrig uppfyllas",
        en: "the condition is true as soon as it can be judged, so it can never be met"
      )
    case .duplicateRequirement:
      Message(
        sv: "kraven får samma utfall för alla svar, så en brist räknas två gånger",
        en: "the requirements come to the same for all answers, so one gap counts twice"
      )
    case .impliedRequirement:
      Message(
        sv: "varje brist i kravet är också en brist i ett annat",
        en: "every gap in the requirement is a gap in another one too"
      )
    case .oppositeEnds:
      Message(
        sv: "ett krav flaggar det lägsta betyget på frågan och ett annat det högsta",
        en: "one requirement flags the lowest rating of the question and another the highest"
      )
    case .lowRatingWithoutGap:
      Message(
        sv: "ett lågt betyg som inget krav flaggar syns inte i listan över brister",
        en: "a low rating that no requirement flags is not in the list of gaps"
      )
    case .lostAnswerMet:
      Message(
        sv: "den som låter bli att svara får ett bättre utfall än den som svarar",
        en: "leaving an answer out gives a better outcome than giving it"
      )
    case .metOverGap:
      Message(
        sv: "listan säger att något är uppfyllt, och en rad ovanför att en del av det brister",
        en: "the list says that something is met, and a line above that a part of it is a gap"
      )
    case .notProved:
      Message(
        sv: "kravet skiljer på för mycket för att alla svar ska kunna gås igenom",
        en: "the requirement tells too much apart for all answers to be gone through"
      )
    case .unreadQuestion:
      Message(
        sv: "vad man än svarar på frågan blir det ingen brist",
        en: "whatever is answered to the question is no gap"
      )
    case .unusedArea, .unusedMeasure, .unusedSource:
      Message(
        sv: "det som inget hänvisar till är ofta kvar av misstag",
        en: "what nothing refers to is often left by mistake"
      )
    case .expiredException:
      Message(
        sv: "undantagets sista dag har passerat, så det gäller inte längre",
        en: "the last day of the exception has passed, so it no longer holds"
      )
    case .longException:
      Message(
        sv: "ett undantag bör omprövas vid nästa års möte",
        en: "an exception should be looked at anew at the next yearly meeting"
      )
    case .lookAlike, .notNormalised:
      Message(
        sv: "två namn som ser lika ut och inte är det hittas inte när de skrivs för hand",
        en: "names that look the same and are not are not found when they are typed"
      )
    case .areaWithoutActions:
      Message(
        sv: "den som ansvarar i området får inget råd om vad den kan göra",
        en: "who is responsible in the area gets no advice on what to do"
      )
    case .broadPattern:
      Message(
        sv: "temat hittas i nästan varje text, så dess antal säger ingenting",
        en: "the theme is found in nearly every text, so its count says nothing"
      )
    case .deadPattern:
      Message(
        sv: "det som mönstret skulle hitta räknas aldrig",
        en: "what the pattern was to find is never counted"
      )
    case .unusedSilence:
      Message(
        sv: "det som tystades finns inte längre, och nästa gång kan det vara ett riktigt fel",
        en: "what was silenced is gone, and the next time it may be a real mistake"
      )
    }
  }
}

extension ChangeKind {
  /// What it means, compared with the edition before.
  fileprivate var explanation: Message {
    switch self {
    case .same: Message(sv: "inget är ändrat", en: "nothing has changed")
    case .reworded:
      Message(sv: "andra ord och samma utfall", en: "other words and the same outcomes")
    case .stricter:
      Message(
        sv: "fler svar blir en brist, eller bristen är allvarligare",
        en: "more answers are a gap, or the gap is severer"
      )
    case .looser:
      Message(
        sv: "färre svar blir en brist, fler uppfyller kravet, eller bristen är mindre allvarlig",
        en: "fewer answers are a gap, more are met, or the gap is less severe"
      )
    case .incomparable:
      Message(
        sv: "kravet är strängare för vissa svar och mildare för andra",
        en: "the requirement is stricter for some answers and looser for others"
      )
    case .shifted:
      Message(
        sv: "samma svar blir brister, men uppfyllt, ej bedömt och ej tillämpligt byter plats",
        en: "the same answers are gaps, but met, not assessed and not applicable change places"
      )
    case .renamed:
      Message(
        sv: "kravet har ett nytt id och bedömer alla svar som förut",
        en: "the requirement has a new id and judges all answers as before"
      )
    case .added: Message(sv: "kravet fanns inte förut", en: "the requirement is new")
    case .removed: Message(sv: "kravet finns inte längre", en: "the requirement is gone")
    }
  }
}

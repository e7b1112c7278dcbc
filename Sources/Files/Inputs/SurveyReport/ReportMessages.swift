internal import Diagnostics
internal import Model

/// What is said of a report by more than one of its readers.
extension Diagnostic {
  /// A line that means nothing known.
  static func notUnderstood(_ line: ReportLine) -> Diagnostic {
    Diagnostic(
      at: line.place,
      Message(
        sv: "raden hör varken till en tabell eller till en kommentar och är inte med i resultatet",
        en: "the line belongs to no table and no comment and is not in the result"
      ),
      help: Message(
        sv: "för in den för hand om den säger något",
        en: "enter it by hand if it says something"
      )
    )
  }

  /// An option that the rules do not have and that nobody chose.
  static func unknownButEmpty(_ kind: NameKind, _ name: Located<String>) -> Diagnostic {
    let message = unknownMessage(kind, name.value)
    return Diagnostic(
      at: name.place,
      Message(
        sv: message[.swedish] + ", som ingen har valt",
        en: message[.english] + ", which nobody chose"
      )
    )
  }

  static func optionTwice(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      at: name.place,
      Message(
        sv: "”\(name.value)” står två gånger i samma tabell",
        en: "“\(name.value)” is there twice in the same table"
      )
    )
  }

  static func noTable(_ question: Located<String>) -> Diagnostic {
    Diagnostic(
      at: question.place,
      Message(
        sv: "fråga \(question.value) har ingen tabell med antal",
        en: "question \(question.value) has no table of counts"
      ),
      help: Message(
        sv: "kontrollera att rapporten är hel och att formuläret är det rätta",
        en: "check that the report is whole and that the form is the right one"
      )
    )
  }

  static func tableForText(_ question: Located<String>) -> Diagnostic {
    Diagnostic(
      at: question.place,
      Message(
        sv: "fråga \(question.value) har en tabell, men besvaras i fritext i formuläret",
        en: "question \(question.value) has a table, but is answered in free text in the form"
      ),
      help: Message(
        sv: "kontrollera att formuläret är det rätta",
        en: "check that the form is the right one"
      )
    )
  }

  static func textsOfNobody(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "det finns texter om andra deltagare, men tabellen har inget sådant antal",
        en: "there are texts about other participants, but the table does not count any"
      )
    )
  }

  static func noUnits(_ place: Place?, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      at: place.map { .place($0) } ?? .path(file.name),
      Message(
        sv: "rapporten säger inte hur många som har svarat och för vilka vårdcentraler (fråga 1.1)",
        en: "the report does not say how many responded and for which units (question 1.1)"
      ),
      help: Message(
        sv: "kontrollera att rapporten är hel",
        en: "check that the report is whole"
      )
    )
  }

  static func alsoCovered(_ units: [String], _ place: Place) -> Diagnostic {
    let list = units.joined(separator: ", ")
    return Diagnostic(
      at: place,
      Message(
        sv: "texten tyder på att ett svar gäller fler vårdcentraler; till ”also” läggs \(list)",
        en: "the text suggests that a response holds for more units; added to “also”: \(list)"
      ),
      help: Message(
        sv: "kontrollera det, och ta bort dem ur filen om det är fel",
        en: "check it, and take them out of the file if it is wrong"
      )
    )
  }

  static func missingQuestions(_ numbers: [String], in file: SourceFile) -> Diagnostic {
    let list = numbers.joined(separator: ", ")
    return Diagnostic(
      at: .path(file.name),
      Message(
        sv: "rapporten har inte de här av formulärets frågor: \(list)",
        en: "the report does not have these of the form's questions: \(list)"
      ),
      help: Message(
        sv: "de räknas som obesvarade; kontrollera att rapporten är hel",
        en: "they count as unanswered; check that the report is whole"
      )
    )
  }
}

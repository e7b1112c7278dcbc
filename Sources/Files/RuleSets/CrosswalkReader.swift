internal import Diagnostics
internal import Model

/// What the questions of a form were in earlier years.
extension Decoder {
  private enum EarlierField: String, FieldName { case year, key, change, reason }
  private enum RemovedField: String, FieldName { case year, key, text, reason }

  /// The entries of one question.
  func earlierQuestions() throws(Unusable) -> [EarlierQuestion] {
    var years: [Int] = []
    return try elements { () throws(Unusable) in
      var year: Located<Int>?
      var key: Located<Identifier<Question>>?
      var change: Located<Comparability>?
      var reason: Located<String>?
      let place = try record(EarlierField.self, required: [.year, .change]) {
        name throws(Unusable) in
        switch name {
        case .year: year = try self.year()
        case .key: key = try identifier()
        case .change: change = try word()
        case .reason: reason = try text()
        }
      }
      guard let place, let year, let change else { return nil }
      if change.value == .removed || change.value == .notStated {
        report(.notHere(change.place))
      } else if change.value != .identical, reason == nil {
        report(.noReason(place))
      } else if years.contains(year.value) {
        report(.yearTwice(year))
      } else {
        years.append(year.value)
        return EarlierQuestion(
          year: year.value,
          key: key?.value,
          comparability: change.value,
          reason: reason?.value
        )
      }
      return nil
    }
  }

  /// The questions that a form no longer has.
  func removedQuestions() throws(Unusable) -> [RemovedQuestion] {
    try elements { () throws(Unusable) in
      var year: Located<Int>?
      var key: Located<Identifier<Question>>?
      var text: Located<String>?
      var reason: Located<String>?
      try record(RemovedField.self, required: RemovedField.allCases) { name throws(Unusable) in
        switch name {
        case .year: year = try self.year()
        case .key: key = try identifier()
        case .text: text = try self.text()
        case .reason: reason = try self.text()
        }
      }
      guard let year, let key, let text, let reason else { return nil }
      return RemovedQuestion(
        year: year.value,
        key: key.value,
        text: text.value,
        reason: reason.value
      )
    }
  }

  /// A year, 1900–2999.
  func year() throws(Unusable) -> Located<Int>? {
    guard let year = try wholeNumber() else { return nil }
    guard (1900...2999).contains(year.value) else {
      report(.badYear(year))
      return nil
    }
    return year
  }
}

extension Diagnostic {
  fileprivate static func notHere(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "det ordet hör inte hemma vid en fråga som ställs",
        en: "that word does not belong with a question that is asked"
      ),
      help: Message(
        sv: "skriv identical, editorial, meaning-changed eller new; borttagna frågor under removed",
        en: "write identical, editorial, meaning-changed or new; removed questions under removed"
      )
    )
  }

  fileprivate static func noReason(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "här saknas vad som har ändrats",
        en: "what has changed is missing here"
      ),
      help: Message(sv: "lägg till ”reason: …”", en: "add “reason: …”")
    )
  }

  fileprivate static func yearTwice(_ year: Located<Int>) -> Diagnostic {
    Diagnostic(
      at: year.place,
      Message(
        sv: "året \(year.value) står två gånger",
        en: "the year \(year.value) is there twice"
      ),
      help: Message(sv: "behåll det ena", en: "keep one of them")
    )
  }

  fileprivate static func badYear(_ year: Located<Int>) -> Diagnostic {
    Diagnostic(
      at: year.place,
      Message(sv: "\(year.value) är inte ett rimligt år", en: "\(year.value) is not a likely year"),
      help: Message(sv: "skriv året med fyra siffror", en: "write the year with four digits")
    )
  }
}

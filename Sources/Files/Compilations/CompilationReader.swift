internal import Diagnostics
internal import Model

/// Reads a document of a compilation file.
extension Decoder {
  private enum CompilationFileField: String, FieldName { case compilation, participants, answers }
  private enum CompilationField: String, FieldName { case form, year, responses, units, also }

  /// What the section `compilation` says.
  private struct Heading {
    var form: Located<Identifier<Form>>?
    var year: Located<Int>?
    var responses: Located<Int>?
    var units: [CompilationDraft.NamedCount] = []
    var alsoCovered: [Located<String>] = []
  }

  /// A whole document; nil, and a report, when it does not say what it is a compilation of.
  func compilation() throws(Unusable) -> CompilationDraft? {
    var heading = Heading()
    var participation = PerParty<CompilationDraft.Participation?>(region: nil, kommun: nil)
    var answers: [CompilationDraft.Answers] = []
    let before = diagnostics.count
    let place = try record(CompilationFileField.self) { name throws(Unusable) in
      switch name {
      case .compilation: heading = try self.heading()
      case .participants: participation = try self.participation()
      case .answers: answers = try compiledAnswers()
      }
    }
    guard let place else { return nil }
    guard let form = heading.form, let year = heading.year, let responses = heading.responses else {
      // An earlier document's mistakes say nothing of this one.
      if diagnostics.count == before { report(.noCompilation(place)) }
      return nil
    }
    var draft = CompilationDraft(
      form: form,
      year: year,
      responses: responses,
      file: file,
      place: place
    )
    draft.units = heading.units
    draft.alsoCovered = heading.alsoCovered
    draft.participation = participation
    draft.answers = answers
    return draft
  }

  private func heading() throws(Unusable) -> Heading {
    var heading = Heading()
    var hasUnits = false
    let place = try record(CompilationField.self) { name throws(Unusable) in
      switch name {
      case .form: heading.form = try identifier()
      case .year: heading.year = try wholeNumber()
      case .responses: heading.responses = try wholeNumber()
      case .units:
        let before = diagnostics.count
        heading.units = try namedCounts()
        // What could not be read has been reported already.
        hasUnits = !heading.units.isEmpty || diagnostics.count > before
      case .also:
        if try takeNothing() { return }
        heading.alsoCovered = try elements { () throws(Unusable) in try text() }
      }
    }
    let isPlaced = heading.form != nil && heading.year != nil && heading.responses != nil
    if let place, isPlaced, !hasUnits { report(.noRespondents(place)) }
    return heading
  }

  /// Names, each with how many there are of it.
  private func namedCounts() throws(Unusable) -> [CompilationDraft.NamedCount] {
    var counts: [CompilationDraft.NamedCount] = []
    try entries { name throws(Unusable) in
      if let count = try wholeNumber() { counts.append(.init(name: name, count: count)) }
    }
    return counts
  }

  // MARK: - Participants

  private func participation() throws(Unusable) -> PerParty<CompilationDraft.Participation?> {
    var result = PerParty<CompilationDraft.Participation?>(region: nil, kommun: nil)
    if try takeNothing() { return result }
    try record(Party.self) { party throws(Unusable) in
      if try takeNothing() { return }
      var participation = CompilationDraft.Participation()
      let place = try entries { role throws(Unusable) in
        if role.value == CompilationDraft.Participation.otherMark {
          try others(&participation)
        } else if let count = try wholeNumber() {
          participation.roles.append(.init(name: role, count: count))
        }
      }
      if place != nil { result[party] = participation }
    }
    return result
  }

  private enum OthersField: String, FieldName { case count, texts }

  private func others(_ participation: inout CompilationDraft.Participation) throws(Unusable) {
    var count: Located<Int>?
    var texts: [Located<String>] = []
    try record(OthersField.self, required: [.count]) { name throws(Unusable) in
      switch name {
      case .count: count = try wholeNumber()
      case .texts: texts = try freeTexts()
      }
    }
    participation.other = count
    participation.otherTexts = texts
  }

  // MARK: - Answers

  private enum CompiledAnswerField: String, FieldName { case counts, comments, texts }

  private func compiledAnswers() throws(Unusable) -> [CompilationDraft.Answers] {
    var result: [CompilationDraft.Answers] = []
    if try takeNothing() { return [] }
    try entries { question throws(Unusable) in
      var answers = CompilationDraft.Answers(question: question, place: question.place)
      if try takeNothing() {
        result.append(answers)
        return
      }
      let place = try record(CompiledAnswerField.self) { name throws(Unusable) in
        switch name {
        case .counts: answers.counts = try ratingCounts()
        case .comments: answers.comments = try freeTexts()
        case .texts: answers.texts = try freeTexts()
        }
      }
      guard let place else { return }
      answers.place = place
      result.append(answers)
    }
    return result
  }

  private func ratingCounts() throws(Unusable) -> [CompilationDraft.NamedCount] {
    if try takeNothing() { return [] }
    let steps = Rating.allCases.map { "\($0.rawValue)" }
    return try namedCounts().filter { step in
      if steps.contains(step.name.value) { return true }
      report(.unknown(.word, step.name, among: steps))
      return false
    }
  }

  private func freeTexts() throws(Unusable) -> [Located<String>] {
    if try takeNothing() { return [] }
    return try elements { () throws(Unusable) in try freeText() }
  }
}

extension CompilationDraft {
  /// The first field of a document that is a compilation.
  static let mark = "compilation"
}

extension CompilationDraft.Participation {
  /// The name in a list of roles under which those with another role stand.
  static let otherMark = "other"
}

extension Diagnostic {
  fileprivate static func noCompilation(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv:
          "sammanställningen säger inte vilket formulär och år den gäller och hur många svar den har",
        en:
          "the compilation does not say which form and year it is of and how many responses it has"
      ),
      help: Message(
        sv:
          "skriv form, year, responses och units under ”compilation”; den läses av kravkoll batch",
        en: "write form, year, responses and units under “compilation”; kravkoll batch reads it"
      )
    )
  }

  fileprivate static func noRespondents(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "sammanställningen säger inte vilka vårdcentraler som har svarat",
        en: "the compilation does not say which units have responded"
      ),
      help: Message(
        sv: "lägg till till exempel ”units: {Laxå vårdcentral: 1}”",
        en: "add for example “units: {Laxå vårdcentral: 1}”"
      )
    )
  }
}

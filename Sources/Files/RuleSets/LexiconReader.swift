package import Diagnostics
package import Model

/// Reads the words by which comments are read.
package enum LexiconReader {
  /// What the rule set's file of themes says; nil when it has none.
  ///
  /// Only the file's bytes are read with the rules, since a check of ratings does not need them.
  package static func lexicon(of ruleSet: RuleSet) throws(Unusable) -> Lexicon? {
    guard let file = ruleSet.file(Lexicon.fileName) else { return nil }
    let (lexicon, mistakes) = try YAMLFile.read(file) { decoder throws(Unusable) in
      try decoder.lexicon(in: ruleSet)
    }
    if let unusable = Unusable(mistakes) { throw unusable }
    guard let lexicon else { throw Unusable(.emptyFile(file.name)) }
    return lexicon
  }
}

extension Cue: FieldName {}

extension Decoder {
  private enum LexiconField: String, FieldName {
    case language, strengths, wishes, abbreviations, stance, sensitive, plain, names, themes
  }
  private enum ThemeField: String, FieldName { case id, title, area, questions, patterns }

  fileprivate func lexicon(in ruleSet: RuleSet) throws(Unusable) -> Lexicon? {
    var stemming: Located<Stemming>?
    var strengths: [FormQuestion] = []
    var wishes: [FormQuestion] = []
    var abbreviations: [Abbreviation] = []
    var cues: [Cue: [WordPattern]] = [:]
    var sensitive: [WordPattern] = []
    var plainWords: [WordPattern] = []
    var names: [WordPattern] = []
    var themes: [Theme] = []
    try record(LexiconField.self, required: [.language, .themes]) { name throws(Unusable) in
      switch name {
      case .language: stemming = try word()
      case .strengths: strengths = try questions(in: ruleSet)
      case .wishes: wishes = try questions(in: ruleSet)
      case .abbreviations: abbreviations = try self.abbreviations()
      case .stance:
        try record(Cue.self) { cue throws(Unusable) in cues[cue] = try patterns() }
      case .sensitive: sensitive = try patterns()
      case .plain: plainWords = try patterns()
      case .names: names = try patterns()
      case .themes: themes = try self.themes(in: ruleSet)
      }
    }
    guard let stemming else { return nil }
    return Lexicon(
      stemming: stemming.value,
      themes: themes,
      abbreviations: abbreviations,
      cues: cues,
      sensitive: sensitive,
      plainWords: plainWords,
      names: names,
      strengths: strengths,
      wishes: wishes,
      file: file
    )
  }

  private func themes(in ruleSet: RuleSet) throws(Unusable) -> [Theme] {
    var ids = UniqueNames()
    return try someElements { () throws(Unusable) in
      var id: Located<Identifier<Theme>>?
      var title: Located<String>?
      var area: Located<Identifier<FocusArea>>?
      var questions: [FormQuestion] = []
      var patterns: [WordPattern] = []
      let place = try record(ThemeField.self, required: [.id, .title, .patterns]) {
        name throws(Unusable) in
        switch name {
        case .id: id = try identifier()
        case .title: title = try text()
        case .area: area = try identifier()
        case .questions: questions = try self.questions(in: ruleSet)
        case .patterns: patterns = try self.patterns()
        }
      }
      guard let place, let id, ids.insert(id.value.text, at: id.place, self), let title,
        !patterns.isEmpty
      else { return nil }
      var home: Ordinal<FocusArea>?
      if let area {
        home = ordinal(of: area, in: ruleSet.focusAreas, .focusArea) { $0.id }
        guard home != nil else { return nil }
      }
      return Theme(
        id: id.value,
        title: title.value,
        area: home,
        questions: questions,
        patterns: patterns,
        place: place
      )
    }
  }

  /// One question or several, each in every form that has it.
  private func questions(in ruleSet: RuleSet) throws(Unusable) -> [FormQuestion] {
    var found: [FormQuestion] = []
    try listOrOne { () throws(Unusable) in
      guard let name = try text() else { return }
      let keys = ruleSet.forms.compactMap { form in
        form.ordinal(of: name.value).map { form.questions[$0].key.text }
      }
      guard let key = keys.first else {
        report(.unknown(.question, name, among: Set(ruleSet.forms.flatMap(\.names)).sorted()))
        return
      }
      for (index, form) in ruleSet.forms.enumerated() {
        guard let question = form.ordinal(of: key) else { continue }
        found.append(FormQuestion(form: Ordinal(index), question: question))
      }
    }
    return found.distinct
  }

  private func abbreviations() throws(Unusable) -> [Abbreviation] {
    var found: [Abbreviation] = []
    try entries { short throws(Unusable) in
      guard let words = try text() else { return }
      found.append(Abbreviation(short: short, words: words.value))
    }
    return found
  }

  private func patterns() throws(Unusable) -> [WordPattern] {
    try someElements { () throws(Unusable) in
      guard let text = try text() else { return nil }
      do throws(WordPattern.Mistake) {
        return try WordPattern(text)
      } catch {
        report(.badPattern(text, error))
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func badPattern(
    _ text: Located<String>,
    _ mistake: WordPattern.Mistake
  ) -> Diagnostic {
    let help: Message =
      switch mistake {
      case .empty:
        Message(sv: "skriv minst ett ord", en: "write at least one word")
      case .danglingGap:
        Message(
          sv: "… ska ha ett ord på var sida, till exempel ”lita … på”",
          en: "… needs a word on each side, for example “lita … på”"
        )
      case .asteriskInside:
        Message(
          sv: "* får bara stå först eller sist i ett ord, till exempel ”läkemedels*”",
          en: "* may stand only first or last in a word, for example “läkemedels*”"
        )
      }
    return Diagnostic(
      at: text.place,
      Message(
        sv: "”\(text.value)” går inte att söka efter",
        en: "“\(text.value)” cannot be searched for"
      ),
      help: help
    )
  }
}

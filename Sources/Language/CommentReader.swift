package import Model

/// Reads comments by the words of a lexicon.
///
/// It learns words as it meets them and belongs to one thread; create one for each worker.
package final class CommentReader {
  private let lexicon: Lexicon
  private let vocabulary: Vocabulary
  /// By question, for those that have been read under.
  private var subjects: [FormQuestion: Subject] = [:]
  private let ruleSet: RuleSet
  /// Made when it is first asked for: few comments are quoted.
  private lazy var privacy = QuotePrivacy(lexicon, ruleSet, vocabulary)

  /// Creates a reader for comments on the questions of a rule set.
  package init(_ lexicon: Lexicon, in ruleSet: RuleSet) {
    self.lexicon = lexicon
    vocabulary = Vocabulary(lexicon)
    self.ruleSet = ruleSet
  }

  /// The themes that a text mentions, in the order of the lexicon, each once.
  package func themes(in text: String) -> [Ordinal<Theme>] {
    var found = Set<Ordinal<Theme>>()
    vocabulary.forEachMatch(in: vocabulary.tokens(of: text)) { match in
      if case .theme(let theme) = match.meaning { found.insert(theme) }
    }
    return found.sorted()
  }

  /// What a comment says of the question that it stands under.
  package func reading(
    of text: String,
    under question: Ordinal<Question>,
    in form: Ordinal<Form>
  ) -> CommentReading {
    let tokens = vocabulary.tokens(of: text)
    var themes: [ThemeMatch] = []
    var cues: [CueMatch] = []
    vocabulary.forEachMatch(in: tokens) { match in
      switch match.meaning {
      case .theme(let theme): themes.append(ThemeMatch(token: match.words.first, theme: theme))
      case .cue(let cue): cues.append(CueMatch(cue: cue, words: match.words))
      case .sensitive: break
      }
    }
    let clauses = Clause.clauses(of: tokens, CueMatch.withoutOverlaps(cues, count: tokens.count))
    let evidence = Evidence(
      clauses,
      themes,
      subject(of: FormQuestion(form: form, question: question))
    )
    return CommentReading(
      text,
      tokens,
      clauses,
      evidence,
      themes: themes.count < 2 ? themes.map(\.theme) : themes.map(\.theme).distinct
    )
  }

  private func subject(of question: FormQuestion) -> Subject {
    if let subject = subjects[question] { return subject }
    let subject = Subject(of: question, lexicon)
    subjects[question] = subject
    return subject
  }

  /// Whether a comment may be shown to others than those who wrote it.
  ///
  /// True only of short texts in which nothing looks like a name, a place, a number or somebody's own
  /// affairs. It is strict: a quotation less is better than a name too many.
  package func isQuotable(_ text: String) -> Bool {
    privacy.allows(text, vocabulary)
  }
}

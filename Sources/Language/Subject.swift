internal import Model

/// A theme, and the first of the words that mention it.
struct ThemeMatch {
  let token: Int
  let theme: Ordinal<Theme>
}

/// Tells what of a comment is about the question that it stands under.
struct Subject {
  /// What a theme says of the question.
  private enum Relation {
    /// It is the question's subject.
    case asked
    /// It is the subject of other questions.
    case other
    /// It is the subject of none, and may come up anywhere.
    case general
  }

  /// By theme.
  private let relations: [Relation]
  /// Whether the question is the subject of no theme, and so about everything.
  let isEverything: Bool

  /// Creates the subject of a question.
  init(of question: FormQuestion, _ lexicon: Lexicon) {
    relations = lexicon.themes.map { theme in
      theme.questions.contains(question) ? .asked : theme.questions.isEmpty ? .general : .other
    }
    isEverything = !relations.contains(.asked)
  }

  /// Whether words with some themes are about the question; nil when they do not say.
  func holds(_ themes: ArraySlice<ThemeMatch>) -> Bool? {
    if isEverything { return true }
    var isElsewhere = false
    for match in themes {
      switch relations[match.theme.index] {
      case .asked: return true
      case .other: isElsewhere = true
      case .general: break
      }
    }
    return isElsewhere ? false : nil
  }
}

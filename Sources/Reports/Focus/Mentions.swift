internal import Diagnostics
internal import Model
internal import Summary

/// The themes that comments mention, under whichever rule set they were read.
struct Mentions {
  /// What is known of a theme besides its name.
  private struct Known {
    let title: Shown
    let area: Identifier<FocusArea>?
    let questions: Set<Identifier<Question>>
  }

  /// By name; as the latest of the rule sets has it.
  private let themes: [Identifier<Theme>: Known]

  /// How many themes are named in running text.
  private static let most = 6

  init(_ tallies: [FocusTally]) {
    var themes: [Identifier<Theme>: Known] = [:]
    for tally in tallies {
      for theme in tally.lexicon?.themes ?? [] {
        themes[theme.id] = Known(
          title: Shown(theme.title),
          area: theme.area.map { tally.ruleSet.focusAreas[$0].id },
          questions: Set(
            theme.questions.map { tally.ruleSet.forms[$0.form].questions[$0.question].key }
          )
        )
      }
    }
    self.themes = themes
  }

  /// The title of a theme.
  func title(of theme: Identifier<Theme>) -> Shown { themes[theme]?.title ?? "\(theme)" }

  /// "tid och resurser (12), rond (9)", the most mentioned first; empty without any.
  func text(of texts: TextTally) -> Shown { list(texts.ranked) }

  /// What the comments of an area are about besides the area itself.
  func text(of area: RankedArea) -> Shown {
    let asked = Set(area.requirements.compactMap(\.line.question?.key))
    return list(
      area.tally.texts.ranked.filter { theme, _ in
        guard let known = themes[theme], known.area == area.area.id else { return true }
        return known.questions.isDisjoint(with: asked)
      }
    )
  }

  private func list(_ mentions: [(theme: Identifier<Theme>, counts: MentionCounts)]) -> Shown {
    // What one single comment mentions says little where there are others.
    let repeated = mentions.filter { $0.counts.total > 1 }
    return (repeated.isEmpty ? mentions : repeated).prefix(Self.most)
      .map { "\(title(of: $0.theme).lowercasedFirst) (\($0.counts.total))" }
      .joined(separator: ", ")
  }
}

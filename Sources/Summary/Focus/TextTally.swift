internal import Diagnostics
package import Model

/// What comments and free texts say, theme by theme.
///
/// Themes and questions are known by their names, so that what was read under several rule sets and
/// forms can be added up.
package struct TextTally: Sendable {
  /// How many are kept of each question, to be quoted.
  private static let mostQuotes = 2

  /// A text that may be shown.
  package struct Quote: Sendable {
    package let text: String
    package let form: Identifier<Form>
    package let question: Identifier<Question>
  }

  /// How many texts there are.
  package private(set) var texts = 0
  /// By theme of the rule set that texts are read by, whose names are ``names``.
  private var counts: [MentionCounts] = []
  private let names: [Identifier<Theme>]
  /// What others have read.
  private var others: [Identifier<Theme>: MentionCounts] = [:]
  package private(set) var verdicts = VerdictCounts()
  /// The first of each question that may be quoted: in an area those under 1–2, so that they say what
  /// is missing.
  package private(set) var quotes: [Quote] = []

  /// Creates a tally of nothing; `names` are those of the themes that are counted by their place.
  package init(_ names: [Identifier<Theme>] = []) { self.names = names }

  /// How many texts mention each theme.
  package var mentions: [Identifier<Theme>: MentionCounts] {
    zip(names, counts).reduce(into: others) { all, count in
      if count.1.total > 0 { all[count.0, default: MentionCounts()].add(count.1) }
    }
  }

  /// The themes that are mentioned, the most first, and among equals by name.
  package var ranked: [(theme: Identifier<Theme>, counts: MentionCounts)] {
    mentions.sorted { a, b in
      a.value.total == b.value.total
        ? a.key.text < b.key.text : a.value.total > b.value.total
    }.map { ($0.key, $0.value) }
  }

  /// Adds a comment or a text with its themes; one under a high rating is not quoted when `onlyLow`.
  mutating func add(
    _ finding: TextFinding,
    _ themes: [Ordinal<Theme>],
    to question: Question,
    of form: Form,
    quotingOnlyLow onlyLow: Bool
  ) {
    texts += 1
    if counts.isEmpty { counts = Array(repeating: MentionCounts(), count: names.count) }
    for theme in themes { counts[theme.index].add(under: finding.rating) }
    if let verdict = finding.verdict, let rating = finding.rating {
      verdicts.add(verdict, under: rating)
    }
    guard let quote = finding.quote, !onlyLow || finding.rating?.isLow == true,
      quotes.count(where: { $0.question == question.key && $0.form == form.id }) < Self.mostQuotes
    else { return }
    quotes.append(Quote(text: quote.value, form: form.id, question: question.key))
  }

  /// Adds what others have read.
  package mutating func add(_ other: TextTally) {
    texts += other.texts
    others.merge(other.mentions) { counts, more in
      var counts = counts
      counts.add(more)
      return counts
    }
    verdicts.add(other.verdicts)
    quotes += other.quotes
  }
}

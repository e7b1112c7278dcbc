package import Diagnostics
package import Language
package import Model

/// What has been read out of one comment, or of one answer in free text.
package struct TextFinding: Sendable {
  package let question: Ordinal<Question>
  /// The rating that it is a comment to, the lower of two parties'; nil for free text, and where it is
  /// not known, as in a compilation.
  package let rating: Rating?
  package let themes: [Ordinal<Theme>]
  /// Whether it says the same as the rating; nil where there is no rating.
  package let verdict: Verdict?
  /// The words that the verdict rests on, as written; none unless comments are shown.
  package let words: [String]
  /// The text and its place; nil unless it may be quoted and was asked for.
  package let quote: Located<String>?
  package let place: Place

  /// Creates a finding.
  package init(
    question: Ordinal<Question>,
    rating: Rating?,
    themes: [Ordinal<Theme>],
    verdict: Verdict?,
    words: [String],
    quote: Located<String>?,
    place: Place
  ) {
    self.question = question
    self.rating = rating
    self.themes = themes
    self.verdict = verdict
    self.words = words
    self.quote = quote
    self.place = place
  }
}

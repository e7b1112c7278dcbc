/// How a question relates to what was asked in an earlier year.
package enum Comparability: String, CaseIterable, Sendable {
  /// The same question.
  case identical
  /// The same meaning in other words.
  case editorial
  /// Another meaning, so that figures cannot be compared.
  case meaningChanged = "meaning-changed"
  /// Not asked in the earlier year.
  case new
  /// Asked only in the earlier year.
  case removed
  /// Nobody has said.
  case notStated = "not-stated"

  /// Whether figures may be compared.
  package var isComparable: Bool { self == .identical || self == .editorial }
}

/// What a question was in an earlier year.
package struct EarlierQuestion: Hashable, Sendable {
  package let year: Int
  /// Its key then; nil when it was the same.
  package let key: Identifier<Question>?
  package let comparability: Comparability
  /// What has changed; nil when nothing has.
  package let reason: String?

  /// Creates an entry.
  package init(
    year: Int,
    key: Identifier<Question>?,
    comparability: Comparability,
    reason: String?
  ) {
    self.year = year
    self.key = key
    self.comparability = comparability
    self.reason = reason
  }
}

/// A question that is no longer asked.
package struct RemovedQuestion: Hashable, Sendable {
  /// The last year in which it was asked.
  package let year: Int
  package let key: Identifier<Question>
  package let text: String
  package let reason: String

  /// Creates an entry.
  package init(year: Int, key: Identifier<Question>, text: String, reason: String) {
    self.year = year
    self.key = key
    self.text = text
    self.reason = reason
  }
}

internal import Model

/// An answer as small integers: 1–4 a rating, and two codes for none.
struct AnswerValue: Hashable, Sendable {
  let code: UInt8

  static let unanswered = AnswerValue(code: 0)
  /// The question had no object.
  static let notApplicable = AnswerValue(code: 5)
  /// A question in free text that was answered.
  static let written = AnswerValue(code: 6)

  init(_ rating: Rating) { code = rating.rawValue }
  private init(code: UInt8) { self.code = code }
}

/// The truth of a condition on one question for each value of its answer, two bits a value.
struct AnswerTable: Hashable, Sendable {
  private var bits: UInt16

  /// Whether the rating fulfils a comparison; a text has no rating.
  init(_ comparison: Comparison<Rating>) {
    self.init(written: .unknown) { comparison.holds(for: $0) ? .yes : .no }
  }

  /// Whether there is an answer.
  static let answered = AnswerTable(written: .yes) { _ in .yes }

  private init(written: Truth, _ truth: (Rating) -> Truth) {
    bits = 0
    set(.unanswered, .unknown)
    set(.notApplicable, .notApplicable)
    set(.written, written)
    for rating in Rating.allCases { set(AnswerValue(rating), truth(rating)) }
  }

  private mutating func set(_ value: AnswerValue, _ truth: Truth) {
    bits |= UInt16(truth.rawValue) << (2 * UInt16(value.code))
  }

  subscript(value: AnswerValue) -> Truth {
    switch (bits >> (2 * UInt16(value.code))) & 3 {
    case 0: .no
    case 1: .yes
    case 2: .unknown
    default: .notApplicable
    }
  }
}

package import Diagnostics

/// A questionnaire.
package struct Form: Sendable {
  package let id: Identifier<Form>
  package let title: String
  /// What is not known of the form; nil when all of it is.
  package let missing: String?
  /// In the order of the printed form.
  package let questions: [Question]
  /// Questions that earlier years had.
  package let removed: [RemovedQuestion]
  /// Where each question stands, by number and by key.
  private let ordinals: [String: Ordinal<Question>]

  /// Creates a form from questions whose numbers and keys are distinct.
  package init(
    id: Identifier<Form>,
    title: String,
    missing: String?,
    questions: [Question],
    removed: [RemovedQuestion] = []
  ) {
    self.id = id
    self.removed = removed
    self.title = title
    self.missing = missing
    self.questions = questions
    var ordinals: [String: Ordinal<Question>] = [:]
    ordinals.reserveCapacity(questions.count * 2)
    for (index, question) in questions.enumerated() {
      ordinals[question.key.text] = Ordinal(index)
      if let number = question.number { ordinals[number] = Ordinal(index) }
    }
    self.ordinals = ordinals
  }

  /// The question with this number or key.
  package func ordinal(of numberOrKey: String) -> Ordinal<Question>? { ordinals[numberOrKey] }

  /// Every number and key.
  package var names: [String] {
    questions.flatMap { [$0.number, $0.key.text].compactMap(\.self) }
  }
}

/// One question of a form.
///
/// A class, since every answer is read by it. It never changes.
package final class Question: Sendable {
  /// How a question is answered.
  package enum Kind: String, CaseIterable, Sendable {
    /// With 1–4 and, if one likes, a comment.
    case rating
    /// In free text only.
    case text
  }

  /// The name that survives a new form.
  package let key: Identifier<Question>
  /// The number on the printed form, such as `2.10`; nil where it is not known.
  package let number: String?
  package let phase: Phase
  package let kind: Kind
  /// The question in our own short words.
  package let text: String
  /// What it was in earlier years, where somebody has said so.
  package let earlier: [EarlierQuestion]
  package let place: Place

  /// Creates a question.
  package init(
    key: Identifier<Question>,
    number: String?,
    phase: Phase,
    kind: Kind,
    text: String,
    earlier: [EarlierQuestion] = [],
    place: Place
  ) {
    self.key = key
    self.earlier = earlier
    self.number = number
    self.phase = phase
    self.kind = kind
    self.text = text
    self.place = place
  }

  /// What people call the question: its number, or its key where the number is not known.
  package var label: String { number ?? key.text }
}

/// A step in the patient's process, from need to end.
package enum Phase: String, CaseIterable, Sendable {
  case prerequisites = "forutsattningar"
  case assess = "utreda-bedoma"
  case plan = "planera"
  case perform = "utfora"
  case followUp = "folja-upp"
  case summary = "sammanfattande"
}

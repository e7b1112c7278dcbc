internal import Diagnostics
package import Model

/// Writes a meeting as a document of a meeting file.
package struct MeetingWriter {
  private let meeting: Meeting
  private let ruleSet: RuleSet
  private let isByKey: Bool

  /// Creates a writer of a meeting whose names are looked up in a rule set.
  ///
  /// Questions are written by their numbers, or by the keys that survive a new form.
  package init(_ meeting: Meeting, in ruleSet: RuleSet, byKey isByKey: Bool = false) {
    self.meeting = meeting
    self.isByKey = isByKey
    self.ruleSet = ruleSet
  }

  /// The document.
  package var text: String {
    (heading + participants + answers + measures).joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    let units = meeting.units.map { Shown(ruleSet.units[$0.value].name).whole.quoted }
    return [
      "meeting:", "  units: [\(units.joined(separator: ", "))]",
      "  form: \(ruleSet.forms[meeting.form].id)", "  date: \(meeting.date.value)",
    ]
  }

  private var participants: [String] {
    let parties = Party.allCases.flatMap { party -> [String] in
      guard let participants = meeting.participants[party] else { return [] }
      let roles = participants.roles.map { ruleSet.roles[$0].id.text }
      let others = participants.others.map { "other: \(masked($0.value, indent: 6))" }
      if others.contains(where: { $0.contains("\n") }) {
        return ["  \(party.rawValue):"] + (roles + others).map { "    - \($0)" }
      }
      let list = roles + others.map { "{\($0)}" }
      return ["  \(party.rawValue): [\(list.joined(separator: ", "))]"]
    }
    return parties.isEmpty ? [] : ["participants:"] + parties
  }

  private var answers: [String] {
    let questions = ruleSet.forms[meeting.form].questions
    let answers = zip(questions, meeting.answers).flatMap { question, answer -> [String] in
      guard answer.place != nil else { return [] }
      let name = isByKey ? question.key.text : question.number.map(\.quoted) ?? question.key.text
      let fields = fields(of: answer)
      // Braces have no room for a block.
      if fields.contains(where: { $0.contains("\n") }) {
        return ["  \(name):"] + fields.map { "    \($0)" }
      }
      return fields.isEmpty ? [] : ["  \(name): {\(fields.joined(separator: ", "))}"]
    }
    return answers.isEmpty ? [] : ["answers:"] + answers
  }

  private func fields(of answer: Answer) -> [String] {
    var fields: [String]
    switch answer.content {
    case .unanswered: fields = []
    case .joint(let rating): fields = ["rating: \(rating.rawValue)"]
    case .apart(let ratings):
      fields = Party.allCases.compactMap { party in
        ratings[party].map { "\(party.rawValue): \($0.rawValue)" }
      }
    case .text(let text): fields = ["text: \(masked(text))"]
    case .notApplicable(let reason): fields = ["not_applicable: \(masked(reason))"]
    }
    if let comment = answer.comment { fields.append("comment: \(masked(comment.value))") }
    return fields
  }

  /// A text as a value, with personal identity numbers hidden.
  private func masked(_ text: String, indent: Int = 4) -> String {
    Shown(text).whole.value(indent: indent)
  }

  private var measures: [String] {
    let measures = meeting.measures.map { measured -> String in
      let name = ruleSet.measures[measured.measure].id.text
      switch measured.value {
      case .share(let count, let base): return "  \(name): {count: \(count), of: \(base)}"
      case .number(let number):
        return "  \(name): \(number.text(places: 6, separator: "."))"
      }
    }
    return measures.isEmpty ? [] : ["measures:"] + measures
  }
}

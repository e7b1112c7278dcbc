internal import Diagnostics
internal import Engine
internal import Files
package import Model

/// A meeting that was accepted is accepted again as `import` writes it, and says the same, but for
/// personal identity numbers and how lines end.
package func meetingSurvivesWriting(_ meeting: Meeting, in ruleSet: RuleSet) throws(Breach) {
  let law = "a written meeting is read as the same"
  let text = MeetingWriter(meeting, in: ruleSet).text
  let written = try onlySubmission(in: text, law)
  let again: Meeting
  do throws(Unusable) {
    again = try MeetingResolver.meeting(written.meeting(), in: ruleSet)
  } catch {
    throw Breach(of: law, seen: "\(error.words)\n\(text)")
  }
  let before = MeetingWords(meeting)
  let after = MeetingWords(again)
  guard before == after else {
    throw Breach(of: law, seen: "\(before)\nbecame\n\(after)\nas\n\(text)")
  }
  for words in after.texts { try identityNumbersAreMasked(words, from: "a written meeting") }
}

/// All that a meeting says, apart from where it was written and what is planned, to be compared.
///
/// Personal identity numbers are masked, and lines end as they do in what is written.
private struct MeetingWords: Equatable, CustomStringConvertible {
  private(set) var texts: [String] = []
  private var facts: [String] = []

  init(_ meeting: Meeting) {
    facts.append("\(meeting.form) \(meeting.date.value) \(meeting.units.map(\.value.index))")
    for party in Party.allCases {
      guard let participants = meeting.participants[party] else { continue }
      facts.append("\(party) \(participants.roles.map(\.index).sorted())")
      texts += participants.others.map { $0.value.asWritten }
    }
    for (index, answer) in meeting.answers.enumerated() {
      switch answer.content {
      case .unanswered: break
      case .joint(let rating): facts.append("\(index) \(rating)")
      case .apart(let ratings): facts.append("\(index) \(ratings)")
      case .text(let text): note(text, index)
      case .notApplicable(let reason): note(reason, index)
      }
      if let comment = answer.comment { note(comment.value, index) }
    }
    for measured in meeting.measures { facts.append("\(measured.measure) \(measured.value)") }
  }

  private mutating func note(_ text: String, _ index: Int) {
    facts.append("\(index) text")
    texts.append(text.asWritten)
  }

  var description: String { (facts + texts.map(\.debugDescription)).joined(separator: "\n") }
}

internal import Diagnostics
package import Model

/// A number by which the same answers are known again: of the same units, to the same form, in the same
/// round, whatever day they are dated.
package enum AnswersDigest {
  /// The digest of what was rated and written at a meeting.
  package static func of(_ meeting: Meeting, under ruleSet: RuleSet) -> UInt64 {
    var digest = Digest64()
    digest.add(text: ruleSet.forms[meeting.form].id.text)
    digest.add(number: ruleSet.round(of: meeting.date.value))
    for name in meeting.units.map({ ruleSet.units[$0.value].name }).sorted() {
      digest.add(text: name)
    }
    for answer in meeting.answers {
      switch answer.content {
      case .unanswered: digest.add(0)
      case .joint(let rating): digest.add(rating.rawValue)
      case .apart(let ratings):
        digest.add(0x10)
        for party in Party.allCases { digest.add(ratings[party]?.rawValue ?? 0) }
      case .text(let text), .notApplicable(let text):
        digest.add(0x20)
        digest.add(text: text)
      }
      if let comment = answer.comment { digest.add(text: comment.value) }
      digest.add(0xFF)
    }
    return digest.value
  }

  /// The digest of a compilation's units and counts, which are the same in a report and in what was made
  /// of it even when texts have been masked or mended by hand.
  package static func of(_ compilation: Compilation, in ruleSet: RuleSet) -> UInt64 {
    var digest = Digest64()
    digest.add(text: ruleSet.forms[compilation.form].id.text)
    digest.add(number: compilation.year)
    digest.add(number: compilation.responses)
    let units = compilation.units.map { (name: ruleSet.units[$0.unit].name, count: $0.responses) }
    for unit in units.sorted(by: { $0.name < $1.name }) {
      digest.add(text: unit.name)
      digest.add(number: unit.count)
    }
    for answers in compilation.answers {
      for rating in Rating.allCases { digest.add(number: answers.counts[rating]) }
    }
    return digest.value
  }
}

extension RuleSet {
  /// The year of the follow-up to which a meeting of a day belongs: a few of a round's meetings are held
  /// after New Year, so it is the year in which the rule set's period begins.
  package func round(of date: CalendarDate) -> Int {
    period.contains(date) ? period.lowerBound.year : date.year
  }
}

extension Digest64 {
  fileprivate mutating func add(text: String) {
    for byte in text.utf8 { add(byte) }
    // No text has this byte, so that one text cannot go on where another ends.
    add(0xFF)
  }

  fileprivate mutating func add(number: Int) {
    for shift in [0, 8, 16, 24] { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}

/// What may be published of one round, which is all responses to a form in a year.
///
/// What is published says nothing about fewer than `minimumUnits` units, whatever is combined: groups,
/// formats, commands, rule sets, and every publication in the log. The reader is assumed to know who
/// answered which question, and this law.
///
/// For each question by itself. Responses that lie in the same of all groups, those of this run and
/// those of the log, make an **atom**; what is left of the whole is an atom too.
///
/// 1. *By who answered alone*: every atom has at least `minimumUnits` units, and as many responses, with
///    an assessed answer to the question. Groups are left out until that is so (``Atoms/leavingOut``), in
///    an order that the answers have no part in.
/// 2. *By the answers*: an atom is **mixed** where gaps, and answers that are none, are each as many as
///    the answers of any two units in it; for each requirement that reads the question. If any atom but
///    the whole itself is not mixed, no group is shown for the question that was not shown before.
///
/// The whole is all responses where they cover more than half of the units that there are; anything less
/// is a group. It is shown from `minimumUnits` on, also where all or none are gaps.
///
/// **Why it holds.** Where groups are shown, what is known are the sums over atoms. Answers of an atom can
/// change places, which changes nothing that is shown, nor what is hidden. So for every unit there is a
/// world in which none of its answers is a gap and one in which all are, since others have enough of
/// each to give; and of responses that belong to fewer units than an atom has, no number of gaps is
/// certain. Where groups are hidden, what is known besides is that an atom is not mixed. It stays so
/// when one has *one* gap fewer than two units answer, and not none: so no answer is certain then either,
/// and nor is the sum over few units. (Were it enough that one gap and one that is none occur, two groups
/// of five with five gaps together would be hidden only as 0 and 5, and any two units of different groups
/// would have one gap.) A part of an atom that is not mixed is not mixed either, or another part of it
/// is not, so that what was hidden once stays hidden in every finer division and tells nothing more.
package struct PublicationLaw: Sendable {
  /// The fewest units, and the fewest responses.
  private let minimumUnits: Int
  /// Whether the responses are the whole.
  private let isWhole: Bool
  private let respondents: [Respondent]

  /// Creates the law for the responses of a round.
  package init(minimumUnits: Int, isWhole: Bool, _ respondents: [Respondent]) {
    self.minimumUnits = minimumUnits
    self.isWhole = isWhole
    self.respondents = respondents
  }

  /// What may be shown for a question.
  ///
  /// `readings` are what each requirement on it comes to, by response. `groups` are asked for now, in an
  /// order that the answers have no part in. `shown` are those of the log whose figures are known, and
  /// `dividing` the others in it: those that were hidden, or shown with figures that have been replaced.
  package func decision(
    on readings: [Reading],
    groups: [Set<Int>],
    shown: [Set<Int>] = [],
    dividing: [Set<Int>] = []
  ) -> Decision {
    let answered = Set(
      respondents.indices.filter { index in readings.contains { $0[index] != nil } }
    )
    /// Nil for a group whose figures are those of the whole, or of nothing.
    func part(_ group: Set<Int>) -> Set<Int>? {
      let part = group.intersection(answered)
      return part.isEmpty || isWhole && part == answered ? nil : part
    }
    // Where nobody has answered there is nothing to protect.
    let isWholeShown = isWhole && (answered.isEmpty || isEnough(answered, readings))
    let known = Set(shown.compactMap(part))
    let fixed = known.union(dividing.compactMap(part))
    let new = groups.compactMap(part).filter { !known.contains($0) }.distinctInOrder
    let atoms = Atoms(of: answered, includingRest: isWhole, fixed: Array(fixed), new: new)
    let kept = atoms.leavingOut { isEnough($0, readings) }
    let isMixed = kept.atoms.allSatisfy { self.isMixed($0, readings) }
    var decision = Decision(isWholeShown: isWholeShown)
    for (index, group) in groups.enumerated() {
      guard let part = part(group) else {
        let all = answered.isEmpty ? Set(respondents.indices) : answered
        if isWholeShown, group.isSuperset(of: all) { decision.shown.insert(index) }
        continue
      }
      if known.contains(part) || kept.new.contains(part) && isMixed {
        decision.shown.insert(index)
      } else if kept.new.contains(part) {
        decision.hidden.insert(index)
      }
    }
    return decision
  }

  /// Whether enough units and responses have an assessed answer, whichever requirement reads it.
  private func isEnough(_ atom: Set<Int>, _ readings: [Reading]) -> Bool {
    readings.allSatisfy { reading in
      var units: Set<String> = []
      var fewest = 0
      var answers = 0
      for index in atom {
        guard let tally = reading[index] else { continue }
        let respondent = respondents[index]
        answers += tally.assessed
        if respondent.responses == tally.assessed {
          units.formUnion(respondent.units.keys)
        } else {
          // Which of them answered is not known; each response that did not takes at most one away.
          fewest = max(fewest, respondent.units.count - respondent.responses + tally.assessed)
        }
      }
      return answers >= minimumUnits && max(units.count, fewest) >= minimumUnits
    }
  }

  /// Whether gaps, and answers that are none, are each as many as the answers of any two units.
  private func isMixed(_ atom: Set<Int>, _ readings: [Reading]) -> Bool {
    readings.allSatisfy { reading in
      var sum = AnswerTally(gaps: 0, met: 0)
      var answers: [String: Int] = [:]
      for index in atom {
        guard let tally = reading[index] else { continue }
        sum.gaps += tally.gaps
        sum.met += tally.met
        for (unit, count) in respondents[index].units {
          answers[unit, default: 0] += min(count, tally.assessed)
        }
      }
      guard sum.assessed > 0 else { return true }
      let mostOfTwo = answers.values.sorted(by: >).prefix(2).reduce(0, +)
      return min(sum.gaps, sum.met) >= mostOfTwo
    }
  }
}

/// Who stands behind a response, or behind several of which only the sums are known.
package struct Respondent: Sendable {
  /// How many responses there are.
  package let responses: Int
  /// The units that they cover, and how many of the responses cover each.
  package let units: [String: Int]

  /// Creates a respondent.
  package init(responses: Int, units: [String: Int]) {
    self.responses = responses
    self.units = units
  }
}

/// What the answers of a response to one question come to, by one requirement.
package struct AnswerTally: Hashable, Sendable {
  package internal(set) var gaps: Int
  package internal(set) var met: Int

  /// Creates a tally.
  package init(gaps: Int, met: Int) {
    self.gaps = gaps
    self.met = met
  }

  /// How many answers are assessed.
  package var assessed: Int { gaps + met }
}

/// What one requirement comes to, by response; nil where nothing is assessed.
package typealias Reading = [AnswerTally?]

/// What may be shown for a question.
package struct Decision: Hashable, Sendable {
  /// Whether the figures of all responses are shown.
  package let isWholeShown: Bool
  /// The groups that are shown, by their place among those that were asked for.
  package var shown: Set<Int> = []
  /// The groups that are hidden by what was answered; those that are in neither were left out by who
  /// answered alone.
  package var hidden: Set<Int> = []

  /// Whether a group is shown; nil where it was left out by who answered alone.
  package func isShown(_ group: Int) -> Bool? {
    shown.contains(group) ? true : hidden.contains(group) ? false : nil
  }

  /// Creates a decision that shows no group.
  package init(isWholeShown: Bool) { self.isWholeShown = isWholeShown }
}

extension Array where Element: Hashable {
  /// Each element once, where it comes first.
  fileprivate var distinctInOrder: [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}

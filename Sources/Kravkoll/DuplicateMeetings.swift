internal import Diagnostics
internal import Model
internal import Summary

/// Which of some meetings are there twice.
///
/// Two meetings are the same when form and day are, and any unit; or when round, units and all answers
/// are, whatever the day.
struct DuplicateMeetings {
  /// Why meetings cannot be used, by their place among all.
  private(set) var reasons: [Int: Unusable] = [:]

  /// What two meetings must not have in common.
  private struct Identity: Hashable {
    let form: Identifier<Form>
    let date: CalendarDate
    let unit: String
  }

  /// Finds the duplicates among meetings, each with the rules that it is judged by.
  init(among meetings: [(meeting: Meeting, ruleSet: RuleSet)]) {
    guard meetings.count > 1 else { return }
    var first: [Identity: (index: Int, place: Place)] = [:]
    var answers: [UInt64: Int] = [:]
    for (index, (meeting, ruleSet)) in meetings.enumerated() {
      for unit in meeting.units {
        let identity = Identity(
          form: ruleSet.forms[meeting.form].id,
          date: meeting.date.value,
          unit: ruleSet.units[unit.value].name
        )
        guard let earlier = first[identity] else {
          first[identity] = (index, unit.place)
          continue
        }
        guard earlier.index != index else { continue }
        refuse(index, unit.place, earlier.index, earlier.place) { place, other in
          .duplicate(identity.unit, identity.date, place, other)
        }
      }
      let digest = AnswersDigest.of(meeting, under: ruleSet)
      guard let earlier = answers[digest] else {
        answers[digest] = index
        continue
      }
      guard reasons[index] == nil else { continue }
      let other = meetings[earlier].meeting.units[0].place
      refuse(index, meeting.units[0].place, earlier, other) { .sameAnswers($0, $1) }
    }
  }

  /// Refuses two meetings, unless something was wrong with the earlier one already.
  private mutating func refuse(
    _ index: Int,
    _ place: Place,
    _ earlier: Int,
    _ earlierPlace: Place,
    _ reason: (Place, Place) -> Diagnostic
  ) {
    reasons[index] = Unusable(reason(place, earlierPlace))
    if reasons[earlier] == nil { reasons[earlier] = Unusable(reason(earlierPlace, place)) }
  }
}

extension Diagnostic {
  fileprivate static func sameAnswers(_ place: Place, _ other: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "samma svar finns två gånger med olika datum, också i \(other.file.name)",
        en: "the same answers are there twice with different dates, also in \(other.file.name)"
      ),
      help: Message(
        sv: "ta bort det ena mötet, eller rätta det som är fel",
        en: "leave one of the meetings out, or correct what is wrong"
      ),
      notes: [
        Note(place: other, message: Message(sv: "det andra mötet", en: "the other meeting"))
      ]
    )
  }

  fileprivate static func duplicate(
    _ unit: String,
    _ date: CalendarDate,
    _ place: Place,
    _ other: Place
  ) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "samma möte finns två gånger: \(unit), \(date), också i \(other.file.name)",
        en: "the same meeting is there twice: \(unit), \(date), also in \(other.file.name)"
      ),
      help: Message(
        sv: "ta bort det ena mötet, eller rätta datum eller vårdcentral",
        en: "leave one of the meetings out, or correct the date or the unit"
      ),
      notes: [
        Note(place: other, message: Message(sv: "det andra mötet", en: "the other meeting"))
      ]
    )
  }
}

internal import Diagnostics
internal import Model
internal import Summary

/// Remembers which meetings have been met, so that one that comes twice is found.
///
/// Two meetings are the same when form and day are, and any unit. Sixteen bytes or so are kept for
/// each unit of each meeting.
struct MeetingRegistry {
  /// Where a meeting was first met.
  private struct Origin {
    let file: UInt32
    let line: UInt32
  }

  /// Numbers for the names of forms and of units.
  private var forms: [String: Int] = [:]
  private var units: [String: Int] = [:]
  private var files: [String] = []
  private var first: [UInt64: Origin] = [:]

  /// Adds a meeting; or says, when it is there already, where.
  mutating func add(_ meeting: Contribution) -> Diagnostic? {
    let form = Self.number(of: meeting.ruleSet.forms[meeting.form].id.text, in: &forms)
    let keys = meeting.units.map { unit in
      let name = Self.number(of: meeting.ruleSet.units[unit.value].name, in: &units)
      return UInt64(form) << 56 | UInt64(name) << 24 | UInt64(meeting.date.dayNumber)
    }
    for (unit, key) in zip(meeting.units, keys) {
      guard let origin = first[key] else { continue }
      let name = meeting.ruleSet.units[unit.value].name
      let earlier = "\(files[Int(origin.file)]):\(origin.line)"
      return .duplicate(name, meeting.date, unit.place, earlier: earlier)
    }
    let place = meeting.units[0].place
    var cursor = PositionCursor(place.file)
    if files.last != place.file.name { files.append(place.file.name) }
    let origin = Origin(
      file: UInt32(clamping: files.count - 1),
      line: UInt32(clamping: cursor.position(of: place).line)
    )
    for key in keys { first[key] = origin }
    return nil
  }

  private static func number(of name: String, in names: inout [String: Int]) -> Int {
    if let number = names[name] { return number }
    names[name] = names.count
    return names.count - 1
  }
}

extension Diagnostic {
  fileprivate static func duplicate(
    _ unit: String,
    _ date: CalendarDate,
    _ place: Place,
    earlier: String
  ) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "samma möte finns två gånger: \(unit), \(date), först i \(earlier)",
        en: "the same meeting is there twice: \(unit), \(date), first in \(earlier)"
      ),
      help: Message(
        sv: "det första räknas; ta bort det ena, eller rätta datum eller vårdcentral",
        en: "the first is counted; leave one of them out, or correct the date or the unit"
      )
    )
  }
}

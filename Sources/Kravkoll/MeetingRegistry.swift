internal import Diagnostics
internal import Model
internal import Summary

/// Where things were first met, in a few bytes each.
struct Origins {
  /// One place.
  struct Origin {
    fileprivate let file: UInt32
    fileprivate let line: UInt32
  }

  private var files: [String] = []

  /// Remembers a place.
  mutating func origin(of place: Place) -> Origin {
    var cursor = PositionCursor(place.file)
    if files.last != place.file.name { files.append(place.file.name) }
    return Origin(
      file: UInt32(clamping: files.count - 1),
      line: UInt32(clamping: cursor.position(of: place).line)
    )
  }

  /// "svar/a.yaml:3".
  func text(of origin: Origin) -> String { "\(files[Int(origin.file)]):\(origin.line)" }
}

/// Remembers which meetings have been met, so that one that comes twice is found.
///
/// Two meetings are the same when form and day are, and any unit; or when round, units and all answers
/// are, whatever the day. Thirty bytes or so are kept for each meeting and unit.
struct MeetingRegistry {
  /// Numbers for the names of forms and of units.
  private var forms: [String: Int] = [:]
  private var units: [String: Int] = [:]
  private var first: [UInt64: Origins.Origin] = [:]
  private var answers: [UInt64: Origins.Origin] = [:]

  /// Adds a meeting and returns where it is; or says, when it is there already, where.
  mutating func add(
    _ meeting: Contribution,
    _ origins: inout Origins
  ) throws(Unusable) -> Origins.Origin {
    let form = Self.number(of: meeting.ruleSet.forms[meeting.form].id.text, in: &forms)
    let keys = meeting.units.map { unit in
      let name = Self.number(of: meeting.ruleSet.units[unit.value].name, in: &units)
      return UInt64(form) << 56 | UInt64(name) << 24 | UInt64(meeting.date.dayNumber)
    }
    for (unit, key) in zip(meeting.units, keys) {
      guard let origin = first[key] else { continue }
      let name = meeting.ruleSet.units[unit.value].name
      throw Unusable(.duplicate(name, meeting.date, unit.place, earlier: origins.text(of: origin)))
    }
    if let origin = answers[meeting.answersDigest] {
      let names = meeting.units.map { meeting.ruleSet.units[$0.value].name }
      throw Unusable(
        .sameAnswers(names, meeting.units[0].place, earlier: origins.text(of: origin))
      )
    }
    let origin = origins.origin(of: meeting.units[0].place)
    for key in keys { first[key] = origin }
    answers[meeting.answersDigest] = origin
    return origin
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

  fileprivate static func sameAnswers(
    _ units: [String],
    _ place: Place,
    earlier: String
  ) -> Diagnostic {
    let names = units.joined(separator: ", ")
    return Diagnostic(
      at: place,
      Message(
        sv: "samma svar finns två gånger med olika datum: \(names), först i \(earlier)",
        en: "the same answers are there twice with different dates: \(names), first in \(earlier)"
      ),
      help: Message(
        sv: "det första räknas; ta bort det ena, eller rätta det som är fel",
        en: "the first is counted; leave one of them out, or correct what is wrong"
      )
    )
  }
}

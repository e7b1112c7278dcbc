/// A day in the Gregorian calendar, without time or time zone.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1–9999.
  package let year: Int
  /// The month, 1–12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int

  /// Creates a day, or nil when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`, or nil when `text` is something else or no such day exists.
  package init?(_ text: String) {
    guard let fields = Self.fields(of: text) else { return nil }
    self.init(year: fields.year, month: fields.month, day: fields.day)
  }

  /// The numbers in `YYYY-MM-DD`, whether the day exists or not.
  package static func fields(of text: String) -> (year: Int, month: Int, day: Int)? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    return (year, month, day)
  }

  /// The number of days in a month, 28–31.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of days since a fixed day long ago; differences between two are days apart.
  package var dayNumber: Int {
    // Years that begin in March put the leap day last.
    let shifted = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
      + (monthsSinceMarch * 153 + 2) / 5 + day
  }

  /// The day with a ``dayNumber``; nil when that lies outside the years 1–9999.
  package init?(dayNumber: Int) {
    // Near enough to begin with: a year is at most 366 days.
    var year = min(max(dayNumber / 366, 1), 9999)
    func first(of year: Int) -> Int? { CalendarDate(year: year, month: 1, day: 1)?.dayNumber }
    while let next = first(of: year + 1), next <= dayNumber { year += 1 }
    var month = 1
    while let next = CalendarDate(year: year, month: month + 1, day: 1)?.dayNumber,
      next <= dayNumber
    {
      month += 1
    }
    guard let start = CalendarDate(year: year, month: month, day: 1)?.dayNumber else { return nil }
    self.init(year: year, month: month, day: dayNumber - start + 1)
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

package import Model

/// What the user says of inputs that do not say it themselves.
package struct InputDefaults: Sendable {
  /// The form's name.
  package var form: String?
  /// The day of meetings.
  package var date: CalendarDate?
  /// The year of a report; nil for that of the day.
  package var statedYear: Int?

  /// What the columns of tables are that nobody recognises.
  package var columns: CSVColumnsFile?

  /// Says nothing.
  package init() {}

  /// The year of a report.
  package var year: Int? { statedYear ?? date?.year }
}

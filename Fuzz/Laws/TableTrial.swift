package import Diagnostics
internal import Files
internal import Model

/// Tries tables: read row by row, looked up, and written as `import` does.
struct TableTrial: Trial {
  private var book: RuleBook
  private var defaults = InputDefaults()

  init(_ rules: TrialRules) throws(Unusable) {
    book = try RuleBook(rules.shipped)
    (defaults.form, defaults.date) = ("hemsjukvard", CalendarDate("2025-10-14"))
  }

  mutating func run(_ bytes: [UInt8]) throws(Breach) {
    let file = SourceFile(name: "tabell.csv", bytes: bytes)
    let submissions: [Submission]
    do throws(Unusable) {
      submissions = try CSVReader.submissions(in: file, by: &book, defaults)
    } catch {
      return try refusalHasPlace(error, in: file.name)
    }
    try noRowIsLost(submissions.count, of: file)
    for submission in submissions {
      switch meeting(in: submission) {
      case .success(let (meeting, ruleSet)): try meetingSurvivesWriting(meeting, in: ruleSet)
      case .failure(let reason): try refusalHasPlace(reason, in: file.name)
      }
    }
  }

  private mutating func meeting(
    in submission: Submission
  ) -> Result<(Meeting, RuleSet), Unusable> {
    Result { () throws(Unusable) in
      let draft = try submission.meeting()
      let ruleSet = try book.ruleSet(for: draft)
      return (try MeetingResolver.meeting(draft, in: ruleSet), ruleSet)
    }
  }
}

/// Every row with something in it is read or refused, and no other.
///
/// Looked at are tables in UTF-8 without quotation marks, in which each line is a row. A line of nothing
/// but separators may be a row or not, since not all of them separate.
package func noRowIsLost(_ rows: Int, of file: SourceFile) throws(Breach) {
  guard !file.bytes.contains(0x22), String(validating: file.bytes, as: UTF8.self) != nil else {
    return
  }
  let lines = file.bytes.split { $0 == .lineFeed || $0 == .carriageReturn }
  let filled = lines.count { $0.contains { $0 > .space && ![0x3B, 0x2C].contains($0) } }
  let possible = lines.count { $0.contains { $0 > .space } }
  guard (filled...possible).contains(rows + 1) else {
    throw Breach(
      of: "every row of a table is read or refused",
      seen: "\(rows) of \(filled - 1) to \(possible - 1)"
    )
  }
}

package import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Reports

/// Tries tables: read row by row, looked up, and written as `import` does.
struct TableTrial: Trial {
  private let rules: TrialRules
  private var book: RuleBook
  private var check: CheckRun
  private var defaults = InputDefaults()

  init(_ rules: TrialRules) throws(Unusable) {
    self.rules = rules
    book = try RuleBook(rules.shipped)
    let location = RulesLocation(chosen: rules.shipped, installed: [])
    check = CheckRun(rules: location, asOf: rules.day)
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
    // The rules are read anew each time.
    if rules.chooses(bytes, oneIn: 64) { try importedIsAccepted(file) }
  }

  /// Each meeting that `import` writes is one that `check` takes.
  private mutating func importedIsAccepted(_ file: SourceFile) throws(Breach) {
    let location = RulesLocation(chosen: rules.shipped, installed: [])
    let run = ImportRun(rules: location, defaults: defaults)
    let imported = Result { () throws(Unusable) in
      try run.result(of: file, rulesIn: rules.shipped)
    }
    // Not every text that can be read as a table is known as one.
    guard case .success(let result) = imported, result.text.hasPrefix("meeting:") else { return }
    for document in result.text.split(separator: "\n---\n") {
      let report = check.check(SourceFile(name: "import.yaml", bytes: Array(document.utf8)))
      guard report.diagnostics.isEmpty else {
        throw Breach(
          of: "what import writes is accepted by check",
          seen: "\(report.diagnostics[0].message[.english].text)\n\(document)"
        )
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

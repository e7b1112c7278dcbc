package import Diagnostics
internal import Files
internal import Model
package import Reports

/// What is refused says where: every mistake is in a file, at a place inside it, and one at least is in
/// the file that was read, or in a folder of that name; and the message can do a terminal no harm.
package func refusalHasPlace(_ reason: Unusable, in name: String) throws(Breach) {
  func breach(_ seen: String) -> Breach { Breach(of: "what is refused has a place", seen: seen) }
  for diagnostic in reason.diagnostics {
    let said = diagnostic.message[.english].text
    guard let site = diagnostic.site else { throw breach("nowhere: \(said)") }
    guard case .place(let place) = diagnostic.location else { continue }
    guard place.range.lowerBound <= place.file.bytes.count else {
      throw breach("past the end of \(site.file): \(said)")
    }
  }
  let isThere = reason.diagnostics.contains { diagnostic in
    let file = diagnostic.site?.file.text
    return file == Shown(name).text || file?.hasPrefix("\(Shown(name))/") == true
  }
  guard isThere else {
    throw breach("only in other files: \(reason.words)")
  }
  // One message tells as much as all of them, which may be as many as a table has rows.
  let first = DiagnosticText(language: .swedish, style: .plain).text(of: reason.diagnostics[0])
  try textIsHarmless(first, from: "a message")
}

/// Where a part of a file cannot be read nothing of it counts, unless it is read row by row.
package func partOfAFileIsNothing(_ report: CheckReport) throws(Breach) {
  guard let file = report.assessments.first?.meeting.file, !InputReader().isReadByRow(file) else {
    return
  }
  for case .refused(let reason) in MeetingReader.submissions(in: file) {
    throw Breach(of: "a part of a file counts for nothing", seen: reason.words)
  }
}

internal import Diagnostics
internal import Model
internal import Reports
internal import Summary

/// Every format of `batch` can be written of what was added up, and is fit for whom it is for.
func summaryIsHarmless(_ summary: BatchSummary, asOf day: CalendarDate) throws(Breach) {
  let report = BatchReport(
    asOf: day,
    parts: summary.parts,
    groups: summary.groups(by: .kommun),
    failures: [],
    units: nil,
    remarks: nil,
    copiedComments: [],
    copiedCount: 0,
    comparison: [],
    pairedComparison: nil,
    publication: nil
  )
  let presentation = Presentation(language: .swedish, style: .plain, width: 60)
  for format in BatchFormats.all {
    let text = format.text(of: report, presentation)
    try identityNumbersAreMasked(text, from: format.name)
    switch format.name {
    case "json": try outputIsJSON(text, byLine: false, from: format.name)
    // A table ends its lines as office programs do.
    case "csv": try textIsHarmless(text.replacing("\r\n", with: "\n"), from: format.name)
    default: try textIsHarmless(text, from: format.name)
    }
  }
}

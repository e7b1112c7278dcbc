internal import Diagnostics
internal import JSON
internal import Model

/// `kravkoll/assessment/1`: an object for one meeting, an array for several.
struct CheckJSONFormat: CheckFormat {
  let name = "json"
  let isForMachines = true

  func text(of report: CheckReport, _ presentation: Presentation) -> String {
    var json = JSONWriter(pretty: true)
    if report.entries.count == 1 {
      json.entry(report.entries[0], presentation.language)
    } else {
      json.array(report.entries) { json, entry in json.entry(entry, presentation.language) }
    }
    return json.text + "\n"
  }
}

/// The same objects, one a line.
struct CheckNDJSONFormat: CheckFormat {
  let name = "ndjson"
  let isForMachines = true

  func text(of report: CheckReport, _ presentation: Presentation) -> String {
    var lines = AssessmentLines(presentation.language)
    let bytes = report.entries.map { entry in
      switch entry {
      case .assessment(let assessment): lines.line(of: assessment)
      case .refused(let reason): lines.line(of: reason)
      }
    }
    return String(decoding: bytes.joined(), as: UTF8.self)
  }
}

extension JSONWriter {
  fileprivate mutating func entry(_ entry: CheckReport.Entry, _ language: Language) {
    switch entry {
    case .assessment(let assessment):
      let layout = AssessmentLayout(assessment.ruleSet, assessment.meeting.form, assessment.asOf)
      var values = AssessmentValues(assessment, language)
      layout.write(to: &self) { json, hole in values.write(hole, to: &json) }
    case .refused(let reason): error(reason.diagnostics[0], language)
    }
  }

  /// `{error: {file, line, column, message}}`.
  mutating func error(_ diagnostic: Diagnostic, _ language: Language) {
    object { json in
      json.key("error")
      json.site(of: diagnostic, language)
    }
  }

  /// `{file, line, column, message}`.
  mutating func site(of diagnostic: Diagnostic, _ language: Language) {
    object { json in
      let site = diagnostic.site
      json.member("file", site?.file)
      json.member("line", site?.position?.line)
      json.member("column", site?.position?.column)
      json.member("message", diagnostic.message[language])
    }
  }
}

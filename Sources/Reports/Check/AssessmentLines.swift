package import Diagnostics
internal import JSON
package import Model

/// Writes assessments as JSON, one a line, as fast as many of them need.
package struct AssessmentLines: Sendable {
  /// What is the same for all meetings with a form.
  private struct Layout {
    let ruleSet: RuleSet
    let form: Ordinal<Form>
    let template: JSONTemplate
    let holes: [AssessmentLayout.Hole]
  }

  private let language: Language
  private var layouts: [Layout] = []

  /// Creates a writer.
  package init(_ language: Language) { self.language = language }

  /// An assessment, and a line feed.
  package mutating func line(of assessment: Assessment) -> [UInt8] {
    let layout = layout(for: assessment)
    var values = AssessmentValues(assessment, language)
    // The values are for the most part texts from the file, and its name.
    let file = assessment.meeting.file
    let capacity = layout.template.count + file.bytes.count * 2 + file.name.utf8.count * 100
    return JSONWriter.line(capacity: capacity) { json in
      layout.template.write(to: &json) { json, number in
        values.write(layout.holes[number], to: &json)
      }
      json.lineFeed()
    }
  }

  /// Why a meeting could not be assessed, and a line feed.
  package func line(of reason: Unusable) -> [UInt8] {
    var json = JSONWriter(pretty: false)
    json.error(reason.diagnostics[0], language)
    json.lineFeed()
    return json.bytes
  }

  private mutating func layout(for assessment: Assessment) -> Layout {
    let form = assessment.meeting.form
    if let known = layouts.first(where: { $0.ruleSet == assessment.ruleSet && $0.form == form }) {
      return known
    }
    let (template, holes) = AssessmentLayout(assessment.ruleSet, form, assessment.asOf).template
    let layout = Layout(
      ruleSet: assessment.ruleSet,
      form: form,
      template: template,
      holes: holes
    )
    layouts.append(layout)
    return layout
  }
}

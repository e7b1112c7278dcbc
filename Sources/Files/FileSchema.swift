internal import Diagnostics
internal import JSON
package import Model

/// The JSON Schemas of the files, by the kind of file.
package enum FileSchema: String, CaseIterable, Sendable {
  case meeting
  case compilation
  case columns
  case ruleset
  case form
  case requirements
  case focusAreas = "focus-areas"
  case measures
  case units
  case exceptions
  case tests
  case themes

  /// What the schemas say of a rating where no scale is known.
  private static let rating = "Betyg 1–4 på regelverkets skala."

  /// The schema as JSON, ending with a line break, with the words of a scale where one is given.
  package func text(with scale: ScaleWords? = nil) -> String {
    guard let scale else { return text }
    return text.replacing(Self.quoted(Self.rating), with: Self.quoted("Betyg: \(scale.line)."))
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter(pretty: false)
    json.value(Shown(text))
    return json.text
  }

  private var text: String {
    let bytes =
      switch self {
      case .meeting: PackageResources.meeting_json
      case .compilation: PackageResources.compilation_json
      case .columns: PackageResources.columns_json
      case .ruleset: PackageResources.ruleset_json
      case .form: PackageResources.form_json
      case .requirements: PackageResources.requirements_json
      case .focusAreas: PackageResources.focus_areas_json
      case .measures: PackageResources.measures_json
      case .units: PackageResources.units_json
      case .exceptions: PackageResources.exceptions_json
      case .tests: PackageResources.tests_json
      case .themes: PackageResources.themes_json
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}

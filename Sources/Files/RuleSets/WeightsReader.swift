internal import Diagnostics
internal import Model

/// How much gaps weigh in the ranking of focus areas.
extension Decoder {
  /// One weight for each severity, as `weights` in `ruleset.yaml` has them.
  func weights() throws(Unusable) -> SeverityWeights? {
    var weights: [Requirement.Severity: Int] = [:]
    let place = try record(
      Requirement.Severity.self,
      required: Requirement.Severity.allCases
    ) { severity throws(Unusable) in
      guard let number = try wholeNumber() else { return }
      if (1...100).contains(number.value) {
        weights[severity] = number.value
      } else {
        report(.badWeight(number.place))
      }
    }
    guard let place, let high = weights[.high], let medium = weights[.medium],
      let low = weights[.low]
    else { return nil }
    guard high >= medium, medium >= low else {
      report(.upsideDown(place))
      return nil
    }
    return SeverityWeights(high: high, medium: medium, low: low)
  }
}

extension Requirement.Severity: FieldName {}

extension Diagnostic {
  fileprivate static func badWeight(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "en vikt är ett heltal från 1 till 100",
        en: "a weight is a whole number from 1 to 100"
      )
    )
  }

  fileprivate static func upsideDown(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "en allvarligare brist kan inte väga mindre än en lindrigare",
        en: "a severer gap cannot weigh less than a milder one"
      ),
      help: Message(
        sv: "skriv till exempel weights: {high: 3, medium: 2, low: 1}",
        en: "write for example weights: {high: 3, medium: 2, low: 1}"
      )
    )
  }
}

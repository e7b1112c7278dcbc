internal import Diagnostics
internal import Model

/// The target of a measure as it was written, before the measure's unit is known.
struct TargetDraft {
  let comparator: Comparator
  let bound: Located<String>
  let citation: Citation?
}

extension Decoder {
  private enum TargetField: String, FieldName {
    case atMost = "at_most"
    case atLeast = "at_least"
    case source
  }

  /// A target: at most or at least a value, and where the value comes from.
  func target(_ names: RuleSetNames) throws(Unusable) -> TargetDraft? {
    var bounds: [(comparator: Comparator, text: Located<String>)] = []
    var citation: Citation?
    let place = try record(TargetField.self, required: [.source]) { name throws(Unusable) in
      switch name {
      case .atMost: if let text = try text() { bounds.append((.atMost, text)) }
      case .atLeast: if let text = try text() { bounds.append((.atLeast, text)) }
      case .source:
        if try isAtMapping() {
          citation = try self.citation(names)
        } else if let word = try text(), word.value != "own" {
          report(.unknown(.word, word, among: ["own"]))
        }
      }
    }
    guard let place else { return nil }
    guard let bound = bounds.first, bounds.count == 1 else {
      report(.wantsOneBound(place))
      return nil
    }
    return TargetDraft(comparator: bound.comparator, bound: bound.text, citation: citation)
  }
}

extension Diagnostic {
  fileprivate static func wantsOneBound(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "målet ska ha ett av at_least och at_most",
        en: "the target needs one of at_least and at_most"
      ),
      help: Message(
        sv: "skriv till exempel {at_least: 80 %, source: own}",
        en: "write for example {at_least: 80 %, source: own}"
      )
    )
  }
}

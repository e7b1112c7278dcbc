/// What a change can make looser, by the name that it has under `looser` in the change log.
package enum Loosened: Hashable, Sendable, CustomStringConvertible {
  case requirement(Identifier<Requirement>)
  /// The words of the ratings.
  case scale
  /// The days that rules hold on.
  case period
  /// The fewest units that published figures may stand on.
  case minimumUnits
  case form(Identifier<Form>)
  /// A role that should be at the meeting, of either party.
  case role(Identifier<Role>)

  /// What a name means; nil where it is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    switch (text, parts.first) {
    case ("scale", _): self = .scale
    case ("period", _): self = .period
    case ("minimum_units", _): self = .minimumUnits
    case (_, "form") where parts.count == 2:
      guard let id = Identifier<Form>(String(parts[1])) else { return nil }
      self = .form(id)
    case (_, "role") where parts.count == 2:
      guard let id = Identifier<Role>(String(parts[1])) else { return nil }
      self = .role(id)
    default:
      guard let id = Identifier<Requirement>(text) else { return nil }
      self = .requirement(id)
    }
  }

  package var description: String {
    switch self {
    case .requirement(let id): id.text
    case .scale: "scale"
    case .period: "period"
    case .minimumUnits: "minimum_units"
    case .form(let id): "form/\(id)"
    case .role(let id): "role/\(id)"
    }
  }
}

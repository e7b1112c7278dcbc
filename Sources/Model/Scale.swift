/// An answer on the form's four-step scale, 4 the best; it may be compared and counted, not averaged alone.
///
/// What people call the steps is the rule set's own, see ``ScaleWords``.
package enum Rating: UInt8, CaseIterable, Comparable, Sendable {
  case notAtAll = 1
  case poorly
  case fairlyWell
  case fully

  /// Whether the rating is one of the two that say that something is missing.
  package var isLow: Bool { self <= .poorly }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One of the two parties to the agreement.
package enum Party: String, CaseIterable, Sendable {
  case region
  case kommun
}

/// One value for each party.
package struct PerParty<Value: Sendable>: Sendable {
  package var region: Value
  package var kommun: Value

  /// Creates a pair.
  package init(region: Value, kommun: Value) {
    self.region = region
    self.kommun = kommun
  }

  package subscript(party: Party) -> Value {
    get {
      switch party {
      case .region: region
      case .kommun: kommun
      }
    }
    set {
      switch party {
      case .region: region = newValue
      case .kommun: kommun = newValue
      }
    }
  }
}

extension PerParty: Equatable where Value: Equatable {}

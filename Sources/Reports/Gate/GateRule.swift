internal import Analysis
internal import Diagnostics

/// What an issue of the gate is one of.
///
/// The code is stable: other tools tell issues from one run to the next by it.
enum GateRule: Hashable {
  case lint(Lint)
  case unexpectedOutcome
  case untested
  case survivingMutant
  case unpinned
  case unprovedChange
  case version
  case decision
  case overlap
  case change(ChangeKind)
  case otherChange

  /// How much it matters, the worst first.
  enum Level: String, CaseIterable {
    /// The gate fails.
    case error
    case warning
    case note
  }

  /// All of them, in an order that new ones are added to at the end of their part.
  static let all: [GateRule] =
    Lint.allCases.map { .lint($0) }
    + [.unexpectedOutcome, .untested, .survivingMutant, .unpinned]
    + [.unprovedChange, .version, .decision, .overlap]
    + ChangeKind.allCases.filter(\.isSemantic).map { .change($0) } + [.otherChange]

  var code: Shown {
    switch self {
    case .lint(let lint): Shown(word: lint)
    case .unexpectedOutcome: "unexpected-outcome"
    case .untested: "untested-requirement"
    case .survivingMutant: "surviving-mutant"
    case .unpinned: "unpinned-outcome"
    case .unprovedChange: "unproved-change"
    case .version: "version-too-low"
    case .decision: "missing-decision"
    case .overlap: "overlapping-periods"
    case .change(let kind): "change-\(kind.rawValue)"
    case .otherChange: "change-other"
    }
  }

  /// How much it matters unless an issue says otherwise.
  var level: Level {
    switch self {
    case .lint(let lint): lint.severity == .error ? .error : .warning
    case .unexpectedOutcome, .untested, .survivingMutant, .unpinned: .error
    case .unprovedChange, .version, .decision, .overlap: .error
    case .change(let kind):
      switch kind {
      case .looser, .incomparable, .removed: .warning
      case .same, .reworded, .stricter, .shifted, .renamed, .added: .note
      }
    case .otherChange: .note
    }
  }
}

extension ChangeKind {
  /// Whether it can make a meeting come out otherwise, or be named otherwise.
  var isSemantic: Bool { self != .same && self != .reworded }
}

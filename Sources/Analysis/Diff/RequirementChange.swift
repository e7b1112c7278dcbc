package import Diagnostics
package import Model

/// What a change does to a requirement.
package enum ChangeKind: String, CaseIterable, Sendable {
  case same
  /// Other words, and the same outcome in every case.
  case reworded
  /// More cases are gaps, or the gaps are severer.
  case stricter
  /// Fewer cases are gaps, or more is met, or the gaps are less severe.
  case looser
  /// Both.
  case incomparable
  /// The same gaps, but met, not assessed and not applicable change places.
  case shifted
  /// Another id, and the same outcome in every case.
  case renamed
  case added
  case removed
}

extension ChangeKind {
  /// What people call it.
  package var words: Message {
    switch self {
    case .same: Message(sv: "oförändrat", en: "same")
    case .reworded: Message(sv: "omformulerat", en: "reworded")
    case .stricter: Message(sv: "strängare", en: "stricter")
    case .looser: Message(sv: "mildare", en: "looser")
    case .incomparable: Message(sv: "både strängare och mildare", en: "both stricter and looser")
    case .shifted: Message(sv: "förskjutet", en: "shifted")
    case .renamed: Message(sv: "nytt id", en: "renamed")
    case .added: Message(sv: "nytt", en: "added")
    case .removed: Message(sv: "borttaget", en: "removed")
    }
  }
}

/// What has become of one requirement between two editions of the rules.
package struct RequirementChange: Sendable {
  /// How sure it is.
  package enum Proof: Sendable {
    /// All cases were gone through.
    case exhaustive
    /// They cannot be gone through, but the conditions are the same word for word, with all that they
    /// refer to.
    case wordForWord
    case notProved
  }

  /// Its id; the earlier one where it was removed.
  package let id: Identifier<Requirement>
  package let form: Identifier<Form>
  /// The id that it had, where it has another now.
  package let formerID: Identifier<Requirement>?
  package let kind: ChangeKind
  package let proof: Proof
  /// In how many cases the outcome is another, of how many; nil where that is not known.
  package let cases: (changed: UInt128, total: UInt128)?
  /// The smallest case in which the outcomes differ; nil where there is none.
  package let witness: Witness?
  /// What besides the conditions is another, by the names in the rule files.
  package let fields: [String]
  /// Now; nil when it was removed.
  package let requirement: Ordinal<Requirement>?

  /// A case in which the outcomes differ.
  package struct Witness: Sendable {
    package let answers: Case
    /// The same with what more is needed for a meeting that both editions take; nil where there is no
    /// such meeting.
    package let meeting: Case?
    package let before: Outcome
    package let after: Outcome
  }

  /// What the version must rise by at least.
  package var step: VersionStep? {
    switch kind {
    case .same: nil
    case .reworded: .patch
    case .stricter, .shifted, .added, .renamed: .minor
    case .looser, .incomparable, .removed: .major
    }
  }

  /// Whether somebody must have decided it.
  package var needsDecision: Bool { step == .major }
}

extension RequirementChange.Proof {
  /// The word for it in JSON, which knows what was gone through and what was not.
  package var code: String { self == .exhaustive ? "exhaustive" : "not-proved" }
}

/// A part of a version.
package enum VersionStep: Int, Comparable, Sendable {
  case patch
  case minor
  case major

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Version {
  /// The lowest version that is so much higher.
  package func raised(by step: VersionStep) -> Version {
    switch step {
    case .patch: Version(major, minor, patch + 1)
    case .minor: Version(major, minor + 1, 0)
    case .major: Version(major + 1, 0, 0)
    }
  }
}

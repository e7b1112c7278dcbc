package import Diagnostics
package import Model

/// A rule set as it stands in one place: on disk, or at a git revision.
package struct RuleSetCopy: Sendable {
  package let ruleSet: RuleSet
  /// Where it was read from; its tests lie there too.
  package let tree: RuleTree

  /// Reads the rule set in a directory, which must be one itself and not hold several.
  package static func read(at directory: String) throws(Unusable) -> RuleSetCopy {
    try read(in: .directory(directory))
  }

  /// Reads the rule set whose files a tree has.
  package static func read(in tree: RuleTree) throws(Unusable) -> RuleSetCopy {
    RuleSetCopy(ruleSet: try RuleSetReader.read(RuleSetHeader.read(in: tree)), tree: tree)
  }

  /// The rule set's own tests.
  package func tests() throws(Unusable) -> [RuleTest] {
    try RuleTestReader.tests(of: ruleSet, in: tree)
  }
}

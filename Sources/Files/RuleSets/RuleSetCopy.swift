package import Diagnostics
package import Model

/// A rule set as it stands in one place: on disk, or at a git revision.
package struct RuleSetCopy: Sendable {
  package let ruleSet: RuleSet
  /// Where it was read from; its tests lie there too.
  package let tree: RuleTree

  /// Reads the rule set whose files a tree has.
  package static func read(in tree: RuleTree) throws(Unusable) -> RuleSetCopy {
    try RuleSetCopy(tree)
  }

  /// Reads the rule set in a directory, which must be one itself and not hold several.
  package static func read(at directory: String) throws(Unusable) -> RuleSetCopy {
    guard Disk.isDirectory(directory) else {
      throw Unusable(Diagnostic(at: .path(directory), .noDirectory))
    }
    let tree = RuleTree.directory(directory)
    guard RuleSetLayout.isRuleSet(tree) else {
      throw Unusable(.noRuleSet(directory, inside: try ruleSets(in: directory)))
    }
    return try RuleSetCopy(tree)
  }

  /// Reads the rule set that a git revision has where `directory` lies; nil when it has none there.
  package static func read(
    at directory: String,
    revision: String
  ) throws(Unusable) -> RuleSetCopy? {
    let repository = try GitRepository(around: directory)
    guard let files = try repository.files(at: revision) else { return nil }
    let tree = RuleTree.committed(files)
    return RuleSetLayout.isRuleSet(tree) ? try RuleSetCopy(tree) : nil
  }

  /// Reads what the rule set in `directory` is compared with; nil when it is new.
  ///
  /// `base` is the directory of another rule set when there is a directory of that name, and else a
  /// git revision.
  package static func read(
    base: String,
    of directory: String
  ) throws(Unusable) -> RuleSetCopy? {
    if Disk.isDirectory(base) { return try read(at: base) }
    return try read(at: directory, revision: base)
  }

  /// The rule set's own tests.
  package func tests() throws(Unusable) -> [RuleTest] {
    try RuleTestReader.tests(of: ruleSet, in: tree)
  }

  private init(_ tree: RuleTree) throws(Unusable) {
    ruleSet = try RuleSetReader.read(RuleSetHeader.read(in: tree))
    self.tree = tree
  }

  private static func ruleSets(in directory: String) throws(Unusable) -> [String] {
    try Disk.names(in: directory)
      .map { RuleSetLayout.path($0, in: directory) }
      .filter { RuleSetLayout.isRuleSet(.directory($0)) }
  }
}

extension Message {
  fileprivate static let noDirectory = Message(
    sv: "det finns ingen sådan katalog",
    en: "there is no such directory"
  )
}

extension Diagnostic {
  fileprivate static func noRuleSet(_ directory: String, inside: [String]) -> Diagnostic {
    Diagnostic(
      at: .path(directory),
      Message(
        sv: "katalogen är inget regelverk: den saknar ruleset.yaml",
        en: "the directory is no rule set: it has no ruleset.yaml"
      ),
      help: inside.isEmpty
        ? nil
        : Message(
          sv: "ange ett av regelverken i den: \(inside.joined(separator: ", "))",
          en: "name one of the rule sets in it: \(inside.joined(separator: ", "))"
        )
    )
  }
}

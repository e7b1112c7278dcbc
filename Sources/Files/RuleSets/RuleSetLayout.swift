internal import Diagnostics
internal import Model

/// Which files a rule set has.
enum RuleSetLayout {
  static let header = "ruleset.yaml"
  private static let singleFiles = [
    header, "focus-areas.yaml", "measures.yaml", "units.yaml", "exceptions.yaml", Lexicon.fileName,
  ]
  private static let directories = ["forms", "requirements", "tests"]

  /// The path of `name` in `directory`.
  static func path(_ name: String, in directory: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// Whether `tree` is a rule set.
  static func isRuleSet(_ tree: RuleTree) -> Bool { tree.exists(header) }

  /// Refuses names that no rule set has, since a misspelt file would be rules that nobody reads.
  static func check(_ tree: RuleTree) throws(Unusable) {
    var problems: [Diagnostic] = []
    for name in try tree.names()
    where !singleFiles.contains(name) && !directories.contains(name) {
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") || tree.isDirectory(name) else {
        continue
      }
      problems.append(
        Diagnostic(
          at: .path(tree.path(name)),
          Diagnostic.unknownMessage(.file, name),
          help: Diagnostic.nearest(name, among: singleFiles + directories)
        )
      )
    }
    if let unusable = Unusable(problems) { throw unusable }
  }

  /// The YAML files in one of the rule set's folders, in the order of their names.
  static func files(in folder: String, of tree: RuleTree) throws(Unusable) -> [String] {
    var files: [String] = []
    var problems: [Diagnostic] = []
    for name in try tree.names(in: folder) {
      let file = path(name, in: folder)
      if name.hasSuffix(".yaml") {
        files.append(file)
      } else if name.hasSuffix(".yml") || tree.isDirectory(file) {
        problems.append(Diagnostic(at: .path(tree.path(file)), .notYAMLFile))
      }
    }
    if let unusable = Unusable(problems) { throw unusable }
    return files
  }
}

extension Message {
  fileprivate static let notYAMLFile = Message(
    sv: "här får bara finnas filer vars namn slutar på .yaml",
    en: "only files whose names end in .yaml may stand here"
  )
}

internal import Diagnostics

/// Which files a rule set directory has.
enum RuleSetLayout {
  static let header = "ruleset.yaml"
  private static let singleFiles = [
    header, "focus-areas.yaml", "measures.yaml", "units.yaml", "exceptions.yaml",
  ]
  private static let directories = ["forms", "requirements", "tests"]

  /// The path of `name` in `directory`.
  static func path(_ name: String, in directory: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// Whether `directory` is a rule set.
  static func isRuleSet(_ directory: String) -> Bool {
    Disk.exists(path(header, in: directory))
  }

  /// Refuses names that no rule set has, since a misspelt file would be rules that nobody reads.
  static func check(_ directory: String) throws(Unusable) {
    var problems: [Diagnostic] = []
    for name in try Disk.names(in: directory)
    where !singleFiles.contains(name) && !directories.contains(name) {
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") || isDirectory(name, directory) else {
        continue
      }
      problems.append(
        Diagnostic(
          at: .path(path(name, in: directory)),
          Diagnostic.unknownMessage(.file, name),
          help: Diagnostic.nearest(name, among: singleFiles + directories)
        )
      )
    }
    if let unusable = Unusable(problems) { throw unusable }
  }

  /// The YAML files in one of the rule set's directories, in the order of their names.
  static func files(in folder: String, of directory: String) throws(Unusable) -> [String] {
    let folderPath = path(folder, in: directory)
    var files: [String] = []
    var problems: [Diagnostic] = []
    for name in try Disk.names(in: folderPath) {
      if name.hasSuffix(".yaml") {
        files.append(path(name, in: folderPath))
      } else if name.hasSuffix(".yml") || isDirectory(name, folderPath) {
        problems.append(Diagnostic(at: .path(path(name, in: folderPath)), .notYAMLFile))
      }
    }
    if let unusable = Unusable(problems) { throw unusable }
    return files
  }

  private static func isDirectory(_ name: String, _ directory: String) -> Bool {
    Disk.isDirectory(path(name, in: directory))
  }
}

extension Message {
  fileprivate static let notYAMLFile = Message(
    sv: "här får bara finnas filer vars namn slutar på .yaml",
    en: "only files whose names end in .yaml may stand here"
  )
}

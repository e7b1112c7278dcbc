package import Diagnostics
internal import Model

/// A folder with rule sets on disk, and which of them was asked for.
package struct RuleFolder: Sendable {
  /// The rule set that was named, as it was written; nil when the folder was.
  private let given: String?
  /// The folder in which it lies; the rule set itself where that is all of a repository.
  private let folder: String

  /// Finds the folder that a path means: the one in which a rule set lies, or one that holds several.
  package init(_ path: String) throws(Unusable) {
    guard Disk.isDirectory(path) else {
      throw Unusable(Diagnostic(at: .path(path), .noDirectory))
    }
    if RuleSetLayout.isRuleSet(.directory(path)) {
      given = path
      let real = Disk.realPath(path)
      folder = real == "/" || real.flatMap(GitRepository.top) == real ? path : Self.parent(of: path)
    } else {
      given = nil
      folder = path
      guard !(try directories.isEmpty) else { throw Unusable(.noRuleSet(path)) }
    }
  }

  /// Whether a rule set is the one that was named.
  package func isGiven(_ copy: RuleSetCopy) -> Bool { copy.tree.name == given }

  /// The rule sets that were asked for: the one that was named, or all.
  package func chosen() throws(Unusable) -> [RuleSetCopy] {
    if let given { return [try RuleSetCopy.read(at: given)] }
    return try all()
  }

  /// All rule sets in the folder, in the order of their names.
  ///
  /// A link to a rule set or in one is refused, since another file may stand behind it tomorrow.
  package func all(besides other: RuleFolder? = nil) throws(Unusable) -> [RuleSetCopy] {
    var directories = try directories
    if let other = other?.given { directories.removeAll { Disk.isSame($0, other) } }
    try refuseLinks(in: directories)
    var copies: [RuleSetCopy] = []
    for directory in directories { copies.append(try RuleSetCopy.read(at: directory)) }
    return copies
  }

  /// The rule sets that a base has in place of those in the folder; none where it has no such folder.
  ///
  /// `base` is a directory where it begins with `/`, `./` or `../`, and else a git revision. A directory
  /// that is a rule set in this very folder is the base alone, and left out of what there is now.
  package func base(_ base: String) throws(Unusable) -> Base {
    guard Self.isPath(base) else { return Base(ruleSets: try committed(base), replaced: nil) }
    let other = try RuleFolder(base)
    guard let single = other.given, Disk.isSame(other.folder, folder),
      given.map({ !Disk.isSame($0, single) }) ?? true
    else { return Base(ruleSets: try other.all(), replaced: nil) }
    try other.refuseLinks(in: [single])
    return Base(ruleSets: [try RuleSetCopy.read(at: single)], replaced: other)
  }

  /// What the folder is compared with.
  package struct Base {
    package let ruleSets: [RuleSetCopy]
    /// A rule set in the folder that is the base, and no part of what there is now.
    package let replaced: RuleFolder?
  }

  /// Whether a base is the path of a directory, and no git revision.
  package static func isPath(_ base: String) -> Bool {
    [".", ".."].contains(base) || ["/", "./", "../"].contains { base.hasPrefix($0) }
  }

  /// What a git revision has where the folder is now.
  private func committed(_ revision: String) throws(Unusable) -> [RuleSetCopy] {
    try refuseOtherRepository()
    var files: [CommittedFiles]?
    if let given {
      // What is a rule set now may have been the folder of several.
      if case .several(let inside) = try GitRepository(around: given).content(at: revision),
        !inside.isEmpty
      {
        files = inside
      }
    }
    let found =
      if let files { files } else {
        try GitRepository(around: folder).ruleSets(at: revision)
      }
    do throws(Unusable) {
      var copies: [RuleSetCopy] = []
      for files in found { copies.append(try RuleSetCopy.read(in: .committed(files))) }
      return copies
    } catch {
      let others = error.diagnostics.dropFirst() + [.earlierRevision(revision)]
      throw Unusable(error.diagnostics[0], Array(others))
    }
  }

  /// The rule sets in the folder, as `check` finds them: the folder itself, or those in it.
  private var directories: [String] {
    get throws(Unusable) {
      if RuleSetLayout.isRuleSet(.directory(folder)) { return [folder] }
      let found = try Disk.names(in: folder)
        .map { folder == "." ? $0 : RuleSetLayout.path($0, in: folder) }
        .filter { RuleSetLayout.isRuleSet(.directory($0)) }
      guard let given else { return found }
      return found.map { !Disk.isLink($0) && Disk.isSame($0, given) ? given : $0 }
    }
  }

  /// The path of the folder in which a directory lies.
  private static func parent(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    let name = path.split(separator: "/").last
    if name == "." || name == ".." { return "\(path)/.." }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  // MARK: - Links

  private func refuseLinks(in directories: [String]) throws(Unusable) {
    var problems: [Diagnostic] = []
    for directory in directories {
      let paths = [directory] + (try Self.paths(in: directory))
      let links = Self.links(onTheWayTo: directory) + paths.dropFirst().filter(Disk.isLink)
      problems += links.map { Diagnostic(at: .path($0), .link) }
      let strange = paths.filter { $0.unicodeScalars.contains { PathText.byte(of: $0) != nil } }
      problems += strange.map { Diagnostic(at: .path($0), .strangeName) }
    }
    if let unusable = Unusable(problems) { throw unusable }
  }

  /// Everything in a rule set, but nothing behind links.
  private static func paths(in directory: String) throws(Unusable) -> [String] {
    var paths: [String] = []
    for name in try Disk.names(in: directory) {
      let path = RuleSetLayout.path(name, in: directory)
      paths.append(path)
      if !Disk.isLink(path), Disk.isDirectory(path) { paths += try Self.paths(in: path) }
    }
    return paths
  }

  /// Refuses a folder in another repository below the one that the program is run in, such as a
  /// submodule: a revision of the one says nothing of the other.
  private func refuseOtherRepository() throws(Unusable) {
    guard let here = GitRepository.top(of: Disk.currentDirectory),
      let top = Disk.realPath(given ?? folder).flatMap(GitRepository.top),
      top.hasPrefix(here == "/" ? here : here + "/"), top != here
    else { return }
    throw Unusable(Diagnostic(at: .path(given ?? folder), .otherRepository, help: .runThere))
  }

  /// Links among the steps of the path to a rule set: the last two of them, and all in a repository.
  ///
  /// That a repository itself lies behind links does not matter.
  private static func links(onTheWayTo directory: String) -> [String] {
    let parts = directory.split(separator: "/")
    return parts.indices.compactMap { index in
      let start = directory.hasPrefix("/") ? "/" : ""
      let path = start + parts[...index].joined(separator: "/")
      guard Disk.isLink(path) else { return nil }
      let before = parts[..<index].joined(separator: "/")
      let parent = Disk.realPath(start + before == "" ? "." : start + before)
      return index >= parts.count - 2 || parent.flatMap(GitRepository.top) != nil ? path : nil
    }
  }
}

extension Message {
  fileprivate static let otherRepository = Message(
    sv: "reglerna ligger i ett annat git-förråd än det som kommandot körs i, som en undermodul",
    en: "the rules are in another git repository than the command is run in, such as a submodule"
  )
  fileprivate static let runThere = Message(
    sv: "kör grinden i reglernas eget förråd; där betyder revisionen något för dem",
    en: "run the gate in the rules' own repository; there the revision means something for them"
  )
  fileprivate static let noDirectory = Message(
    sv: "det finns ingen sådan katalog",
    en: "there is no such directory"
  )
}

extension Diagnostic {
  fileprivate static func noRuleSet(_ directory: String) -> Diagnostic {
    Diagnostic(
      at: .path(directory),
      Message(
        sv: "katalogen är inget regelverk och har inget i sig: den saknar ruleset.yaml",
        en: "the directory is no rule set and holds none: it has no ruleset.yaml"
      )
    )
  }

  fileprivate static func earlierRevision(_ revision: String) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Message(
        sv: "reglerna i \(revision) går inte att läsa, så det går inte att jämföra med dem",
        en: "the rules in \(revision) cannot be read, so nothing can be compared with them"
      ),
      help: Message(
        sv: "ange en tidigare revision, där de går att läsa, med --base",
        en: "name an earlier revision, in which they can be read, with --base"
      )
    )
  }
}

package import Diagnostics

/// The git repository that a directory lies in, read through the command `git`.
package struct GitRepository {
  private let git: ChildProcess
  private let directory: String
  /// The directory's path from the top of the repository, with a slash at its end; empty at the top.
  private let prefix: String

  /// Variables by which git tells a hook which repository it works in.
  ///
  /// They are relative to another directory than ours, and hide the repository that ours lies in.
  private static let hookVariables = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE",
    "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "LANGUAGE",
  ]

  /// Finds the repository that a directory lies in.
  ///
  /// `environment` is what git is run with; nil for this program's own.
  package init(
    around directory: String,
    environment: [String: String]? = nil
  ) throws(Unusable) {
    var environment = environment ?? ChildProcess.ownEnvironment
    for name in Self.hookVariables { environment[name] = nil }
    // A path is a path, messages are in English, and nobody is asked for a password.
    environment["GIT_LITERAL_PATHSPECS"] = "1"
    environment["LC_ALL"] = "C"
    environment["GIT_TERMINAL_PROMPT"] = "0"
    guard let git = ChildProcess("git", environment: environment) else {
      throw Unusable(.noGit)
    }
    self.git = git
    self.directory = directory
    let found = try git.run(["-C", directory, "rev-parse", "--show-prefix"])
    guard found.status == 0 else { throw Unusable(.noRepository(directory, found.errors)) }
    prefix = String(decoding: found.output.dropLast(), as: UTF8.self)
  }

  /// The files that a revision has in the directory; nil when it has no such directory.
  package func files(at revision: String) throws(Unusable) -> CommittedFiles? {
    let path = prefix.isEmpty ? "." : String(prefix.dropLast())
    let name = "\(revision):\(path)"
    let entries = try entries(at: commit(revision), named: name)
    guard !entries.isEmpty else { return nil }
    return CommittedFiles(name: name, files: try content(of: entries))
  }

  /// The hash of the commit that a revision means.
  private func commit(_ revision: String) throws(Unusable) -> String {
    let arguments = [
      "rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}",
    ]
    let found = try git.run(["-C", directory] + arguments)
    let hash = String(decoding: found.output.dropLast(), as: UTF8.self)
    // `^REVISION`, which leaves a revision out, is answered with a sign before the hash.
    guard found.status == 0, !hash.isEmpty, hash.allSatisfy(\.isHexDigit) else {
      throw Unusable(.noRevision(revision))
    }
    return hash
  }

  /// A file of the directory as git lists it.
  private struct Entry {
    /// From the top of the directory.
    let name: String
    /// The hash of its content; nil when that is not read.
    let blob: String?
  }

  private func entries(at commit: String, named tree: String) throws(Unusable) -> [Entry] {
    let paths = prefix.isEmpty ? [] : [prefix]
    let list = try output(["ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--"] + paths)
    var entries: [Entry] = []
    var problems: [Diagnostic] = []
    for line in list.split(separator: 0) {
      // MODE TYPE HASH SIZE, a tab, and the path.
      guard let tab = line.firstIndex(of: .tab) else { throw Unusable(.unclear(directory)) }
      let columns = line[..<tab].split(separator: .space).map {
        String(decoding: $0, as: UTF8.self)
      }
      let nameBytes = line[(tab + 1)...].dropFirst(prefix.utf8.count)
      let name = String(decoding: nameBytes, as: UTF8.self)
      guard columns.count == 4 else { throw Unusable(.unclear(directory)) }
      // Like on disk, what is hidden is no part of a rule set.
      if name.split(separator: "/").contains(where: { !Disk.isShown(String($0)) }) { continue }
      let path = RuleSetLayout.path(name, in: tree)
      if !columns[0].hasPrefix("100") {
        problems.append(Diagnostic(at: .path(path), .link))
      } else if !name.utf8.elementsEqual(nameBytes) {
        problems.append(Diagnostic(at: .path(path), .strangeName))
      } else if !name.hasSuffix(".yaml") {
        entries.append(Entry(name: name, blob: nil))
      } else if Int(columns[3]) ?? .max > Disk.maximumBytes {
        problems.append(Diagnostic(at: .path(path), .tooLarge))
      } else {
        entries.append(Entry(name: name, blob: columns[2]))
      }
    }
    if let unusable = Unusable(problems) { throw unusable }
    return entries
  }

  /// Reads all the YAML files in one run of git.
  private func content(of entries: [Entry]) throws(Unusable) -> [CommittedFiles.File] {
    let list = entries.compactMap(\.blob).map { $0 + "\n" }.joined()
    var rest = try output(["cat-file", "--batch"], input: Array(list.utf8))[...]
    var files: [CommittedFiles.File] = []
    for entry in entries {
      guard let blob = entry.blob else {
        files.append(CommittedFiles.File(name: entry.name, bytes: nil))
        continue
      }
      // HASH TYPE SIZE on a line, the bytes, and a line feed.
      let header = rest.prefix { $0 != .lineFeed }
      let columns = header.split(separator: .space).map { String(decoding: $0, as: UTF8.self) }
      let bytes = rest.dropFirst(header.count + 1)
      guard columns.count == 3, columns[0] == blob, let size = Int(columns[2]), size >= 0,
        bytes.count > size
      else { throw Unusable(.unclear(directory)) }
      files.append(CommittedFiles.File(name: entry.name, bytes: Array(bytes.prefix(size))))
      rest = bytes.dropFirst(size + 1)
    }
    return files
  }

  private func output(_ arguments: [String], input: [UInt8] = []) throws(Unusable) -> [UInt8] {
    let result = try git.run(["-C", directory] + arguments, input: input)
    guard result.status == 0 else { throw Unusable(.gitFailed(directory, result.errors)) }
    return result.output
  }
}

extension Message {
  fileprivate static let link = Message(
    sv: "en länk eller en undermodul i git går inte att läsa som en del av regelverket",
    en: "a link or a submodule in git cannot be read as a part of the rule set"
  )
  fileprivate static let strangeName = Message(
    sv: "filens namn är inte text i UTF-8",
    en: "the file's name is not text in UTF-8"
  )
}

extension Diagnostic {
  fileprivate static let noGit = Diagnostic(
    at: .nowhere,
    Message(sv: "programmet git finns inte på datorn", en: "the program git is not installed"),
    help: Message(
      sv: "installera git, eller jämför med en katalog i stället",
      en: "install git, or compare with a directory instead"
    )
  )

  fileprivate static func noRepository(_ directory: String, _ errors: [UInt8]) -> Diagnostic {
    guard words(errors).contains("not a git repository") else {
      return gitFailed(directory, errors)
    }
    return Diagnostic(
      at: .path(directory),
      Message(
        sv: "katalogen ligger inte i något git-förråd",
        en: "the directory is not in a git repository"
      ),
      help: Message(
        sv: "ange en katalog att jämföra med i stället för en revision",
        en: "name a directory to compare with instead of a revision"
      )
    )
  }

  fileprivate static func noRevision(_ revision: String) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Message(
        sv: "”\(revision)” är varken en katalog eller en revision i git",
        en: "“\(revision)” is neither a directory nor a revision in git"
      ),
      help: Message(
        sv: "hämta den med git fetch; i CI behövs hela historiken (fetch-depth: 0)",
        en: "get it with git fetch; in CI the whole history is needed (fetch-depth: 0)"
      )
    )
  }

  fileprivate static func unclear(_ directory: String) -> Diagnostic {
    Diagnostic(
      at: .path(directory),
      Message(sv: "svaret från git går inte att tyda", en: "what git answered cannot be read")
    )
  }

  fileprivate static func gitFailed(_ directory: String, _ errors: [UInt8]) -> Diagnostic {
    let words = words(errors)
    return Diagnostic(
      at: .path(directory),
      Message(
        sv: "git kan inte läsa förrådet: ”\(words)”",
        en: "git cannot read the repository: “\(words)”"
      )
    )
  }

  /// The first line of what git wrote about a mistake.
  private static func words(_ errors: [UInt8]) -> String {
    String(decoding: errors.prefix { $0 != .lineFeed }, as: UTF8.self)
  }
}

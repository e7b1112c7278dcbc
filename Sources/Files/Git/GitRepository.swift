package import Diagnostics

/// The git repository that a directory lies in, read through the command `git`.
///
/// Nothing that is read can make git run another program, ask a server or read other objects than the
/// repository's own: what the repository's configuration says of that is never used.
package struct GitRepository {
  private let git: ChildProcess
  private let directory: String
  /// The directory's path from the top of the repository, with a slash at its end; empty at the top.
  private let prefix: String

  /// The variables of the environment that git needs, to be found and to find the user's own settings.
  ///
  /// No other is handed on: those whose names begin with `GIT_` name other repositories, objects and
  /// settings, and programs to run.
  private static let neededVariables = ["PATH", "HOME", "XDG_CONFIG_HOME", "SUDO_UID"]

  /// Variables that close what reading could otherwise open.
  private static let closingVariables = [
    // A missing object is missing; no server is asked for it, and no program run to reach one.
    "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0",
    // A commit is what it is, whatever is said to stand in its place.
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": "/dev/null/none",
    // A path is a path, nothing is written, and messages are in English.
    "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
  ]

  /// Settings that go before those of the repository.
  private static let settings = [
    "--no-pager", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c",
    "core.hooksPath=/dev/null", "-c", "core.commitGraph=false", "-c", "core.warnAmbiguousRefs=true",
  ]

  /// Finds the repository that a directory lies in: the nearest one upward with a `.git`, never one that
  /// lies bare among the files.
  ///
  /// `environment` is what git's own is made of; nil for this program's.
  package init(
    around directory: String,
    environment: [String: String]? = nil
  ) throws(Unusable) {
    let given = environment ?? ChildProcess.ownEnvironment
    let needed = given.filter { Self.neededVariables.contains($0.key) }
    let variables = needed.merging(Self.closingVariables) { $1 }
    guard let git = ChildProcess("git", environment: variables) else { throw Unusable(.noGit) }
    guard let path = Disk.realPath(directory), let top = Self.top(of: path) else {
      throw Unusable(.noRepository(directory))
    }
    self.git = git
    self.directory = top
    let found = try git.run(Self.settings + ["-C", top, "rev-parse", "--show-prefix"])
    guard found.status == 0 else { throw Unusable(.gitFailed(directory, found.errors)) }
    let below = path.dropFirst(top.count).drop { $0 == "/" }
    prefix =
      String(decoding: found.output.dropLast(), as: UTF8.self) + (below.isEmpty ? "" : below + "/")
  }

  /// The nearest directory upward from a path without links, itself included, that has a `.git`; nil when
  /// there is none.
  package static func top(of path: String) -> String? {
    var parts = path.split(separator: "/")
    while true {
      let directory = "/" + parts.joined(separator: "/")
      if Disk.exists(directory + (parts.isEmpty ? "" : "/") + ".git") { return directory }
      guard parts.popLast() != nil else { return nil }
    }
  }

  /// The rule sets that a revision has in the directory; none where it has no such directory.
  package func ruleSets(at revision: String) throws(Unusable) -> [CommittedFiles] {
    try content(at: revision).all
  }

  /// What a revision has in the directory.
  func content(at revision: String) throws(Unusable) -> CommittedRuleSets {
    let tree = GitTree(self, revision: revision, commit: try commit(revision), prefix: prefix)
    return try tree.ruleSets()
  }

  /// The hash of the commit that a revision means, and means alone.
  private func commit(_ revision: String) throws(Unusable) -> String {
    let arguments = ["rev-parse", "--verify", "--end-of-options", "\(revision)^{commit}"]
    let found = try run(arguments)
    let hash = String(decoding: found.output.dropLast(), as: UTF8.self)
    // `^REVISION`, which leaves a revision out, is answered with a sign before the hash.
    guard found.status == 0, !hash.isEmpty, hash.allSatisfy(\.isHexDigit) else {
      throw Unusable(.noRevision(revision))
    }
    // A tag goes before a branch of the same name, and anybody who may write to the repository makes one.
    guard !String(decoding: found.errors, as: UTF8.self).contains("is ambiguous") else {
      throw Unusable(.ambiguousRevision(revision))
    }
    return hash
  }

  /// What git writes; a failure is an error.
  func output(_ arguments: [String], input: [UInt8] = []) throws(Unusable) -> [UInt8] {
    let result = try run(arguments, input: input)
    guard result.status == 0 else { throw Unusable(.gitFailed(directory, result.errors)) }
    return result.output
  }

  private func run(
    _ arguments: [String],
    input: [UInt8] = []
  ) throws(Unusable) -> ChildProcess.Result {
    try git.run(Self.settings + ["-C", directory] + arguments, input: input)
  }
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

  fileprivate static func noRepository(_ directory: String) -> Diagnostic {
    Diagnostic(
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
        sv: "”\(revision)” är ingen revision i git",
        en: "“\(revision)” is no revision in git"
      ),
      help: Disk.isDirectory(revision)
        ? Message(
          sv: "skriv ”./\(revision)” om katalogen menas",
          en: "write “./\(revision)” if the directory is meant"
        )
        : Message(
          sv: "hämta den med git fetch; i CI behövs hela historiken (fetch-depth: 0)",
          en: "get it with git fetch; in CI the whole history is needed (fetch-depth: 0)"
        )
    )
  }

  fileprivate static func ambiguousRevision(_ revision: String) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Message(
        sv: "”\(revision)” är namnet på flera saker i git",
        en: "“\(revision)” is the name of several things in git"
      ),
      help: Message(
        sv: "skriv hela namnet, till exempel refs/remotes/origin/main",
        en: "write the whole name, such as refs/remotes/origin/main"
      )
    )
  }

  static func unclear(_ directory: String) -> Diagnostic {
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
      ),
      help: words.contains("dubious ownership") ? .ownership : nil
    )
  }

  /// The first line of what git wrote about a mistake, after its remarks.
  private static func words(_ errors: [UInt8]) -> String {
    let lines = errors.split(separator: .lineFeed).map { String(decoding: $0, as: UTF8.self) }
    return lines.first { !$0.hasPrefix("hint:") && !$0.hasPrefix("warning:") } ?? lines.first ?? ""
  }
}

extension Message {
  fileprivate static let ownership = Message(
    sv: "någon annan äger den; lita på den med git config --global --add safe.directory KATALOG",
    en: "somebody else owns it; trust it with git config --global --add safe.directory DIR"
  )
}

package import Diagnostics
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// What the program writes, said before it reads anything, so that no run replaces what it reads.
///
/// Files are told by where they lie on disk and not by the words of their paths. One list for the
/// whole program, since every part of it reads files.
package enum Outputs {
  /// Where a file will stand.
  private enum Spot: Equatable {
    case file(FileIdentity)
    /// There is nothing yet: a name in a directory.
    case new(String, in: FileIdentity)
  }

  private struct State {
    var spots: [(spot: Spot, path: String)] = []
    /// Why nothing may be written any more.
    var problem: Unusable?
  }

  private static let state = Mutex(State())

  /// Remembers files that will be written.
  ///
  /// Refuses two paths to the same file, and one that leads in among the rules or among what git keeps,
  /// since earlier rules are read from there.
  package static func reserve(_ paths: [String]) throws(Unusable) {
    let spots = paths.compactMap { path in spot(of: path).map { (spot: $0, path: path) } }
    for (index, entry) in spots.enumerated() {
      if isBelow(entry.path, Disk.isRuleSet) { throw Unusable(.amongRules(entry.path)) }
      if Disk.parts(of: entry.path).name == ".git" || isBelow(entry.path, Disk.isRepository) {
        throw Unusable(.amongGitFiles(entry.path))
      }
      if let other = spots[..<index].first(where: { $0.spot == entry.spot }) {
        throw Unusable(.twice(entry.path, other.path))
      }
    }
    state.withLock { $0.spots += spots }
  }

  /// Remembers the file that standard output leads to, if it is one.
  package static func reserveStandardOutput() {
    guard let status = FileStatus(.standardOutput), status.kind == .file else { return }
    state.withLock { $0.spots.append((.file(status.identity), "<stdout>")) }
  }

  /// Refuses to read files that will be written, before anything has been.
  package static func refuse(asInputs paths: some Sequence<String>) throws(Unusable) {
    guard state.withLock({ !$0.spots.isEmpty }) else { return }
    for path in paths {
      if let spot = spot(of: path) { try note(spot, path) }
    }
  }

  /// Refuses to read a file that will be written; nothing is written after that.
  static func note(_ descriptor: FileDescriptor, _ name: String) throws(Unusable) {
    guard state.withLock({ !$0.spots.isEmpty }), let status = FileStatus(descriptor) else { return }
    if status.kind == .file { try note(.file(status.identity), name) }
  }

  /// Refuses to write when something that will be written has been read.
  package static func check() throws(Unusable) {
    if let problem = state.withLock({ $0.problem }) { throw problem }
  }

  private static func note(_ spot: Spot, _ name: String) throws(Unusable) {
    let problem = state.withLock { state -> Unusable? in
      guard let output = state.spots.first(where: { $0.spot == spot }) else { return nil }
      let problem = Unusable(.isRead(output.path, as: name))
      state.problem = problem
      return problem
    }
    if let problem { throw problem }
  }

  /// Where a path leads; nil for a pipe, a device or a place where nothing can stand.
  private static func spot(of path: String) -> Spot? {
    if let status = FileStatus(path) {
      return status.kind == .file ? .file(status.identity) : nil
    }
    guard let target = try? Disk.target(of: path) else { return nil }
    let (directory, name) = Disk.parts(of: target)
    return FileStatus(directory).map { .new(name, in: $0.identity) }
  }

  /// Whether a path leads to a file in a directory of some kind, at any depth.
  private static func isBelow(_ path: String, _ isOfKind: (String) -> Bool) -> Bool {
    guard let target = try? Disk.target(of: path),
      var directory = Disk.realPath(Disk.parts(of: target).directory)
    else { return false }
    while true {
      if isOfKind(directory) { return true }
      guard directory != "/" else { return false }
      directory = Disk.parts(of: directory).directory
    }
  }
}

extension Disk {
  /// Whether a directory is a rule set.
  fileprivate static func isRuleSet(_ directory: String) -> Bool {
    exists(RuleSetLayout.path(RuleSetLayout.header, in: directory))
  }

  /// Whether git keeps a repository in a directory.
  fileprivate static func isRepository(_ directory: String) -> Bool {
    ["HEAD", "objects"].allSatisfy { exists(RuleSetLayout.path($0, in: directory)) }
  }
}

extension Diagnostic {
  fileprivate static func isRead(_ output: String, as input: String) -> Diagnostic {
    Diagnostic(
      at: .path(output),
      Message(
        sv: "filen läses i samma körning, som \(input), och skrivs inte över",
        en: "the file is read in the same run, as \(input), and is not overwritten"
      ),
      help: Message(
        sv: "skriv till en fil som inte läses",
        en: "write to a file that is not read"
      )
    )
  }

  fileprivate static func twice(_ output: String, _ other: String) -> Diagnostic {
    Diagnostic(
      at: .path(output),
      Message(
        sv: "två resultat kan inte skrivas till samma fil; det är samma som \(other)",
        en: "two results cannot go to the same file; it is the same as \(other)"
      ),
      help: Message(sv: "skriv det ena till en annan fil", en: "write one of them to another file")
    )
  }

  fileprivate static func amongRules(_ output: String) -> Diagnostic {
    Diagnostic(
      at: .path(output),
      Message(
        sv: "filen ligger bland reglerna, där inget skrivs",
        en: "the file lies among the rules, where nothing is written"
      ),
      help: Message(
        sv: "skriv till en annan katalog",
        en: "write to another directory"
      )
    )
  }

  fileprivate static func amongGitFiles(_ output: String) -> Diagnostic {
    Diagnostic(
      at: .path(output),
      Message(
        sv: "filen ligger bland gits egna filer, där inget skrivs",
        en: "the file lies among git's own files, where nothing is written"
      ),
      help: Message(
        sv: "skriv till en annan katalog",
        en: "write to another directory"
      )
    )
  }
}

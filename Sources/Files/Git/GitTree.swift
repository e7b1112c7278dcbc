internal import Diagnostics

/// What a commit has in one directory.
struct GitTree {
  private let repository: GitRepository
  /// As it was written, for messages.
  private let revision: String
  private let commit: String
  /// The directory's path from the top of the repository, with a slash at its end; empty at the top.
  private let prefix: String

  init(_ repository: GitRepository, revision: String, commit: String, prefix: String) {
    self.repository = repository
    self.revision = revision
    self.commit = commit
    self.prefix = prefix
  }

  /// Something in the directory as git lists it.
  private struct Entry {
    /// What it is: 100644 is a file, 120000 a link and 160000 a submodule.
    let mode: String
    /// The hash of its content.
    let blob: String
    /// Nil where git does not have the content.
    let size: Int?
    /// Its name from the top of the directory, as git has it.
    let bytes: [UInt8]

    /// The same as text; nil where it is none.
    var name: String? { text(in: "") }

    /// Its name from the top of a folder, which ends in a slash; nil where it is not text.
    func text(in folder: String) -> String? {
      let rest = bytes.dropFirst(folder.utf8.count)
      let text = String(decoding: rest, as: UTF8.self)
      return text.utf8.elementsEqual(rest) ? text : nil
    }

    /// Whether it makes a folder whose name is not text a rule set.
    var isStrangeRuleSet: Bool {
      let parts = bytes.split(separator: UInt8(ascii: "/"))
      return name == nil && parts.count == 2 && parts[1].elementsEqual(RuleSetLayout.header.utf8)
    }

    var isFile: Bool { mode.hasPrefix("100") }
  }

  /// The rule sets in the directory, or the one that it is.
  func ruleSets() throws(Unusable) -> CommittedRuleSets {
    let entries = try entries()
    if entries.isEmpty { try refuseLinkOnTheWay() }
    let folders = Self.ruleSets(among: entries)
    var problems = entries.filter(\.isStrangeRuleSet).map { _ in
      Diagnostic(at: .path(path("")), .strangeName)
    }
    if folders != [""] { problems += try links(among: entries) }
    var ruleSets: [CommittedFiles] = []
    for folder in folders {
      let start = folder.isEmpty ? "" : "\(folder)/"
      let inside = entries.filter { $0.bytes.starts(with: start.utf8) }
      problems += inside.compactMap { problem(with: $0, in: folder) }
      guard problems.isEmpty else { continue }
      ruleSets.append(
        CommittedFiles(
          name: path(folder),
          files: try content(of: inside, below: start)
        )
      )
    }
    if let unusable = Unusable(problems) { throw unusable }
    return folders == [""] ? .one(ruleSets[0]) : .several(ruleSets)
  }

  /// The folders that are rule sets: the directory itself, by an empty name, or those in it.
  private static func ruleSets(among entries: [Entry]) -> [String] {
    let names = entries.compactMap(\.name)
    if names.contains(RuleSetLayout.header) { return [""] }
    let folders = names.compactMap { name in
      let parts = name.split(separator: "/")
      return parts.count == 2 && parts[1] == RuleSetLayout.header ? String(parts[0]) : nil
    }
    // In the same order as on disk; git has another.
    return Disk.shown(folders)
  }

  /// What something is called in messages.
  private func path(_ name: String) -> String {
    let path = prefix + name
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return "\(revision):\(trimmed.isEmpty ? "." : trimmed)"
  }

  private func entries() throws(Unusable) -> [Entry] {
    let paths = prefix.isEmpty ? [] : [prefix]
    let list = try repository.output(
      ["ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--"] + paths
    )
    var entries: [Entry] = []
    for line in list.split(separator: 0) {
      // MODE TYPE HASH SIZE, a tab, and the path.
      guard let tab = line.firstIndex(of: .tab) else { throw Unusable(.unclear(path(""))) }
      let columns = line[..<tab].split(separator: .space).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard columns.count == 4 else { throw Unusable(.unclear(path(""))) }
      let bytes = line[(tab + 1)...].dropFirst(prefix.utf8.count)
      let name = String(decoding: bytes, as: UTF8.self)
      // Like on disk, what is hidden is no part of a rule set.
      if name.split(separator: "/").contains(where: { !Disk.isShown(String($0)) }) { continue }
      entries.append(
        Entry(
          mode: columns[0],
          blob: columns[2],
          size: Int(columns[3]),
          bytes: Array(bytes)
        )
      )
    }
    return entries
  }

  // MARK: - What cannot be read

  private func problem(with entry: Entry, in folder: String) -> Diagnostic? {
    guard let name = entry.name else { return Diagnostic(at: .path(path(folder)), .strangeName) }
    let site = Diagnostic.Location.path(path(name))
    if !entry.isFile { return Diagnostic(at: site, .link) }
    guard name.hasSuffix(".yaml") else { return nil }
    guard let size = entry.size else { return Diagnostic(at: site, .missing, help: .fetch) }
    return size > Disk.maximumBytes ? Diagnostic(at: site, .tooLarge) : nil
  }

  /// Links and submodules beside the rule sets that are, or may be, rule sets themselves.
  private func links(among entries: [Entry]) throws(Unusable) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for entry in entries where !entry.isFile {
      guard let name = entry.name, !name.contains("/") else { continue }
      if entry.mode == "120000", !(try leadsToRuleSet(name)) { continue }
      problems.append(Diagnostic(at: .path(path(name)), .link))
    }
    return problems
  }

  /// Whether a link leads to a rule set in the same commit, or out of it.
  private func leadsToRuleSet(_ name: String) throws(Unusable) -> Bool {
    if name.utf8.contains(.lineFeed) || prefix.utf8.contains(.lineFeed) { return true }
    let answer = try repository.output(
      ["cat-file", "--batch-check", "--follow-symlinks"],
      input: Array("\(commit):\(prefix)\(name)/\(RuleSetLayout.header)\n".utf8)
    )
    // HASH TYPE SIZE, or a word for why there is none; `symlink` is one that leads out.
    let words = answer.prefix { $0 != .lineFeed }.split(separator: .space)
      .map { String(decoding: $0, as: UTF8.self) }
    return words.first == "symlink" || words.dropFirst().first == "blob"
  }

  /// Refuses a directory that was a link, or that lay behind one: what the link led to is not known.
  private func refuseLinkOnTheWay() throws(Unusable) {
    let parts = prefix.split(separator: "/")
    for count in parts.indices.map({ $0 + 1 }) {
      let name = parts.prefix(count).joined(separator: "/")
      let found = try repository.output(["ls-tree", "-z", "--full-tree", commit, "--", name])
      let modes = ["120000 ", "160000 "]
      guard modes.contains(where: { found.starts(with: $0.utf8) }) else { continue }
      throw Unusable(Diagnostic(at: .path("\(revision):\(name)"), .link))
    }
  }

  // MARK: - Content

  /// Reads all the YAML files in one run of git.
  private func content(
    of entries: [Entry],
    below start: String
  ) throws(Unusable) -> [CommittedFiles.File] {
    let wanted = entries.filter { $0.name?.hasSuffix(".yaml") == true }
    let list = wanted.map { $0.blob + "\n" }.joined()
    var rest = try repository.output(["cat-file", "--batch"], input: Array(list.utf8))[...]
    var files: [CommittedFiles.File] = []
    for entry in entries {
      guard let name = entry.text(in: start) else { continue }
      guard name.hasSuffix(".yaml") else {
        files.append(CommittedFiles.File(name: name, bytes: nil))
        continue
      }
      // HASH TYPE SIZE on a line, the bytes, and a line feed.
      let header = rest.prefix { $0 != .lineFeed }
      let columns = header.split(separator: .space).map { String(decoding: $0, as: UTF8.self) }
      let bytes = rest.dropFirst(header.count + 1)
      guard columns.count == 3, columns[0] == entry.blob, let size = Int(columns[2]), size >= 0,
        bytes.count > size
      else { throw Unusable(.unclear(path(start + name))) }
      files.append(CommittedFiles.File(name: name, bytes: Array(bytes.prefix(size))))
      rest = bytes.dropFirst(size + 1)
    }
    return files
  }
}

extension Message {
  static let link = Message(
    sv: "en länk eller en undermodul går inte att läsa som ett regelverk eller en del av ett",
    en: "a link or a submodule cannot be read as a rule set or a part of one"
  )
  static let strangeName = Message(
    sv: "en fils namn är inte text i UTF-8",
    en: "the name of a file is not text in UTF-8"
  )
  fileprivate static let missing = Message(
    sv: "filens innehåll saknas i git-förrådet",
    en: "the file's content is missing from the git repository"
  )
  fileprivate static let fetch = Message(
    sv: "förrådet är ofullständigt eller skadat; hämta allt med git fetch --refetch --no-filter",
    en: "the repository is partial or damaged; get everything with git fetch --refetch --no-filter"
  )
}

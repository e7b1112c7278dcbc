package import Diagnostics

/// Where the files of a rule set come from.
///
/// Files and folders in it are named from its top: `forms/sabo-korttid.yaml`; its top is the empty name.
package enum RuleTree: Sendable {
  /// A directory on disk.
  case directory(String)
  /// What a git revision has.
  case committed(CommittedFiles)

  /// What it is called in messages: a path, or `REVISION:PATH`.
  package var name: String {
    switch self {
    case .directory(let path): path
    case .committed(let files): files.name
    }
  }

  /// What one of its files or folders is called in messages.
  package func path(_ file: String) -> String {
    file.isEmpty ? name : RuleSetLayout.path(file, in: name)
  }

  /// Whether there is a file or folder of that name.
  func exists(_ file: String) -> Bool {
    switch self {
    case .directory: Disk.exists(path(file))
    case .committed(let files): files.content(of: file) != nil || files.isFolder(file)
    }
  }

  /// Whether there is a folder of that name.
  func isDirectory(_ file: String) -> Bool {
    switch self {
    case .directory: Disk.isDirectory(path(file))
    case .committed(let files): files.isFolder(file)
    }
  }

  /// The names in a folder, sorted, without hidden files and editors' backups.
  func names(in folder: String = "") throws(Unusable) -> [String] {
    switch self {
    case .directory: return try Disk.names(in: path(folder))
    case .committed(let files):
      let names = files.names(in: folder)
      guard !names.isEmpty else { throw Unusable(Diagnostic(at: .path(path(folder)), .cannotList)) }
      return Disk.shown(names)
    }
  }

  /// The content of a file.
  package func read(_ file: String) throws(Unusable) -> SourceFile {
    switch self {
    case .directory: return try Disk.read(path(file))
    case .committed(let files):
      guard let bytes = files.content(of: file) else {
        throw Unusable(Diagnostic(at: .path(path(file)), .noSuchFile))
      }
      return SourceFile(name: path(file), bytes: bytes)
    }
  }
}

/// The files of a directory as a git revision has them, held in memory.
package struct CommittedFiles: Sendable {
  /// One file.
  struct File: Sendable {
    /// Its name from the top of the directory.
    let name: String
    let bytes: [UInt8]
  }

  /// `REVISION:PATH`, as git writes it; the path is from the top of the repository.
  package let name: String
  // A list, since a dictionary would take two ways to write å for one name; it is short.
  let files: [File]

  /// The bytes of a file; nil when there is none of that name.
  func content(of name: String) -> [UInt8]? {
    files.first { $0.name.utf8.elementsEqual(name.utf8) }?.bytes
  }

  /// Whether there is a folder of that name; git has no empty ones.
  func isFolder(_ name: String) -> Bool { !names(in: name).isEmpty }

  /// The names in a folder, each once, in no order.
  func names(in folder: String) -> [String] {
    let start = Array(folder.isEmpty ? "".utf8 : "\(folder)/".utf8)
    let inside = files.lazy.filter { $0.name.utf8.starts(with: start) }
    let names = inside.map { Array($0.name.utf8.dropFirst(start.count).prefix { $0 != 0x2F }) }
    return Set(names).map { String(decoding: $0, as: UTF8.self) }
  }
}

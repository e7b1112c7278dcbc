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

  /// The name of one of its files, from its top.
  func name(of file: SourceFile) -> Substring {
    file.name.dropFirst(name.count).drop { $0 == "/" }
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
    case .directory: return try Disk.read(path(file), .ordinaryFile)
    case .committed(let files):
      guard let bytes = files.content(of: file) else {
        throw Unusable(Diagnostic(at: .path(path(file)), .noSuchFile))
      }
      return SourceFile(name: path(file), bytes: bytes)
    }
  }
}

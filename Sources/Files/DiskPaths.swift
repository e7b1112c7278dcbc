package import Diagnostics
internal import Glibc
internal import SystemPackage

/// What stands where, and under which names.
extension Disk {
  /// Whether `path` is a directory, or a link to one.
  package static func isDirectory(_ path: String) -> Bool { FileStatus(path)?.kind == .directory }

  /// Whether `path` is a link, wherever it leads.
  static func isLink(_ path: String) -> Bool { link(at: path) != nil }

  /// Whether two paths lead to the same place.
  static func isSame(_ path: String, _ other: String) -> Bool {
    guard let identity = FileStatus(path)?.identity else { return false }
    return identity == FileStatus(other)?.identity
  }

  /// Whether something exists at `path`.
  package static func exists(_ path: String) -> Bool { FileStatus(path) != nil }

  /// The names in a directory in the order of their bytes, without hidden files and editors' backups.
  package static func names(in directory: String) throws(Unusable) -> [String] {
    guard let stream = unsafe withBytes(of: directory, { unsafe opendir($0) }) ?? nil else {
      throw Unusable(Diagnostic(at: .path(directory), .cannotList))
    }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      names.append(name)
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }.map { PathText.text($0) }
      .filter(isShown)
  }

  /// Names of files, sorted, without hidden files and editors' backups.
  static func shown(_ names: [String]) -> [String] {
    names.filter(isShown).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a file of that name is neither hidden nor an editor's backup.
  static func isShown(_ name: String) -> Bool { !name.hasPrefix(".") && !name.hasSuffix("~") }

  /// What `body` makes of the bytes of a path; nil for a path that no file can have.
  static func withBytes<Value>(
    of path: String,
    _ body: (UnsafePointer<CChar>) -> Value
  ) -> Value? {
    let bytes = PathText.bytes(path)
    guard !bytes.contains(0) else { return nil }
    return unsafe (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe body($0) }
    }
  }

  // MARK: - Names

  /// Gives a file another name, in place of any file that has it.
  static func rename(_ path: String, to name: String) throws(Errno) {
    try unsafe perform(path, name) { unsafe Glibc.rename($0, $1) }
  }

  /// Gives a file one more name, which no file has.
  static func link(_ path: String, to name: String) throws(Errno) {
    try unsafe perform(path, name) { unsafe linkat(AT_FDCWD, $0, AT_FDCWD, $1, AT_SYMLINK_FOLLOW) }
  }

  /// Takes a file's name away.
  static func remove(_ path: String) { _ = unsafe withBytes(of: path) { unsafe unlink($0) } }

  private static func perform(
    _ path: String,
    _ name: String,
    _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt
  ) throws(Errno) {
    let problem = unsafe withBytes(of: path) { path in
      unsafe withBytes(of: name) { name in unsafe body(path, name) == 0 ? 0 : errno }
    }
    let code = (problem ?? nil) ?? ENOENT
    if code != 0 { throw Errno(rawValue: code) }
  }

  /// Where a path leads: itself, or what a link there names, whether that exists or not.
  static func target(of path: String) throws(Errno) -> String {
    var path = path
    // As many links as the system follows.
    for _ in 0..<40 {
      guard let next = link(at: path) else { return path }
      path = next.hasPrefix("/") ? next : RuleSetLayout.path(next, in: parts(of: path).directory)
    }
    throw .tooManySymbolicLinkLevels
  }

  /// What a link at a path says; nil where there is none.
  private static func link(at path: String) -> String? {
    let bytes = unsafe withBytes(of: path) { path in
      unsafe [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        count = unsafe max(0, readlink(path, start, buffer.count))
      }
    }
    guard let bytes, !bytes.isEmpty else { return nil }
    return PathText.text(bytes.map { UInt8(bitPattern: $0) })
  }

  /// The directory of a path, and the name in it.
  static func parts(of path: String) -> (directory: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let name = String(path[path.index(after: slash)...])
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }

  /// The path without links, `.` and `..`; nil where there is nothing.
  package static func realPath(_ path: String) -> String? {
    let resolved = unsafe withBytes(of: path) { path -> String? in
      guard let real = unsafe realpath(path, nil) else { return nil }
      defer { unsafe free(real) }
      return unsafe PathText.text(UnsafeRawBufferPointer(start: real, count: strlen(real)))
    }
    return resolved ?? nil
  }

  /// The directory that relative paths start from.
  package static var currentDirectory: String { realPath(".") ?? "/" }
}

package import Diagnostics
internal import Glibc
internal import SystemPackage

/// A file that is written bit by bit and appears whole or not at all.
///
/// Until ``finish()`` it has no name, so that nothing is left of it however the program ends. Where the
/// file system has no files without names, a hidden one beside it is used. What is no ordinary file,
/// such as a pipe, is written straight into.
package final class OutputFile {
  private let path: String
  private let descriptor: FileDescriptor
  /// The hidden file's name; nil for a file without one.
  private let hidden: String?
  private let isDirect: Bool
  private var isOpen = true
  private var buffer: [UInt8] = []

  private static let bufferBytes = 1 << 15
  /// Linux's O_TMPFILE, which the headers hide.
  private static let nameless: CInt = 0o20_000_000 | O_DIRECTORY

  /// Starts a file that will stand at `path`, or where a link there points.
  package init(_ path: String) throws(Unusable) {
    let target = Disk.resolved(path)
    self.path = target
    do {
      if Disk.exists(target), !Disk.isOrdinaryFile(target) {
        descriptor = try FileDescriptor.open(FilePath(target), .writeOnly)
        (hidden, isDirect) = (nil, true)
        return
      }
      isDirect = false
      let directory = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
      let permissions = FilePermissions(rawValue: 0o666)
      let nameless = FileDescriptor.OpenOptions(rawValue: Self.nameless)
      if let file = try? FileDescriptor.open(
        FilePath(directory.isEmpty ? "/" : directory),
        .writeOnly,
        options: nameless,
        permissions: permissions
      ) {
        (descriptor, hidden) = (file, nil)
        return
      }
      let name = Self.hiddenName(for: target)
      descriptor = try FileDescriptor.open(
        FilePath(name),
        .writeOnly,
        options: [.create, .exclusiveCreate],
        permissions: permissions
      )
      hidden = name
    } catch {
      throw Unusable(.cannotWrite(path, error as? Errno))
    }
  }

  deinit {
    guard isOpen else { return }
    try? descriptor.close()
    if let hidden { _ = unsafe unlink(hidden) }
  }

  /// Adds bytes.
  package func write(_ bytes: [UInt8]) throws(Unusable) {
    if buffer.count + bytes.count < Self.bufferBytes {
      buffer += bytes
      return
    }
    try flush()
    try flush(bytes)
  }

  /// Puts the file in its place.
  package func finish() throws(Unusable) {
    try flush()
    do {
      if !isDirect { try place() }
      isOpen = false
      try descriptor.close()
    } catch {
      throw Unusable(.cannotWrite(path, error as? Errno))
    }
  }

  /// Writes what has been added to standard output, at once.
  package static func writeToStandardOutput(_ bytes: [UInt8]) throws(Unusable) {
    do {
      try write(bytes, to: .standardOutput)
    } catch {
      throw Unusable(.cannotWrite("<stdout>", error as? Errno))
    }
  }

  private func flush() throws(Unusable) {
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func flush(_ bytes: [UInt8]) throws(Unusable) {
    do {
      try Self.write(bytes, to: descriptor)
    } catch {
      throw Unusable(.cannotWrite(path, error as? Errno))
    }
  }

  /// Gives the file its name in one step, whether there is one of that name or not.
  private func place() throws {
    if let hidden {
      guard unsafe rename(hidden, path) == 0 else { throw Errno(rawValue: errno) }
      return
    }
    let name = Self.hiddenName(for: path)
    let own = "/proc/self/fd/\(descriptor.rawValue)"
    guard unsafe linkat(AT_FDCWD, own, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 else {
      throw Errno(rawValue: errno)
    }
    guard unsafe rename(name, path) == 0 else {
      let problem = Errno(rawValue: errno)
      _ = unsafe unlink(name)
      throw problem
    }
  }

  private static func hiddenName(for path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = ".\(parts.last ?? "")-\(getpid())"
    return (parts.dropLast().map(String.init) + [name]).joined(separator: "/")
  }

  private static func write(_ bytes: [UInt8], to descriptor: FileDescriptor) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try unsafe rest.withUnsafeBytes { try unsafe descriptor.write($0) }
      rest = rest.dropFirst(count)
    }
  }
}

extension Diagnostic {
  fileprivate static func cannotWrite(_ path: String, _ error: Errno?) -> Diagnostic {
    let message: Message =
      switch error {
      case .noSpace: Message(sv: "disken är full", en: "the disk is full")
      case .permissionDenied, .readOnlyFileSystem:
        Message(sv: "du får inte skriva filen", en: "you are not allowed to write the file")
      case .noSuchFileOrDirectory:
        Message(sv: "katalogen finns inte", en: "there is no such directory")
      default: Message(sv: "filen går inte att skriva", en: "the file cannot be written")
      }
    return Diagnostic(at: .path(path), message)
  }
}

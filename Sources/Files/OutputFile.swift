package import Diagnostics
internal import Glibc
internal import SystemPackage

/// A file that is written bit by bit and appears whole or not at all.
///
/// Until ``finish()`` it has no name, so that nothing is left of it however the program ends. Where the
/// file system has no files without names, a hidden one beside it is used. What is no ordinary file,
/// such as a pipe, is written straight into.
package final class OutputFile {
  /// The path as it was given.
  private let path: String
  /// Where it leads.
  private let target: String
  private let descriptor: FileDescriptor
  /// The hidden file's name; nil for a file without one.
  private let hidden: String?
  private let isDirect: Bool
  /// Whether a file that is there already gives way.
  private let isReplacing: Bool
  private var isOpen = true
  private var buffer: [UInt8] = []

  private static let bufferBytes = 1 << 15
  /// Linux's O_TMPFILE, which the headers hide.
  private static let nameless: CInt = 0o20_000_000 | O_DIRECTORY

  /// Starts a file that will stand at `path`, or where a link there points.
  ///
  /// Unless it is replacing, a file that is there already is refused.
  package init(_ path: String, replacing isReplacing: Bool = true) throws(Unusable) {
    self.path = path
    self.isReplacing = isReplacing
    do throws(Errno) {
      target = try Disk.target(of: path)
      let status = FileStatus(path)
      if let status, status.kind != .file || !status.hasName || Self.standardStream(status) != nil {
        descriptor =
          if let stream = Self.standardStream(status) {
            try Self.copy(of: stream)
          } else {
            try Disk.open(path, .writeOnly)
          }
        (hidden, isDirect) = (nil, true)
        return
      }
      isDirect = false
      if status != nil, !isReplacing { throw .fileExists }
      let permissions = FilePermissions(rawValue: 0o666)
      let nameless = FileDescriptor.OpenOptions(rawValue: Self.nameless)
      if let file = try? Disk.open(
        Disk.parts(of: target).directory,
        .writeOnly,
        options: nameless,
        permissions: permissions
      ) {
        (descriptor, hidden) = (file, nil)
        return
      }
      let name = Self.hiddenName(for: target)
      descriptor = try Disk.open(
        name,
        .writeOnly,
        options: [.create, .exclusiveCreate],
        permissions: permissions
      )
      hidden = name
    } catch {
      throw Unusable(.cannotWrite(path, error))
    }
  }

  /// The stream of the program that leads to the same file, which is then written to as it stands.
  private static func standardStream(_ status: FileStatus) -> FileDescriptor? {
    [.standardOutput, .standardError].first { FileStatus($0)?.identity == status.identity }
  }

  private static func copy(of stream: FileDescriptor) throws(Errno) -> FileDescriptor {
    do {
      return try stream.duplicate()
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Refuses a path at which a file stands already.
  package static func requireNew(_ path: String) throws(Unusable) {
    guard let status = FileStatus(path), status.kind == .file, status.hasName,
      standardStream(status) == nil
    else { return }
    throw Unusable(.cannotWrite(path, .fileExists))
  }

  deinit {
    guard isOpen else { return }
    try? descriptor.close()
    if let hidden { Disk.remove(hidden) }
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

  /// Puts the file in its place; not where the run has read it.
  package func finish() throws(Unusable) {
    try Outputs.check()
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
  private func place() throws(Errno) {
    guard isReplacing else { return try placeAnew() }
    if let hidden { return try Disk.rename(hidden, to: target) }
    let name = Self.hiddenName(for: target)
    try Disk.link(ownName, to: name)
    do throws(Errno) {
      try Disk.rename(name, to: target)
    } catch {
      Disk.remove(name)
      throw error
    }
  }

  /// Gives the file its name in one step; fails where there is one.
  private func placeAnew() throws(Errno) {
    try Disk.link(hidden ?? ownName, to: target)
    if let hidden { Disk.remove(hidden) }
  }

  /// What the system calls a file without a name.
  private var ownName: String { "/proc/self/fd/\(descriptor.rawValue)" }

  private static func hiddenName(for path: String) -> String {
    let (directory, name) = Disk.parts(of: path)
    return RuleSetLayout.path(".\(name)-\(getpid())", in: directory)
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
      case .fileExists: Message(sv: "filen finns redan", en: "the file exists already")
      case .noSuchFileOrDirectory:
        Message(sv: "katalogen finns inte", en: "there is no such directory")
      default: Message(sv: "filen går inte att skriva", en: "the file cannot be written")
      }
    let help = Message(
      sv: "skriv till en ny fil, eller flytta undan den som finns",
      en: "write to a new file, or move away the one that is there"
    )
    return Diagnostic(at: .path(path), message, help: error == .fileExists ? help : nil)
  }
}

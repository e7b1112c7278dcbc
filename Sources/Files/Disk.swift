package import Diagnostics
internal import SystemPackage

/// Reads and writes files; the only code here that touches the disk.
package enum Disk {
  /// The largest input file that is read: 10 MiB.
  ///
  /// A meeting file is about 10 KiB.
  package static let maximumBytes = 10 << 20

  /// What standard input is called in messages.
  package static let standardInputName = "<stdin>"

  /// How a file is opened for reading.
  enum Access {
    /// As something that is read and not written; a pipe is waited for.
    case input
    /// Without waiting for what is no ordinary file, which is refused.
    case ordinaryFile
    /// As a file that the run writes as well.
    case own
  }

  /// The content of a file.
  package static func read(_ path: String) throws(Unusable) -> SourceFile {
    try read(path, .input)
  }

  /// The content of a file.
  static func read(_ path: String, _ access: Access) throws(Unusable) -> SourceFile {
    guard let file = try readUnlessLarge(path, access) else {
      throw Unusable(Diagnostic(at: .path(path), .tooLarge, help: .splitFile))
    }
    return file
  }

  /// The content of a file; nil when there is more of it than ``maximumBytes``.
  package static func readUnlessLarge(_ path: String) throws(Unusable) -> SourceFile? {
    try readUnlessLarge(path, .input)
  }

  private static func readUnlessLarge(
    _ path: String,
    _ access: Access
  ) throws(Unusable) -> SourceFile? {
    let descriptor = try open(path, access)
    defer { try? descriptor.close() }
    // Most files fit, so that they are read in one step into memory of their own.
    let most = 16 << 10
    var bytes = try read(descriptor, name: path, atMost: most)
    while true {
      let chunk = try read(descriptor, name: path, atMost: bytes.count < most ? 1 << 10 : 1 << 20)
      if chunk.isEmpty { return SourceFile(name: path, bytes: bytes) }
      bytes += chunk
      if bytes.count > maximumBytes { return nil }
    }
  }

  /// What is written to standard input, until it ends.
  package static func readStandardInput() throws(Unusable) -> SourceFile {
    try LineStream().rest()
  }

  /// Opens a file for reading; refuses one that the run writes.
  static func open(
    _ path: String,
    _ access: Access = .input
  ) throws(Unusable) -> FileDescriptor {
    let descriptor: FileDescriptor
    do {
      let isWaiting = access != .ordinaryFile
      descriptor = try open(path, .readOnly, options: isWaiting ? [] : .nonBlocking)
    } catch {
      throw Unusable(Diagnostic(at: .path(path), .cannotOpen(error)))
    }
    do throws(Unusable) {
      switch access {
      case .input: try Outputs.note(descriptor, path)
      case .ordinaryFile:
        try Outputs.note(descriptor, path)
        if FileStatus(descriptor)?.kind == .other {
          throw Unusable(Diagnostic(at: .path(path), .noOrdinaryFile))
        }
      case .own: break
      }
    } catch {
      try? descriptor.close()
      throw error
    }
    return descriptor
  }

  /// Opens what stands at a path.
  static func open(
    _ path: String,
    _ mode: FileDescriptor.AccessMode,
    options: FileDescriptor.OpenOptions = [],
    permissions: FilePermissions? = nil
  ) throws(Errno) -> FileDescriptor {
    let opened = unsafe withBytes(of: path) { path in
      Result {
        try unsafe FileDescriptor.open(path, mode, options: options, permissions: permissions)
      }
    }
    switch opened {
    case .success(let descriptor): return descriptor
    case .failure(let error): throw error as? Errno ?? .ioError
    case nil: throw .noSuchFileOrDirectory
    }
  }

  /// The next bytes of a file; none at its end.
  static func read(
    _ descriptor: FileDescriptor,
    name: String,
    atMost count: Int
  ) throws(Unusable) -> [UInt8] {
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
        length = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      let problem: Message = error as? Errno == .isDirectory ? .isDirectory : .cannotRead
      throw Unusable(Diagnostic(at: .path(name), problem))
    }
  }

  /// Writes a whole file, or nothing of it; through a link to where it points, and straight into
  /// what is no ordinary file, such as a pipe.
  ///
  /// Unless it is replacing, a file that is there already is left and the writing refused.
  package static func write(
    _ text: String,
    to path: String,
    replacing isReplacing: Bool = true
  ) throws(Unusable) {
    let file = try OutputFile(path, replacing: isReplacing)
    try file.write(Array(text.utf8))
    try file.finish()
  }

  /// Writes text to standard output, all of it.
  package static func writeToStandardOutput(_ text: String) throws(Unusable) {
    try OutputFile.writeToStandardOutput(Array(text.utf8))
  }
}

extension Message {
  fileprivate static func cannotOpen(_ error: Errno) -> Message {
    switch error {
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
      Message(sv: "inga fler filer får öppnas", en: "no more files may be opened")
    case .noSuchFileOrDirectory: .noSuchFile
    case .permissionDenied:
      Message(sv: "du får inte läsa filen", en: "you are not allowed to read the file")
    default: .cannotRead
    }
  }
  static let noSuchFile = Message(sv: "filen finns inte", en: "there is no such file")
  fileprivate static let cannotRead = Message(
    sv: "filen går inte att läsa",
    en: "the file cannot be read"
  )
  fileprivate static let noOrdinaryFile = Message(
    sv: "det här är ingen vanlig fil",
    en: "this is no ordinary file"
  )
  fileprivate static let isDirectory = Message(
    sv: "det här är en katalog och inte en fil",
    en: "this is a directory and not a file"
  )
  static let tooLarge = Message(
    sv: "filen är större än \(Disk.maximumBytes >> 20) MiB, som är det mesta som läses",
    en: "the file is larger than \(Disk.maximumBytes >> 20) MiB, the most that is read"
  )
  static let splitFile = Message(
    sv: "kontrollera att det är rätt fil; en mötesfil är sällan över 0,1 MiB",
    en: "check that it is the right file; a meeting file is seldom over 0.1 MiB"
  )
  static let cannotList = Message(
    sv: "katalogen går inte att läsa",
    en: "the directory cannot be read"
  )
}

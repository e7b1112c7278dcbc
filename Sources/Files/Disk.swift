package import Diagnostics
internal import FoundationEssentials
internal import SystemPackage

/// Reads and writes files; the only code here that touches the disk.
package enum Disk {
  /// The largest input file that is read: 10 MiB.
  ///
  /// A meeting file is about 10 KiB.
  package static let maximumBytes = 10 << 20

  /// What standard input is called in messages.
  package static let standardInputName = "<stdin>"

  /// The content of a file.
  package static func read(_ path: String) throws(Unusable) -> SourceFile {
    guard let file = try readUnlessLarge(path) else {
      throw Unusable(Diagnostic(at: .path(path), .tooLarge, help: .splitFile))
    }
    return file
  }

  /// The content of a file; nil when there is more of it than ``maximumBytes``.
  package static func readUnlessLarge(_ path: String) throws(Unusable) -> SourceFile? {
    let descriptor = try open(path)
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

  /// Opens a file for reading.
  static func open(_ path: String) throws(Unusable) -> FileDescriptor {
    do {
      return try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      throw Unusable(Diagnostic(at: .path(path), .cannotOpen(error as? Errno)))
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

  /// Whether `path` is a directory, or a link to one.
  package static func isDirectory(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  /// Whether something exists at `path`.
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// The names in a directory, sorted, without hidden files and editors' backups.
  package static func names(in directory: String) throws(Unusable) -> [String] {
    do {
      return shown(try FileManager.default.contentsOfDirectory(atPath: directory))
    } catch {
      throw Unusable(Diagnostic(at: .path(directory), .cannotList))
    }
  }

  /// Names of files, sorted, without hidden files and editors' backups.
  static func shown(_ names: [String]) -> [String] {
    names.filter(isShown).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a file of that name is neither hidden nor an editor's backup.
  static func isShown(_ name: String) -> Bool { !name.hasPrefix(".") && !name.hasSuffix("~") }

  /// Writes a whole file, or nothing of it; through a link to where it points, and straight into
  /// what is no ordinary file, such as a pipe.
  package static func write(_ text: String, to path: String) throws(Unusable) {
    let file = try OutputFile(path)
    try file.write(Array(text.utf8))
    try file.finish()
  }

  /// Writes text to standard output, all of it.
  package static func writeToStandardOutput(_ text: String) throws(Unusable) {
    try OutputFile.writeToStandardOutput(Array(text.utf8))
  }

  /// Whether `path` is a file as others, and not a device or a pipe.
  static func isOrdinaryFile(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  /// The path that a path leads to, so that two ways to write it can be told to be the same.
  package static func resolved(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// The directory that relative paths start from.
  package static var currentDirectory: String { FileManager.default.currentDirectoryPath }
}

extension Message {
  fileprivate static func cannotOpen(_ error: Errno?) -> Message {
    switch error {
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

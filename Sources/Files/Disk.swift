package import Diagnostics
internal import FoundationEssentials
internal import SystemPackage

/// Reads and writes files; the only code here that touches the disk.
package enum Disk {
  /// The largest input file that is read: 10 MiB.
  ///
  /// A meeting file is about 10 KiB.
  package static let maximumBytes = 10 << 20

  /// The content of a file.
  package static func read(_ path: String) throws(Unusable) -> SourceFile {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      throw Unusable(Diagnostic(at: .path(path), .cannotOpen(error as? Errno)))
    }
    defer { try? descriptor.close() }
    return try read(descriptor, name: path)
  }

  /// What is written to standard input, until it ends.
  package static func readStandardInput() throws(Unusable) -> SourceFile {
    try read(.standardInput, name: "<stdin>")
  }

  private static func read(
    _ descriptor: FileDescriptor,
    name: String
  ) throws(Unusable) -> SourceFile {
    var bytes: [UInt8] = []
    // Most files fit, so that they are read in one step into memory of their own.
    var step = 64 << 10
    do {
      while true {
        let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
          count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if chunk.isEmpty { break }
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        step = 1 << 20
        guard bytes.count <= maximumBytes else {
          throw Unusable(Diagnostic(at: .path(name), .tooLarge, help: .splitFile))
        }
      }
    } catch let error as Unusable {
      throw error
    } catch {
      let problem: Message = error as? Errno == .isDirectory ? .isDirectory : .cannotRead
      throw Unusable(Diagnostic(at: .path(name), problem))
    }
    return SourceFile(name: name, bytes: bytes)
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
      return try FileManager.default.contentsOfDirectory(atPath: directory)
        .filter { !$0.hasPrefix(".") && !$0.hasSuffix("~") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw Unusable(Diagnostic(at: .path(directory), .cannotList))
    }
  }

  /// Writes a whole file, or nothing of it; through a link to where it points, and straight into
  /// what is no ordinary file, such as a pipe.
  package static func write(_ text: String, to path: String) throws(Unusable) {
    do {
      let target = resolved(path)
      let attributes = try? FileManager.default.attributesOfItem(atPath: target)
      let type = attributes?[.type] as? FileAttributeType ?? .typeRegular
      guard type != .typeRegular else {
        return try Data(text.utf8).write(to: URL(filePath: target), options: .atomic)
      }
      let descriptor = try FileDescriptor.open(FilePath(target), .writeOnly)
      defer { try? descriptor.close() }
      try write(text, to: descriptor)
    } catch {
      throw Unusable(Diagnostic(at: .path(path), .cannotWrite))
    }
  }

  /// Writes text to standard output, all of it.
  package static func writeToStandardOutput(_ text: String) throws(Unusable) {
    do {
      try write(text, to: .standardOutput)
    } catch {
      throw Unusable(Diagnostic(at: .path("<stdout>"), .cannotWrite))
    }
  }

  private static func write(_ text: String, to descriptor: FileDescriptor) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = try unsafe rest.withUnsafeBytes { try unsafe descriptor.write($0) }
      rest = rest.dropFirst(count)
    }
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
    case .noSuchFileOrDirectory: Message(sv: "filen finns inte", en: "there is no such file")
    case .permissionDenied:
      Message(sv: "du får inte läsa filen", en: "you are not allowed to read the file")
    default: .cannotRead
    }
  }
  fileprivate static let cannotRead = Message(
    sv: "filen går inte att läsa",
    en: "the file cannot be read"
  )
  fileprivate static let isDirectory = Message(
    sv: "det här är en katalog och inte en fil",
    en: "this is a directory and not a file"
  )
  fileprivate static let tooLarge = Message(
    sv: "filen är större än \(Disk.maximumBytes >> 20) MiB, som är det mesta som läses",
    en: "the file is larger than \(Disk.maximumBytes >> 20) MiB, the most that is read"
  )
  fileprivate static let splitFile = Message(
    sv: "kontrollera att det är rätt fil; en mötesfil är sällan över 0,1 MiB",
    en: "check that it is the right file; a meeting file is seldom over 0.1 MiB"
  )
  fileprivate static let cannotList = Message(
    sv: "katalogen går inte att läsa",
    en: "the directory cannot be read"
  )
  fileprivate static let cannotWrite = Message(
    sv: "filen går inte att skriva",
    en: "the file cannot be written"
  )
}

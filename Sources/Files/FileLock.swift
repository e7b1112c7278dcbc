internal import Diagnostics
internal import Glibc
internal import SystemPackage

/// Keeps other runs away from a file for as long as it lives; however the program ends, it is let go.
///
/// What is locked is a hidden file beside it, since the file itself is exchanged when it is written.
final class FileLock {
  private let path: String
  private let descriptor: FileDescriptor

  /// Waits until no other run has the file.
  init(_ path: String) throws(Unusable) {
    do throws(Errno) {
      let (directory, name) = Disk.parts(of: try Disk.target(of: path))
      self.path = "\(directory == "/" ? "" : directory)/.\(name).lock"
      descriptor = try Self.locked(self.path)
    } catch {
      throw Unusable(Diagnostic(at: .path(path), .cannotLock))
    }
  }

  deinit {
    // Whoever waits for it finds that it is gone, and takes a new one.
    Disk.remove(path)
    try? descriptor.close()
  }

  private static func locked(_ path: String) throws(Errno) -> FileDescriptor {
    while true {
      let descriptor = try Disk.open(
        path,
        .readWrite,
        options: [.create],
        permissions: FilePermissions(rawValue: 0o666)
      )
      while flock(descriptor.rawValue, LOCK_EX) != 0 {
        let problem = Errno(rawValue: errno)
        if problem != .interrupted {
          try? descriptor.close()
          throw problem
        }
      }
      if let own = FileStatus(descriptor), FileStatus(path)?.identity == own.identity {
        return descriptor
      }
      try? descriptor.close()
    }
  }
}

extension Message {
  fileprivate static let cannotLock = Message(
    sv: "filen går inte att låsa, så inget hindrar en annan körning från att skriva den samtidigt",
    en: "the file cannot be locked, so nothing keeps another run from writing it at the same time"
  )
}

internal import Diagnostics
internal import Glibc
internal import SystemPackage

/// A file by its device and its number there, which are the same however the path to it is written.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64
}

/// What stands at a path, at the end of any links.
struct FileStatus {
  enum Kind {
    case file
    case directory
    /// A pipe, a socket or a device.
    case other
  }

  let kind: Kind
  let identity: FileIdentity
  /// Whether it still stands in some directory.
  let hasName: Bool

  /// Nil where there is nothing, or nothing that can be looked at.
  init?(_ path: String) {
    var info = stat()
    let found = unsafe Disk.withBytes(of: path) { unsafe stat($0, &info) == 0 }
    guard found == true else { return nil }
    self.init(info)
  }

  /// What an open descriptor leads to; nil where it is not open.
  init?(_ descriptor: FileDescriptor) {
    var info = stat()
    guard unsafe fstat(descriptor.rawValue, &info) == 0 else { return nil }
    self.init(info)
  }

  private init(_ info: stat) {
    switch info.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .directory
    default: kind = .other
    }
    identity = FileIdentity(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
    hasName = info.st_nlink > 0
  }
}

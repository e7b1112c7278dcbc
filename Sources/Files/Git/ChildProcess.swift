internal import Diagnostics
internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// Another program that is run to its end; no shell is involved.
struct ChildProcess {
  /// What came of a run.
  struct Result {
    /// The exit status; nil when the program was ended from outside.
    let status: Int?
    let output: [UInt8]
    let errors: [UInt8]
  }

  /// What the program is called in messages.
  private let name: String
  /// The file of the program.
  private let path: String
  private let environment: [String: String]

  /// The variables of this program's own environment.
  static var ownEnvironment: [String: String] { ProcessInfo.processInfo.environment }

  /// Finds a program in the directories of the environment's `PATH`; nil when there is none.
  ///
  /// A directory that is not written from the root is passed over, since what lies there depends on where
  /// this program is run. The program is given the same environment.
  init?(_ name: String, environment: [String: String]) {
    var environment = environment
    let directories = environment["PATH", default: "/usr/bin:/bin"].split(separator: ":")
      .filter { $0.hasPrefix("/") }
    environment["PATH"] = directories.joined(separator: ":")
    guard
      let path = directories.map({ "\($0)/\(name)" })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return nil }
    self.name = name
    self.path = path
    self.environment = environment
  }

  /// Runs the program.
  ///
  /// What it reads and writes are files without names and not pipes, so that no amount of either can
  /// make the two programs wait for each other.
  func run(_ arguments: [String], input: [UInt8] = []) throws(Unusable) -> Result {
    do {
      let files = [try namelessFile(), try namelessFile(), try namelessFile()]
      defer { for file in files { try? file.close() } }
      try files[0].writeAll(input)
      try files[0].seek(offset: 0, from: .start)
      let status = try wait(for: start(arguments, files))
      return Result(status: status, output: try content(files[1]), errors: try content(files[2]))
    } catch {
      throw Unusable(Diagnostic(at: .nowhere, .cannotRun(name, error as? Errno)))
    }
  }

  private func start(_ arguments: [String], _ files: [FileDescriptor]) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in files.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, file.rawValue, CInt(number))
    }
    let arguments = unsafe Self.pointers([path] + arguments)
    let variables = unsafe Self.pointers(environment.map { "\($0.key)=\($0.value)" })
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var child: pid_t = 0
    let problem = unsafe posix_spawn(&child, path, &actions, nil, arguments, variables)
    guard problem == 0 else { throw Errno(rawValue: problem) }
    return child
  }

  private func wait(for child: pid_t) throws -> Int? {
    var status: CInt = 0
    while unsafe waitpid(child, &status, 0) != child {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
    // The lowest seven bits are the signal that ended it; the byte above is what it said itself.
    return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : nil
  }

  /// Copies of texts as C wants them, with a nil after the last.
  private static func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }

  private func namelessFile() throws -> FileDescriptor {
    guard let stream = unsafe tmpfile() else { throw Errno(rawValue: errno) }
    defer { unsafe fclose(stream) }
    return try FileDescriptor(rawValue: unsafe fileno(stream)).duplicate()
  }

  private func content(_ file: FileDescriptor) throws -> [UInt8] {
    // The child wrote through the same descriptor, and left it at the end.
    try file.seek(offset: 0, from: .start)
    var bytes: [UInt8] = []
    while true {
      let chunk = try Disk.read(file, name: name, atMost: 1 << 20)
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }
}

extension Message {
  fileprivate static func cannotRun(_ name: String, _ error: Errno?) -> Message {
    let reason = error.map { " (\($0))" } ?? ""
    return Message(
      sv: "programmet \(name) går inte att köra\(reason)",
      en: "the program \(name) cannot be run\(reason)"
    )
  }
}

import Foundation

/// A git repository in a directory of its own, which lasts as long as this object.
package struct GitFixture {
  package let directory: TemporaryDirectory

  /// Makes an empty repository.
  package init() throws {
    directory = try TemporaryDirectory()
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// The path of something in the working tree.
  package func path(_ name: String) -> String { "\(directory.path)/\(name)" }

  /// Copies a folder of this project into the working tree.
  package func copy(_ folder: String, to name: String) throws {
    let target = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(atPath: Repository.path(folder), toPath: target.path)
  }

  /// Changes the text of a file in the working tree.
  package func edit(_ name: String, _ change: (String) -> String) throws {
    try directory.write(change(directory.text(name)), to: name)
  }

  /// Commits the working tree as it is.
  package func commit() throws {
    try git("add", "--all", "--force")
    try git("commit", "--quiet", "--allow-empty", "--message=ändring")
  }

  /// Takes the object behind a file or folder of the last commit out of the repository.
  package func forget(_ name: String) throws {
    let hash = try output("rev-parse", "HEAD:\(name)")
    try FileManager.default.removeItem(
      atPath: path(".git/objects/\(hash.prefix(2))/\(hash.dropFirst(2))")
    )
  }

  /// Runs git, whatever the user has set up and whatever hook the tests run in.
  package func git(_ arguments: String...) throws { _ = try run(arguments) }

  /// The first line of what git writes.
  package func output(_ arguments: String...) throws -> String {
    String(try run(arguments).prefix { $0 != "\n" })
  }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "git", "-C", directory.path, "-c", "user.name=Prov", "-c", "user.email=prov@example.org",
        "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null",
      ] + arguments
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Git refused to do something.
  package struct Failure: Error {
    package let arguments: [String]
  }
}

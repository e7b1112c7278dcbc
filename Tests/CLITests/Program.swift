import Foundation
import TestSupport

/// The real program, run as a user would.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  /// The file that the build made, beside the tests.
  static let url = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "kravkoll")

  /// Runs the program in the root of the repository.
  static func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    directory: String? = nil
  ) throws -> Program {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: directory ?? Repository.root.path)
    var variables = ProcessInfo.processInfo.environment
    for name in ["KRAVKOLL_RULES", "NO_COLOR", "COLUMNS"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    // Files and not pipes, so that no amount of output can block.
    let folder = try TemporaryDirectory()
    let paths = try ["in", "out", "err"].map { try folder.write($0 == "in" ? input : "", to: $0) }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: paths[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: paths[1]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: paths[2]))
    try process.run()
    process.waitUntilExit()
    let died = process.terminationReason == .uncaughtSignal
    return Program(
      status: died ? -process.terminationStatus : process.terminationStatus,
      output: try folder.text("out"),
      errors: try folder.text("err")
    )
  }
}

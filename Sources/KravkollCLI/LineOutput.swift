internal import Diagnostics
internal import Files

/// Where lines of results go as they are ready: standard output, or a file that appears whole.
final class LineOutput {
  private let file: OutputFile?

  /// Opens a file; nil is standard output.
  init(_ path: String?) throws(Unusable) {
    file = try path.map { path throws(Unusable) in try OutputFile(path) }
  }

  /// Adds a line; on standard output it goes on at once, so that a filter does not wait.
  func write(_ line: [UInt8]) throws(Unusable) {
    if let file { try file.write(line) } else { try OutputFile.writeToStandardOutput(line) }
  }

  /// Ends the output.
  func finish() throws(Unusable) { try file?.finish() }
}

internal import Diagnostics
internal import Files

/// Where lines of results go as they are ready: standard output, or a file that appears whole.
final class LineOutput {
  private let file: OutputFile?
  private var pending: [UInt8] = []

  /// Opens a file; nil is standard output.
  init(_ path: String?) throws(Unusable) {
    file = try path.map { path throws(Unusable) in try OutputFile(path) }
  }

  /// Adds a line.
  func write(_ line: [UInt8]) throws(Unusable) {
    if let file { return try file.write(line) }
    pending += line
    if pending.count > 1 << 20 { try flush() }
  }

  /// Hands on what has been added so far, so that a filter does not wait.
  func flush() throws(Unusable) {
    guard !pending.isEmpty else { return }
    try OutputFile.writeToStandardOutput(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// Ends the output.
  func finish() throws(Unusable) {
    try flush()
    try file?.finish()
  }
}

package import Diagnostics
internal import SystemPackage

/// Reads a text of any length line by line, a number of lines at a time.
///
/// As many lines are handed on at once as have come, so that a filter answers as soon as it can.
package final class LineStream {
  /// One line, without its line feed.
  package struct Line: Sendable {
    package let bytes: [UInt8]
    /// Its number, from 1.
    package let number: Int
    /// Whether only its beginning is there, since it is longer than what is read.
    package let isCutShort: Bool
  }

  private static let chunkBytes = 1 << 20

  /// The path, or a word for standard input.
  package let name: String
  private let descriptor: FileDescriptor
  private let isOwned: Bool
  /// What has come and not been handed on.
  private var pending: [UInt8] = []
  private var number = 0
  private var isAtEnd = false
  /// Whether what comes next belongs to a line that was cut short.
  private var isSkipping = false

  /// Starts reading a file.
  package init(_ path: String) throws(Unusable) {
    name = path
    descriptor = try Disk.open(path)
    isOwned = true
  }

  /// Starts reading standard input.
  package init() throws(Unusable) {
    name = Disk.standardInputName
    descriptor = .standardInput
    isOwned = false
    try Outputs.note(descriptor, name)
  }

  deinit { if isOwned { try? descriptor.close() } }

  /// Whether the text is read line by line; nothing of it is lost by asking.
  ///
  /// One whole line is enough when it is JSON, so that a filter answers the first before it has the
  /// second; otherwise two are looked at.
  package func isReadByLine() throws(Unusable) -> Bool {
    while !isAtEnd, pending.count < Disk.maximumBytes {
      let lines = pending.count { $0 == .lineFeed }
      if lines > 1 || lines == 1 && StructuredText.isJSONLines(pending[...]) { break }
      try fill()
    }
    return StructuredText.isJSONLines(pending[...])
  }

  /// Everything that is left, as one file; a text that is too long is refused.
  package func rest() throws(Unusable) -> SourceFile {
    while !isAtEnd {
      try fill()
      guard pending.count <= Disk.maximumBytes else {
        throw Unusable(Diagnostic(at: .path(name), .tooLarge, help: .splitFile))
      }
    }
    defer { pending = [] }
    return SourceFile(name: name, bytes: pending)
  }

  /// The next lines; nil at the end of the text.
  package func lines() throws(Unusable) -> [Line]? {
    while true {
      if let last = pending.lastIndex(of: .lineFeed) {
        let lines = split(pending[..<last])
        pending = Array(pending[(last + 1)...])
        if !lines.isEmpty { return lines }
      } else if isAtEnd {
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return split(pending[...])
      } else if pending.count > Disk.maximumBytes {
        number += isSkipping ? 0 : 1
        let line = Line(bytes: Array(pending.prefix(200)), number: number, isCutShort: true)
        defer { isSkipping = true }
        pending = []
        if !isSkipping { return [line] }
      }
      try fill()
    }
  }

  private func split(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    for (_, line) in TextScan.lines(in: bytes) {
      if isSkipping {
        isSkipping = false
        continue
      }
      number += 1
      lines.append(Line(bytes: Array(line), number: number, isCutShort: false))
    }
    return lines
  }

  private func fill() throws(Unusable) {
    let chunk = try Disk.read(descriptor, name: name, atMost: Self.chunkBytes)
    isAtEnd = chunk.isEmpty
    if pending.isEmpty { pending = chunk } else { pending += chunk }
  }
}

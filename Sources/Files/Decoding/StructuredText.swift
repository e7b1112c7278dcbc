internal import Diagnostics
internal import Events
internal import JSON
internal import YAML

/// Text whose format shows in its content: JSON or YAML.
enum StructuredText {
  /// The events of a text.
  static func events(_ file: SourceFile) throws(Unusable) -> any EventSource {
    isJSON(file.bytes[...]) ? JSONEvents(file) : try YAMLEvents(file)
  }

  /// Whether a text begins as JSON does and our YAML does not: with a bracket, or with a brace and
  /// then a name in quotation marks, the other brace or nothing at all.
  static func isJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    let isSpace: (UInt8) -> Bool = { $0 == .space || ($0 >= .tab && $0 <= .carriageReturn) }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    let rest = text.drop(while: isSpace)
    guard let first = rest.first else { return false }
    if first == 0x5B { return true }
    guard first == 0x7B else { return false }
    let second = rest.dropFirst().first { !isSpace($0) }
    return second == nil || second == 0x22 || second == 0x7D
  }

  /// Whether a text begins as YAML or JSON with answers does: enough to look no further for most.
  static func isStructured(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    let line = text.drop { $0 <= .space }.prefix { $0 != .lineFeed }
    guard let first = line.first else { return true }
    if [0x23, 0x25, 0x2D, 0x5B, 0x7B].contains(first) { return true }
    let letters = line.prefix { (0x61...0x7A).contains($0) }
    return !letters.isEmpty && line.dropFirst(letters.count).first == 0x3A
  }

  /// Whether a text is JSON with one value on each line: its first line is whole, or the second
  /// begins as another value does.
  static func isJSONLines(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lines = bytes.split(separator: .lineFeed, maxSplits: 2, omittingEmptySubsequences: true)
    guard let first = lines.first else { return false }
    if let second = lines.dropFirst().first, second.starts(with: [0x7B, 0x22]) { return true }
    let last = first.last { $0 != .space && $0 != .tab && $0 != .carriageReturn }
    return isJSON(first) && (last == 0x7D || last == 0x5D)
  }
}

package import FoundationEssentials

/// The files of the repository, found from where this file stands.
package enum Repository {
  package static let root: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  /// The path of a file in the repository.
  package static func path(_ name: String) -> String { root.path + "/" + name }

  /// The text of a file in the repository.
  package static func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: path(name)), encoding: .utf8)
  }

  /// The YAML files directly in a folder, sorted by name, as paths in the repository.
  package static func yamlFiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }
}

/// A directory that lasts as long as this object.
package final class TemporaryDirectory {
  package let path: String

  /// Creates an empty directory.
  package init() throws {
    path = FileManager.default.temporaryDirectory.path + "/kravkoll-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Creates a directory that starts as a copy of one in the repository.
  package init(copying folder: String) throws {
    path = FileManager.default.temporaryDirectory.path + "/kravkoll-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: Repository.path(folder), toPath: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file; its folders are made where they are missing.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file of bytes.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
    return url.path
  }

  /// The text of a file.
  package func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8)
  }
}

/// A generator of random numbers that gives the same ones for the same seed.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator.
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

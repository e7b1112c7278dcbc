/// The files of a directory as a git revision has them, held in memory.
package struct CommittedFiles: Sendable {
  /// One file.
  package struct File: Sendable {
    /// Its name from the top of the directory.
    package let name: String
    /// Nil for a file that no rule set reads, of which only the name matters.
    package let bytes: [UInt8]?

    /// Creates a file.
    package init(name: String, bytes: [UInt8]?) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// `REVISION:PATH`, as git writes it; the path is from the top of the repository.
  package let name: String
  // A list, since a dictionary would take two ways to write å for one name; it is short.
  let files: [File]

  /// Creates a directory of files, none of which has the name of another.
  package init(name: String, files: [File]) {
    self.name = name
    self.files = files
  }

  /// The bytes of a YAML file; nil when there is none of that name.
  func content(of name: String) -> [UInt8]? {
    files.first { $0.name.utf8.elementsEqual(name.utf8) }?.bytes
  }

  /// Whether there is a folder of that name; git has no empty ones.
  func isFolder(_ name: String) -> Bool { !names(in: name).isEmpty }

  /// The names in a folder, each once, in no order.
  func names(in folder: String) -> [String] {
    let start = Array(folder.isEmpty ? "".utf8 : "\(folder)/".utf8)
    let inside = files.lazy.filter { $0.name.utf8.starts(with: start) }
    let names = inside.map { Array($0.name.utf8.dropFirst(start.count).prefix { $0 != 0x2F }) }
    return Set(names).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// What a git revision has in a directory.
enum CommittedRuleSets: Sendable {
  /// The directory is a rule set itself.
  case one(CommittedFiles)
  /// It holds rule sets, or none.
  case several([CommittedFiles])

  var all: [CommittedFiles] {
    switch self {
    case .one(let files): [files]
    case .several(let all): all
    }
  }
}

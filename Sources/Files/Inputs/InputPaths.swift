package import Diagnostics

/// Finds the files that the arguments of a command name: files, directories and patterns.
package struct InputPaths {
  /// One thing to read, in the order in which it was named.
  package enum Input: Sendable {
    case file(String)
    case standardInput
    /// A name behind which there is nothing to read.
    case missing(Unusable)
  }

  /// How a file's name ends that is read when it is found in a directory.
  private static let endings = [
    ".yaml", ".yml", ".json", ".ndjson", ".jsonl", ".csv", ".tsv", ".txt",
  ]
  /// How a file's name begins, in small letters, that is about the files beside it and holds no answers.
  private static let aboutOthers = ["readme", "läsmig", "las-mig", "läs-mig", "las_mig", "läs_mig"]
  /// How deep directories may stand in each other; more is a link that leads back.
  private static let maximumDepth = 32

  package private(set) var inputs: [Input] = []
  /// Files in directories that were passed over, by their names.
  package private(set) var skipped: [String] = []
  /// What was passed over in directories because it is no file: pipes, sockets and devices.
  package private(set) var skippedOddities: [String] = []
  /// Files that are read as something else, and are no answers where they lie in a directory.
  private let others: [FileIdentity]

  /// Finds what the arguments name; `-` is standard input.
  ///
  /// Files in a directory come in the order of their names' bytes, whatever the file system says;
  /// directories with rules are passed over, and so are `others`, which the command reads as something
  /// else.
  package init(_ arguments: [String], besides others: [String] = []) {
    self.others = others.compactMap { FileStatus($0)?.identity }
    for argument in arguments {
      if argument == "-" {
        inputs.append(.standardInput)
      } else if Disk.isDirectory(argument) {
        add(directory: argument)
      } else if Glob.isPattern(argument), !Disk.exists(argument) {
        add(pattern: argument)
      } else {
        inputs.append(.file(argument))
      }
    }
  }

  private mutating func add(directory: String) {
    let before = inputs.count
    let path = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    visit(path.isEmpty ? "/" : path, depth: 0)
    guard inputs.count == before else { return }
    inputs.append(.missing(Unusable(Diagnostic(at: .path(directory), .noFiles, help: .endings))))
  }

  private mutating func visit(_ directory: String, depth: Int) {
    let names: [String]
    do throws(Unusable) {
      names = try Disk.names(in: directory)
    } catch {
      return inputs.append(.missing(error))
    }
    guard !names.contains("ruleset.yaml"), depth < Self.maximumDepth else { return }
    for name in names {
      let path = directory == "/" ? "/\(name)" : "\(directory)/\(name)"
      let status = FileStatus(path)
      switch status?.kind {
      case .directory: visit(path, depth: depth + 1)
      case .other: skippedOddities.append(path)
      // What cannot be looked at, such as a link that leads nowhere, says so when it is read.
      case .file, nil:
        if let status, others.contains(status.identity) { continue }
        if Self.isRead(name) { inputs.append(.file(path)) } else { skipped.append(path) }
      }
    }
  }

  /// Whether a file of that name is read when it is found in a directory.
  private static func isRead(_ name: String) -> Bool {
    let name = name.lowercased()
    return endings.contains { name.hasSuffix($0) }
      && !(name.hasSuffix(".txt") && aboutOthers.contains { name.hasPrefix($0) })
  }

  private mutating func add(pattern: String) {
    let found = Glob(pattern).paths
    if found.isEmpty {
      return inputs.append(.missing(Unusable(Diagnostic(at: .path(pattern), .noMatch))))
    }
    for path in found {
      switch FileStatus(path)?.kind {
      case .directory: add(directory: path)
      case .other: skippedOddities.append(path)
      case .file, nil: inputs.append(.file(path))
      }
    }
  }
}

extension Message {
  fileprivate static let noFiles = Message(
    sv: "katalogen har inga filer med svar",
    en: "the directory has no files with answers"
  )
  fileprivate static let endings = Message(
    sv: "i kataloger läses filer som slutar på .yaml, .json, .ndjson, .csv eller .txt",
    en: "in directories files are read that end in .yaml, .json, .ndjson, .csv or .txt"
  )
  fileprivate static let noMatch = Message(
    sv: "ingen fil passar mönstret",
    en: "no file matches the pattern"
  )
}

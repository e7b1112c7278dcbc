/// The names that files have from the root of their repository, by which other tools know them.
package struct RepositoryPaths: Sendable {
  private let root: [Substring]
  private let workingDirectory: String

  /// Creates names from a root, of files that are named from a working directory; both are absolute.
  package init(root: String, workingDirectory: String) {
    self.root = Self.parts(of: root)
    self.workingDirectory = workingDirectory
  }

  /// The names from where the nearest repository around the current directory begins, or from the
  /// current directory where there is none.
  package static var current: RepositoryPaths {
    let here = Disk.currentDirectory
    var parts = parts(of: here)
    while !Disk.exists("/" + (parts + [".git"]).joined(separator: "/")) {
      guard parts.popLast() != nil else {
        return RepositoryPaths(root: here, workingDirectory: here)
      }
    }
    return RepositoryPaths(root: "/" + parts.joined(separator: "/"), workingDirectory: here)
  }

  /// The name of a file; it begins with `..` only where the file lies outside the repository.
  package func path(of name: String) -> String {
    let parts = Self.parts(of: name.hasPrefix("/") ? name : "\(workingDirectory)/\(name)")
    let shared = zip(parts, root).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: root.count - shared)
    return (up + parts.dropFirst(shared)).joined(separator: "/")
  }

  /// The steps of an absolute path, without those that lead nowhere or back.
  private static func parts(of path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts
  }
}

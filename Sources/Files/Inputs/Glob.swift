/// A pattern for paths: `*` and `?` stand for letters within a name, `[abc]` or `[a-c]` for one of some, and a
/// name of `**` for any number of directories.
struct Glob {
  private let root: String
  private let names: [String]

  /// Whether a path is a pattern.
  static func isPattern(_ path: String) -> Bool {
    path.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
  }

  init(_ pattern: String) {
    root = pattern.hasPrefix("/") ? "/" : ""
    names = pattern.split(separator: "/").map(String.init)
  }

  /// The paths that match, in the order of their names' bytes.
  var paths: [String] {
    var found: [String] = []
    visit(root, names[...], &found)
    return found
  }

  private func visit(_ directory: String, _ rest: ArraySlice<String>, _ found: inout [String]) {
    guard let pattern = rest.first else { return found.append(directory) }
    let others = rest.dropFirst()
    if pattern == "**" {
      visit(directory, others, &found)
      for name in entries(in: directory) {
        let path = join(directory, name)
        if Disk.isDirectory(path) { visit(path, rest, &found) }
      }
    } else if !Self.isPattern(pattern) {
      let path = join(directory, pattern)
      if Disk.exists(path) { visit(path, others, &found) }
    } else {
      for name in entries(in: directory) where Self.matches(Array(name)[...], Array(pattern)[...]) {
        visit(join(directory, name), others, &found)
      }
    }
  }

  private func entries(in directory: String) -> [String] {
    (try? Disk.names(in: directory.isEmpty ? "." : directory)) ?? []
  }

  private func join(_ directory: String, _ name: String) -> String {
    directory.isEmpty || directory == "/" ? directory + name : "\(directory)/\(name)"
  }

  /// Whether a letter is one of a set, in which `a-z` stands for all between.
  private static func isMember(_ letter: Character, of set: ArraySlice<Character>) -> Bool {
    var rest = set
    while let first = rest.popFirst() {
      if rest.first == "-", let last = rest.dropFirst().first {
        if first <= letter, letter <= last { return true }
        rest = rest.dropFirst(2)
      } else if first == letter {
        return true
      }
    }
    return false
  }

  /// Whether a name matches a pattern without slashes.
  static func matches(_ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    guard let sign = pattern.first else { return name.isEmpty }
    switch sign {
    case "*":
      return (name.startIndex...name.endIndex).contains {
        matches(name[$0...], pattern.dropFirst())
      }
    case "?": return !name.isEmpty && matches(name.dropFirst(), pattern.dropFirst())
    case "[":
      guard let end = pattern.firstIndex(of: "]"), let letter = name.first else { return false }
      let set = pattern[(pattern.startIndex + 1)..<end]
      return isMember(letter, of: set) && matches(name.dropFirst(), pattern[(end + 1)...])
    default: return name.first == sign && matches(name.dropFirst(), pattern.dropFirst())
    }
  }
}

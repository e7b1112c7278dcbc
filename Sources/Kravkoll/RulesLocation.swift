package import Diagnostics
internal import Files
internal import FoundationEssentials

/// Where rules are looked for.
package struct RulesLocation: Sendable {
  private let chosen: String?
  private let installed: [String]

  /// Creates a location: a directory that was chosen, or else the nearest `rules` upward from each
  /// input, or else the first of the installed directories that exists.
  package init(chosen: String?, installed: [String]) {
    self.chosen = chosen
    self.installed = installed
  }

  /// The directory with the rules for an input; nil as the input means the current directory.
  package func directory(for input: String?) throws(Unusable) -> String {
    if let chosen { return chosen }
    if let nearest = Self.nearest(upwardFrom: input) { return nearest }
    if let directory = installed.first(where: { Disk.isDirectory($0) }) { return directory }
    throw Unusable(Diagnostic(at: .nowhere, .noRules, help: .rulesOption))
  }

  private static func nearest(upwardFrom input: String?) -> String? {
    // Names stay as they were written where that is possible, since messages show them.
    var directory =
      input.map { path in
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      } ?? ""
    if input?.hasPrefix("/") == true, directory.isEmpty { directory = "/" }
    let isBelowHere = !directory.hasPrefix("/") && !directory.split(separator: "/").contains("..")
    if isBelowHere {
      while true {
        let rules = directory.isEmpty ? "rules" : "\(directory)/rules"
        if Disk.isDirectory(rules) { return rules }
        if directory.isEmpty { break }
        directory = directory.lastIndex(of: "/").map { String(directory[..<$0]) } ?? ""
      }
      directory = Disk.currentDirectory
    } else if !directory.hasPrefix("/") {
      directory = Disk.currentDirectory + "/" + directory
    }
    var parts = URL(filePath: directory).standardizedFileURL.path.split(separator: "/")
    while true {
      let rules = "/" + (parts + ["rules"]).joined(separator: "/")
      if Disk.isDirectory(rules) { return rules }
      guard parts.popLast() != nil else { return nil }
    }
  }
}

extension Message {
  fileprivate static let noRules = Message(
    sv: "hittar inga regler",
    en: "no rules were found"
  )
  fileprivate static let rulesOption = Message(
    sv: "ange var de finns med --rules KATALOG eller miljövariabeln KRAVKOLL_RULES",
    en: "say where they are with --rules DIR or the environment variable KRAVKOLL_RULES"
  )
}

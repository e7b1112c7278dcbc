import Foundation
import Testing
import TestSupport

/// A copy of what is installed from, and a place to install it in.
private struct Installation {
  let source: TemporaryDirectory
  let target: TemporaryDirectory

  init() throws {
    source = try TemporaryDirectory(copying: "Scripts")
    target = try TemporaryDirectory()
    let manager = FileManager.default
    // Scripts lie in a folder of the source.
    let scripts = try source.text("install")
    for name in try manager.contentsOfDirectory(atPath: source.path) {
      try manager.removeItem(atPath: "\(source.path)/\(name)")
    }
    try source.write(scripts, to: "Scripts/install")
    try source.write("manual", to: "docs/kravkoll.1")
    try manager.copyItem(
      atPath: Repository.path("samples/undantag/rules"),
      toPath: "\(source.path)/rules"
    )
  }

  /// Installs, and returns what was said.
  func install() throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["\(source.path)/Scripts/install", target.path]
    process.environment = ["KRAVKOLL": Program.url.path, "PATH": "/usr/bin:/bin"]
    let output = try source.write("", to: "utskrift")
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try source.text("utskrift")
  }

  func edit(_ folder: TemporaryDirectory, _ name: String, _ text: String) throws {
    try folder.write(try folder.text(name) + text, to: name)
  }
}

struct `Installing again` {
  private let rules = "share/kravkoll/rules/ovning"

  @Test func `keeps what somebody has changed, and updates the rest`() throws {
    let installation = try Installation()
    let (source, target) = (installation.source, installation.target)
    let first = try installation.install()
    #expect(first.contains("ny: ovning/units.yaml"))
    #expect(try target.text("\(rules)/units.yaml") == source.text("rules/ovning/units.yaml"))
    let run = try Program.run(
      ["check", Repository.path("samples/undantag/exempelbyn-2026.yaml")],
      environment: ["KRAVKOLL_RULES": "\(target.path)/share/kravkoll/rules"]
    )
    #expect(run.status == 1)

    try installation.edit(target, "\(rules)/exceptions.yaml", "# beslutat hos oss\n")
    try installation.edit(target, "\(rules)/units.yaml", "# ifyllt hos oss\n")
    try target.write("id: egen\n", to: "share/kravkoll/rules/egen-2026/ruleset.yaml")
    try FileManager.default.removeItem(atPath: "\(target.path)/\(rules)/themes.yaml")
    try installation.edit(source, "rules/ovning/units.yaml", "# nytt\n")
    try installation.edit(source, "rules/ovning/measures.yaml", "# nytt\n")
    try source.write("# nytt\n", to: "rules/ovning/tests/nya.yaml")

    let second = try installation.install()
    #expect(try target.text("\(rules)/exceptions.yaml").hasSuffix("# beslutat hos oss\n"))
    #expect(try target.text("\(rules)/units.yaml").hasSuffix("# ifyllt hos oss\n"))
    #expect(try target.text("share/kravkoll/rules.new/ovning/units.yaml").hasSuffix("# nytt\n"))
    #expect(try target.text("\(rules)/measures.yaml").hasSuffix("# nytt\n"))
    #expect(try target.text("\(rules)/tests/nya.yaml") == "# nytt\n")
    #expect(try target.text("share/kravkoll/rules/egen-2026/ruleset.yaml") == "id: egen\n")
    #expect(throws: (any Error).self) { try target.text("\(rules)/themes.yaml") }
    for line in [
      "er egen, orörd: ovning/exceptions.yaml\n",
      "er egen, orörd: ovning/units.yaml; den nya ligger i",
      "uppdaterad: ovning/measures.yaml\n", "ny: ovning/tests/nya.yaml\n",
      "borttagen av er, läggs inte tillbaka: ovning/themes.yaml\n",
    ] {
      #expect(second.contains(line), "\(second)")
    }
    #expect(!second.contains("ruleset.yaml"))
  }

  @Test func `takes away what is no longer shipped, but nothing of somebody's own`() throws {
    let installation = try Installation()
    let (source, target) = (installation.source, installation.target)
    try source.write("# a\n", to: "rules/ovning/tests/a.yaml")
    try source.write("# b\n", to: "rules/ovning/tests/b.yaml")
    _ = try installation.install()
    try installation.edit(target, "\(rules)/tests/b.yaml", "# vår\n")
    for name in ["a", "b"] {
      try FileManager.default.removeItem(atPath: "\(source.path)/rules/ovning/tests/\(name).yaml")
    }
    let text = try installation.install()
    #expect(throws: (any Error).self) { try target.text("\(rules)/tests/a.yaml") }
    #expect(try target.text("\(rules)/tests/b.yaml").hasSuffix("# vår\n"))
    #expect(text.contains("tests/a.yaml") && text.contains("er egen och kvar: ovning/tests/b.yaml"))
  }

  @Test func `over rules of which nothing is remembered keeps those that differ`() throws {
    let installation = try Installation()
    let target = installation.target
    try target.write("# från förr\n", to: "\(rules)/units.yaml")
    let text = try installation.install()
    #expect(try target.text("\(rules)/units.yaml") == "# från förr\n")
    #expect(text.contains("er egen, orörd: ovning/units.yaml; den nya ligger i"))
    #expect(text.contains("reglerna klarar inte sina prov"))
  }
}

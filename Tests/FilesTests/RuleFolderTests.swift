import Diagnostics
import Files
import Foundation
import Testing
import TestSupport

struct `What a rule set is compared with` {
  private func repository() throws -> GitFixture {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    return repository
  }

  @Test(arguments: ["main", "rules/ovning", "HEAD"])
  func `is a revision by its name, also where there is such a directory`(name: String) throws {
    let repository = try repository()
    try repository.git("branch", "--force", "rules/ovning")
    if name != "rules/ovning" { try repository.copy(practiceFolder, to: name) }
    let base = try RuleFolder(repository.path("rules/ovning")).base(name)
    #expect(base.ruleSets.map(\.tree.name) == ["\(name):rules/ovning"])
  }

  @Test func `is a directory by its path`() throws {
    let repository = try repository()
    try repository.copy(practiceFolder, to: "HEAD/ovning")
    let folder = try RuleFolder(repository.path("rules/ovning"))
    let base = try folder.base(repository.path("HEAD"))
    #expect(base.ruleSets.map(\.tree.name) == [repository.path("HEAD/ovning")])
    let neighbour = repository.path("rules/förut")
    try repository.copy(practiceFolder, to: "rules/förut")
    let alone = try folder.base(neighbour)
    #expect(alone.ruleSets.map(\.tree.name) == [neighbour])
    #expect(
      try folder.all(besides: alone.replaced).map(\.tree.name) == [repository.path("rules/ovning")]
    )
  }

  @Test func `is refused when a tag and a branch have its name`() throws {
    let repository = try repository()
    try repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    try repository.git("tag", "origin/main")
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "origin/main")
    }
    #expect(found.first?.message[.swedish].text.contains("flera saker") == true)
    let whole = "refs/remotes/origin/main"
    #expect(try read(at: repository.path("rules/ovning"), revision: whole) != nil)
  }

  @Test func `is everything in the folder, in the order of the names on disk`() throws {
    let repository = try repository()
    for name in ["a", "a-b", "a.b"] { try repository.copy(practiceFolder, to: "rules/\(name)") }
    try repository.commit()
    let folder = try RuleFolder(repository.path("rules"))
    func names(_ copies: [RuleSetCopy]) -> [String] {
      copies.map { String($0.tree.name.split(separator: "/").last ?? "") }
    }
    #expect(names(try folder.base("HEAD").ruleSets) == ["a", "a-b", "a.b", "ovning"])
    #expect(names(try folder.all()) == ["a", "a-b", "a.b", "ovning"])
  }

  /// Changes by which the rules lie behind a link.
  static let links: [[(link: String, target: String)]] = [
    [("rules/ovning", "../annat/ovning")], [("rules", "annat")],
    [("rules/ovning/forms", "../../annat/ovning/forms")],
    [("rules/ovning/units.yaml", "../../annat/ovning/units.yaml")],
    [("rules/extra", "../annat/ovning")], [("rules/extra", "ovning")],
  ]

  @Test(arguments: links.indices)
  func `is never behind a link, now or in the base`(index: Int) throws {
    let repository = try repository()
    try repository.copy(practiceFolder, to: "annat/ovning")
    try repository.commit()
    for (link, target) in Self.links[index] {
      try? FileManager.default.removeItem(atPath: repository.path(link))
      try FileManager.default.createSymbolicLink(
        atPath: repository.path(link),
        withDestinationPath: target
      )
    }
    let now = mistakes { () throws(Unusable) in
      try RuleFolder(repository.path("rules/ovning")).all().first
    }
    #expect(now.first?.message[.swedish].text.contains("länk") == true)
    try repository.commit()
    for (link, _) in Self.links[index] {
      try FileManager.default.removeItem(atPath: repository.path(link))
    }
    try? FileManager.default.removeItem(atPath: repository.path("rules"))
    try repository.copy(practiceFolder, to: "rules/ovning")
    let base = mistakes { () throws(Unusable) in
      try RuleFolder(repository.path("rules/ovning")).base("HEAD").ruleSets.first
    }
    #expect(base.first?.message[.swedish].text.contains("länk") == true, "\(base)")
  }

  @Test func `may lie beside links that are no rule sets, in a repository behind one`() throws {
    let repository = try repository()
    try repository.directory.write("läs mig", to: "README.md")
    for (name, target) in [("LÄSMIG.md", "../README.md"), ("borta", "finns-inte")] {
      try FileManager.default.createSymbolicLink(
        atPath: repository.path("rules/\(name)"),
        withDestinationPath: target
      )
    }
    try repository.commit()
    let outside = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: outside.path + "/förråd",
      withDestinationPath: repository.directory.path
    )
    let folder = try RuleFolder(outside.path + "/förråd/rules/ovning")
    #expect(try folder.all().count == 1)
    #expect(try folder.base("HEAD").ruleSets.count == 1)
  }
}

import Diagnostics
import Files
import Foundation
import Model
import Testing
import TestSupport

/// The practice rules.
let practiceFolder = "samples/undantag/rules/ovning"

/// What a git revision has where a rule set lies; nil when it has none there.
func read(at rules: String, revision: String) throws(Unusable) -> RuleSetCopy? {
  let all = try RuleFolder(rules).base(revision).ruleSets
  // Its neighbours are read too.
  let name = rules.split(separator: "/").last ?? ""
  return all.first { $0.tree.name.hasSuffix("/\(name)") || $0.tree.name.hasSuffix(":\(name)") }
    ?? all.first { $0.tree.name.hasSuffix(":.") }
}

/// What is wrong with reading something.
func mistakes(_ read: () throws(Unusable) -> RuleSetCopy?) -> [Diagnostic] {
  do throws(Unusable) {
    _ = try read()
    return []
  } catch {
    return error.diagnostics
  }
}

private func words(_ read: () throws(Unusable) -> RuleSetCopy?) -> String {
  mistakes(read).map { $0.message[.swedish].text + " " + ($0.help?[.swedish].text ?? "") }.joined()
}

struct `A rule set on disk` {
  @Test func `is read with its tests`() throws {
    let copy = try RuleSetCopy.read(at: Repository.path(practiceFolder))
    #expect(copy.ruleSet.id.text == "ovning-2025")
    #expect(try copy.tests().isEmpty == false)
  }

  @Test func `lies in a folder, which can be named instead`() throws {
    let folder = try RuleFolder(Repository.path("samples/undantag/rules"))
    #expect(try folder.chosen().map(\.ruleSet.id.text) == ["ovning-2025"])
  }

  @Test func `is refused where there is no directory, or none that has rules`() throws {
    let directory = try TemporaryDirectory()
    func words(_ path: String) -> String {
      do throws(Unusable) {
        _ = try RuleFolder(path)
        return ""
      } catch {
        return error.diagnostics[0].message[.swedish].text
      }
    }
    #expect(words(directory.path + "/x").contains("ingen sådan katalog"))
    #expect(words(Repository.path("samples")).contains("saknar ruleset.yaml"))
  }
}

struct `A rule set at a git revision` {
  /// A repository whose first commit has the practice rules, and whose second a new title.
  private func repository(_ folder: String = "rules/ovning") throws -> GitFixture {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: folder)
    try repository.commit()
    try repository.edit("\(folder)/ruleset.yaml") {
      $0.replacing(/title: "Övning 2025.*"/, with: "title: Ny titel")
    }
    try repository.commit()
    return repository
  }

  @Test func `is what was committed, whatever the working tree has`() throws {
    let repository = try repository()
    let rules = repository.path("rules/ovning")
    try repository.edit("rules/ovning/ruleset.yaml") { _ in "trasig: [" }
    try FileManager.default.removeItem(atPath: rules + "/tests")
    let before = try #require(try read(at: rules, revision: "HEAD~1"))
    let after = try #require(try read(at: rules, revision: "main"))
    #expect(before.ruleSet.title == "Övning 2025: undantag i påhittade enheter")
    #expect(after.ruleSet.title == "Ny titel")
    #expect(before.ruleSet.directory == "HEAD~1:rules/ovning")
    #expect(before.ruleSet.files.first?.name == "HEAD~1:rules/ovning/ruleset.yaml")
    let onDisk = try RuleSetCopy.read(at: Repository.path(practiceFolder))
    #expect(before.ruleSet.edition == onDisk.ruleSet.edition)
    #expect(after.ruleSet.edition != onDisk.ruleSet.edition)
    #expect(try before.tests().count == onDisk.tests().count)
    #expect(try before.tests().first?.place.file.name == "HEAD~1:rules/ovning/tests/ovning.yaml")
  }

  @Test(arguments: ["regler för övning/år 2025", "rad\nbryt", "-x", "*", ":(top)"])
  func `may lie in a directory of any name`(folder: String) throws {
    let repository = try repository(folder)
    let copy = try read(at: repository.path(folder), revision: "HEAD")
    #expect(copy?.ruleSet.directory == "HEAD:\(folder)")
  }

  @Test func `may have files with å and spaces in their names`() throws {
    let repository = try repository()
    let folder = "rules/ovning/requirements"
    try FileManager.default.moveItem(
      atPath: repository.path("\(folder)/ovning.yaml"),
      toPath: repository.path("\(folder)/å två.yaml")
    )
    try repository.commit()
    let copy = try read(at: repository.path("rules/ovning"), revision: "HEAD")
    #expect(copy?.ruleSet.files.contains { $0.name == "HEAD:\(folder)/å två.yaml" } == true)
  }

  @Test func `may be the whole repository`() throws {
    let repository = try GitFixture()
    for name in try FileManager.default.contentsOfDirectory(atPath: Repository.path(practiceFolder))
    {
      try repository.copy("\(practiceFolder)/\(name)", to: name)
    }
    try repository.commit()
    let copy = try #require(try read(at: repository.path(""), revision: "HEAD"))
    #expect(copy.ruleSet.directory == "HEAD:.")
    let onDisk = try RuleSetCopy.read(at: Repository.path(practiceFolder))
    #expect(copy.ruleSet.edition == onDisk.ruleSet.edition)
  }

  @Test func `may be larger than a pipe holds`() throws {
    let repository = try repository()
    let note = "# " + String(repeating: "å", count: 200) + "\n"
    try repository.edit("rules/ovning/units.yaml") { $0 + String(repeating: note, count: 2000) }
    for index in 0..<1800 {
      try repository.directory.write("[] # \(index)\n", to: "rules/ovning/tests/prov \(index).yaml")
    }
    try repository.commit()
    let copy = try #require(
      try read(at: repository.path("rules/ovning"), revision: "HEAD")
    )
    #expect(copy.ruleSet.files.contains { $0.bytes.count > 800_000 })
    #expect(try copy.tests().isEmpty == false)
  }

  @Test func `is nothing where there was none`() throws {
    let repository = try GitFixture()
    try repository.directory.write("läs mig", to: "README.md")
    try repository.commit()
    try repository.copy(practiceFolder, to: "rules/ovning")
    #expect(try read(at: repository.path("rules/ovning"), revision: "HEAD") == nil)
  }

  @Test func `is nothing beside a directory whose name begins alike`() throws {
    let repository = try repository("rules/ovning-2")
    try repository.copy(practiceFolder, to: "rules/ovning")
    #expect(try read(at: repository.path("rules/ovning"), revision: "HEAD") == nil)
  }

  @Test(
    arguments: ["finns-inte", "--help", "-h", "", "^HEAD", "HEAD~9", "HEAD:rules", "HEAD~1..HEAD"]
  )
  func `is refused when there is no such revision`(revision: String) throws {
    let repository = try repository()
    let found = words { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: revision)
    }
    #expect(found.contains("”\(revision)” är ingen revision") && found.contains("fetch-depth: 0"))
  }

  @Test func `is refused outside every repository`() throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: Repository.path(practiceFolder),
      toPath: directory.path + "/ovning"
    )
    let found = words { () throws(Unusable) in
      try read(at: directory.path + "/ovning", revision: "HEAD")
    }
    #expect(found.contains("inte i något git-förråd"))
  }

  @Test func `shows mistakes with the revision, the path and the place`() throws {
    let repository = try repository()
    try repository.edit("rules/ovning/units.yaml") { "fel: [\n" + $0 }
    try repository.commit()
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "main")
    }
    let writer = DiagnosticText(language: .swedish, style: .plain)
    let text = writer.text(of: try #require(found.first))
    #expect(text.contains(/main:rules\/ovning\/units\.yaml:\d+:\d+/), "\(text)")
  }

  @Test func `shows a merge that was committed unresolved`() throws {
    let repository = try repository()
    try repository.edit("rules/ovning/requirements/ovning.yaml") {
      $0.replacing(
        "  severity: low\n",
        with: "<<<<<<< HEAD\n  severity: low\n=======\n  severity: high\n>>>>>>> gren\n"
      )
    }
    try repository.commit()
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "main")
    }
    #expect(found.first?.message[.swedish].text.contains("sammanslagning") == true)
    let site = found.first?.site
    #expect(site?.file == "main:rules/ovning/requirements/ovning.yaml")
    #expect(site?.position == Position(line: 5, column: 1))
  }

  @Test func `is refused when a part of it is a link`() throws {
    let repository = try repository()
    try FileManager.default.createSymbolicLink(
      atPath: repository.path("rules/ovning/forms/annat.yaml"),
      withDestinationPath: "hemsjukvard.yaml"
    )
    try repository.commit()
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "HEAD")
    }
    #expect(found.first?.site?.file == "HEAD:rules/ovning/forms/annat.yaml")
    #expect(found.first?.message[.swedish].text.contains("länk") == true)
  }

  @Test func `has no hidden files and other large ones, as on disk`() throws {
    let repository = try repository()
    let large = [UInt8](repeating: 0, count: Disk.maximumBytes + 1)
    try repository.directory.write(large, to: "rules/ovning/forms/formulär.pdf")
    try repository.directory.write("x: [", to: "rules/ovning/forms/.dold.yaml")
    try repository.directory.write("x: [", to: "rules/ovning/forms/gammal.yaml~")
    try repository.commit()
    let copy = try read(at: repository.path("rules/ovning"), revision: "HEAD")
    #expect(copy != nil)
  }

  @Test func `is refused with a YAML file that is too large, as on disk`() throws {
    let repository = try repository()
    try repository.edit("rules/ovning/units.yaml") {
      $0 + "#" + String(repeating: " ", count: Disk.maximumBytes)
    }
    try repository.commit()
    let found = words { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "HEAD")
    }
    #expect(found.contains("större än 10 MiB"))
  }

  @Test func `is refused with a file that no rule set has, as on disk`() throws {
    let repository = try repository()
    try repository.directory.write("[]", to: "rules/ovning/exeptions.yaml")
    try repository.commit()
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "HEAD")
    }
    #expect(found.first?.site?.file == "HEAD:rules/ovning/exeptions.yaml")
    #expect(found.first?.help?[.swedish].text.contains("exceptions.yaml") == true)
  }
}

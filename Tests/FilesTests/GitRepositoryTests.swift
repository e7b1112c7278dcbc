import Diagnostics
import Files
import Foundation
import Model
import Testing
import TestSupport

struct `A git repository` {
  @Test func `is found in a hook, which is told of another`() throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    var hook = ProcessInfo.processInfo.environment
    hook["GIT_DIR"] = ".git"
    hook["GIT_INDEX_FILE"] = ".git/index"
    hook["GIT_WORK_TREE"] = "."
    hook["GIT_PREFIX"] = ""
    let rules = repository.path("rules/ovning")
    let repositories = try GitRepository(around: rules, environment: hook)
    #expect(try repositories.ruleSets(at: "HEAD").map(\.name) == ["HEAD:rules/ovning"])
  }

  @Test func `cannot be read without git`() throws {
    let empty = try TemporaryDirectory()
    do throws(Unusable) {
      _ = try GitRepository(around: Repository.root.path, environment: ["PATH": empty.path])
      Issue.record("git was found in an empty directory")
    } catch {
      #expect(error.diagnostics[0].message[.swedish].text.contains("git finns inte"))
    }
  }

  @Test func `that git cannot read is shown in git's own words`() throws {
    let repository = try GitFixture()
    try repository.directory.write("[trasig", to: ".git/config")
    do throws(Unusable) {
      _ = try GitRepository(around: repository.directory.path)
      Issue.record("a broken repository was read")
    } catch {
      #expect(error.diagnostics[0].message[.swedish].text.contains("bad config"))
    }
  }

  /// What the repository's configuration may say that starts a program, and the objects that are missing.
  static let settings = [
    "[core]\n\tsshCommand = touch MARK\n[remote \"r\"]\n\turl = ssh://localhost/x\n\tpromisor = true\n",
    "[remote \"r\"]\n\turl = \"ext::touch MARK\"\n\tpromisor = true\n[protocol \"ext\"]\n\tallow = always\n",
    "[remote \"r\"]\n\turl = git://localhost/x\n\tpromisor = true\n[core]\n\tgitProxy = touch MARK\n",
    "[remote \"r\"]\n\turl = x\n\tpromisor = true\n\tuploadpack = touch MARK;\n",
    "[core]\n\tfsmonitor = touch MARK\n\thooksPath = hooks\n\tpager = touch MARK\n",
    "[pager]\n\tls-tree = touch MARK\n\tcat-file = touch MARK\n\trev-parse = touch MARK\n",
    "[core]\n\talternateRefsCommand = touch MARK\n[alias]\n\tls-tree = !touch MARK\n",
    "[core]\n\tattributesFile = attributes\n[filter \"f\"]\n\tsmudge = touch MARK\n\tclean = touch MARK\n"
      + "[diff \"f\"]\n\ttextconv = touch MARK\n",
    "[include]\n\tpath = ../ond\n",
  ]

  @Test(arguments: settings.indices)
  func `runs nothing that its configuration names, and asks no server for what is missing`(
    index: Int
  ) throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.directory.write("*.yaml filter=f diff=f\n", to: ".gitattributes")
    try repository.commit()
    let marker = repository.path("märke")
    let script = try repository.directory.write("#!/bin/sh\ntouch '\(marker)'\n", to: "kör.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let text = Self.settings[index].replacing("touch MARK", with: script)
    try repository.directory.write(
      Self.settings[0].replacing("touch MARK", with: script),
      to: "ond"
    )
    try repository.edit(".git/config") { $0 + text }
    try repository.directory.write("*.yaml filter=f diff=f\n", to: "attributes")
    _ = try read(at: repository.path("rules/ovning"), revision: "HEAD")
    #expect(!FileManager.default.fileExists(atPath: marker))
    try repository.forget("rules/ovning/units.yaml")
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "HEAD")
    }
    #expect(
      found.first?.message[.swedish].text.contains("saknas i git-förrådet") == true,
      "\(found)"
    )
    #expect(!found.contains { $0.message[.swedish].text.contains("MiB") })
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test(arguments: ["rules", "rules/ovning", "."])
  func `is never one that lies bare among the files`(folder: String) throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    // Another history in which nothing was there, and a program to run for it.
    let marker = repository.path("märke")
    let other = try GitFixture()
    try other.commit()
    for name in ["HEAD", "objects", "refs"] {
      let path = repository.path("\(folder)/\(name)")
      try FileManager.default.copyItem(atPath: other.path(".git/\(name)"), toPath: path)
    }
    try repository.directory.write(
      "[core]\n\tbare = true\n\tfsmonitor = touch \(marker)\n"
        + "\tsshCommand = touch \(marker)\n[remote \"r\"]\n\turl = ssh://localhost/x\n"
        + "\tpromisor = true\n[extensions]\n\tpartialClone = r\n",
      to: "\(folder)/config"
    )
    #expect(try read(at: repository.path("rules/ovning"), revision: "HEAD") != nil)
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test(arguments: [
    "GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_EXEC_PATH", "GIT_SSH", "GIT_SSH_COMMAND",
    "GIT_ASKPASS", "GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_CONFIG", "GIT_CONFIG_GLOBAL",
    "GIT_CEILING_DIRECTORIES", "GIT_TRACE", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_NAMESPACE",
  ])
  func `is the same whatever the environment says of another`(variable: String) throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    let other = try GitFixture()
    let file = other.path("spår")
    var environment = ProcessInfo.processInfo.environment
    environment[variable] = variable.contains("TRACE") ? file : other.path(".git")
    let rules = repository.path("rules/ovning")
    let found = try GitRepository(around: rules, environment: environment).ruleSets(at: "HEAD")
    #expect(found.map(\.name) == ["HEAD:rules/ovning"])
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func `takes no settings from the environment`() throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    let marker = repository.path("märke")
    var environment = ProcessInfo.processInfo.environment
    environment["GIT_CONFIG_COUNT"] = "1"
    environment["GIT_CONFIG_KEY_0"] = "core.fsmonitor"
    environment["GIT_CONFIG_VALUE_0"] = "touch \(marker)"
    environment["GIT_CONFIG_PARAMETERS"] = "'core.fsmonitor'='touch \(marker)'"
    let rules = repository.path("rules/ovning")
    _ = try GitRepository(around: rules, environment: environment).ruleSets(at: "HEAD")
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test func `is never read by a program that lies where the rules do`() throws {
    let repository = try GitFixture()
    let script = try repository.directory.write("#!/bin/sh\ntouch märke\n", to: "git")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    for path in [".", "", ":", "./bin", "bin"] {
      do throws(Unusable) {
        _ = try GitRepository(around: repository.directory.path, environment: ["PATH": path])
        Issue.record("git was found by \(path)")
      } catch {
        #expect(error.diagnostics[0].message[.swedish].text.contains("git finns inte"))
      }
    }
  }

  @Test func `shows a commit as it is, whatever is said to stand in its place`() throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    try repository.edit("rules/ovning/ruleset.yaml") {
      $0.replacing(/title: "Övning 2025.*"/, with: "title: Mildare")
    }
    try repository.commit()
    try repository.git("replace", "HEAD~1", "HEAD")
    let copy = try read(at: repository.path("rules/ovning"), revision: "HEAD~1")
    #expect(copy?.ruleSet.title.hasPrefix("Övning 2025") == true)
  }

  @Test func `may be a worktree or a submodule`() throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    let outside = try TemporaryDirectory()
    let tree = outside.path + "/träd"
    try repository.git("worktree", "add", "--quiet", "--detach", tree)
    #expect(try read(at: tree + "/rules/ovning", revision: "HEAD") != nil)
    let parent = try GitFixture()
    try parent.git(
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      repository.directory.path,
      "del"
    )
    #expect(try read(at: parent.path("del/rules/ovning"), revision: "HEAD") != nil)
  }

  @Test func `with a folder missing is no folder without rules`() throws {
    let repository = try GitFixture()
    try repository.copy(practiceFolder, to: "rules/ovning")
    try repository.commit()
    try repository.forget("rules/ovning/forms")
    let found = mistakes { () throws(Unusable) in
      try read(at: repository.path("rules/ovning"), revision: "HEAD")
    }
    #expect(found.first?.message[.swedish].text.contains("git kan inte läsa förrådet") == true)
  }
}

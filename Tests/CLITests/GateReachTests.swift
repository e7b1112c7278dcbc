import Foundation
import TestSupport
import Testing

/// Rules that lie where a revision says nothing of them.
extension `The command gate` {
  @Test func `refuses a rule set whose name is no text, now and in the base`() throws {
    let repository = try repository()
    func shell(_ script: String) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", script]
      process.currentDirectoryURL = URL(filePath: repository.directory.path)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    try shell(#"mv rules/ovning "rules/ovning$(printf '\377')""#)
    let moved = try Program.run(
      ["gate", "rules", "--base", "HEAD"],
      directory: repository.directory.path
    )
    #expect(moved.status == 2)
    #expect(moved.errors.contains("UTF-8"))
    try repository.commit()
    try shell("mv rules/ovning* rules/ovning")
    let back = try Program.run(
      ["gate", "rules", "--base", "HEAD"],
      directory: repository.directory.path
    )
    #expect(back.status == 2)
    #expect(back.errors.contains("UTF-8"))
  }

  @Test func `refuses rules in a repository of their own below the one it is run in`() throws {
    let repository = try repository()
    let rules = URL(filePath: repository.path("rules"))
    let (name, mail) = ("user.name=A", "user.email=a@b.example")
    try repository.git("-C", rules.path, "init", "-q")
    try repository.git("-C", rules.path, "add", ".")
    try repository.git("-C", rules.path, "-c", name, "-c", mail, "commit", "-q", "-m", "eget")
    let program = try gate(repository, "--base", "HEAD")
    #expect(program.status == 2)
    #expect(program.errors.contains("ett annat git-förråd"))
    let inside = try Program.run(
      ["gate", "ovning", "--base", "HEAD", "--as-of", "2026-01-31"],
      directory: rules.path
    )
    #expect(inside.status != 2, "\(inside.errors)")
  }
}

import Analysis
import Files
import Model
import Testing
import TestSupport

struct `A version` {
  @Test(arguments: [
    (VersionStep.patch, Version(1, 2, 4)), (.minor, Version(1, 3, 0)), (.major, Version(2, 0, 0)),
  ])
  func `is raised by a step, and what is less begins anew`(step: VersionStep, raised: Version) {
    #expect(Version(1, 2, 3).raised(by: step) == raised)
  }

  @Test(arguments: [
    (nil, nil, nil), (nil, "a", VersionStep.patch), ("a", nil, .patch), ("a", "b", .patch),
    ("a", "a", nil),
  ])
  func `is raised when words that comments are read by change`(
    before: String?,
    after: String?,
    step: VersionStep?
  ) throws {
    func rules(_ pattern: String?) throws -> RuleSet {
      let directory = try TemporaryDirectory(copying: "Tests/AnalysisTests/Practice")
      if let pattern {
        let text = "language: swedish\nthemes: [{id: x, title: X, patterns: [\(pattern)]}]\n"
        try directory.write(text, to: "themes.yaml")
      }
      return try RuleSetCopy.read(at: directory.path).ruleSet
    }
    #expect(try RuleSetDiff(from: rules(before), to: rules(after)).step == step)
  }
}

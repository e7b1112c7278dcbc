import Analysis
import Model
import Testing

struct `A version` {
  @Test(arguments: [
    (VersionStep.patch, Version(1, 2, 4)), (.minor, Version(1, 3, 0)), (.major, Version(2, 0, 0)),
  ])
  func `is raised by a step, and what is less begins anew`(step: VersionStep, raised: Version) {
    #expect(Version(1, 2, 3).raised(by: step) == raised)
  }
}

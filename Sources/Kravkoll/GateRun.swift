internal import Analysis
package import Diagnostics
internal import Engine
internal import Files
package import Model
package import Reports

/// Looks at a rule set before it is let through: its own faults, its tests, what has changed and what
/// that means.
package struct GateRun {
  private let copy: RuleSetCopy
  private let directory: String
  private let asOf: CalendarDate

  /// Reads the rule set in a directory; exceptions are looked at as of a day.
  package init(_ directory: String, asOf: CalendarDate) throws(Unusable) {
    copy = try RuleSetCopy.read(at: directory)
    self.directory = directory
    self.asOf = asOf
  }

  /// The lints alone.
  package var lint: GateReport {
    GateReport(ruleSet: copy.ruleSet, asOf: asOf, lint: findings)
  }

  /// Every part: `base` is a directory or a git revision, `meetings` are judged under both.
  package func report(base: String?, meetings: [String]) throws(Unusable) -> GateReport {
    let tests = try copy.tests()
    var comparison: GateReport.Base?
    var impact: ImpactReport?
    if let base {
      if let former = try RuleSetCopy.read(base: base, of: directory) {
        comparison = .ruleSet(base, RuleSetDiff(from: former.ruleSet, to: copy.ruleSet))
        if !meetings.isEmpty { impact = self.impact(of: former.ruleSet, on: meetings) }
      } else {
        comparison = .nothing(base)
      }
    }
    return GateReport(
      ruleSet: copy.ruleSet,
      asOf: asOf,
      lint: findings,
      tests: RuleTestRun.report(on: copy.ruleSet, tests),
      mutants: MutantReport(copy.ruleSet, tests),
      base: comparison,
      impact: impact
    )
  }

  private var findings: [LintFinding] { RuleSetLints(copy.ruleSet, asOf: asOf).findings }

  /// Every meeting judged under both editions, whichever of them it belongs to.
  private func impact(of base: RuleSet, on paths: [String]) -> ImpactReport {
    let reader = InputReader()
    let before = CompiledRules(base)
    let after = CompiledRules(copy.ruleSet)
    var pairs: [(before: Assessment, after: Assessment)] = []
    var failures: [Unusable] = []
    func add(_ submission: Submission) {
      do throws(Unusable) {
        let draft = try submission.meeting()
        pairs.append(
          (
            evaluate(try MeetingResolver.meeting(draft, in: base), under: before, asOf: asOf),
            evaluate(try MeetingResolver.meeting(draft, in: copy.ruleSet), under: after, asOf: asOf)
          )
        )
      } catch {
        failures.append(error)
      }
    }
    for input in InputPaths(paths).inputs {
      switch input {
      case .missing(let reason): failures.append(reason)
      case .standardInput: break
      case .file(let path):
        do throws(Unusable) {
          reader.submissions(in: try Disk.read(path)).forEach(add)
        } catch {
          failures.append(error)
        }
      }
    }
    return ImpactReport(pairs, failures: failures)
  }
}

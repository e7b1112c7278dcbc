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
  private let lexicon: Lexicon?

  /// Reads the rule set in a directory; exceptions are looked at as of a day.
  package init(_ directory: String, asOf: CalendarDate) throws(Unusable) {
    copy = try RuleSetCopy.read(at: directory)
    lexicon = try LexiconReader.lexicon(of: copy.ruleSet)
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

  private var findings: [LintFinding] {
    RuleSetLints(copy.ruleSet, lexicon, asOf: asOf).findings
  }

  /// Every meeting judged under both editions, whichever of them it belongs to.
  private func impact(of base: RuleSet, on paths: [String]) -> ImpactReport {
    var impact = ImpactRun(base, copy.ruleSet, asOf: asOf, directory: directory)
    for input in InputPaths(paths).inputs { impact.add(input) }
    return impact.report
  }
}

/// Judges meetings under two editions of the rules.
private struct ImpactRun {
  private let before: CompiledRules
  private let after: CompiledRules
  private let asOf: CalendarDate
  private var judge: Judge
  private var pairs: [(before: Assessment, after: Assessment)] = []
  private var lost: [Unusable] = []
  private var unreadable: [Unusable] = []

  init(_ base: RuleSet, _ ruleSet: RuleSet, asOf: CalendarDate, directory: String) {
    before = CompiledRules(base)
    after = CompiledRules(ruleSet)
    self.asOf = asOf
    judge = Judge(rules: RulesLocation(chosen: directory, installed: []), asOf: asOf)
  }

  var report: ImpactReport { ImpactReport(pairs, lost: lost, unreadable: unreadable) }

  mutating func add(_ input: InputPaths.Input) {
    do throws(Unusable) {
      switch input {
      case .missing(let reason): throw reason
      case .standardInput: add(try Disk.readStandardInput(), nil)
      case .file(let path): add(try Disk.read(path), path)
      }
    } catch {
      unreadable.append(error)
    }
  }

  private mutating func add(_ file: SourceFile, _ path: String?) {
    for submission in judge.submissions(in: file, input: path, InputDefaults()) {
      let draft: MeetingDraft
      let former: Meeting
      do throws(Unusable) {
        draft = try submission.meeting()
        former = try MeetingResolver.meeting(draft, in: before.ruleSet)
      } catch {
        unreadable.append(error)
        continue
      }
      do throws(Unusable) {
        let meeting = try MeetingResolver.meeting(draft, in: after.ruleSet)
        pairs.append(
          (
            evaluate(former, under: before, asOf: asOf), evaluate(meeting, under: after, asOf: asOf)
          )
        )
      } catch {
        lost.append(error)
      }
    }
  }
}

internal import Analysis
package import Diagnostics
internal import Engine
internal import Files
package import Model
package import Reports

/// Looks at rule sets before they are let through: their own faults, their tests, what has changed and
/// what that means.
package struct GateRun {
  private let folder: RuleFolder
  private let directory: String
  private let asOf: CalendarDate

  /// Finds the rule set in a directory, or those in a folder of several; exceptions are looked at as of a
  /// day.
  package init(_ directory: String, asOf: CalendarDate) throws(Unusable) {
    folder = try RuleFolder(directory)
    self.directory = directory
    self.asOf = asOf
  }

  /// The lints alone.
  package func lint() throws(Unusable) -> GateReport {
    let copies = try folder.chosen()
    var examinations: [GateReport.Examination] = []
    for copy in copies {
      examinations.append(.init(copy.ruleSet, lint: try findings(in: copy.ruleSet)))
    }
    return report(on: copies, examinations)
  }

  /// Every part: `base` is a directory or a git revision, `meetings` are judged under both.
  package func report(base name: String?, meetings: [String]) throws(Unusable) -> GateReport {
    let base: RuleFolder.Base? = if let name { try folder.base(name) } else { nil }
    let copies =
      if let base { try folder.all(besides: base.replaced) } else { try folder.chosen() }
    var examinations: [GateReport.Examination] = []
    for copy in copies {
      let tests = try copy.tests()
      examinations.append(
        GateReport.Examination(
          copy.ruleSet,
          lint: try findings(in: copy.ruleSet),
          tests: RuleTestRun.report(on: copy.ruleSet, tests),
          mutants: MutantReport(copy.ruleSet, tests)
        )
      )
    }
    guard let name, let base else { return report(on: copies, examinations) }
    let diff = FolderDiff(from: base.ruleSets.map(\.ruleSet), to: copies.map(\.ruleSet))
    return report(
      on: copies,
      examinations,
      base: GateReport.Base(
        name,
        isAlsoDirectory: !RuleFolder.isPath(name) && Disk.isDirectory(name),
        diff
      ),
      impact: meetings.isEmpty ? nil : impact(of: diff, on: meetings)
    )
  }

  private func report(
    on copies: [RuleSetCopy],
    _ examinations: [GateReport.Examination],
    base: GateReport.Base? = nil,
    impact: ImpactReport? = nil
  ) -> GateReport {
    let newest = copies.max { $0.ruleSet.period.upperBound < $1.ruleSet.period.upperBound }
    let given = copies.first { folder.isGiven($0) } ?? newest ?? copies[0]
    return GateReport(
      on: given.ruleSet,
      asOf: asOf,
      examinations,
      base: base,
      impact: impact
    )
  }

  private func findings(in ruleSet: RuleSet) throws(Unusable) -> [LintFinding] {
    let lexicon = try LexiconReader.lexicon(of: ruleSet)
    return RuleSetLints(ruleSet, lexicon, asOf: asOf).findings
  }

  /// Every meeting judged by the rules that were chosen for it and by those that are now.
  private func impact(of diff: FolderDiff, on paths: [String]) -> ImpactReport {
    var impact = ImpactRun(diff, asOf: asOf, directory: directory)
    for input in InputPaths(paths).inputs { impact.add(input) }
    return impact.report
  }
}

/// Judges meetings by the rules before a change and after it.
private struct ImpactRun {
  private let before: [CompiledRules]
  private let after: [CompiledRules]
  private let diff: FolderDiff
  private let asOf: CalendarDate
  private var judge: Judge
  private var pairs: [(before: Assessment, after: Assessment)] = []
  private var lost: [Unusable] = []
  private var unreadable: [Unusable] = []

  init(_ diff: FolderDiff, asOf: CalendarDate, directory: String) {
    before = diff.base.map { CompiledRules($0) }
    after = diff.now.map { CompiledRules($0) }
    self.diff = diff
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
    for reading in readings(in: file, path) {
      switch reading {
      case .failure(let reason): unreadable.append(reason)
      case .success((let draft, let former)):
        do throws(Unusable) {
          let later = try self.rules(for: draft, among: after, stretch(of: draft)?.now)
          let meeting = try MeetingResolver.meeting(draft, in: later.ruleSet)
          pairs.append((former, evaluate(meeting, under: later, asOf: asOf)))
        } catch {
          lost.append(error)
        }
      }
    }
  }

  /// What a file holds, as it was judged before; the whole of it or nothing.
  private mutating func readings(
    in file: SourceFile,
    _ path: String?
  ) -> [Result<(MeetingDraft, Assessment), Unusable>] {
    let submissions = judge.submissions(in: file, input: path, InputDefaults())
    let readings = submissions.map { submission in
      Result { () throws(Unusable) in
        let draft = try submission.meeting()
        let rules = try self.rules(for: draft, among: before, stretch(of: draft)?.base)
        let meeting = try MeetingResolver.meeting(draft, in: rules.ruleSet)
        return (draft, evaluate(meeting, under: rules, asOf: asOf))
      }
    }
    if InputReader().isReadByRow(file) { return readings }
    return Submission.whole(readings, of: file) {
      if case .failure = $0 { true } else { false }
    } refused: {
      .failure($0)
    }
  }

  private func stretch(of draft: MeetingDraft) -> Stretch? {
    let day = draft.date.value.dayNumber
    return diff.stretches.first { stretch in
      stretch.kind == .meetings && stretch.form == draft.form.value && stretch.contains(day)
    }
  }

  /// The first of the rule sets that were chosen for a meeting; it is refused where there is none.
  private func rules(
    for draft: MeetingDraft,
    among all: [CompiledRules],
    _ chosen: [Int]?
  ) throws(Unusable) -> CompiledRules {
    if let first = chosen?.first { return all[first] }
    throw draft.unknownForm(among: all.flatMap { $0.ruleSet.forms.map(\.id.text) })
  }
}

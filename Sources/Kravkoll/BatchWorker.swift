internal import Diagnostics
internal import Files
internal import Model
internal import Reports
internal import Summary

/// Some of the inputs of a batch, for one worker.
enum BatchJob: Sendable {
  /// Files, by their paths.
  case files([String])
  /// Lines of a longer text; the path says where rules are looked for.
  case lines([LineStream.Line], of: String, path: String?)
  /// A whole text that does not lie in a file.
  case text(SourceFile)
}

/// What became of one thing in an input.
enum BatchItem: Sendable {
  /// A meeting, and its line of output where lines are written.
  case meeting(Contribution, line: [UInt8])
  case compilation(CompilationItem)
  case refused(Unusable)
  /// A file that is too long to be read at once, or by one worker.
  case long(String)

  /// A compilation, what a human should look at in it, and what its texts say of focus areas.
  struct CompilationItem {
    let compilation: Compilation
    let ruleSet: RuleSet
    let remarks: [Diagnostic]
    let focus: (map: FocusMap, texts: [TextFinding])?
  }
}

/// Reads and judges some of the inputs of a batch.
struct BatchWorker {
  private let reader: InputReader
  private var judge: Judge
  private let options: BatchRun.Options
  private var lines: AssessmentLines?
  private var readers = FocusReaders()

  init(reader: InputReader, judge: Judge, options: BatchRun.Options) {
    self.reader = reader
    self.judge = judge
    self.options = options
    lines = options.lines.map { AssessmentLines($0) }
  }

  /// What became of the things in a job, in order.
  mutating func items(of job: BatchJob) -> [BatchItem] {
    switch job {
    case .files(let paths): return paths.flatMap { items(ofFile: $0) }
    case .lines(let lines, let name, let path):
      return lines.flatMap { line in
        let submissions = reader.submissions(in: line, of: name)
        return items(of: submissions.map { judge.reading($0, input: path) })
      }
    case .text(let file): return items(of: file, input: nil)
    }
  }

  private mutating func items(ofFile path: String) -> [BatchItem] {
    do throws(Unusable) {
      guard let file = try Disk.readUnlessLarge(path), !reader.isReadByLine(file) else {
        return [.long(path)]
      }
      return items(of: file, input: path)
    } catch {
      return [.refused(error)]
    }
  }

  private mutating func items(of file: SourceFile, input: String?) -> [BatchItem] {
    switch reader.kind(of: file) {
    case .structured, .table:
      return items(of: judge.readings(in: file, input: input, options.defaults))
    case .report:
      do throws(Unusable) {
        let reading = try judge.report(in: file, input: input, options.defaults)
        let compilation = try CompilationResolver.compilation(reading.draft, in: reading.ruleSet)
        return [try item(compilation, reading.ruleSet, remarks: reading.remarks)]
      } catch {
        return [.refused(error)]
      }
    }
  }

  private mutating func items(of readings: [Judge.Reading]) -> [BatchItem] {
    readings.map { reading in
      do throws(Unusable) {
        switch reading {
        case .meeting(let meeting, let ruleSet):
          let assessment = try judge.assessment(of: meeting, under: ruleSet)
          let contribution = Contribution(
            assessment,
            keepingTexts: options.keepsTexts,
            digestingComments: options.compiles,
            forPublication: options.publishes,
            focus: try focusReader(assessment.ruleSet)?
              .contribution(of: assessment, showsComments: options.keepsTexts)
          )
          return .meeting(contribution, line: lines?.line(of: assessment) ?? [])
        case .compilation(let compilation, let ruleSet):
          return try item(compilation, ruleSet, remarks: [])
        case .refused(let reason): return .refused(reason)
        }
      } catch {
        return .refused(error)
      }
    }
  }

  private mutating func item(
    _ compilation: Compilation,
    _ ruleSet: RuleSet,
    remarks: [Diagnostic]
  ) throws(Unusable) -> BatchItem {
    let reading = try focusReader(ruleSet).map { reader in
      (
        map: reader.map,
        texts: reader.findings(in: compilation, showsComments: options.keepsTexts)
      )
    }
    return .compilation(
      BatchItem.CompilationItem(
        compilation: compilation,
        ruleSet: ruleSet,
        remarks: remarks,
        focus: reading
      )
    )
  }

  /// What focus areas are counted with; nil unless they are.
  private mutating func focusReader(_ ruleSet: RuleSet) throws(Unusable) -> FocusReader? {
    guard options.countsFocus else { return nil }
    return try readers.reader(for: ruleSet)
  }
}

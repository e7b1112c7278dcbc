package import Diagnostics
package import Files
package import Model
internal import Reports
internal import Summary

/// Judges many meetings, and compiles them.
///
/// Memory does not grow with the number of meetings, but for a few bytes by which duplicates are
/// found, and for what was asked to be kept.
package struct BatchRun {
  /// What a batch should do.
  package struct Options: Sendable {
    /// On how many cores.
    package var workers = 1
    /// The language of the assessments that are written line by line; nil when none are.
    package var lines: Language?
    /// Whether meetings are added up.
    package var compiles = true
    /// Whether comments and free texts are kept.
    package var keepsTexts = false
    /// What the inputs do not say themselves.
    package var defaults = InputDefaults()
    /// Whether each unit's gaps are kept.
    package var keepsUnits = false
    /// Whether the latest meeting of each unit is kept, so that it can be followed from round to round;
    /// it is wherever focus areas are counted.
    package var keepsRound = false
    /// Whether something of it is to be published, so that each response is kept.
    package var publishes = false
    /// Whether comments are read and focus areas counted.
    package var countsFocus = false
    /// The focus area whose meetings are kept one by one; nil when none are.
    package var explainedArea: String?

    /// The options that hold unless somebody asks for others.
    package init() {}
  }

  /// How far a batch has come.
  package struct Progress: Sendable {
    package let done: Int
    /// How many inputs there are; nil where nobody can tell.
    package let total: Int?
  }

  /// How many files are read at once by each worker, and how many jobs they are.
  private static let filesInJob = 16
  private static let jobsForWorker = 8

  private let options: Options
  private let workers: Workers<BatchWorker>
  private var origins = Origins()
  private var registry = MeetingRegistry()
  private var rounds = RoundRegistry()
  /// Compilations, until all meetings are known of which they may be made.
  private var compilations: [BatchItem.CompilationItem] = []
  private var result: BatchResult
  private var done = 0
  private var total: Int?
  private let write: ([UInt8]) throws(Unusable) -> Void
  private let progress: (Progress) throws(Unusable) -> Void

  /// Creates a run; `write` is given the lines of output as they are ready.
  package init(
    rules: RulesLocation,
    asOf: CalendarDate,
    options: Options,
    write: @escaping ([UInt8]) throws(Unusable) -> Void = { _ in },
    progress: @escaping (Progress) throws(Unusable) -> Void = { _ in }
  ) {
    self.options = options
    self.write = write
    self.progress = progress
    workers = Workers(options.workers) {
      BatchWorker(
        reader: InputReader(),
        judge: Judge(rules: rules, asOf: asOf),
        options: options
      )
    }
    result = BatchResult(options)
  }

  /// Reads all inputs in order; throws only when the output cannot be written.
  package mutating func run(
    _ inputs: [InputPaths.Input]
  ) throws(Unusable) -> BatchResult {
    total =
      inputs.contains { if case .standardInput = $0 { true } else { false } }
      ? nil : inputs.count
    var paths: [String] = []
    for input in inputs {
      if case .file(let path) = input {
        paths.append(path)
        if paths.count == Self.filesInJob * Self.jobsForWorker * workers.count {
          try read(files: &paths)
        }
        continue
      }
      try read(files: &paths)
      switch input {
      case .standardInput:
        let stream = try orRefuse { () throws(Unusable) in try LineStream() }
        if let stream { try read(stream, path: nil) }
      case .missing(let reason): try take([.refused(reason)])
      case .file: break
      }
    }
    try read(files: &paths)
    try addCompilations()
    return result
  }

  private mutating func read(files paths: inout [String]) throws(Unusable) {
    let jobs = stride(from: 0, to: paths.count, by: Self.filesInJob).map { start in
      BatchJob.files(Array(paths[start..<min(paths.count, start + Self.filesInJob)]))
    }
    paths = []
    try perform(jobs)
  }

  private mutating func perform(_ jobs: [BatchJob]) throws(Unusable) {
    guard !jobs.isEmpty else { return }
    for items in workers.results(of: jobs, { worker, job in worker.items(of: job) }) {
      try take(items)
    }
    try progress(Progress(done: done, total: total))
  }

  /// Reads a text that may be long: line by line when that is how it is written.
  private mutating func read(_ stream: LineStream, path: String?) throws(Unusable) {
    let isReadByLine = try orRefuse { () throws(Unusable) in try stream.isReadByLine() }
    guard let isReadByLine else { return }
    guard isReadByLine else {
      let file = try orRefuse { () throws(Unusable) in try stream.rest() }
      return try perform(file.map { [.text($0)] } ?? [])
    }
    while let lines = try orRefuse({ () throws(Unusable) in try stream.lines() }) ?? nil {
      try perform(
        stride(from: 0, to: lines.count, by: Self.filesInJob).map { start in
          let part = lines[start..<min(lines.count, start + Self.filesInJob)]
          return .lines(Array(part), of: stream.name, path: path)
        }
      )
    }
  }

  /// What `body` reads; nil when it could not be read, which has been noted then.
  private mutating func orRefuse<Value>(
    _ body: () throws(Unusable) -> Value
  ) throws(Unusable) -> Value? {
    do throws(Unusable) {
      return try body()
    } catch {
      try refuse(error)
      return nil
    }
  }

  /// Takes what became of inputs, in the order of the inputs.
  private mutating func take(_ items: [BatchItem]) throws(Unusable) {
    for item in items {
      done += 1
      switch item {
      case .meeting(let meeting, let line):
        do throws(Unusable) {
          rounds.add(meeting, at: try registry.add(meeting, &origins))
        } catch {
          try refuse(error)
          continue
        }
        result.add(meeting)
        if !line.isEmpty { try write(line) }
      case .compilation(let item):
        result.add(remarks: item.remarks)
        do throws(Unusable) {
          if options.lines != nil { throw Unusable(.noAssessment(item.compilation.place)) }
          try rounds.refuseEqual(item.compilation, in: item.ruleSet, &origins)
          compilations.append(item)
        } catch {
          try refuse(error)
        }
      case .refused(let reason): try refuse(reason)
      case .long(let path):
        done -= 1
        try readLong(path)
      }
    }
  }

  /// Adds the compilations that are not made of meetings that are read as well, and names the units
  /// with several answers.
  private mutating func addCompilations() throws(Unusable) {
    for item in compilations {
      do throws(Unusable) {
        try rounds.add(item.compilation, in: item.ruleSet, &origins)
        result.add(item.compilation, in: item.ruleSet, focus: item.focus)
      } catch {
        try refuse(error)
      }
    }
    compilations = []
    if options.compiles, let remark = rounds.remark(origins) { result.add(remarks: [remark]) }
  }

  private mutating func readLong(_ path: String) throws(Unusable) {
    let stream = try orRefuse { () throws(Unusable) in try LineStream(path) }
    if let stream { try read(stream, path: path) }
  }

  /// Notes why something could not be used.
  private mutating func refuse(_ reason: Unusable) throws(Unusable) {
    result.add(reason)
    guard let language = options.lines else { return }
    try write(AssessmentLines(language).line(of: reason))
  }
}

extension Diagnostic {
  fileprivate static func noAssessment(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "en sammanställning har ingen bedömning för varje möte",
        en: "a compilation has no assessment for each meeting"
      ),
      help: Message(
        sv: "välj ett annat format än ndjson",
        en: "choose another format than ndjson"
      )
    )
  }
}

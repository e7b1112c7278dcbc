import Foundation
import Testing
import TestSupport

/// Rules whose units lie in kommuner of the test's own, a folder of answers, and a log.
final class PublicationFixture {
  /// What is shown of a question: gaps and assessed; nil where it is hidden.
  typealias Figure = (gaps: Int, assessed: Int)

  let folder: TemporaryDirectory
  let rules: TemporaryDirectory
  let log: String

  /// So many units in each kommun, called by its name and a number: "Alfa 0".
  init(_ kommuner: [(name: String, units: Int)]) throws {
    folder = try TemporaryDirectory()
    rules = try TemporaryDirectory(copying: "rules")
    log = folder.path + "/logg"
    let units = kommuner.flatMap { kommun in
      (0..<kommun.units).map { "- {name: \(kommun.name) \($0), kommun: \(kommun.name)}\n" }
    }
    try rules.write(units.joined(), to: "orebro-2025/units.yaml")
  }

  /// A meeting of some units, with the same rating to each of the questions.
  func answer(
    _ units: String...,
    rating: Int,
    to questions: [String] = ["2.1"],
    date: String = "2025-10-14"
  ) throws {
    // Equal answers of two days would be the same meeting dated twice.
    let answers = questions.map { "\"\($0)\": {rating: \(rating), comment: Den \(date)}" }
      .joined(separator: ", ")
    try folder.write(
      "meeting: {units: [\(units.joined(separator: ", "))], form: hemsjukvard, date: \(date)}\n"
        + "answers: {\(answers)}\n",
      to: "svar/\(date) \(units.joined(separator: "+")).yaml"
    )
  }

  /// Answers of the first units of a kommun, of which the first ones are gaps.
  func answer(_ kommun: String, _ count: Int, gaps: Int, date: String = "2025-10-14") throws {
    for index in 0..<count {
      try answer("\(kommun) \(index)", rating: index < gaps ? 1 : 4, date: date)
    }
  }

  func remove(_ unit: String, date: String = "2025-10-14") throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/svar/\(date) \(unit).yaml")
  }

  /// Takes all answers away.
  func clear() throws { try FileManager.default.removeItem(atPath: folder.path + "/svar") }

  /// Arguments that publish the answers with the log, as JSON.
  func arguments(_ more: [String] = [], command: String = "batch") -> [String] {
    [command, folder.path + "/svar", "--publish", "--publication-log", log, "--format", "json"]
      + ["--rules", rules.path, "--as-of", "2026-11-21"]
      + (command == "batch" ? ["--fail-on", "never"] : []) + more
  }

  func publish(_ more: [String] = [], command: String = "batch") throws -> Program {
    try Program.run(arguments(more, command: command))
  }

  /// The figures of a question, for everything or for a group; nil where they are hidden.
  static func figure(
    of question: String = "2.1",
    in program: Program,
    group: String? = nil,
    year: Int = 2025
  ) throws -> Figure? {
    let report = try object(program.output)
    var lines = try #require(report["requirements"] as? [[String: Any]])
    if let group {
      let groups = try #require(report["groups"] as? [[String: Any]])
      let own = try #require(groups.first { $0["name"] as? String == group })
      lines = try #require(own["requirements"] as? [[String: Any]])
    }
    let line = lines.first { $0["question"] as? String == question && $0["year"] as? Int == year }
    guard let gaps = line?["gaps"] as? Int, let assessed = line?["assessed"] as? Int else {
      return nil
    }
    return (gaps, assessed)
  }
}

extension PublicationFixture {
  /// Publishes, and expects a refusal that names a unit and shows nothing.
  func expectRefusal(_ more: [String] = [], naming unit: String) throws {
    let before = try String(contentsOfFile: log, encoding: .utf8)
    let program = try publish(more)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains(unit))
    #expect(program.errors.contains("--replace"))
    #expect(try String(contentsOfFile: log, encoding: .utf8) == before)
  }
}

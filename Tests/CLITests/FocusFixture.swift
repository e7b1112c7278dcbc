import Foundation
import Testing
import TestSupport

/// Runs `kravkoll focus` with the rules of the repository.
func focus(_ arguments: [String], input: String = "") throws -> Program {
  try Program.run(["focus"] + arguments + batchRules, input: input)
}

/// The areas that `kravkoll focus` gives as JSON.
func areas(_ arguments: [String], input: String = "") throws -> [[String: Any]] {
  let program = try focus(arguments + ["--format", "json"], input: input)
  return try #require(object(program.output)["areas"] as? [[String: Any]])
}

/// A meeting as YAML: the ratings of questions, and what else there is.
func meeting(
  _ unit: Int,
  _ answers: String,
  date: String = "2025-10-14",
  more: String = ""
) -> String {
  "meeting: {unit: \(Corpus.units[unit]), form: hemsjukvard, date: \(date)}\n"
    + "answers: {\(answers)}\n\(more)"
}

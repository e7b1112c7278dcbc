import Foundation
import Testing
import TestSupport

/// Meetings of the units of the Örebro rules, made by a seed.
struct Corpus {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let units: [String] = {
    let text = (try? Repository.text("rules/orebro-2025/units.yaml")) ?? ""
    return text.split(separator: "\n").compactMap { line in
      line.hasPrefix("- {name: ")
        ? line.dropFirst(9).prefix { $0 != "," && $0 != "}" }.description : nil
    }
  }()

  /// A meeting number `index` as a JSON object on one line, and as YAML.
  mutating func meeting(_ index: Int) -> (json: String, yaml: String) {
    let unit = Self.units[index % Self.units.count]
    let day = 1 + index / Self.units.count
    let date = "2025-\(10 + (day - 1) / 28)-\(String(format: "%02d", 1 + (day - 1) % 28))"
    let rated = ["2.1", "2.3", "2.4", "3.2", "4.1", "4.4", "5.5", "5.6", "5.7", "5.8", "6.1"]
    let answers = rated.filter { _ in Int.random(in: 0..<12, using: &generator) > 0 }
      .map { ($0, Int.random(in: 1...4, using: &generator)) }
    let json = answers.map {
      "\"\($0)\":{\"rating\":\($1),\"comment\":\"Möte \(index), å \\\"x\\\"\"}"
    }
    let yaml = answers.map { "  \"\($0)\": {rating: \($1), comment: 'Möte \(index), å \"x\"'}\n" }
    return (
      "{\"meeting\":{\"units\":[\"\(unit)\"],\"form\":\"hemsjukvard\",\"date\":\"\(date)\"},"
        + "\"answers\":{\(json.joined(separator: ","))}}",
      "meeting: {units: [\(unit)], form: hemsjukvard, date: \(date)}\nanswers:\n\(yaml.joined())"
    )
  }
}

func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

let batchRules = ["--rules", Repository.path("rules"), "--as-of", "2026-11-21"]

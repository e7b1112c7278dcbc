import Foundation
import Testing
import TestSupport

/// Two rounds of meetings by chance, and what they come to, counted once more from the assessments of single
/// meetings by nothing that the program counts with.
private struct Recount {
  /// One meeting: which unit, when, and what each requirement came to.
  struct Meeting {
    let unit: Int
    let date: String
    /// The lower rating of each question that is rated.
    let ratings: [String: Int]
    /// By requirement.
    let outcomes: [String: String]
  }

  let earlier: [Meeting]
  let later: [Meeting]
  /// What the program says of them.
  let batch: [String: Any]
  let focus: [String: Any]

  private static let questions = [
    "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6",
    "4.1",
    "4.2", "4.3", "4.4", "5.1", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "6.1", "6.2",
  ]

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let folders = try (TemporaryDirectory(), TemporaryDirectory())
    earlier = try Self.round(2025, 10, in: folders.0, &generator)
    later = try Self.round(2026, 3, in: folders.1, &generator)
    let arguments = [folders.1.path, "--previous", folders.0.path, "--format", "json"]
    batch = try object(
      Program.run(["batch"] + arguments + ["--fail-on", "never"] + batchRules).output
    )
    focus = try object(Program.run(["focus"] + arguments + batchRules).output)
  }

  /// Writes a round of meetings, and reads how each is assessed.
  private static func round(
    _ year: Int,
    _ month: Int,
    in folder: TemporaryDirectory,
    _ generator: inout SeededGenerator
  ) throws -> [Meeting] {
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let gaps = questions.map { _ in random(5...95) }
    let missing = random(0...50)
    var drafts: [(unit: Int, date: String, ratings: [String: Int])] = []
    var text = ""
    for unit in 0..<28 where random(1...4) > 1 {
      // Some units have two meetings in a round.
      for meeting in 0..<(random(1...6) == 1 ? 2 : 1) {
        let date = String(format: "%d-%02d-%02d", year, month, 1 + meeting * 9 + unit % 8)
        var answers: [String] = []
        var ratings: [String: Int] = [:]
        for (question, gap) in zip(questions, gaps) where random(1...100) > missing {
          func rating() -> Int { random(1...100) <= gap ? random(1...2) : random(3...4) }
          switch random(1...8) {
          case 1: answers.append("\"\(question)\": {not_applicable: \"Finns inte.\"}")
          case 2:
            let (region, kommun) = (rating(), rating())
            ratings[question] = min(region, kommun)
            answers.append("\"\(question)\": {region: \(region), kommun: \(kommun)}")
          default:
            let joint = rating()
            ratings[question] = joint
            answers.append("\"\(question)\": \(joint)")
          }
        }
        guard !ratings.isEmpty else { continue }
        drafts.append((unit, date, ratings))
        text +=
          "---\nmeeting: {unit: \(Corpus.units[unit]), form: hemsjukvard, date: \(date)}\n"
          + "answers: {\(answers.joined(separator: ", "))}\n"
      }
    }
    let path = try folder.write(String(text.dropFirst(4)), to: "m.yaml")
    let lines = try Program.run(["batch", path, "--format", "ndjson"] + batchRules).output
      .split(separator: "\n").map { try object(String($0)) }
    try #require(lines.count == drafts.count)
    return try zip(drafts, lines).map { draft, line in
      let results = try #require(line["results"] as? [[String: Any]])
      return Meeting(
        unit: draft.unit,
        date: draft.date,
        ratings: draft.ratings,
        outcomes: Dictionary(
          uniqueKeysWithValues: results.map {
            ($0["requirement"] as? String ?? "", $0["outcome"] as? String ?? "")
          }
        )
      )
    }
  }

  /// Gaps and assessed of a requirement.
  static func count(_ requirement: String, _ meetings: [Meeting]) -> (gaps: Int, assessed: Int) {
    let outcomes = meetings.compactMap { $0.outcomes[requirement] }
    return (outcomes.count { $0 == "gap" }, outcomes.count { $0 == "gap" || $0 == "met" })
  }

  /// The latest meeting of each unit.
  static func latest(_ meetings: [Meeting]) -> [Int: Meeting] {
    Dictionary(meetings.map { ($0.unit, $0) }) { $0.date > $1.date ? $0 : $1 }
  }
}

/// Wilson's interval, as the solutions of |p − x| = z √(x (1 − x) / n).
private func wilson(_ p: Double, _ n: Int) -> [Double] {
  let k = 1.959963984540054 * 1.959963984540054 / Double(n)
  let root = (k * k + 4 * k * p * (1 - p)).squareRoot()
  return [(2 * p + k - root) / (2 * (1 + k)), (2 * p + k + root) / (2 * (1 + k))]
}

private func logChoose(_ n: Int, _ k: Int) -> Double {
  lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
}

private func fisher(_ a: (gaps: Int, assessed: Int), _ b: (gaps: Int, assessed: Int)) -> Double {
  let gaps = a.gaps + b.gaps
  func log(_ x: Int) -> Double { logChoose(a.assessed, x) + logChoose(b.assessed, gaps - x) }
  let all = max(0, gaps - b.assessed)...min(a.assessed, gaps)
  let sum = all.filter { log($0) <= log(a.gaps) + 1e-9 }.reduce(0.0) { $0 + exp(log($1)) }
  return min(1, sum / exp(logChoose(a.assessed + b.assessed, gaps)))
}

private func mcNemar(_ closed: Int, _ came: Int) -> Double {
  let all = closed + came
  let tail = (0...min(closed, came)).reduce(0.0) { $0 + exp(logChoose(all, $1)) }
  return min(1, 2 * tail / pow(2, Double(all)))
}

/// Which of several are larger than chance: the smallest first, while each is below 5 % of those left.
private func larger(_ probabilities: [String: Double]) -> Set<String> {
  var found: Set<String> = []
  for (name, probability) in probabilities.sorted(by: { $0.value < $1.value }) {
    guard probability * Double(probabilities.count - found.count) < 0.05 else { break }
    found.insert(name)
  }
  return found
}

private func close(_ found: Any?, _ expected: Double?) -> Bool {
  guard let expected else { return found is NSNull }
  return (found as? Double).map { abs($0 - expected) < 1e-9 } ?? false
}

private func close(_ found: Any?, _ expected: [Double]?) -> Bool {
  guard let expected else { return found is NSNull }
  let ends = found as? [Double] ?? []
  return ends.count == expected.count && zip(ends, expected).allSatisfy { abs($0 - $1) < 1e-9 }
}

struct `Figures that are counted once more` {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `are those of the report`(seed: UInt64) throws {
    let recount = try Recount(seed: seed)
    let lines = try #require(recount.batch["requirements"] as? [[String: Any]])
    #expect(lines.count > 30)
    for line in lines {
      let id = try #require(line["requirement"] as? String)
      let (gaps, assessed) = Recount.count(id, recount.later)
      #expect(line["gaps"] as? Int == gaps)
      #expect(line["assessed"] as? Int == assessed)
      let share = assessed == 0 ? nil : Double(gaps) / Double(assessed)
      #expect(close(line["gapShare"], share))
      #expect(close(line["interval"], share.map { wilson($0, assessed) }))
      guard let question = line["question"] as? String else { continue }
      let ratings = recount.later.compactMap { $0.ratings[question] }.sorted()
      let counts = try #require(line["counts"] as? [String: Int])
      for rating in 1...4 { #expect(counts["\(rating)"] == ratings.count { $0 == rating }) }
      guard !ratings.isEmpty else { continue }
      let middle = [ratings[(ratings.count - 1) / 2], ratings[ratings.count / 2]]
      #expect(line["median"] as? [Int] == middle)
      #expect(close(line["mean"], Double(ratings.reduce(0, +)) / Double(ratings.count)))
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `are the same of an area in batch and focus`(seed: UInt64) throws {
    let recount = try Recount(seed: seed)
    let lines = try #require(recount.batch["requirements"] as? [[String: Any]])
    let weights = ["high": 3, "medium": 2, "low": 1]
    func sums(
      _ field: String,
      _ name: String,
      weighted: Bool
    ) -> (gaps: Int, assessed: Int, share: Double?, interval: [Double]?, meetings: Int) {
      let own = lines.filter { $0[field] as? String == name }
      var sums = (gaps: 0, assessed: 0)
      var weightedSums = (gaps: 0, assessed: 0)
      for line in own {
        let counts = Recount.count(line["requirement"] as? String ?? "", recount.later)
        let weight = weighted ? weights[line["severity"] as? String ?? ""] ?? 0 : 1
        sums = (sums.gaps + counts.gaps, sums.assessed + counts.assessed)
        weightedSums.gaps += counts.gaps * weight
        weightedSums.assessed += counts.assessed * weight
      }
      let ids = own.compactMap { $0["requirement"] as? String }
      let meetings = recount.later.count { meeting in
        ids.contains { ["gap", "met"].contains(meeting.outcomes[$0]) }
      }
      let share =
        weightedSums.assessed == 0
        ? nil : Double(weightedSums.gaps) / Double(weightedSums.assessed)
      return (sums.gaps, sums.assessed, share, share.map { wilson($0, meetings) }, meetings)
    }
    let inBatch = try #require(recount.batch["areas"] as? [[String: Any]])
    let inFocus = try #require(recount.focus["areas"] as? [[String: Any]])
    #expect(inBatch.count == 11 && inFocus.count == 11)
    var ends: [(rank: Int, end: Double)] = []
    for (areas, name) in [(inBatch, "id"), (inFocus, "area")] {
      for area in areas {
        let expected = sums("focus", area[name] as? String ?? "", weighted: true)
        #expect(area["gaps"] as? Int == expected.gaps)
        #expect(area["assessed"] as? Int == expected.assessed)
        #expect(area["meetings"] as? Int == expected.meetings)
        #expect(close(area["score"], expected.share))
        #expect(close(area["interval"], expected.interval))
        if let rank = area["rank"] as? Int, let interval = expected.interval {
          ends.append((rank, interval[0]))
        }
      }
    }
    for (rank, end) in ends { #expect(rank == 1 + ends.count { $0.end > end + 1e-12 }) }
    for phase in try #require(recount.batch["phases"] as? [[String: Any]]) {
      let expected = sums("phase", phase["id"] as? String ?? "", weighted: false)
      #expect(phase["gaps"] as? Int == expected.gaps)
      #expect(phase["meetings"] as? Int == expected.meetings)
      #expect(close(phase["gapShare"], expected.share))
      #expect(close(phase["interval"], expected.interval))
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `are those of the comparisons between rounds`(seed: UInt64) throws {
    let recount = try Recount(seed: seed)
    let lines = try #require(recount.batch["comparison"] as? [[String: Any]])
    #expect(lines.count > 30)
    var probabilities: [String: Double] = [:]
    for line in lines {
      let id = try #require(line["requirement"] as? String)
      let before = Recount.count(id, recount.earlier)
      let now = Recount.count(id, recount.later)
      #expect((line["earlier"] as? [String: Any])?["gaps"] as? Int == before.gaps)
      #expect((line["later"] as? [String: Any])?["assessed"] as? Int == now.assessed)
      if before.assessed > 0, now.assessed > 0 { probabilities[id] = fisher(before, now) }
      #expect(close(line["probability"], probabilities[id]))
    }
    check(lines, probabilities)
    #expect(!larger(probabilities).isEmpty)
    let table = try #require((recount.batch["pairedComparison"] as? [[String: Any]])?.first)
    let (befores, nows) = (Recount.latest(recount.earlier), Recount.latest(recount.later))
    let pairs = befores.compactMap { unit, before in nows[unit].map { (before, $0) } }
    #expect(table["pairs"] as? Int == pairs.count)
    let all = Set(befores.keys).union(nows.keys).count
    #expect(table["unpairedUnits"] as? Int == all - pairs.count)
    let paired = try #require(table["requirements"] as? [[String: Any]])
    probabilities = [:]
    for line in paired {
      let id = try #require(line["requirement"] as? String)
      let known = pairs.compactMap { before, now -> (String, String)? in
        guard let old = before.outcomes[id], let new = now.outcomes[id],
          ["gap", "met"].contains(old), ["gap", "met"].contains(new)
        else { return nil }
        return (old, new)
      }
      guard !known.isEmpty else {
        #expect(line["closed"] is NSNull)
        continue
      }
      let closed = known.count { $0 == ("gap", "met") }
      let came = known.count { $0 == ("met", "gap") }
      #expect(line["closed"] as? Int == closed)
      #expect(line["came"] as? Int == came)
      #expect((line["earlier"] as? [String: Any])?["assessed"] as? Int == known.count)
      probabilities[id] = mcNemar(closed, came)
      #expect(close(line["probability"], probabilities[id]))
    }
    check(paired, probabilities)
    // What focus says of all areas together is the same, but for requirements without an area.
    let change = try #require(recount.focus["change"] as? [String: Any])
    #expect(change["pairs"] as? Int == pairs.count)
  }

  private func check(_ lines: [[String: Any]], _ probabilities: [String: Double]) {
    let larger = larger(probabilities)
    for line in lines {
      let id = line["requirement"] as? String ?? ""
      guard probabilities[id] != nil else { continue }
      #expect(line["tests"] as? Int == probabilities.count)
      #expect(line["largerThanChance"] as? Bool == larger.contains(id))
      #expect(((line["adjusted"] as? Double ?? 1) < 0.05) == larger.contains(id))
    }
  }
}

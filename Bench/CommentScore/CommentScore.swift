import Diagnostics
import Files
import Language
import Model

/// Holds the reading of comments against comments that somebody has judged:
/// `CommentScore RULESET TABLE [--show]`.
@main
enum CommentScore {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { return print("CommentScore RULESET TABLE [--show]") }
    do throws(Unusable) {
      try score(arguments)
    } catch {
      let writer = DiagnosticText(language: .swedish, style: .plain)
      for diagnostic in error.diagnostics { print(writer.text(of: diagnostic)) }
    }
  }

  private static func score(_ arguments: [String]) throws(Unusable) {
    var book = try RuleBook(arguments[0])
    let comments = LabelledComment.comments(in: try Disk.read(arguments[1]))
    guard let ruleSet = try book.all().first, let form = ruleSet.forms.first,
      let lexicon = try LexiconReader.lexicon(of: ruleSet)
    else { return }
    let reader = CommentReader(lexicon, in: ruleSet)
    var table = VerdictTable()
    for comment in comments {
      guard let question = form.ordinal(of: comment.question) else { continue }
      let reading = reader.reading(of: comment.text, under: question, in: Ordinal(0))
      let verdict = reading.verdict(on: comment.rating)
      table.add(comment.label, read: verdict)
      if verdict != comment.label, arguments.contains("--show") {
        let words = reading.words.joined(separator: " | ")
        print(
          comment.id,
          comment.question,
          comment.rating.rawValue,
          "\(comment.label) → \(verdict) [\(words)]: \(comment.text)"
        )
      }
    }
    print(table.text, terminator: "")
    measureSpeed(of: reader, comments.map(\.text))
  }

  /// Prints how long a comment takes, once its words are known.
  private static func measureSpeed(of reader: CommentReader, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    let rounds = 20
    let clock = ContinuousClock()
    let time = clock.measure {
      for _ in 0..<rounds {
        for text in texts { _ = reader.reading(of: text, under: Ordinal(0), in: Ordinal(0)) }
      }
    }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    print("\(time / (rounds * texts.count)) a comment of \(bytes / texts.count) bytes")
  }
}

/// How often each label was read as each verdict.
struct VerdictTable {
  private var counts: [Verdict: [Verdict: Int]] = [:]

  mutating func add(_ label: Verdict, read verdict: Verdict) {
    counts[label, default: [:]][verdict, default: 0] += 1
  }

  /// How many were both labelled and read as a verdict.
  private func both(_ verdict: Verdict) -> Int { counts[verdict]?[verdict] ?? 0 }

  /// How many were read as a verdict.
  private func read(_ verdict: Verdict) -> Int {
    counts.values.reduce(0) { $0 + ($1[verdict] ?? 0) }
  }

  /// How many were labelled so.
  private func labelled(_ verdict: Verdict) -> Int {
    counts[verdict]?.values.reduce(0, +) ?? 0
  }

  /// The share of what was read as a verdict that was labelled so, 0–1; nil when there is none.
  func precision(of verdict: Verdict) -> Double? {
    read(verdict) == 0 ? nil : Double(both(verdict)) / Double(read(verdict))
  }

  /// The share of what was labelled so that was read so too, 0–1; nil when there is none.
  func recall(of verdict: Verdict) -> Double? {
    labelled(verdict) == 0 ? nil : Double(both(verdict)) / Double(labelled(verdict))
  }

  /// One line for each label.
  var text: String {
    Verdict.allCases.map { verdict in
      "\(verdict.rawValue): precision \(Self.share(both(verdict), of: read(verdict))), "
        + "recall \(Self.share(both(verdict), of: labelled(verdict)))\n"
    }
    .joined()
  }

  private static func share(_ count: Int, of total: Int) -> String {
    total == 0 ? "0/0" : "\(count)/\(total) (\(count * 100 / total) %)"
  }
}

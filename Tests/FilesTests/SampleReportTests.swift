import Diagnostics
import Files
import Model
import Testing
import TestSupport

/// The figures of the first report that was known; the comments in the sample are our own.
struct `The sample report` {
  /// A rated question: how many gave 1–4, how many comments there are, and the mean in hundredths.
  private static let rated: [(String, [Int], comments: Int, mean: Int)] = [
    ("2.1", [0, 0, 1, 2], 2, 367), ("2.2", [0, 0, 3, 0], 2, 300), ("2.3", [0, 2, 1, 0], 2, 233),
    ("2.4", [0, 0, 1, 2], 1, 367), ("2.5", [0, 0, 2, 0], 2, 300), ("2.6", [0, 0, 1, 2], 1, 367),
    ("2.7", [0, 0, 2, 1], 2, 333), ("3.1", [0, 1, 0, 2], 3, 333), ("3.2", [0, 0, 1, 2], 1, 367),
    ("3.3", [0, 1, 1, 1], 1, 300), ("3.4", [1, 1, 1, 0], 3, 200), ("3.5", [1, 0, 0, 2], 1, 300),
    ("3.6", [0, 1, 1, 1], 3, 300), ("4.1", [0, 2, 0, 1], 3, 267), ("4.2", [0, 1, 2, 0], 2, 267),
    ("4.3", [0, 1, 1, 1], 2, 300), ("4.4", [0, 0, 2, 1], 3, 333), ("5.1", [0, 1, 2, 0], 3, 267),
    ("5.3", [0, 1, 2, 0], 2, 267), ("5.4", [0, 1, 2, 0], 2, 267), ("5.5", [0, 0, 3, 0], 2, 300),
    ("5.6", [1, 1, 0, 1], 2, 233), ("5.7", [0, 0, 3, 0], 1, 300), ("5.8", [1, 0, 1, 1], 1, 267),
    ("6.1", [1, 0, 0, 2], 1, 300), ("6.2", [0, 0, 0, 3], 1, 400),
  ]
  private static let written = [("2.8", 3), ("5.2", 2), ("7.1", 3), ("7.2", 3), ("7.3", 3)]

  private func content() throws -> CompilationContent {
    let ruleSet = try shippedRules()
    let text = try Repository.text("samples/rapport-2025.txt")
    return CompilationContent(try compilation(inReport: text, ruleSet).compilation, in: ruleSet)
  }

  @Test func `has three responses from three units, which hold for five`() throws {
    let content = try content()
    #expect(content.responses == 3)
    #expect(content.year == 2025)
    #expect(
      content.units == [
        "Baggängens vårdcentral": 1, "Laxå vårdcentral": 1, "Pilgårdens vårdcentral": 1,
      ]
    )
    #expect(content.alsoCovered == ["Brickegårdens vårdcentral", "Karolina vårdcentral"])
  }

  @Test func `counts who took part`() throws {
    let content = try content()
    let region = try #require(content.participation["region"])
    #expect(
      region.roles == ["vardcentralschef": 3, "lakare": 1, "fysioterapeut": 1, "vardsamordnare": 2]
    )
    #expect(region.other == 3)
    #expect(region.texts.count == 3)
    let kommun = try #require(content.participation["kommun"])
    #expect(
      kommun.roles == [
        "chef-forsta-linjen": 3, "sjukskoterska": 3, "arbetsterapeut": 1, "omvardnadspersonal": 1,
      ]
    )
    #expect(kommun.other == 2)
    #expect(kommun.texts.count == 2)
  }

  @Test func `has the counts, the means and the comments of every rated question`() throws {
    let answers = try content().answers
    #expect(Self.rated.count == 26)
    for (number, expected, comments, mean) in Self.rated {
      let answer = try #require(answers[number])
      #expect(Rating.allCases.map { answer.counts[$0] } == expected, "\(number)")
      #expect(answer.comments.count == comments, "\(number)")
      #expect(answer.texts.isEmpty)
      let sum = Rating.allCases.reduce(0) { $0 + Int($1.rawValue) * answer.counts[$1] }
      #expect((sum * 200 + answer.counts.total) / (answer.counts.total * 2) == mean, "\(number)")
    }
  }

  @Test func `has the texts of every question in free text`() throws {
    let answers = try content().answers
    for (number, texts) in Self.written {
      #expect(answers[number]?.texts.count == texts, "\(number)")
      #expect(answers[number]?.counts.total == 0)
    }
    #expect(answers.count == 31)
  }

  @Test func `adds up to the control totals`() throws {
    let content = try content()
    var counts = RatingCounts()
    for answers in content.answers.values { counts += answers.counts }
    #expect(Rating.allCases.map { counts[$0] } == [5, 14, 33, 25])
    #expect(counts.total == 77 && counts.low == 19)
    let comments = content.answers.values.reduce(0) { $0 + $1.comments.count }
    let texts = content.answers.values.reduce(0) { $0 + $1.texts.count }
    #expect(comments == 49 && texts == 14)
    let low = content.answers.filter { $0.value.counts.low > 0 }.keys.sorted()
    #expect(
      low == [
        "2.3", "3.1", "3.3", "3.4", "3.5", "3.6", "4.1", "4.2", "4.3", "5.1", "5.3", "5.4", "5.6",
        "5.8", "6.1",
      ]
    )
    #expect(content.answers["2.5"]?.counts.total == 2)
    // By phase: questions rated, answers, sum of ratings, low.
    let phases = [
      ("2.", 20, 65, 2), ("3.", 18, 54, 6), ("4.", 12, 35, 4), ("5.", 21, 57, 6), ("6.", 6, 21, 1),
    ]
    for (prefix, total, sum, low) in phases {
      var counts = RatingCounts()
      for (number, answers) in content.answers where number.hasPrefix(prefix) {
        counts += answers.counts
      }
      #expect(counts.total == total && counts.low == low, "\(prefix)")
      #expect(Rating.allCases.reduce(0) { $0 + Int($1.rawValue) * counts[$1] } == sum, "\(prefix)")
    }
  }

  @Test func `joins the lines of a comment and keeps its marks`() throws {
    let answers = try content().answers
    let all: [String] = answers.values.flatMap { $0.comments + $0.texts }
    let breaks = all.map { text in text.count { $0.isNewline } }
    #expect(breaks.count { $0 > 0 } == 6)
    #expect(breaks.reduce(0, +) == 8)
    #expect(answers["7.3"]?.texts.last == "Jouren.\nInga prestigefrågor.\nFikat efter ronden.")
    #expect(answers["2.8"]?.texts[2].hasPrefix("Rehab ʺi mellanrummetʺ är det svåra –") == true)
  }
}

@testable import CommentScore
import Files
import Language
import Model
import Testing
import TestSupport

/// Comments that people have judged by hand are held to the figures that were reached, with a little
/// room: a change of the words must not make them worse unseen.
struct `Comments judged by hand` {
  @Test(arguments: [
    (file: "development", precision: 0.95, recall: 0.85, agrees: 0.85),
    (file: "phrasing", precision: 0.95, recall: 0.85, agrees: 0.85),
    (file: "fresh", precision: 0.95, recall: 0.85, agrees: 0.85),
    (file: "reservations", precision: 0.95, recall: 0.8, agrees: 0.85),
    // What no word was chosen after.
    (file: "set-aside", precision: 0.85, recall: 0.4, agrees: 0.75),
    (file: "set-aside-second", precision: 0.9, recall: 0.5, agrees: 0.85),
    (file: "limits-and-needs", precision: 0.75, recall: 0.6, agrees: 0.85),
  ])
  func `are read as contradictions where they are`(
    file: String,
    precision: Double,
    recall: Double,
    agrees: Double
  ) throws {
    let words = try ShippedWords()
    let comments = LabelledComment.comments(
      in: try Disk.read(Repository.path("Tests/Comments/\(file).tsv"))
    )
    try #require(comments.count >= 100)
    var table = VerdictTable()
    for comment in comments {
      let reading = try words.reading(comment.text, under: comment.question)
      table.add(comment.label, read: reading.verdict(on: comment.rating))
    }
    #expect(try #require(table.precision(of: .contradicts)) >= precision)
    #expect(try #require(table.recall(of: .contradicts)) >= recall)
    #expect(try #require(table.precision(of: .agrees)) >= agrees)
  }
}

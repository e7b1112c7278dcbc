import Diagnostics
import Foundation
import Testing

struct `The caret` {
  private func caretLine(_ line: String, _ word: String) throws -> (shown: String, caret: String) {
    let range = try #require(line.range(of: word))
    let start = line[..<range.lowerBound].utf8.count
    let file = SourceFile(name: "m.yaml", bytes: Array((line + "\nnästa").utf8))
    let place = Place(file: file, range: start..<(start + word.utf8.count))
    let text = DiagnosticText(language: .swedish, style: .plain)
      .text(of: Diagnostic(at: place, Message(sv: "fel", en: "bad")))
    let lines = text.split(separator: "\n").map(String.init)
    return (lines[1], lines[2])
  }

  @Test(arguments: ["a: fel", "åäö: fel", "🙂🙂: fel", "\ta: fel", "漢字: fel"])
  func `stands under the word`(line: String) throws {
    let (shown, caret) = try caretLine(line, "fel")
    let word = try #require(shown.range(of: "fel"))
    let mark = try #require(caret.range(of: "^^^"))
    #expect(
      Shown(String(shown[..<word.lowerBound])).width
        == Shown(String(caret[..<mark.lowerBound])).width
    )
  }

  @Test func `does not print a line of a million letters`() throws {
    let (shown, caret) = try caretLine(String(repeating: "ä", count: 1_000_000) + " fel", "fel")
    #expect(shown.count < 200)
    #expect(caret.count < 200)
  }

  @Test func `lets no control character through`() throws {
    let (shown, _) = try caretLine("a: \u{1B}[31m\u{202E} fel", "fel")
    #expect(!shown.unicodeScalars.contains("\u{1B}"))
    #expect(!shown.unicodeScalars.contains("\u{202E}"))
  }
}

import Foundation
import Diagnostics
import Testing

struct `Personal identity numbers` {
  @Test(arguments: [
    "640823-3234", "6408233234", "19640823-3234", "196408233234", "640823+3234", "640823 3234",
    "640823 - 3234", "640823–3234", "640823\u{2011}3234", "pnr:640823-3234.", "(640823-3234)",
    "701063-2391", "19701063-2391", "640883-3231", "text 640823-3234 och 640883-3231",
  ])
  func `are found and masked`(text: String) {
    #expect(PersonalIdentityNumber.occurs(in: text))
    let masked = PersonalIdentityNumber.masked(text)
    #expect(masked != text)
    #expect(masked.count == text.count)
    #expect(!masked.contains { $0.isNumber })
  }

  @Test(arguments: [
    // Wrong check digit, impossible dates, other lengths, a century nobody has.
    "640823-3235", "641323-3234", "640832-3239", "640800-3230", "6640823-3234", "640823-32345",
    "21640823-3234", "640823--3234", "640823  3234", "2025-10-14", "08-465 004 12", "1234567890",
    "12OLL5317", "", "3234", "640823", "640823-323",
  ])
  func `are not seen where there are none`(text: String) {
    #expect(!PersonalIdentityNumber.occurs(in: text))
    #expect(PersonalIdentityNumber.masked(text) == text)
  }

  @Test func `are masked in the line of a diagnostic too`() {
    let line = "\"2.3\": {rating: 7, comment: \"640823-3234 väntar\"}"
    let file = SourceFile(name: "m.yaml", bytes: Array(line.utf8))
    let diagnostic = Diagnostic(
      at: Place(file: file, range: 16..<17),
      Message(sv: "fel", en: "bad")
    )
    let text = DiagnosticText(language: .swedish, style: .plain).text(of: diagnostic)
    #expect(text.contains("******-**** väntar"))
    #expect(!text.contains("3234"))
  }
}

struct `Nearest names` {
  @Test(arguments: [
    ("raiting", "rating"), ("Laxa vårdcentral", "Laxå vårdcentral"), ("LAKARE", "lakare"),
    ("coment", "comment"), ("vardcentralchef", "vardcentralschef"), ("kommnu", "kommun"),
  ])
  func `are those that were probably meant`(written: String, meant: String) {
    let names = ["rating", "comment", "kommun", "Laxå vårdcentral", "lakare", "vardcentralschef"]
    #expect(NearestName.to(written, among: names) == meant)
  }

  @Test func `are none where nothing is close`() {
    #expect(NearestName.to("helt annat", among: ["rating", "kommun"]) == nil)
    #expect(NearestName.to("", among: ["rating"]) == nil)
    #expect(NearestName.to(String(repeating: "a", count: 100_000), among: ["rating"]) == nil)
  }
}

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
      Printable.width(of: String(shown[..<word.lowerBound]))
        == Printable.width(of: String(caret[..<mark.lowerBound]))
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

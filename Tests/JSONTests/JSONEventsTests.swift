import Diagnostics
import Events
import Foundation
import JSON
import Testing
import TestSupport

private func events(_ bytes: [UInt8]) throws(Unusable) -> [ReadEvent] {
  try ReadEvent.all(of: JSONEvents(SourceFile(name: "prov.json", bytes: bytes)))
}

/// Where reading a text stops; nil when it is read to its end.
private func stop(_ bytes: [UInt8]) -> Position? {
  do throws(Unusable) {
    _ = try events(bytes)
    return nil
  } catch {
    return error.diagnostics[0].site?.position
  }
}

private func stop(_ text: String) -> Position? { stop(Array(text.utf8)) }

struct `JSON events` {
  @Test func `give names, texts and words with their places`() throws {
    let text = #"{"å": ["ö\n\u00e5\ud83d\ude42", 2.10, null, true, {}], "b": []}"#
    let found = try events(Array(text.utf8))
    #expect(
      found.compactMap(\.text) == ["å", "ö\nå🙂", "2.10", "null", "true", "b"]
    )
    #expect(found.map(\.kind).filter { $0 == .plainScalar }.count == 3)
    let number = try #require(found.first { $0.text == "2.10" })
    #expect(Array(text.utf8)[number.range] == Array("2.10".utf8)[...])
    let word = try #require(found.first { $0.text == "ö\nå🙂" })
    #expect(Array(text.utf8)[word.range].first == 0x22)
  }

  /// Texts that RFC 8259 does not allow, and the column in which reading stops.
  static let refused: [(text: String, column: Int)] = [
    ("", 1), (" ", 2), ("[1 true]", 4), ("[a]", 2), (#"["": 1]"#, 4), (#"[""],"#, 5), ("[,1]", 2),
    ("[1,,2]", 4), ("[1,]", 4), ("[", 2), ("[1", 3), ("[3[4]]", 3), ("[1:2]", 3), ("[-]", 2),
    ("[*]", 2), ("[++1234]", 2), ("[+1]", 2), ("[-01]", 2), ("[-1.0.]", 2), ("[-2.]", 2),
    ("[.2e-3]", 2), ("[0.1.2]", 2), ("[0.3e+]", 2), ("[0.3e]", 2), ("[0.e1]", 2), ("[0E+]", 2),
    ("[0e]", 2), ("[1.0e-]", 2), ("[1 000.0]", 4), ("[1eE2]", 2), ("[2.e3]", 2), ("[Inf]", 2),
    ("[NaN]", 2), ("[１]", 2), ("[1+2]", 3), ("[0x1]", 2), ("[0x42]", 2), ("[Infinity]", 2),
    ("[-Infinity]", 2), ("[012]", 2), ("[-foo]", 2), ("[- 1]", 2), ("[1a]", 2), ("[1.]", 2),
    ("[1ea]", 2), ("[.123]", 2), ("[1.2a-3]", 2), ("[fals]", 2), ("[nul]", 2), ("[tru]", 2),
    (#"["x", truth]"#, 7), (#"{[: "x"}"#, 2), (#"{"x", null}"#, 5), (#"{"x"::"b"}"#, 6), ("{🇨🇭}", 2),
    (#"{"a":"a" 123}"#, 10), ("{key: 'value'}", 2), (#"{"a" b}"#, 6), (#"{:"b"}"#, 2),
    (#"{"a":"#, 6),
    (#"{"a""#, 5), ("{1:1}", 2), ("{null:null}", 2), (#"{"id":0,}"#, 9), (#"{"id":0,,}"#, 9),
    ("{'a':0}", 2), (#"{"a":"b"}/**/"#, 10), (#"{"a":"b"}//"#, 10), (#"{"a":"b",,"c":"d"}"#, 10),
    (#"{a: "b"}"#, 2), (#"{"a":"a"#, 6), (#"{"foo":"bar", "a"}"#, 18), (#"{"a":"b"}#"#, 10),
    (#"["\uD800\"]"#, 3), (#"["\uD800\u"]"#, 3), (#"["\uD800\u1"]"#, 3),
    (#"["\uD800\uD800\n"]"#, 3),
    (#"["\uDC00"]"#, 3), ("[é]", 2), ("[\"\\\u{0}\"]", 3), (#"["\x00"]"#, 3), (#"["\\\"]"#, 2),
    ("[\"\\\t\"]", 3), (#"["\🌀"]"#, 3), (#"["\"]"#, 2), (#"["\u00A"]"#, 3), (#"["\a"]"#, 3),
    (#"["\uqqqq"]"#, 3), (#"[\u0020"asd"]"#, 2), ("[\\n]", 2), ("\"", 1), ("['single']", 2),
    ("abc", 1),
    (#"["\"#, 3), ("[\"a\u{0}a\"]", 4), ("[\"new\nline\"]", 6), ("[\"\t\"]", 3), (#""\UA66D""#, 2),
    (#"""x"#, 3), ("[\u{2060}]", 2), ("\u{FEFF}", 1), ("<.>", 1), ("[<null>]", 2), ("[1]x", 4),
    ("[1]]", 4), ("[\"asd]", 2), ("aå", 1), ("[True]", 2), ("1]", 2), ("{\"x\": true,", 12),
    ("[][]", 3), ("]", 1), ("[\u{0}]", 2), ("2@", 2), ("{}}", 3), ("{\"\":", 5),
    ("{\"a\":/*c*/\"b\"}", 6),
    ("{\"a\": true} \"x\"", 13), ("['", 2), ("[,", 2), ("[{", 3), ("[\"a", 2), ("[\"a\"", 5),
    ("{", 2),
    ("{]", 2), ("{,", 2), ("{[", 2), ("{\"a", 2), ("{'a'", 2), ("[\"\\{[\"\\{[\"\\{[\"\\{", 3),
    ("é", 1), ("*", 1),
    ("{\"a\":\"b\"}#{}", 10), ("[\\u000A\"\"]", 2), ("[ false, nul", 10), ("[ true, fals", 9),
    ("[ false, tru", 10), ("{\"asd\":\"asd\"", 13), ("å", 1), ("\u{2060}", 1), ("[\u{0C}]", 2),
  ]

  @Test(arguments: refused)
  func `refuse what is not JSON, at its place`(text: String, column: Int) {
    #expect(stop(text)?.column == column, "\(text)")
  }

  @Test(arguments: [
    [0x5B, 0xFF, 0x5D], [0x5B, 0x22, 0xFF, 0x22, 0x5D], [0x5B, 0x31, 0xE5, 0x5D],
    [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xE0, 0x80, 0x80, 0x22],
    [0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0x5C, 0x75, 0xE5, 0x22],
    [0xEF, 0xBB, 0x7B, 0x7D], [0xFF, 0xFE, 0x5B, 0x00],
  ])
  func `refuse bytes that are not UTF-8`(bytes: [Int]) {
    #expect(stop(bytes.map { UInt8($0) }) != nil)
  }

  @Test(arguments: [
    "{}", "[]", "0", "-0", "-0.0e+10", "1E22", "1e-2", "\"\"", " [1, 2] \r\n\t", "null", "true",
    "[[[]], {\"a\": {\"a\": []}}]", "\u{FEFF}{}", "\"\u{7F}\"", "\"\u{2028}\u{2029}\"",
    "\"\\u0000\"",
    #""\"\\\/\b\f\n\r\t\u12aB""#, "\"\u{10FFFF}\"", #"{"a":1,"a":2}"#, "[1e400]",
  ])
  func `read what is JSON`(text: String) { #expect(stop(text) == nil) }

  @Test func `refuse deep nesting`() {
    let most = JSONEvents.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(stop(nested(most)) == nil)
    #expect(stop(nested(most + 1))?.column == most + 1)
    #expect(stop(String(repeating: "[{\"\":", count: 100_000)) != nil)
  }

  /// A public collection of texts that parsers must refuse or read, when it has been fetched: by
  /// `make json-suite`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["JSON_SUITE"] != nil))
  func `treat a public test suite as it asks`() throws {
    let directory = try #require(ProcessInfo.processInfo.environment["JSON_SUITE"])
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    var counts = (refused: 0, read: 0)
    for name in names.sorted() {
      let data = try Data(contentsOf: URL(filePath: "\(directory)/\(name)"))
      if name.hasPrefix("n_") {
        #expect(stop(Array(data)) != nil, "\(name) was read")
        counts.refused += 1
      } else if name.hasPrefix("y_") {
        #expect(stop(Array(data)) == nil, "\(name) was refused")
        counts.read += 1
      }
    }
    #expect(counts.refused > 180 && counts.read > 90)
  }
}

import Foundation
import Diagnostics
import Events
import Testing
import TestSupport
import YAML

/// Reads all events of a text.
private func events(_ bytes: [UInt8]) throws(Unusable) -> [ReadEvent] {
  try ReadEvent.all(of: YAMLEvents(SourceFile(name: "prov.yaml", bytes: bytes)))
}

private func events(_ text: String) throws(Unusable) -> [ReadEvent] {
  try events(Array(text.utf8))
}

/// The first thing that is wrong with a text, and where.
private func problem(_ bytes: [UInt8]) -> (message: String, position: Position?)? {
  do throws(Unusable) {
    _ = try events(bytes)
    return nil
  } catch {
    return (error.diagnostics[0].message[.swedish].text, error.diagnostics[0].site?.position)
  }
}

private func problem(_ text: String) -> (message: String, position: Position?)? {
  problem(Array(text.utf8))
}

struct `YAML events` {
  /// A text in which ⟦…⟧ marks the place that the scalar `word` must be given.
  struct Marked: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let word: String
    var testDescription: String { name }
  }

  static let marked = [
    Marked(name: "ascii", text: "a: ⟦word⟧\n", word: "word"),
    Marked(name: "after å, ä and ö", text: "å: ä\nö: ⟦värde⟧\n", word: "värde"),
    Marked(name: "after an emoji", text: "k: 👩🏽‍⚕️🙂\nb: [é, ⟦x⟧]\n", word: "x"),
    Marked(name: "in quotation marks", text: "åäö: ⟦\"tv\u{E5}\"⟧ # ö\n", word: "två"),
    Marked(name: "with CRLF", text: "å: 1\r\nb: ⟦två⟧\r\n", word: "två"),
    Marked(name: "after NEL", text: "å: \"1\u{85}x\"\nb: ⟦två⟧\n", word: "två"),
    Marked(name: "after U+2028", text: "å: \"1\u{2028}x\"\nb: ⟦två⟧\n", word: "två"),
    Marked(name: "after a byte order mark", text: "\u{FEFF}å: ⟦två⟧\n", word: "två"),
    Marked(
      name: "a block scalar without its blank lines",
      text: "å: ⟦|\n  två⟧\n\n\nb: 1\n",
      word: "två\n"
    ),
  ]

  @Test(arguments: marked)
  func `point at the words themselves`(marked: Marked) throws {
    let open = try #require(marked.text.range(of: "⟦"))
    let start = marked.text[..<open.lowerBound].utf8.count
    let close = try #require(marked.text.range(of: "⟧"))
    let end = marked.text[..<close.lowerBound].utf8.count - "⟦".utf8.count
    let text = marked.text.filter { $0 != "⟦" && $0 != "⟧" }
    let found = try events(text).first { $0.text == marked.word }
    #expect(found?.range == start..<end)
  }

  @Test func `end a block where its last value ends`() throws {
    let text = "å:\n  b: ö\n\n# slut\n\nc: 1\n"
    let end = try #require(try events(text).first { $0.kind == .mappingEnd })
    #expect(end.range.upperBound == Array("å:\n  b: ö".utf8).count)
  }

  @Test func `count columns in Unicode scalars`() {
    let file = SourceFile(name: "prov", bytes: Array("\u{FEFF}åäö🙂x\r\nb\rc\nd".utf8))
    #expect(file.position(at: Array("\u{FEFF}åäö🙂".utf8).count) == Position(line: 1, column: 5))
    #expect(file.position(at: file.bytes.count - 1) == Position(line: 4, column: 1))
  }

  @Test func `keep several documents apart`() throws {
    let starts = try events("a: 1\n---\nb: 2\n").filter { $0.kind == .documentStart }
    #expect(starts.count == 2)
  }

  @Test(arguments: [("a: &x 1\n", 4), ("a: *x\n", 4), ("a: !!str 1\n", 4), ("- 1\n- ! å\n", 3)])
  func `refuse anchors, aliases and tags where they stand`(text: String, column: Int) {
    #expect(problem(text)?.position?.column == column)
  }

  @Test func `refuse deep nesting`() throws {
    let most = YAMLEvents.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(problem(nested(most)) == nil)
    #expect(problem(nested(most + 1))?.position?.column == most + 1)
    #expect(problem(String(repeating: "[", count: 100_000)) != nil)
  }

  @Test func `read a scalar of 50 MB`() throws {
    var bytes = Array("å: \"".utf8)
    bytes += [UInt8](repeating: 0x78, count: 50 << 20)
    bytes += Array("\"\nb: ö\n".utf8)
    let scalars = try events(bytes).compactMap(\.text?.utf8.count)
    #expect(scalars == [2, 50 << 20, 1, 2])
  }

  @Test func `refuse bytes that are not UTF-8, at the byte`() throws {
    let found = try #require(problem(Array("å: 1\nö: ".utf8) + [0xFF] + Array("\n".utf8)))
    #expect(found.message.contains("UTF-8"))
    #expect(found.position == Position(line: 2, column: 4))
  }

  @Test func `refuse a NUL byte, at the byte`() {
    #expect(problem(Array("å: 1\nb".utf8) + [0])?.position == Position(line: 2, column: 2))
  }

  @Test func `read an empty text as no documents`() throws {
    #expect(try events("").count == 1)
    #expect(try events("\u{FEFF}").count == 1)
    #expect(try events("# bara en kommentar\n").count == 1)
  }

  @Test(
    arguments: [
      [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], [0x89, 0x50, 0x4E, 0x47, 0x0D], [0x25, 0x50, 0x44, 0x46],
      [0x50, 0x4B, 0x03, 0x04], [0xFF, 0xFE, 0x61, 0], [0, 0, 0, 0x18] + Array("ftypheic".utf8),
    ] as [[UInt8]]
  )
  func `say what a file is that is not text`(bytes: [UInt8]) {
    #expect(problem(bytes)?.message.contains("ser ut att vara") == true)
  }

  @Test(arguments: [
    ("a:\n\tb: 1\n", "tabb"), ("a: b: c\n", "kolon"), ("a: \"öppen\n", "citattecken"),
    ("a: [1, 2\nb: 3\n", "["), ("a: {b: 1\n", "{"), ("a: @b\n", "tecknet"),
    ("a: 1\n b: 2\n", "kolon"), ("a:\n  b: 1\n c: 2\n", "linje"), ("a\nb: 1\n", "kolon"),
  ])
  func `say syntax errors in Swedish`(text: String, word: String) throws {
    let found = try #require(problem(text))
    #expect(found.message.contains(word), "\(found.message)")
  }

  /// Lines in which git could not choose, whatever stands around them, and the line of the marker
  /// nearest to where reading stops.
  @Test(arguments: [
    ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> gren\n", 2),
    ("<<<<<<< HEAD\r\nb: 2\r\n=======\r\nb: 3\r\n>>>>>>> gren\r\n", 1),
    ("- a: 1\n  b: 2\n<<<<<<< HEAD\n  c: 3\n=======\n  c: 4\n>>>>>>> gren\n", 3),
    ("- a: 1\n<<<<<<< HEAD\n- b: 2\n=======\n>>>>>>> gren\n", 2),
    ("a: [1,\n<<<<<<< HEAD\n 2]\n=======\n 3]\n>>>>>>> gren\n", 6),
    ("a: |\n  text\n<<<<<<< HEAD\n  b\n||||||| bas\n  c\n=======\n  d\n>>>>>>> gren\n", 5),
    ("a: 1\nb: 2\n=======\nb: 3\n", 3),
    ("a: 1\n>>>>>>> gren\nb: 3\n", 2),
  ])
  func `say that a merge is not resolved`(text: String, line: Int) throws {
    let found = try #require(problem(text))
    #expect(found.message.contains("sammanslagning"), "\(found.message)")
    #expect(found.position == Position(line: line, column: 1))
  }

  @Test(arguments: [
    "a: b: c\n\n\n\n\n<<<<<<< HEAD\n", "a: b: c\n<<<<<<<< HEAD\n", "a: b: c\n=======x: 1\n",
    "a: b: c\n  ======= d\n", "a: b: c\n#######\n", "a: b: c",
  ])
  func `do not take other lines for a merge`(text: String) throws {
    #expect(try #require(problem(text)).message.contains("kolon"))
  }

  @Test func `read what looks like a merge in text`() throws {
    #expect(problem("a: |\n  <<<<<<< HEAD\n  =======\n") == nil)
  }

  @Test func `leave the parser where it is`() throws {
    // Many readers at once, each moved about, must not disturb each other.
    let text = "å: [1, {b: 2}]\n"
    var readers = try (0..<200).map {
      try YAMLEvents(SourceFile(name: "\($0)", bytes: Array(text.utf8)))
    }
    var counts = [Int](repeating: 0, count: readers.count)
    for _ in 0..<11 {
      readers.shuffle()
      for (index, reader) in readers.enumerated() {
        _ = try reader.next()
        counts[index] += 1
      }
    }
    #expect(counts.allSatisfy { $0 == 11 })
  }
}

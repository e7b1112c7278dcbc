import Diagnostics
import TestSupport
import Testing

/// The scans look at many bytes at once; what they say is compared with what one byte after the other
/// says.
struct `Scans of text` {
  /// Texts of every length up to a few chunks, with the bytes at the edges of what is looked for.
  private static let texts: [String] = {
    var generator = SeededGenerator(seed: 11)
    let letters: [Character] = [
      "a", "0", "9", "/", ":", "@", "\"", "\\", "\u{1F}", " ", "\u{7F}", "\u{7E}", "\n", "\r", "å",
      "–", "🙂", "!", "#", "[", "]", "\u{80}", "\u{0}",
    ]
    return (0..<3000).map { round in
      String((0..<(round % 90)).map { _ in letters.randomElement(using: &generator) ?? "a" })
    }
  }()

  @Test func `count and find what is there`() {
    for text in Self.texts {
      let bytes = Array(text.utf8)
      #expect(TextScan.digits(in: text) == bytes.count { (0x30...0x39).contains($0) })
      #expect(TextScan.contains(0x40, in: text) == bytes.contains(0x40))
      let hides = bytes.contains {
        $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 > 0xD7
      }
      #expect(TextScan.mayHide(text) == hides)
      let escapes = hides || bytes.contains { $0 == 0x22 || $0 == 0x5C }
      #expect(TextScan.needsEscapes(text) == escapes)
      #expect(
        TextScan.possibleDigits(in: text)
          == bytes.count { (0x30...0x39).contains($0) || $0 >= 0xD9 }
      )
      for start in stride(from: 0, through: bytes.count, by: 7) {
        let end = bytes[start...].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 > 0x7F }
        #expect(TextScan.endOfPlainText(in: bytes, from: start) == end ?? bytes.count)
        let scalars = bytes[start...].count { $0 & 0xC0 != 0x80 }
        #expect(TextScan.scalars(in: bytes, start..<bytes.count) == scalars)
        let continuations = bytes.indices[start...].filter { bytes[$0] & 0xC0 == 0x80 }
        #expect(TextScan.continuations(in: bytes, from: start) == continuations)
      }
      let lines = TextScan.lines(in: bytes[...]).map { Array($0.bytes) }
      #expect(
        lines == bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      )
    }
  }

  @Test func `count beyond what a byte holds`() {
    let text = String(repeating: "7", count: 100_000)
    #expect(TextScan.digits(in: text) == 100_000)
  }

  @Test func `find positions in any order`() {
    var generator = SeededGenerator(seed: 12)
    for text in Self.texts where !text.isEmpty {
      for mark in ["", "\u{FEFF}"] {
        let file = SourceFile(name: "x", bytes: Array((mark + text).utf8))
        var cursor = PositionCursor(file)
        for _ in 0..<8 {
          let first = mark.utf8.count
          let offset = Int.random(in: first...file.bytes.count, using: &generator)
          let place = Place(file: file, range: offset..<offset)
          let expected = Self.position(in: file.bytes, from: first, to: offset)
          #expect(cursor.position(of: place) == expected)
          #expect(place.position == expected)
        }
      }
    }
  }

  /// The position, found by going through all that stands before.
  private static func position(in bytes: [UInt8], from first: Int, to offset: Int) -> Position {
    var (line, column) = (1, 1)
    for index in first..<offset {
      let isReturn = bytes[index] == 0x0D
      if bytes[index] == 0x0A || isReturn && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      {
        (line, column) = (line + 1, 1)
      } else if bytes[index] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Position(line: line, column: column)
  }
}

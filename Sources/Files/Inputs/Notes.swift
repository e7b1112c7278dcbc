package import Diagnostics

/// One of several notes in a text, such as what a table wrote down.
package struct Note: Sendable {
  /// A short name without spaces, unlike that of any other note: most often a number.
  package let label: String
  package let text: String

  /// Whether somebody wrote something: a dash alone is nothing.
  package var hasContent: Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

/// Cuts a text into notes.
///
/// Where there are headings with a number ("Bord nr 1", "Grupp 7") a note goes from one to the next;
/// so it does from a line without one that comes back word for word, each time after an empty line
/// ("Saknar nummer"). What stands before the first heading is no note. Without headings, notes are
/// parted by empty lines.
package enum Notes {
  /// The notes of a text, in its order.
  package static func notes(in file: SourceFile) throws(Unusable) -> [Note] {
    let text = String(decoding: try TextFile.bytes(of: file), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line in line.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let headings = NoteHeadings(lines)
    let notes = headings.isEmpty ? blocks(lines) : sections(lines, headings)
    guard notes.contains(where: \.hasContent) else {
      throw Unusable(Diagnostic(at: .path(file.name), .noNotes))
    }
    return notes
  }

  private static func blocks(_ lines: [String]) -> [Note] {
    lines.split(separator: "").enumerated().map { index, lines in
      Note(label: "\(index + 1)", text: lines.joined(separator: "\n"))
    }
  }

  private static func sections(_ lines: [String], _ headings: NoteHeadings) -> [Note] {
    var notes: [Note] = []
    var labels = Set<String>()
    var open: (label: String, lines: [String])?
    func close() {
      if let open {
        notes.append(Note(label: open.label, text: open.lines.joined(separator: "\n")))
      }
    }
    for (index, line) in lines.enumerated() {
      guard let names = headings.labels(of: line, at: index) else {
        open?.lines.append(line)
        continue
      }
      close()
      let label = names.first { !labels.contains($0) } ?? names.numbered { !labels.contains($0) }
      labels.insert(label)
      open = (label, [])
    }
    close()
    return notes
  }
}

/// Tells which lines of a text are headings.
private struct NoteHeadings {
  /// The first words of headings with a number, in lower case.
  private var words = Set<String>()
  /// Headings without a number.
  private var whole = Set<String>()
  private let lines: [String]

  /// The longest line that is taken for a heading, in characters.
  private static let longest = 30

  init(_ lines: [String]) {
    self.lines = lines
    var counts: [String: Int] = [:]
    var repeated: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      if let parts = Self.numbered(line) {
        counts[parts.word, default: 0] += 1
      } else if Self.mayBeWhole(line) {
        let isAfterEmpty = index == 0 || lines[index - 1].isEmpty
        // A line that also stands within a note is no heading.
        repeated[line] = isAfterEmpty ? (repeated[line] ?? 0) + 1 : Int.min / 2
      }
    }
    words = Set(counts.filter { $0.value > 1 }.keys)
    if !words.isEmpty { whole = Set(repeated.filter { $0.value > 1 }.keys) }
  }

  var isEmpty: Bool { words.isEmpty }

  /// What the note under a heading may be called, the shortest first; nil for a line that is none.
  func labels(of line: String, at index: Int) -> [String]? {
    if let parts = Self.numbered(line), words.contains(parts.word) {
      return [parts.number, parts.word + parts.number]
    }
    guard whole.contains(line), index == 0 || lines[index - 1].isEmpty else { return nil }
    return line.first.map { [String($0) + "1"] }
  }

  /// The first word and the number of a line that is a few words and a number: "Bord nr 7:".
  ///
  /// A number of four digits is a year, and its line no heading: "SIP 2025".
  private static func numbered(_ line: String) -> (word: String, number: String)? {
    let line = line.last.map { ":.)–-".contains($0) } == true ? line.dropLast() : line[...]
    let parts = line.split(separator: " ")
    guard (2...3).contains(parts.count), line.count <= longest, let last = parts.last,
      last.utf8.allSatisfy(\.isDigit), last.utf8.count < 4,
      parts.dropLast().allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "." } })
    else { return nil }
    return (parts[0].lowercased(), String(last))
  }

  private static func mayBeWhole(_ line: String) -> Bool {
    guard let last = line.last else { return false }
    return line.count <= longest && last.isLetter && line.first?.isLetter == true
  }
}

extension [String] {
  /// The first name with another number than the one that it ends with.
  fileprivate func numbered(where isFree: (String) -> Bool) -> String {
    let stem = self[count - 1].prefix { !$0.isNumber }
    var number = 2
    while !isFree(stem + "\(number)") { number += 1 }
    return stem + "\(number)"
  }
}

extension Message {
  fileprivate static let noNotes = Message(
    sv: "filen har inga anteckningar",
    en: "the file has no notes"
  )
}

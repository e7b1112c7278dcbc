package import Diagnostics
package import Model

/// Which notes have which theme, as somebody has counted them by hand.
package struct HandCount: Sendable {
  /// The labels of the notes, by theme; themes that nobody counted are not there.
  package let labels: [Ordinal<Theme>: Set<String>]

  /// Reads a table with a theme's id and the labels of its notes on each line.
  ///
  /// The two are parted by a tab, a comma or a semicolon, and the labels by spaces. The first line may be
  /// a heading, which begins with "tema" or "theme".
  package static func read(
    _ file: SourceFile,
    themes: [Theme],
    notes: [Note]
  ) throws(Unusable) -> HandCount {
    var reader = HandCountReader(file, themes, notes)
    let bytes = try TextFile.bytes(of: file)
    for line in TextScan.lines(in: bytes) { reader.read(line.bytes) }
    if reader.labels.isEmpty, reader.mistakes.isEmpty {
      throw Unusable(Diagnostic(at: .path(file.name), .noCounts, help: .countLine))
    }
    if let unusable = Unusable(reader.mistakes) { throw unusable }
    return HandCount(labels: reader.labels)
  }
}

/// Reads a hand count line by line.
private struct HandCountReader {
  private let file: SourceFile
  private let themes: [String]
  private let notes: Set<String>
  private var isFirst = true
  private(set) var labels: [Ordinal<Theme>: Set<String>] = [:]
  private(set) var mistakes: [Diagnostic] = []

  init(_ file: SourceFile, _ themes: [Theme], _ notes: [Note]) {
    self.file = file
    self.themes = themes.map(\.id.text)
    self.notes = Set(notes.map(\.label))
  }

  mutating func read(_ line: ArraySlice<UInt8>) {
    let separators: [UInt8] = [.tab, 0x2C, 0x3B]
    let name = word(line.prefix { !separators.contains($0) })
    let cells = line.dropFirst(name.place.range.upperBound - line.startIndex)
      .split { separators.contains($0) || $0 <= .space || $0 == 0x22 }
      .map(word)
    guard !name.value.isEmpty else { return }
    defer { isFirst = false }
    guard let index = themes.firstIndex(of: name.value) else {
      let isHeading = isFirst && ["tema", "theme"].contains(name.value.lowercased())
      if !isHeading { mistakes.append(.unknown(.theme, name, among: themes)) }
      return
    }
    if labels[Ordinal(index)] != nil { mistakes.append(.themeTwice(name)) }
    for cell in cells where !notes.contains(cell.value) { mistakes.append(.noSuchNote(cell)) }
    labels[Ordinal(index)] = Set(cells.map(\.value))
  }

  /// A part of a line without spaces and quotation marks around it.
  private func word(_ bytes: ArraySlice<UInt8>) -> Located<String> {
    let isAround: (UInt8) -> Bool = { $0 <= .space || $0 == 0x22 }
    let start = bytes.drop(while: isAround)
    let end = start.lastIndex { !isAround($0) }.map { $0 + 1 } ?? start.startIndex
    let core = start[..<end]
    return Located(
      String(decoding: core, as: UTF8.self),
      at: Place(file: file, range: core.startIndex..<core.endIndex)
    )
  }
}

extension Diagnostic {
  fileprivate static func themeTwice(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      at: name.place,
      Message(
        sv: "temat ”\(name.value)” står två gånger",
        en: "the theme “\(name.value)” is there twice"
      ),
      help: Message(sv: "skriv dess anteckningar på en rad", en: "write its notes on one line")
    )
  }

  fileprivate static func noSuchNote(_ label: Located<String>) -> Diagnostic {
    Diagnostic(
      at: label.place,
      Message(
        sv: "det finns ingen anteckning ”\(label.value)”",
        en: "there is no note “\(label.value)”"
      ),
      help: Message(
        sv: "anteckningarna heter som i resultatet av kravkoll themes",
        en: "the notes are called as in the result of kravkoll themes"
      )
    )
  }
}

extension Message {
  fileprivate static let noCounts = Message(
    sv: "räkningen har inga teman",
    en: "the count has no themes"
  )
  fileprivate static let countLine = Message(
    sv:
      "skriv ett tema på varje rad, och efter en tabb dess anteckningar, till exempel ”sip<tabb>1 4 7”",
    en: "write a theme on each line, and after a tab its notes, for example “sip<tab>1 4 7”"
  )
}

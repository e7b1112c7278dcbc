internal import Diagnostics
internal import Model

/// One line of a report, without the space around its text.
struct ReportLine {
  let text: String
  /// Whether a tab stands before the text: then it is a cell, a label or the start of a comment.
  let isTabbed: Bool
  let place: Place

  var isBlank: Bool { text.isEmpty }
  var located: Located<String> { Located(text, at: place) }
  /// The text with one kind of space and one case, to be compared with known words.
  var folded: String { text.foldedForReport }

  /// The lines of a file, in order.
  static func lines(of file: SourceFile) -> [ReportLine] {
    var lines: [ReportLine] = []
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn }
      lines.append(ReportLine(file, start..<(end ?? file.bytes.count)))
      guard let end else { break }
      let isPair = file.bytes[end...].starts(with: [.carriageReturn, .lineFeed])
      start = end + (isPair ? 2 : 1)
    }
    return lines
  }

  private init(_ file: SourceFile, _ range: Range<Int>) {
    var rest = file.bytes[range]
    var isTabbed = false
    while let width = Self.spaces.first(where: { rest.starts(with: $0) })?.count {
      isTabbed = isTabbed || rest.first == .tab
      rest = rest.dropFirst(width)
    }
    while let width = Self.spaces.first(where: { rest.suffix($0.count).elementsEqual($0) })?.count {
      rest = rest.dropLast(width)
    }
    // A page may break within a line.
    text = String(decoding: rest.map { $0 == 0x0C ? .space : $0 }, as: UTF8.self)
    self.isTabbed = isTabbed
    place = Place(file: file, range: rest.startIndex..<rest.endIndex)
  }

  /// Space, tab, page break and no-break space.
  private static let spaces: [[UInt8]] = [[.space], [.tab], [0x0C], [0xC2, 0xA0]]
}

extension String {
  /// The text in lower case, with each run of spaces of any kind as one space.
  var foldedForReport: String {
    lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The text without any space.
  var withoutSpaces: String { filter { !$0.isWhitespace } }
}

internal import Diagnostics
internal import Model

/// The number that the survey tool puts before a question, such as `2.10`.
struct QuestionNumber: Comparable {
  let text: String
  private let section: Int
  private let question: Int

  /// What stands at the start of a heading, `2.10. …`; nil where that is something else.
  ///
  /// Where the rest leaves no doubt, the point after the number may be missing.
  init?(startOf text: String, needsPoint: Bool) {
    guard let word = text.split(whereSeparator: \.isWhitespace).first else { return nil }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 && !needsPoint || parts.count == 3 && parts[2].isEmpty,
      parts.prefix(2).allSatisfy({ (1...2).contains($0.count) && $0.utf8.allSatisfy(\.isDigit) }),
      let section = Int(parts[0]), let question = Int(parts[1])
    else { return nil }
    (self.section, self.question) = (section, question)
    self.text = "\(section).\(question)"
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.section, a.question) < (b.section, b.question)
  }
}

/// A report cut at its headings.
///
/// A comment may hold lines that look like headings. A heading has a table under it or stands apart
/// from the text above it, and its number is one of the form's and comes after the one before.
struct ReportOutline {
  /// One question: its number and the lines under its heading.
  struct Part {
    let number: Located<String>
    let lines: ArraySlice<ReportLine>
  }

  /// The questions that stand before those of the form.
  static let backgroundNumbers = ["1.1", "1.2", "1.3"]

  /// What stands above the first heading.
  private(set) var preamble: ArraySlice<ReportLine>
  private(set) var parts: [Part] = []
  /// Headings of questions that the form does not have, or that come twice.
  private(set) var mistakes: [Diagnostic] = []

  /// Cuts lines at the headings of a form's questions.
  init(_ lines: [ReportLine], form: Form) {
    let known = Self.backgroundNumbers + form.questions.compactMap(\.number)
    var headings: [(line: Int, number: QuestionNumber)] = []
    var last: QuestionNumber?
    for (index, number) in Self.candidates(in: lines) {
      let hasTable = Self.hasTable(below: index, in: lines)
      let place = lines[index].place
      if !known.contains(number.text) {
        mistakes.append(.unknown(.question, Located(number.text, at: place), among: known))
      } else if let last, number <= last {
        // Without a table it is a line of a comment.
        guard hasTable else { continue }
        mistakes.append(.outOfOrder(number.text, at: place))
      } else {
        last = number
      }
      headings.append((index, number))
    }
    preamble = lines[..<(headings.first?.line ?? lines.endIndex)]
    for (position, heading) in headings.enumerated() {
      let next = position + 1 < headings.count ? headings[position + 1].line : lines.endIndex
      let number = Located(heading.number.text, at: lines[heading.line].place)
      parts.append(Part(number: number, lines: lines[(heading.line + 1)..<next]))
    }
  }

  /// The lines that can be headings, whatever their numbers.
  static func candidates(
    in lines: [ReportLine]
  ) -> [(line: Int, number: QuestionNumber)] {
    lines.indices.compactMap { index in
      let line = lines[index]
      guard !line.isTabbed, line.text.utf8.first?.isDigit == true else { return nil }
      let hasTable = hasTable(below: index, in: lines)
      guard hasTable || isApart(index, in: lines) else { return nil }
      return QuestionNumber(startOf: line.text, needsPoint: !hasTable).map { (index, $0) }
    }
  }

  /// Whether a line cannot go on with the text of the line above it.
  private static func isApart(_ index: Int, in lines: [ReportLine]) -> Bool {
    guard index > 0 else { return true }
    let above = lines[index - 1]
    if above.isBlank || lines[index].folded.contains("endast fritextsvar") { return true }
    let label = lines[..<(index - 1)].last { !$0.isBlank }
    return ResponseRate(above) != nil && label?.isRateLabel == true
  }

  /// Whether a table begins under a heading, which may go on over some lines.
  static func hasTable(below heading: Int, in lines: [ReportLine]) -> Bool {
    let rest = lines[(heading + 1)...]
    let wrapped = rest.prefix(6).prefix { !$0.isBlank && !$0.isTabbed }.count
    return ReportTable.begins(rest.dropFirst(wrapped))
  }
}

extension Diagnostic {
  fileprivate static func outOfOrder(_ number: String, at place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "fråga \(number) står två gånger, eller efter en fråga med högre nummer",
        en: "question \(number) is there twice, or after a question with a higher number"
      ),
      help: Message(
        sv: "kontrollera att filen är en enda rapport, hel och i ordning",
        en: "check that the file is one single report, whole and in order"
      )
    )
  }
}

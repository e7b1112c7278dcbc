internal import Diagnostics
internal import Model

/// What stands under one heading of a report.
struct ReportSection {
  /// What a section is expected to hold.
  enum Kind {
    /// A table, and free texts under a label that is one of these words.
    case table(textLabel: String?)
    /// Free texts only.
    case texts
  }

  let number: Located<String>
  private(set) var table: ReportTable?
  private(set) var rate: ResponseRate?
  /// Comments, texts about others, or answers in free text.
  private(set) var texts: [Located<String>] = []
  /// Lines that mean nothing known.
  private(set) var unknown: [ReportLine] = []

  /// Reads the lines under a heading.
  init(_ part: ReportOutline.Part, _ kind: Kind) {
    number = part.number
    // A long heading goes on in the lines below it.
    var lines = part.lines.drop { !$0.isBlank && !$0.isTabbed }
    table = ReportTable(&lines)
    var isInTexts = if case .texts = kind { table == nil } else { false }
    var isInText = false
    while let line = lines.popFirst() {
      if line.isBlank || line.isPlaceholder {
        isInText = false
      } else if rate == nil, line.isRateLabel,
        let rate = ResponseRate(after: &lines)
      {
        self.rate = rate
      } else if !isInTexts, line.isTabbed, kind.isLabel(line) {
        isInTexts = true
      } else if isInTexts, line.isTabbed {
        texts.append(line.located)
        isInText = true
      } else if isInText, let text = texts.popLast() {
        texts.append(text.continued(by: line))
      } else {
        unknown.append(line)
      }
    }
  }
}

extension ReportSection.Kind {
  /// Whether a line is the label above the texts; the tool misspells it here and there.
  fileprivate func isLabel(_ line: ReportLine) -> Bool {
    guard case .table(let label?) = self else { return false }
    return NearestName.to(line.folded, among: [label]) != nil
  }
}

extension ReportLine {
  /// Whether the line is the label above a response rate.
  var isRateLabel: Bool { isTabbed && folded == "svarsfrekvens" }

  /// Whether the line stands for a picture that the text has lost.
  fileprivate var isPlaceholder: Bool { folded.hasPrefix("[image:") && text.hasSuffix("]") }
}

extension ResponseRate {
  /// Takes the response rate that comes next after blank lines; nil where there is none.
  fileprivate init?(after lines: inout ArraySlice<ReportLine>) {
    let rest = lines.drop(while: \.isBlank)
    guard let line = rest.first, let rate = ResponseRate(line) else { return nil }
    lines = rest.dropFirst()
    self = rate
  }
}

extension Located<String> {
  /// The text with one more line.
  ///
  /// A line that goes on in the middle of a sentence was broken by the tool; else the writer broke it.
  fileprivate func continued(by line: ReportLine) -> Located<String> {
    let endsSentence = value.last.map { ".!?:;…".contains($0) } ?? true
    let goesOn = !endsSentence && line.text.first?.isLowercase == true
    let range = place.range.lowerBound..<line.place.range.upperBound
    return Located(
      value + (goesOn ? " " : "\n") + line.text,
      at: Place(file: place.file, range: range)
    )
  }
}

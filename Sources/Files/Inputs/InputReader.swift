package import Diagnostics

/// Reads what somebody answered, in whatever format it comes.
package struct InputReader: Sendable {
  /// Creates a reader.
  package init() {}

  /// How a file is read.
  package enum Kind: Sendable {
    /// By its own words, as YAML or JSON.
    case structured
    /// By the rules for the form that it is a report of.
    case report
    /// By the rules for the forms that its columns are of.
    case table
  }

  /// The least that is worth reading line by line.
  private static let streamedBytes = 1 << 18

  /// Whether a file has a meeting on each line, and so many that several workers can share them.
  package func isReadByLine(_ file: SourceFile) -> Bool {
    file.bytes.count >= Self.streamedBytes && StructuredText.isJSON(file.bytes[...])
      && StructuredText.isJSONLines(file.bytes[...])
  }

  /// Whether each row of a file is something by itself: those of a table, and lines of JSON.
  package func isReadByRow(_ file: SourceFile) -> Bool {
    switch kind(of: file) {
    case .table: true
    case .report: false
    case .structured:
      StructuredText.isJSON(file.bytes[...]) && StructuredText.isJSONLines(file.bytes[...])
    }
  }

  /// How a file is read, by its content.
  package func kind(of file: SourceFile) -> Kind {
    if StructuredText.isStructured(file.bytes[...]) { return .structured }
    if SurveyReport.recognises(file) { return .report }
    return CSVReader.recognises(file) ? .table : .structured
  }

  /// What a file holds, in order; there is at least one element.
  package func submissions(in file: SourceFile) -> [Submission] {
    let bytes = file.bytes[...]
    guard StructuredText.isJSON(bytes), StructuredText.isJSONLines(bytes) else {
      return MeetingReader.submissions(in: file)
    }
    var submissions: [Submission] = []
    for line in TextScan.lines(in: file.bytes[...]) where !line.bytes.allSatisfy({ $0 <= .space }) {
      let part = SourceFile(name: file.name, bytes: Array(line.bytes), firstLine: line.number)
      submissions += Self.row(part)
    }
    return submissions
  }

  /// What a line of a longer text holds; there is at least one element.
  package func submissions(in line: LineStream.Line, of name: String) -> [Submission] {
    let file = SourceFile(name: name, bytes: line.bytes, firstLine: line.number)
    let start = Place(file: file, range: 0..<1)
    if line.isCutShort {
      return [.refused(Unusable(Diagnostic(at: start, .longLine)))]
    }
    if line.bytes.allSatisfy({ $0 <= .space }) {
      return [.refused(Unusable(Diagnostic(at: start, .emptyLine, help: .oneMeeting)))]
    }
    return Self.row(file)
  }

  /// What one row holds; nothing of it counts where a part cannot be read.
  private static func row(_ file: SourceFile) -> [Submission] {
    let all = MeetingReader.submissions(in: file)
    let refused = all.filter { if case .refused = $0 { true } else { false } }
    return refused.isEmpty ? all : refused
  }
}

extension Message {
  fileprivate static let emptyLine = Message(sv: "raden är tom", en: "the line is empty")
  fileprivate static let oneMeeting = Message(
    sv: "skriv ett möte på varje rad",
    en: "write one meeting on each line"
  )
  fileprivate static let longLine = Message(
    sv: "raden är längre än \(Disk.maximumBytes >> 20) MiB, som är det mesta som läses",
    en: "the line is longer than \(Disk.maximumBytes >> 20) MiB, the most that is read"
  )
}

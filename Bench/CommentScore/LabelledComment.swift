import Diagnostics
import Files
import Language
import Model

/// A comment that somebody has judged by hand.
struct LabelledComment {
  let id: String
  let question: String
  let rating: Rating
  let label: Verdict
  let text: String

  /// Reads a table with the columns id, question, rating, label and comment; lines that are something
  /// else are left out.
  static func comments(in file: SourceFile) -> [LabelledComment] {
    String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap {
      line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let rating = UInt8(fields[2]).flatMap(Rating.init(rawValue:)),
        let label = Verdict(rawValue: fields[3])
      else { return nil }
      return LabelledComment(
        id: fields[0],
        question: fields[1],
        rating: rating,
        label: label,
        text: fields[4]
      )
    }
  }
}

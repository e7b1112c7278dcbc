package import Diagnostics

/// What git writes into a file around two versions of the same lines.
package enum MergeConflict {
  private static let signs = Array("<|=>".utf8)
  /// A marker is where libyaml stumbles, or a few lines from there.
  private static let reach = 3

  /// The marker on the line at `offset` or on the nearest of the lines around it.
  static func marker(near offset: Int, in file: SourceFile) -> Range<Int>? {
    var above = file.lineRange(at: offset)
    var below = above
    for _ in 0...reach {
      if let marker = marker(on: above, in: file) ?? marker(on: below, in: file) { return marker }
      above = file.lineRange(at: max(above.lowerBound - 1, 0))
      let lineBreak =
        file.bytes[below.upperBound...].prefix(2) == [.carriageReturn, .lineFeed] ? 2 : 1
      below = file.lineRange(at: min(below.upperBound + lineBreak, file.bytes.count))
    }
    return nil
  }

  private static func marker(on line: Range<Int>, in file: SourceFile) -> Range<Int>? {
    let sign = file.bytes[line].prefix { $0 == file.bytes[line.lowerBound] }
    guard sign.count == 7, signs.contains(sign[line.lowerBound]) else { return nil }
    return sign.endIndex == line.upperBound || file.bytes[sign.endIndex] == .space
      ? sign.indices : nil
  }

  static let message = Message(
    sv: "filen har en sammanslagning i git som inte är löst",
    en: "the file has a merge conflict that is not resolved"
  )
  static let help = Message(
    sv: "välj vilka rader som gäller, och ta bort raderna med <<<<<<<, ======= och >>>>>>>",
    en: "choose the lines that hold, and remove the lines with <<<<<<<, ======= and >>>>>>>"
  )

  /// What is wrong when there is a marker near a place that cannot be understood.
  package static func problem(near place: Place) -> Diagnostic? {
    marker(near: place.range.lowerBound, in: place.file).map { marker in
      Diagnostic(at: Place(file: place.file, range: marker), message, help: help)
    }
  }
}

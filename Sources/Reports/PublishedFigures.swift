internal import Model
package import Summary

extension SummaryPart {
  /// Everything that is shown of the part, the same text for the same figures.
  package var fingerprint: String {
    lines.map { line in
      guard let figures = line.figures else { return "\(line.requirement.id) -" }
      let ratings = figures.answers.map { "\($0)" } ?? ""
      return "\(line.requirement.id) \(figures.counts) \(ratings)"
    }.joined(separator: "\n")
  }
}

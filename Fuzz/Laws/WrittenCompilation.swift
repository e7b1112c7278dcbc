internal import Diagnostics
internal import Files
package import Model

/// A compilation that was accepted adds up: units to its responses, and nothing has more answers than
/// there are responses.
package func compilationAddsUp(_ compilation: Compilation) throws(Breach) {
  func require(_ holds: Bool, _ seen: String) throws(Breach) {
    guard holds else { throw Breach(of: "an accepted compilation adds up", seen: seen) }
  }
  let responses = compilation.responses
  try require(responses > 0, "no responses")
  let counted = compilation.units.map(\.responses)
  try require(counted.allSatisfy { $0 >= 0 }, "fewer than no responses")
  try require(counted.reduce(0, +) == responses, "units: \(counted), responses: \(responses)")
  for (index, answers) in compilation.answers.enumerated() {
    let counts = Rating.allCases.map { answers.counts[$0] }
    try require(counts.allSatisfy { $0 >= 0 }, "question \(index): \(counts)")
    try require(answers.counts.total <= responses, "question \(index): \(counts) of \(responses)")
  }
  for party in Party.allCases {
    guard let participation = compilation.participation[party] else { continue }
    let meetings = participation.roles.map(\.meetings) + [participation.other]
    try require(meetings.allSatisfy { (0...responses).contains($0) }, "\(party): \(meetings)")
  }
}

/// A compilation that was accepted is accepted again as `import` writes it, and says the same.
package func compilationSurvivesWriting(
  _ compilation: Compilation,
  in ruleSet: RuleSet
) throws(Breach) {
  let law = "a written compilation is read as the same"
  let text = CompilationWriter(compilation, in: ruleSet).text
  guard case .compilation(let draft) = try onlySubmission(in: text, law) else {
    throw Breach(of: law, seen: "no compilation any more:\n\(text)")
  }
  let again: Compilation
  do throws(Unusable) {
    again = try CompilationResolver.compilation(draft, in: ruleSet)
  } catch {
    throw Breach(of: law, seen: "\(error.words)\n\(text)")
  }
  guard compilation.words == again.words else {
    throw Breach(of: law, seen: "\(compilation.words)\nbecame\n\(again.words)\nas\n\(text)")
  }
}

extension Compilation {
  /// All that it says, apart from where it was written.
  fileprivate var words: [String] {
    var words = ["\(form) \(year) \(responses)"]
    words += units.map { "\($0.unit) \($0.responses)" } + alsoCovered.map { "also \($0)" }
    for party in Party.allCases {
      guard let participation = participation[party] else { continue }
      words += participation.roles.map { "\(party) \($0.role) \($0.meetings)" }
      words += ["\(party) \(participation.other)"] + participation.texts.map(\.value.asWritten)
    }
    for (index, answers) in answers.enumerated() {
      words += Rating.allCases.map { "\(index) \(answers.counts[$0])" }
      words += (answers.comments + answers.texts).map(\.value.asWritten)
    }
    return words
  }
}

internal import Diagnostics
internal import Engine
internal import Files
internal import Language
internal import Model
internal import Summary

/// Reads out of meetings what focus areas are counted from, and what their comments say.
///
/// It belongs to one worker, as the reader of comments does.
final class FocusReader {
  let map: FocusMap
  private let comments: CommentReader?

  /// Creates a reader for a rule set; refuses a rule set whose themes cannot be read.
  init(_ ruleSet: RuleSet) throws(Unusable) {
    let lexicon = try LexiconReader.lexicon(of: ruleSet)
    map = FocusMap(ruleSet, lexicon)
    comments = lexicon.map { CommentReader($0, in: ruleSet) }
  }

  /// What a meeting adds to the figures; with quotations only when comments are shown.
  func contribution(of assessment: Assessment, showsComments: Bool) -> FocusContribution {
    let meeting = assessment.meeting
    var findings: [TextFinding?] = []
    for (index, answer) in meeting.answers.enumerated() {
      let question = Ordinal<Question>(index)
      if let comment = answer.comment {
        findings.append(finding(in: comment, question, meeting.form, answer, showsComments))
      }
      guard case .text(let text) = answer.content, let place = answer.place else { continue }
      let written = Located(text, at: place)
      findings.append(finding(in: written, question, meeting.form, nil, showsComments))
    }
    return FocusContribution(assessment, map, texts: findings.compactMap(\.self))
  }

  /// What the comments and texts of a compilation say; which rating a comment is to is not known.
  func findings(in compilation: Compilation, showsComments: Bool) -> [TextFinding] {
    compilation.answers.enumerated().flatMap { index, answers in
      (answers.comments + answers.texts).compactMap {
        finding(in: $0, Ordinal(index), compilation.form, nil, showsComments)
      }
    }
  }

  /// The comments that say something else than their rating.
  func contradictions(in assessment: Assessment) -> [Observation] {
    guard let comments else { return [] }
    let meeting = assessment.meeting
    return meeting.answers.enumerated().compactMap { index, answer in
      guard let comment = answer.comment, let rating = answer.agreedRating else { return nil }
      let question = Ordinal<Question>(index)
      let reading = comments.reading(of: comment.value, under: question, in: meeting.form)
      guard reading.verdict(on: rating) == .contradicts else { return nil }
      return Observation(
        .commentContradictsRating(question, rating: rating, words: reading.words),
        requirement: requirement(of: question, in: assessment),
        place: comment.place
      )
    }
  }

  /// The requirement that a question is read as alone, where there is one.
  private func requirement(
    of question: Ordinal<Question>,
    in assessment: Assessment
  ) -> Ordinal<Requirement>? {
    assessment.results.map(\.requirement).first {
      assessment.ruleSet.requirements[$0].question == question
    }
  }

  /// What one text says; nil where the rule set has no themes to read it by.
  private func finding(
    in text: Located<String>,
    _ question: Ordinal<Question>,
    _ form: Ordinal<Form>,
    _ answer: Answer?,
    _ showsComments: Bool
  ) -> TextFinding? {
    guard let comments else { return nil }
    let reading = comments.reading(of: text.value, under: question, in: form)
    let isQuotable =
      showsComments && PersonalData.kinds(in: text.value).isEmpty
      && comments.isQuotable(text.value)
    return TextFinding(
      question: question,
      rating: answer?.lowestRating,
      themes: reading.themes,
      verdict: answer?.agreedRating.map { reading.verdict(on: $0) },
      words: showsComments ? reading.words : [],
      quote: isQuotable ? text : nil,
      place: text.place
    )
  }
}

/// A reader for each rule set, made when it is first needed.
struct FocusReaders {
  /// A list, since there are few.
  private var readers: [FocusReader] = []

  /// The reader for a rule set; refuses a rule set whose themes cannot be read.
  mutating func reader(for ruleSet: RuleSet) throws(Unusable) -> FocusReader {
    if let known = readers.first(where: { $0.map.ruleSet == ruleSet }) { return known }
    let reader = try FocusReader(ruleSet)
    readers.append(reader)
    return reader
  }
}

internal import Diagnostics
internal import Model
internal import Reports

/// What a meeting came to.
public struct CheckedMeeting: Sendable {
  /// What a requirement came to.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Rated 1–2, or as the rule's condition says.
    case gap
    /// Reported as met.
    case met
    /// Something is missing that is needed to tell; never the same as met.
    case notAssessed = "not-assessed"
    /// The requirement had no object.
    case notApplicable = "not-applicable"
    /// A gap that an exception in force covers.
    case excepted
  }

  /// One requirement and what it came to.
  public struct Requirement: Sendable {
    /// The stable id in the rule set.
    public let id: String
    /// The number or key of its question; nil for a composite of several.
    public let question: String?
    /// What should be in place.
    public let title: String
    /// `high`, `medium` or `low`.
    public let severity: String
    /// What it came to.
    public let outcome: Outcome
    /// Whether the parties' ratings give both a gap and none.
    public let isDisputed: Bool
    /// The comment to the answer, with personal identity numbers masked.
    public let comment: String?
    /// Titles of the sources, with the place in each.
    public let sources: [String]
    /// What is recommended, by party (`region`, `kommun`).
    public let actions: [String: [String]]
  }

  /// Something worth a look that is not a gap.
  public struct Observation: Sendable {
    /// The stable code.
    public let code: String
    /// What was seen, as a sentence.
    public let message: String
  }

  /// The units that the answers hold for.
  public let units: [String]
  /// The form's name.
  public let form: String
  /// The day of the meeting, `YYYY-MM-DD`.
  public let date: String
  /// The rule set's id and version.
  public let ruleSet: String
  /// Every requirement of the form.
  public let requirements: [Requirement]
  /// What is worth a look.
  public let observations: [Observation]
  /// One line that says how many of how many; never a count of gaps alone.
  public let summary: String
  /// The result as JSON, schema `kravkoll/assessment/1`.
  public let json: String

  init(_ assessment: Assessment, _ language: Language) {
    let ruleSet = assessment.ruleSet
    units = assessment.meeting.units.map { Shown(ruleSet.units[$0.value].name).whole }
    form = assessment.form.id.text
    date = assessment.meeting.date.value.description
    self.ruleSet = "\(ruleSet.id) \(ruleSet.version)"
    requirements = assessment.results.map { Requirement($0, of: assessment) }
    observations = assessment.observations.map { observation in
      let message = assessment.message(of: observation)[language]
      return Observation(
        code: observation.code,
        message: message.whole
      )
    }
    summary = assessment.tally.sentence[language].whole
    let report = CheckReport([.assessment(assessment)])
    let presentation = Presentation(language: language, style: .plain, width: 80)
    json = CheckFormats.json.text(of: report, presentation)
  }
}

extension CheckedMeeting.Requirement {
  fileprivate init(_ result: RequirementResult, of assessment: Assessment) {
    let ruleSet = assessment.ruleSet
    let requirement = ruleSet.requirements[result.requirement]
    id = requirement.id.text
    question = requirement.question.map { Shown(assessment.form.questions[$0].label).whole }
    title = Shown(requirement.title).whole
    severity = requirement.severity.rawValue
    outcome = CheckedMeeting.Outcome(result.outcome)
    isDisputed = result.isDisputed
    comment = requirement.question
      .flatMap { assessment.meeting.answers[$0.index].comment?.value }
      .map { Shown($0).whole }
    sources = requirement.citations.map { ruleSet.text(of: $0).whole }
    actions = Dictionary(grouping: requirement.actions, by: \.party.rawValue)
      .mapValues { $0.map { Shown($0.text).whole } }
  }
}

extension CheckedMeeting.Outcome {
  fileprivate init(_ outcome: Outcome) {
    switch outcome {
    case .gap: self = .gap
    case .met: self = .met
    case .notAssessed: self = .notAssessed
    case .notApplicable: self = .notApplicable
    case .excepted: self = .excepted
    }
  }
}

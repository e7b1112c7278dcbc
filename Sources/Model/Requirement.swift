package import Diagnostics

/// What is required, why, by which source, how severe a gap is, and when an answer is a gap.
package struct Requirement: Sendable {
  /// How much harm a gap can do.
  package enum Severity: String, CaseIterable, Comparable, Sendable {
    case high
    case medium
    case low

    /// More severe is greater.
    package static func < (a: Self, b: Self) -> Bool { a.weight < b.weight }

    private var weight: Int {
      switch self {
      case .high: 3
      case .medium: 2
      case .low: 1
      }
    }
  }

  /// What kind of evidence an answer is; a requirement seen by `interview` is only reported as met.
  package enum Evidence: String, CaseIterable, Sendable {
    case interview
    case examine
    case test
  }

  /// How much of what it reads a requirement says of when it is met.
  package enum Claim: String, CaseIterable, Sendable {
    /// That each part holds, so that it is never met while one of its parts is a gap.
    case all
    /// That enough of it holds, which its title says.
    case some
  }

  package let id: Identifier<Requirement>
  /// The requirement of an earlier edition that this one goes on from under a new name.
  package let replaces: Identifier<Requirement>?
  package let form: Ordinal<Form>
  /// The question that the requirement is read from; nil for a composite of several.
  package let question: Ordinal<Question>?
  package let title: String
  /// How much the title says.
  package let claims: Claim
  package let severity: Severity
  package let severityReason: String
  package let why: String
  package let responsible: [Party]
  package let citations: [Citation]
  package let evidence: Evidence
  /// Nil for a composite that says something of all areas, or of none.
  package let focus: Ordinal<FocusArea>?
  package let actions: [Action]
  package let appliesWhen: Condition?
  package let gap: Condition
  /// The questions that decide the outcome, each once, in the order of the form.
  package let questions: [Ordinal<Question>]
  package let place: Place

  /// Creates a requirement.
  package init(
    id: Identifier<Requirement>,
    replaces: Identifier<Requirement>? = nil,
    form: Ordinal<Form>,
    question: Ordinal<Question>?,
    title: String,
    claims: Claim = .all,
    severity: Severity,
    severityReason: String,
    why: String,
    responsible: [Party],
    citations: [Citation],
    evidence: Evidence,
    focus: Ordinal<FocusArea>?,
    actions: [Action],
    appliesWhen: Condition?,
    gap: Condition,
    place: Place
  ) {
    self.id = id
    self.replaces = replaces
    self.form = form
    self.question = question
    self.title = title
    self.claims = claims
    self.severity = severity
    self.severityReason = severityReason
    self.why = why
    self.responsible = responsible
    self.citations = citations
    self.evidence = evidence
    self.focus = focus
    self.actions = actions
    self.appliesWhen = appliesWhen
    self.gap = gap
    questions = (gap.questions + (appliesWhen?.questions ?? [])).distinct
    self.place = place
  }

  /// Whether it reads nothing but what another requirement for the same form reads too.
  ///
  /// When it applies does not count: that is no part of what a title says.
  package func isPart(of other: Requirement) -> Bool {
    form == other.form && id != other.id && gap.subjects.isSubset(of: other.gap.subjects)
  }

  /// The same requirement with other conditions.
  package func with(gap: Condition, appliesWhen: Condition?) -> Requirement {
    Requirement(
      id: id,
      replaces: replaces,
      form: form,
      question: question,
      title: title,
      claims: claims,
      severity: severity,
      severityReason: severityReason,
      why: why,
      responsible: responsible,
      citations: citations,
      evidence: evidence,
      focus: focus,
      actions: actions,
      appliesWhen: appliesWhen,
      gap: gap,
      place: place
    )
  }
}

/// How much a gap weighs in the ranking of focus areas, by its severity: whole numbers, 1 or more.
package struct SeverityWeights: Hashable, Sendable {
  package let high: Int
  package let medium: Int
  package let low: Int

  /// Those that hold where a rule set says nothing.
  package static let usual = SeverityWeights(high: 3, medium: 2, low: 1)

  /// Creates weights.
  package init(high: Int, medium: Int, low: Int) {
    self.high = high
    self.medium = medium
    self.low = low
  }

  package subscript(severity: Requirement.Severity) -> Int {
    switch severity {
    case .high: high
    case .medium: medium
    case .low: low
    }
  }
}

/// A document that a requirement rests on, and what has been verified of it.
package struct Source: Sendable {
  /// How binding a source is.
  package enum Kind: String, CaseIterable, Sendable {
    case law
    case regulation
    case guidance
    case agreement
    case form
  }

  package let id: Identifier<Source>
  package let kind: Kind
  package let title: String
  package let verified: String
  package let place: Place

  /// Creates a source.
  package init(
    id: Identifier<Source>,
    kind: Kind,
    title: String,
    verified: String,
    place: Place
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.verified = verified
    self.place = place
  }
}

/// A source, and where in it.
package struct Citation: Sendable {
  package let source: Ordinal<Source>
  /// The question or clause, only where it has been verified.
  package let at: String?

  /// Creates a citation.
  package init(source: Ordinal<Source>, at: String?) {
    self.source = source
    self.at = at
  }
}

/// What one party is recommended to do.
package struct Action: Sendable {
  package let party: Party
  package let text: String
  /// Where the recommendation comes from; nil when it is the rule set's own.
  package let source: Ordinal<Source>?
  /// Whether it needs resources that neither party decides over.
  package let needsEscalation: Bool

  /// Creates an action.
  package init(party: Party, text: String, source: Ordinal<Source>?, needsEscalation: Bool) {
    self.party = party
    self.text = text
    self.source = source
    self.needsEscalation = needsEscalation
  }
}

/// A group of requirements that are mended together.
package struct FocusArea: Sendable {
  package let id: Identifier<FocusArea>
  package let title: String
  package let why: String
  /// Empty where nobody has written any.
  package let actions: [Action]
  package let place: Place

  /// Creates a focus area.
  package init(
    id: Identifier<FocusArea>,
    title: String,
    why: String,
    actions: [Action],
    place: Place
  ) {
    self.id = id
    self.title = title
    self.why = why
    self.actions = actions
    self.place = place
  }
}

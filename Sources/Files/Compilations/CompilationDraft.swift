package import Diagnostics
package import Model

/// A compilation as it was written, before its names are looked up in a rule set.
package struct CompilationDraft: Sendable {
  /// A name and how many there are of it.
  package struct NamedCount: Sendable {
    package let name: Located<String>
    package let count: Located<Int>

    package init(name: Located<String>, count: Located<Int>) {
      self.name = name
      self.count = count
    }
  }

  /// Who took part from one party.
  package struct Participation: Sendable {
    /// By the role's id or, in a report, by its title.
    package var roles: [NamedCount] = []
    /// At how many meetings somebody with another role took part.
    package var other: Located<Int>?
    package var otherTexts: [Located<String>] = []

    package init() {}
  }

  /// The answers to one question.
  package struct Answers: Sendable {
    /// The question's number or key.
    package let question: Located<String>
    /// How many meetings gave each rating; the names are the steps 1–4.
    package var counts: [NamedCount] = []
    package var comments: [Located<String>] = []
    package var texts: [Located<String>] = []
    package var place: Place

    package init(question: Located<String>, place: Place) {
      self.question = question
      self.place = place
    }
  }

  /// The form's name.
  package let form: Located<Identifier<Form>>
  /// The year of the follow-up.
  package let year: Located<Int>
  package let responses: Located<Int>
  package var units: [NamedCount] = []
  /// Units that a response of another unit also holds for.
  package var alsoCovered: [Located<String>] = []
  package var participation = PerParty<Participation?>(region: nil, kommun: nil)
  package var answers: [Answers] = []
  /// What was wrong in the file so far.
  package var mistakes: [Diagnostic] = []
  package let file: SourceFile
  package let place: Place

  package init(
    form: Located<Identifier<Form>>,
    year: Located<Int>,
    responses: Located<Int>,
    file: SourceFile,
    place: Place
  ) {
    self.form = form
    self.year = year
    self.responses = responses
    self.file = file
    self.place = place
  }
}

package import Model

/// Which focus area each question of a rule set belongs to, and the words its comments are read by.
///
/// A class, since every meeting refers to the one copy. It never changes.
package final class FocusMap: Sendable {
  package let ruleSet: RuleSet
  /// Nil where the rule set has no themes.
  package let lexicon: Lexicon?
  /// By form and question: the area of the requirement that is read from the question alone.
  private let areas: [[Ordinal<FocusArea>?]]

  /// Makes the map of a rule set.
  package init(_ ruleSet: RuleSet, _ lexicon: Lexicon?) {
    self.ruleSet = ruleSet
    self.lexicon = lexicon
    var areas = ruleSet.forms.map { form in
      [Ordinal<FocusArea>?](repeating: nil, count: form.questions.count)
    }
    for requirement in ruleSet.requirements {
      guard let question = requirement.question?.index, let focus = requirement.focus else {
        continue
      }
      if areas[requirement.form.index][question] == nil {
        areas[requirement.form.index][question] = focus
      }
    }
    self.areas = areas
  }

  /// The area that a question says something of; nil for one that no requirement is read from.
  package func area(of question: Ordinal<Question>, in form: Ordinal<Form>) -> Ordinal<FocusArea>? {
    areas[form.index][question.index]
  }
}

/// The languages in which the program speaks to people.
package enum Language: String, CaseIterable, Sendable {
  case swedish = "sv"
  case english = "en"
}

/// One thing to say, in every language of the program.
///
/// The wordings stand beside each other where the thing is said, so that a change to one of them is
/// seen next to the others. A single sentence has no capital and no full stop; text from the user
/// stands in quotation marks.
package struct Message: Hashable, Sendable {
  private let swedish: Shown
  private let english: Shown

  /// Creates a message from its wordings.
  package init(sv swedish: Shown, en english: Shown) {
    self.swedish = swedish
    self.english = english
  }

  /// Creates a message that is the same in every language.
  package init(same text: Shown) { self.init(sv: text, en: text) }

  /// The wording in `language`.
  package subscript(language: Language) -> Shown {
    switch language {
    case .swedish: swedish
    case .english: english
    }
  }
}

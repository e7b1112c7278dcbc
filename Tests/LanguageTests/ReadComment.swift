import Diagnostics
import Files
import Language
import Model
import Testing
import TestSupport

/// The shipped rules and their lexicon.
struct ShippedWords {
  let ruleSet: RuleSet
  let lexicon: Lexicon
  let reader: CommentReader

  init() throws {
    var book = try RuleBook(Repository.path("rules/orebro-2025"))
    ruleSet = try #require(try book.all().first)
    lexicon = try #require(try LexiconReader.lexicon(of: ruleSet))
    reader = CommentReader(lexicon, in: ruleSet)
  }

  /// What a comment in the form for hemsjukvård says.
  func reading(_ text: String, under question: String = "5.1") throws -> CommentReading {
    let form = try #require(ruleSet.forms.firstIndex { $0.id.text == "hemsjukvard" })
    let ordinal = try #require(ruleSet.forms[form].ordinal(of: question))
    return reader.reading(of: text, under: ordinal, in: Ordinal(form))
  }

  /// The ids of the themes in a text.
  func themes(_ text: String) -> [String] {
    reader.themes(in: text).map { lexicon.themes[$0].id.text }
  }
}

/// A lexicon in a copy of the practice rules.
func reader(_ themes: String) throws -> (CommentReader, Lexicon) {
  let directory = try TemporaryDirectory(copying: "samples/undantag/rules/ovning")
  try directory.write(themes, to: "themes.yaml")
  var book = try RuleBook(directory.path)
  let ruleSet = try #require(try book.all().first)
  let lexicon = try #require(try LexiconReader.lexicon(of: ruleSet))
  return (CommentReader(lexicon, in: ruleSet), lexicon)
}

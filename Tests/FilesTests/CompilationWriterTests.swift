import Diagnostics
import Files
import Model
import Testing
import TestSupport

struct `A compilation file that we write` {
  /// Text with everything that a text can have and a file can trip over, but for a line break at its
  /// end.
  private static func nasty(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "å", "\"", "\\", "'", "\n", "\n\n", "\t", "\u{A0}",
      "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFE}", "# ", ": ", "- ", "{", "]", "&a", "*a", "!!x",
      "---", "...", "%", "@", "`", "|", ">", "~", "null", "no", "0x1F", "2.10", " ", "  ", "👩‍👩‍👧",
      "🇸🇪", "e\u{301}", "ʺ", "”", "\u{E0061}", "\u{10FFFF}", "\\n", "\\u0041",
    ]
    let count = Int.random(in: 0...9, using: &generator)
    let body = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }
    return body.joined() + "."
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `is read back to the same`(seed: UInt64) throws {
    let ruleSet = try shippedRules()
    var random = RandomCompilation(ruleSet, seed: seed) { Self.nasty(&$0) }
    let truth = random.compilation()
    let text = CompilationWriter(truth, in: ruleSet).text
    let read = try compilation(in: text, ruleSet)
    #expect(CompilationContent(read, in: ruleSet) == CompilationContent(truth, in: ruleSet))
    #expect(CompilationWriter(read, in: ruleSet).text == text)
  }

  @Test func `holds nothing that moves or colours a terminal`() throws {
    let ruleSet = try shippedRules()
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomCompilation(ruleSet, seed: seed) { Self.nasty(&$0) }
      let text = CompilationWriter(random.compilation(), in: ruleSet).text
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control || scalar == "\t")
        #expect(scalar != "\u{202E}" && scalar != "\u{FEFF}")
      }
    }
  }
}

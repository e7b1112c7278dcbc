import Diagnostics
import Testing

struct `Shown text` {
  @Test(arguments: [
    ("a\u{1B}[31mb", "a<U+001B>[31mb"), ("\u{7}\u{0}\u{7F}", "<U+0007><U+0000><U+007F>"),
    ("a\u{9B}31m", "a<U+009B>31m"), ("\u{202E}abc\u{202C}", "<U+202E>abc<U+202C>"),
    ("\u{61C}\u{200E}\u{200F}", "<U+061C><U+200E><U+200F>"),
    ("\u{2066}a\u{2069}", "<U+2066>a<U+2069>"),
    ("a\u{200B}b\u{2060}c\u{FEFF}d", "a<U+200B>b<U+2060>c<U+FEFF>d"),
    ("a\u{200D}b", "a<U+200D>b"), ("👩‍👧 ❤️‍🔥", "👩‍👧 ❤️‍🔥"), ("a\u{E0041}", "a<U+E0041>"),
    ("a\tb\nc\r\nd\u{85}e\u{2028}f", "a b c d e f"), ("åäö – ”é” × 漢字", "åäö – ”é” × 漢字"),
    ("640823\u{FEFF}-3234", "******<U+FEFF>-****"), ("640823\n3234", "****** ****"),
  ])
  func `hides nothing, steers nothing and shows no number`(text: String, line: String) {
    #expect(Shown(text).line == line)
    #expect("\(text)" as Shown == Shown(text))
    #expect(Shown("<\(text)>").line == "<\(line)>")
  }

  @Test func `keeps its line breaks where there is room for them`() {
    #expect(Shown("a\nb\r\nc\u{2028}d\te").lines == ["a", "b", "c", "d e"])
    #expect(Shown("a").lines == ["a"])
    #expect(Shown("").lines == [""])
  }

  @Test func `is the program's own words and what is put into them`() {
    let name = "640823-3234\u{1B}"
    let shown: Shown = "fil \(name), \(7) av \("8" as Shown)"
    #expect(shown.line == "fil ******-****<U+001B>, 7 av 8")
    #expect("\(shown)" == shown.line)
    #expect(["a", "\(name)"].joined(separator: ", ").line == "a, ******-****<U+001B>")
    #expect(Message(sv: "”\(name)”", en: "“\(name)”")[.swedish].line == "”******-****<U+001B>”")
  }

  @Test func `leaves signs for JSON to escape`() {
    let text = "a\u{1B}\n640823-3234"
    #expect(Shown(text).whole == "a\u{1B}\n******-****")
  }
}

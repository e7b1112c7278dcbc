@testable import Language
import Model
import Testing

struct `The stemmer` {
  @Test(arguments: Stemming.allCases)
  func `is there for every algorithm`(stemming: Stemming) {
    let stemmer = Stemmer(stemming)
    let isReady = stemmer.isReady
    #expect(isReady)
  }

  @Test(arguments: [("genomgångarna", "genomgång"), ("fungerade", "funger"), ("", ""), ("x", "x")])
  func `takes Swedish endings away`(word: String, stem: String) {
    var stemmer = Stemmer(.swedish)
    #expect(String(decoding: stemmer.stem(of: word.utf8), as: UTF8.self) == stem)
  }
}

struct `Words of a text` {
  @Test(arguments: [
    ("SIP:ar och VC:s", ["sip", "och", "vc", "s"].dropLast().map { $0 }),
    ("t.ex. ö.k", ["tex", "ök"]), ("bra.Vi ses", ["bra", "vi", "ses"]),
    ("ÅÄÖ É", ["åäö", "é"]), ("24/7, 2-3", ["24", "7", "2", "3"]), ("A×B÷C", ["a", "b", "c"]),
    ("", []), ("—", []),
  ])
  func `are letters and digits in lower case`(text: String, words: [String]) {
    #expect(WordScanner.words(of: text).map { String(decoding: $0, as: UTF8.self) } == words)
  }
}

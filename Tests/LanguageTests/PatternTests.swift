import Language
import Model
import Testing

struct `A pattern` {
  /// Whether a text has a theme with one pattern.
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    let (reader, _) = try reader(
      """
      language: swedish
      abbreviations: {HSV: hemsjukvård, ssk: sjuksköterska, ök: överenskommelse, LMG: läkemedelsgenomgång}
      themes: [{id: prov, title: Prov, patterns: ["\(pattern)"]}]
      """
    )
    return !reader.themes(in: text).isEmpty
  }

  @Test(arguments: [
    ("rutin", "Rutinerna följs", true), ("rutin", "rutinmässigt", false),
    ("fast vårdkontakt", "Den fasta vårdkontakten", true),
    ("fast vårdkontakt", "Kontakten är fast", false),
    ("läkemedelsgenomg*", "LÄKEMEDELSGENOMGÅNGAR", true),
    ("läkemedelsgenomg*", "läkemedel", false),
    ("*genomgång", "Medicingenomgångarna görs", true), ("*genomgång", "genomgång", true),
    ("*genomgång", "genomgångsrum", false),
    ("*möte*", "samverkansmötestid", true),
    ("lita … på", "Vi litar på varandra", true), ("lita .. på", "lita alltid helt och på", true),
    ("lita … på", "lita ett två tre fyra på", false), ("lita … på", "Lita. På fredag", false),
    ("=kom", "De kom", true), ("=kom", "De kommer", false),
    ("sip", "SIP:ar, SIP-möten", true), ("0-hlr", "0-HLR gäller", true),
    ("hemsjukvård", "HSV-pat", true), ("HSV", "i hemsjukvården", true),
    ("överenskommelse", "enl. ö.k. gäller", true), ("läkemedelsgenomgång", "LMG:er", true),
    ("rå", "Ra\u{30A} grönsaker", true), ("é", "Ett kafé och é", true),
    ("2.1", "Fråga 2.1", true), ("журнал", "Журнал", true),
  ])
  func `matches words in any inflection`(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try matches(pattern, text) == isMatch, "\(pattern) – \(text)")
  }

  @Test func `is found once however often it occurs, and themes come in their order`() throws {
    let (reader, lexicon) = try reader(
      """
      language: swedish
      themes:
        - {id: rond, title: Rond, patterns: [rond, ronda]}
        - {id: besok, title: Besök, patterns: [besök]}
      """
    )
    let found = reader.themes(in: "Besök och rond, rond, ronder. Besök!")
    #expect(found.map { lexicon.themes[$0].id.text } == ["rond", "besok"])
    #expect(reader.themes(in: "").isEmpty)
    #expect(reader.themes(in: "…!? – 😀").isEmpty)
  }

  @Test(arguments: Stemming.allCases)
  func `can be stemmed by every algorithm that a lexicon may name`(stemming: Stemming) throws {
    let (reader, _) = try reader(
      "language: \(stemming.rawValue)\nthemes: [{id: prov, title: Prov, patterns: [prov]}]\n"
    )
    #expect(reader.themes(in: "prov").count == 1)
  }
}

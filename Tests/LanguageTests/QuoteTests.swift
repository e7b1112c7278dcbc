import Language
import Model
import Testing

struct `A comment may be quoted` {
  @Test(arguments: [
    "Ronderna räcker inte, vi hinner bara hälften.", "Möten saknas.",
    "Läkaren svarar direkt. Vi är nöjda.",
    "SIP görs för sällan.", "VC kallar aldrig till SIP.", "Fungerar bra, 2-3 gånger i veckan.",
    "Hembesök görs efter behov.",
  ])
  func `when nothing in it tells of anybody`(text: String) throws {
    #expect(try ShippedWords().reader.isQuotable(text), "\(text)")
  }

  @Test(arguments: [
    "Anna är toppen.", "Inga kommer aldrig.", "Inge svarar inte.", "Maj är bra.",
    "Ring 0701234567.", "Ring 070 12 34 567", "Skriv till a@b.se",
    "Vår samordnare är föräldraledig.", "Doktorn är sjukskriven sedan i maj.",
    "Läkaren har slutat.",
    "I Laxå fungerar det inte.", "Laxås hemtjänst svarar inte.", "laxåteamet är bra",
    "Karlas läkare kommer inte.", "Baggängen ringer aldrig.", "Fungerar bra enligt Svensson.",
    "Örebro kommun svarar inte.", "Gläntan saknar läkare.", "Dr Öberg kommer aldrig.",
    "Bra. " + String(repeating: "Vi ses ofta. ", count: 13),
    "Klara fungerar dåligt.", "”Klara” saknas.", "Ebba svarar inte.", "Helga svarar inte.",
    "Helges journal saknas.", "Börje saknas.", "Stark svarar inte.", "Vi frågar Långs.",
    "Malla saknas.",
    "Ring 019.602.100.", "Ring 019–602–100.", "Ring 019\u{A0}602\u{A0}10.", "Ring ０７０１２３４.",
    "محمد fungerar dåligt.", "王伟 fungerar dåligt.", "ǅemal saknas.",
    "Den enda fysioterapeuten saknas ofta.", "Hens svar saknas.", "Sonen ringer alltid.",
    "92-årig kvinna i byn saknas.", "Skriv till kalle (a) exempel.se.", "kalle＠exempel.se",
  ])
  func `but not with a name, a place, a number or somebody's own affairs`(text: String) throws {
    #expect(try !ShippedWords().reader.isQuotable(text), "\(text)")
  }

  @Test func `but never with a word that is a name too`() throws {
    let words = try ShippedWords()
    try #require(words.lexicon.names.count > 50)
    for name in words.lexicon.names {
      let capital = name.text.prefix(1).uppercased() + name.text.dropFirst()
      for text in ["\(capital) svarar inte.", "Vi frågar \(capital)s.", "Det är \(capital)."] {
        #expect(!words.reader.isQuotable(text), "\(text)")
      }
    }
  }
}

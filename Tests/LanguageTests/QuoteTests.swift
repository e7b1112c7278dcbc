import Language
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
  ])
  func `but not with a name, a place, a number or somebody's own affairs`(text: String) throws {
    #expect(try !ShippedWords().reader.isQuotable(text), "\(text)")
  }
}

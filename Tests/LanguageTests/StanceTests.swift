import Language
import Model
import Testing

struct `What a comment says` {
  private func verdict(_ text: String, _ rating: Rating, _ question: String) throws -> Verdict {
    try ShippedWords().reading(text, under: question).verdict(on: rating)
  }

  @Test(arguments: [
    ("Det fungerar inte alls, ingen svarar.", "2.5", Verdict.contradicts),
    ("Inga problem, det fungerar.", "2.5", .agrees),
    ("Inget att anmärka på.", "4.2", .agrees),
    ("Vi saknar ingenting.", "3.5", .agrees),
    ("Inte en enda SIP har uteblivit.", "4.4", .agrees),
    ("Läkaren gör aldrig hembesök.", "5.4", .contradicts),
    ("Görs nästan aldrig.", "4.3", .contradicts),
    ("Vårdbegäran kommer för det mesta inte alls.", "3.5", .contradicts),
    ("Vi har inga patienter som saknar SIP.", "4.4", .agrees),
    ("Har aldrig varit med om att man inte fått svar.", "2.5", .agrees),
  ])
  func `is turned around by negations`(text: String, question: String, expected: Verdict) throws {
    #expect(try verdict(text, .fully, question) == expected, "\(text)")
  }

  @Test(arguments: [
    ("Ingen rutin behövs, samarbetet fungerar utmärkt.", Verdict.agrees),
    ("Vi har inte ändrat något i år och vården fungerar mycket bra.", .agrees),
  ])
  func `is turned around no further than its clause`(text: String, expected: Verdict) throws {
    #expect(try verdict(text, .fully, "5.1") == expected, "\(text)")
  }

  @Test(arguments: [
    ("Ingen patient lämnas ensam i det.", "4.3"), ("Inga frågor lämnas obesvarade.", "5.3"),
    ("Vi har inte haft några problem.", "3.1"), ("Vi har inte behövt använda växeln.", "2.5"),
  ])
  func `denies what is lacking before what is done`(text: String, question: String) throws {
    #expect(try verdict(text, .fully, question) == .agrees, "\(text)")
  }

  @Test func `is denied once by one negation`() throws {
    let text = "Nya läkare vet inte att det finns en lista."
    #expect(try verdict(text, .fairlyWell, "2.7") != .contradicts)
    #expect(try verdict(text + " Ingen svarar.", .fairlyWell, "2.7") == .contradicts)
  }

  @Test func `weighs more when what is asked about is what there is none of`() throws {
    #expect(try verdict("Ingen rond.", .fully, "5.3") == .contradicts)
    #expect(try verdict("Ingen dator.", .fully, "5.3") != .contradicts)
  }

  @Test func `is never more than seldom`() throws {
    #expect(try verdict("Läkaren gör aldrig hembesök.", .fairlyWell, "5.4") == .contradicts)
    #expect(try verdict("Läkaren gör sällan hembesök.", .fairlyWell, "5.4") != .contradicts)
  }

  @Test func `is not that it works when it does so now and then`() throws {
    #expect(try verdict("Vi har lyckats samla alla.", .poorly, "3.1") != .agrees)
    for rating in [Rating.poorly, .notAtAll] {
      #expect(try verdict("Ibland svarar någon snabbt.", rating, "2.6") != .contradicts)
    }
  }

  @Test func `goes on with what was said when it only says how often`() throws {
    let text = "VC kommer inte, varken läkare eller samordnare. Så är det vid varje tillfälle."
    #expect(try verdict(text, .fairlyWell, "4.4") == .contradicts)
  }

  @Test func `counts what is done once however many words say it`() throws {
    let text = "Får skriva och skicka meddelande. Ingen svarar, ingen hör av sig."
    #expect(try verdict(text, .fairlyWell, "2.5") == .contradicts)
  }

  @Test func `is not what only holds when something else does`() throws {
    let text = "Om läkaren inte kan åka ut gör ssk det och ringer därifrån."
    #expect(try verdict(text, .fully, "5.4") != .contradicts)
  }

  @Test func `is what comes after a but`() throws {
    let text = "Viljan är god men samarbetet fungerar inte och informationen når aldrig fram."
    #expect(try verdict(text, .fully, "5.1") == .contradicts)
    let other = "Det har varit svårt men nu fungerar det utmärkt, vi är mycket nöjda."
    #expect(try verdict(other, .poorly, "5.1") == .contradicts)
  }

  @Test(arguments: [
    "Förra året var det kaos och ingenting fungerade.",
    "Tidigare saknades läkare helt.", "Vi hoppas på bättre samarbete nästa år.",
    "Ska det inte fungera bättre än så här?", "Det vore bra om läkarna kom.",
  ])
  func `is not what was, what may come or what is asked`(text: String) throws {
    for rating in Rating.allCases {
      #expect(try verdict(text, rating, "5.1") != .contradicts, "\(text)")
    }
  }

  @Test func `is what holds since then`() throws {
    let text = "Fungerade bra fram till i våras. Sedan dess når vi aldrig läkaren, det är omöjligt."
    #expect(try verdict(text, .fairlyWell, "2.5") == .contradicts)
  }

  @Test(arguments: [
    ("Fungerar bra, ibland lite sent.", "2.2"), ("Någon gång har det dröjt.", "2.6"),
    ("Oftast inom tre dagar.", "5.5"), ("Ibland saknas någon uppgift.", "3.5"),
  ])
  func `may have small exceptions under a three`(text: String, question: String) throws {
    #expect(try verdict(text, .fairlyWell, question) != .contradicts, "\(text)")
  }

  @Test func `is not what it says of another question`() throws {
    let text = "På jourtid svarar aldrig någon, det är omöjligt."
    #expect(try verdict(text, .fully, "2.5") == .cannotTell)
    #expect(try verdict(text, .fully, "2.6") == .contradicts)
    // The whole is about everything.
    #expect(try verdict(text, .fully, "5.1") == .contradicts)
  }

  @Test(arguments: [
    "Beror på vem som jobbar, ena området fungerar utmärkt och det andra inte alls.",
    "Kan inte bedöma, ingen var med.", "",
  ])
  func `may be that it cannot be told`(text: String) throws {
    for rating in Rating.allCases {
      #expect(try verdict(text, rating, "5.1") == .cannotTell, "\(text)")
    }
  }

  @Test func `needs more to contradict the middle of the scale`() throws {
    let text = "Rutinen används inte."
    #expect(try verdict(text, .fairlyWell, "6.1") != .contradicts)
    #expect(try verdict(text + " Den saknas helt.", .fairlyWell, "6.1") == .contradicts)
  }

  @Test func `comes with the words that decide, as they were written`() throws {
    let reading = try ShippedWords().reading("Läkaren GÖR aldrig hembesök, enl. oss.", under: "5.4")
    #expect(reading.words == ["GÖR aldrig"])
    let words = try ShippedWords()
    #expect(reading.themes.map { words.lexicon.themes[$0].id.text } == ["hembesok"])
  }
}

struct `A long text` {
  /// Sixteen times the text takes about sixteen times the time, and not its square.
  @Test(arguments: ["inte bra ", "Rond. Hembesök, ", "ring alla när det behövs men aldrig "])
  func `is read in a time that grows with its length`(unit: String) throws {
    let words = try ShippedWords()
    let clock = ContinuousClock()
    func time(_ count: Int) throws -> Duration {
      let text = String(repeating: unit, count: count)
      _ = try words.reading(text)
      return try clock.measure { _ = try words.reading(text, under: "5.3") }
    }
    let short = try time(1_000)
    let long = try time(16_000)
    #expect(long < short * 100 + .milliseconds(50))
  }
}

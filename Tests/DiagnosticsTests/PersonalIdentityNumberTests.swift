import Diagnostics
import Testing

struct `Personal identity numbers` {
  /// Spellings of 640823-3234, a published sample number, with and without its century.
  static let spellings = [
    "640823-3234", "6408233234", "19640823-3234", "196408233234", "640823+3234", "640823 3234",
    "640823 - 3234", "640823–3234", "640823\u{2011}3234", "640823—3234", "640823−3234",
    "640823--3234", "640823  3234", "640823\u{A0}3234", "640823\u{2009}3234", "640823\u{202F}3234",
    "640823\u{3000}3234", "640823/3234", "640823.3234", "640823:3234", "640823,3234", "640823_3234",
    "640823·3234", "640823*3234", "640823 (3234)", "1964-08-23-3234", "1964-08-23 3234",
    "1964/08/23-3234", "1964.08.23-3234", "64-08-23-3234", "64/08/23 3234", "64.08.23-3234",
    "64:08:23-3234", "19 640823-3234", "19 640823 3234", "1964 0823 3234", "1964 08 23 3234",
    "64 08 23 3234", "64 08 23 32 34", "19 64 08 23 32 34", "64-08-23-32-34", "640823-323-4",
    "640823-32 34", "6 4 0 8 2 3 3 2 3 4", "6 4 0 8 2 3 - 3 2 3 4", "1 9 6 4 0 8 2 3 3 2 3 4",
    // Broken by what takes no place, or breaks a line, wherever it stands.
    "640823\u{AD}-3234", "640823-\u{AD}3234", "6408\u{AD}233234", "640823\u{200B}-3234",
    "6\u{200B}4\u{200B}0\u{200B}8\u{200B}2\u{200B}3-3234", "640823\u{FEFF}-3234",
    "64082\u{FEFF}3-3234", "64\u{2060}0823-32\u{2060}34", "640823\u{202E}-3234",
    "640823\u{61C}-3234", "640823\u{7}-3234", "640823\u{1B}[1m-3234", "64\u{1B}[1m0823-3234",
    "640823\t3234", "640823\n3234", "640823\r\n3234", "640823-\n3234", "640823\u{85}3234",
    "640823\u{2028}3234", "640823\u{2029}-3234", "6408\t23-3234", "64082\n3-3234",
    "640823-32\u{85}34",
    "64\u{2028}0823-3234", "6408233\n234", "640823\u{B}3234", "6\u{336}4\u{336}0823-3234",
    // Digits that are not those of ASCII.
    "６４０８２３-３２３４", "６４０８２３－３２３４", "٦٤٠٨٢٣-٣٢٣٤", "𝟔𝟒𝟎𝟖𝟐𝟑-𝟑𝟐𝟑𝟒", "6４0823-323４",
    "⑥④⓪⑧②③-③②③④",
  ]

  @Test(arguments: spellings)
  func `are found however they are written`(number: String) {
    for text in [
      number, "pnr:\(number).", "(\(number))", "\(number), \(number)", "född \(number) ja",
    ] {
      #expect(PersonalIdentityNumber.occurs(in: text), "\(text)")
      let masked = PersonalIdentityNumber.masked(text)
      #expect(!masked.contains { $0.wholeNumberValue != nil && $0 != "1" }, "\(masked)")
      #expect(masked.unicodeScalars.count == text.unicodeScalars.count)
      #expect(masked.utf8.count == text.utf8.count)
    }
  }

  @Test(arguments: [
    // Beside the sample number: one that is published for a samordningsnummer, and the sample number
    // with 60 added to its day and the check digit that the algorithm then gives.
    "701063-2391", "19701063-2391", "640883-3231", "text 640823-3234 och 640883-3231",
    "640823-3234/640883-3231", "640823-3234,640883-3231", "640823-3234;640883-3231",
    "640823-3234 640883-3231", "6408233234 6408833231", "64 08 23 32 34\n64 08 83 32 31",
    "2025-10-14 640823-3234", "640823-3234 2025-10-14", "640823-3234 kl. 08:30", "3 st 640823-3234",
  ])
  func `are masked beside each other and beside dates`(text: String) {
    let masked = PersonalIdentityNumber.masked(text)
    let digits = String(
      String.UnicodeScalarView(masked.unicodeScalars.filter { ("0"..."9").contains($0) })
    )
    #expect(["", "3", "20251014", "0830"].contains(digits), "\(masked)")
  }

  @Test(arguments: [
    // Wrong check digit, dates that do not exist, other lengths, a century nobody has.
    "640823-3235", "641323-3234", "640832-3239", "640800-3230", "640231-3233", "650229-3238",
    "6640823-3234", "640823-32345", "21640823-3234", "1640823-3234", "64082332340", "6408233234000",
    "1234567890", "12OLL5317", "", "3234", "640823", "640823-323", "640823 och 3234",
    // Cut as other things are: dates with times, telephone numbers, counts.
    "2025-10-14", "2025-10-14 08:34", "2025-10-14 08.34", "2025-10-14/2025-11-03", "08-465 004 12",
    "2025-10-14 – 2025-11-03", "019-602 10 00", "070-123 45 67", "64 08 23 32 34 12",
    "6 4 0 8 2 3 3 2 3 4 1", "6 40 82 33 23 4", "640 823 32 34", "640,823,323,4",
    "6, 4, 0, 8, 2, 3, 3, 2, 3, 4",
    "64082-33234", "6408-233234", "232100-0164",
  ])
  func `are not seen where there are none`(text: String) {
    #expect(!PersonalIdentityNumber.occurs(in: text))
    #expect(PersonalIdentityNumber.masked(text) == text)
  }

  @Test func `take time in proportion to the text`() {
    // Each of these would take long if every group were held against every other.
    for piece in ["6 ", "64 ", "640823 ", "6\n", "640823-", "6", "\u{AD}6"] {
      let text = String(repeating: piece, count: 20_000)
      #expect(PersonalIdentityNumber.masked(text).utf8.count == text.utf8.count)
    }
  }

  @Test func `are masked in the line of a diagnostic too`() {
    let line = "\"2.3\": {rating: 7, comment: \"640823-3234 väntar\"}"
    let file = SourceFile(name: "m.yaml", bytes: Array(line.utf8))
    let diagnostic = Diagnostic(
      at: Place(file: file, range: 16..<17),
      Message(sv: "fel", en: "bad")
    )
    let text = DiagnosticText(language: .swedish, style: .plain).text(of: diagnostic)
    #expect(text.contains("******-**** väntar"))
    #expect(!text.contains("3234"))
  }

  @Test(arguments: [[0x96], [0xAD], [0xA0], [0x00], [0xE2, 0x80]] as [[UInt8]])
  func `are masked where a file in another encoding has its own dash or space`(sign: [UInt8]) {
    let bytes = Array("640823".utf8) + sign + Array("3234 väntar".utf8)
    let file = SourceFile(name: "m.yaml", bytes: bytes)
    let diagnostic = Diagnostic(
      at: Place(file: file, range: 6..<7),
      Message(sv: "fel", en: "bad")
    )
    let text = DiagnosticText(language: .swedish, style: .plain).text(of: diagnostic)
    #expect(!text.contains("3234"), "\(text)")
  }
}

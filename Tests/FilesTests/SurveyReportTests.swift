import Diagnostics
import Files
import Model
import Testing
import TestSupport

struct `A survey report` {
  /// A comment of one line or several; some look like something else.
  private static func comment(_ generator: inout SeededGenerator) -> String {
    let first = [
      "Det fungerar när alla är på plats.", "Vi hinner inte # allt: tyvärr",
      "Ssk \"ringer\" läkaren",
      "2.1. är den viktigaste frågan.", "9.9 av 10", "100% (3/3)", "Namn", "Total", "-",
      "Svårt ʺlägeʺ – ffa VC",
      "Se 5.7. och 5.8.", "Annat: inget", "Nya ök är inte känd i alla grupper än",
    ]
    let later = [
      "Bättre i år.", "2.1. hör hit.", "5.7. också.", "8.1. finns inte.", "Total", "– Rehab saknas",
      "(Gäller korttids)",
    ]
    var lines = [first.randomElement(using: &generator) ?? ""]
    for _ in 0..<max(0, Int.random(in: -3...3, using: &generator)) {
      lines.append(later.randomElement(using: &generator) ?? "")
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `is read exactly, whatever its figures and quirks`(seed: UInt64) throws {
    let ruleSet = try shippedRules()
    var random = RandomCompilation(ruleSet, seed: seed) { Self.comment(&$0) }
    let truth = random.compilation()
    let report = PrintedReport.text(of: truth, ruleSet, seed: seed)
    let file = SourceFile(name: "r.txt", bytes: Array(report.utf8))
    #expect(SurveyReport.recognises(file))
    do throws(Unusable) {
      let (read, remarks) = try compilation(inReport: report, ruleSet)
      #expect(CompilationContent(read, in: ruleSet) == CompilationContent(truth, in: ruleSet))
      let isPartial =
        truth.participation.region == nil || truth.participation.kommun == nil
        || truth.answers.contains { $0.place == nil }
      #expect(remarks.count == (isPartial ? 1 : 0), "\(remarks.map { $0.message[.swedish].text })")
    } catch {
      let writer = DiagnosticText(language: .swedish, style: .plain)
      Issue.record("\(error.diagnostics.map { writer.text(of: $0) })")
    }
  }

  private static let sample = "samples/rapport-2025.txt"

  /// Ways to write the same report.
  static let variants: [(name: String, change: @Sendable (String) -> String)] = [
    ("CRLF", { $0.replacing("\n", with: "\r\n") }),
    ("a byte order mark", { "\u{FEFF}" + $0 }),
    (
      "no-break spaces",
      { $0.replacing(" \n", with: "\u{A0}\n").replacing("% (", with: "\u{A0}% (") }
    ),
    ("no trailing spaces", { $0.replacing(" \n", with: "\n") }),
    ("more blank lines", { $0.replacing("\n\n", with: "\n\n \n\t\n") }),
    ("page breaks", { $0.replacing("\n\n\n\n", with: "\n\n\u{0C}\n\n") }),
    ("no images", { $0.replacing("[image: ]", with: "") }),
    (
      "more images",
      { $0.replacing("\tSvarsfrekvens", with: "\t[image: x.png]\n\n\tSvarsfrekvens") }
    ),
    ("another misspelling", { $0.replacing("Kommentera gärna", with: "Komentera gärna") }),
    ("capitals", { $0.replacing("Stämmer dåligt", with: "STÄMMER DÅLIGT") }),
    (
      "no title",
      { $0.replacing(" Uppföljning av samverkan i hemsjukvården (påhittade svar)", with: "") }
    ),
    ("a final line break", { $0 + "\n" }),
    ("letters in parts", { $0.replacing("å", with: "a\u{30A}").replacing("ö", with: "o\u{308}") }),
    ("decimal points", { $0.replacing("33,3", with: "33.3") }),
    ("two decimals", { $0.replacing("66,7 ", with: "66,67 ") }),
    ("whole percentages", { $0.replacing("33,3 ", with: "33 ").replacing("66,7 ", with: "67 ") }),
    ("other question texts", { $0.replacing("2.3. Patienten", with: "2.3. Den 1.2. som") }),
    ("no point after a number", { $0.replacing("\n3.4. ", with: "\n3.4 ") }),
  ]

  @Test(arguments: variants.indices)
  func `means the same however it is written`(variant: Int) throws {
    let ruleSet = try shippedRules()
    let text = try Repository.text(Self.sample)
    let changed = Self.variants[variant].change(text)
    #expect(
      !changed.utf8.elementsEqual(text.utf8),
      "\(Self.variants[variant].name) changes nothing"
    )
    let (truth, _) = try compilation(inReport: text, ruleSet)
    let (read, remarks) = try compilation(inReport: changed, ruleSet)
    #expect(
      CompilationContent(read, in: ruleSet) == CompilationContent(truth, in: ruleSet),
      "\(Self.variants[variant].name)"
    )
    #expect(remarks.count == 1)
  }

  @Test(arguments: [
    "", "hej", "2.1. En fråga", "\tNamn\n\tAntal\n\t%\n", "2.1. Fråga\n\tNamn\n\tAntal\n",
  ])
  func `is not what has no numbered heading with a table`(text: String) {
    let file = SourceFile(name: "x", bytes: Array(text.utf8))
    #expect(!SurveyReport.recognises(file))
  }

  @Test func `names units that a response also holds for only where one of them responded`() throws
  {
    let ruleSet = try shippedRules()
    let text = try Repository.text(Self.sample)
    func covered(_ other: String) throws -> Set<String> {
      let changed = text.replacing("\tRehabassistent", with: "\t\(other)")
        .replacing("Karolina VC", with: "K").replacing("Brickegårdens VC", with: "B")
      let (read, remarks) = try compilation(inReport: changed, ruleSet)
      let content = CompilationContent(read, in: ruleSet)
      #expect(remarks.count == content.alsoCovered.count)
      return content.alsoCovered
    }
    #expect(try covered("Laxå vårdcentral och capio vc haga") == ["Capio vårdcentral Haga"])
    #expect(try covered("Nora VC, Vivalla/Lundby vårdcentral").isEmpty)
    #expect(try covered("Laxå VC och Pilgårdens VC").isEmpty)
    #expect(try covered("Nora VC").isEmpty)
    #expect(try covered("Laxå VC och Norax VC").isEmpty)
  }
}

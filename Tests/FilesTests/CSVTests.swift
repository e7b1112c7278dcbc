import Diagnostics
import Files
import Kravkoll
import Model
import Testing
import TestSupport

private let rules = Repository.path("rules/orebro-2025")

/// What was answered at a meeting, as a table can say it.
private struct Truth: Equatable {
  var units: [String] = []
  var date = ""
  var roles: [[String]] = [[], []]
  var ratings: [String: Int] = [:]
  var comments: [String: String] = [:]
  var texts: [String: String] = [:]

  init() {}

  init(_ meeting: Meeting, in ruleSet: RuleSet) {
    units = meeting.units.map { ruleSet.units[$0.value].name }
    date = meeting.date.value.description
    roles = Party.allCases.map { party in
      (meeting.participants[party]?.roles ?? []).map { ruleSet.roles[$0].id.text }.sorted()
    }
    for (question, answer) in zip(ruleSet.forms[meeting.form].questions, meeting.answers) {
      switch answer.content {
      case .joint(let rating): ratings[question.label] = Int(rating.rawValue)
      case .text(let text): texts[question.label] = text
      case .unanswered, .apart, .notApplicable: break
      }
      comments[question.label] = answer.comment?.value
    }
  }
}

/// How a table is written.
private struct Dialect {
  let separator: Character
  let lineBreak: String
  let encoding: Int
  let usesWords: Bool
  let usesDecimals: Bool
  let quotesAll: Bool

  init(_ generator: inout SeededGenerator) {
    separator = [";", ",", "\t"].randomElement(using: &generator) ?? ";"
    lineBreak = ["\r\n", "\n", "\r"].randomElement(using: &generator) ?? "\n"
    encoding = Int.random(in: 0..<5, using: &generator)
    usesWords = Bool.random(using: &generator)
    usesDecimals = Bool.random(using: &generator)
    quotesAll = Int.random(in: 0..<4, using: &generator) == 0
  }

  func cell(_ text: String) -> String {
    let needsQuotes = text.contains { "\"\r\n ".contains($0) || $0 == separator }
    guard quotesAll || needsQuotes else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  func bytes(_ text: String) -> [UInt8] {
    switch encoding {
    case 0: return Array(text.utf8)
    case 1: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case 2: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 3: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default: return text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8($0.value) }
    }
  }
}

private func submissions(
  _ bytes: [UInt8],
  _ defaults: InputDefaults = InputDefaults()
) throws(Unusable) -> (meetings: [Truth], mistakes: [Diagnostic]) {
  var book = try RuleBook(rules)
  let file = SourceFile(name: "export.csv", bytes: bytes)
  var meetings: [Truth] = []
  var mistakes: [Diagnostic] = []
  for submission in try CSVReader.submissions(in: file, by: &book, defaults) {
    do throws(Unusable) {
      let draft = try submission.meeting()
      let ruleSet = try book.ruleSet(for: draft)
      meetings.append(Truth(try MeetingResolver.meeting(draft, in: ruleSet), in: ruleSet))
    } catch {
      mistakes += error.diagnostics
    }
  }
  return (meetings, mistakes)
}

struct `A table of answers` {
  private static let units = ["Laxå vårdcentral", "Vivalla/Lundby vårdcentral", "Nora vårdcentral"]
  private static let words = [
    "Stämmer inte alls", "Stämmer dåligt", "Stämmer ganska bra", "Stämmer helt",
  ]

  private func random(_ index: Int, _ form: Form, _ generator: inout SeededGenerator) -> Truth {
    var truth = Truth()
    truth.units = Array(Self.units.shuffled(using: &generator).prefix(1 + index % 2))
    truth.date = "2025-1\(index % 3)-\(10 + index % 18)"
    truth.roles = [["lakare", "vardcentralschef"], ["sjukskoterska"]]
    let texts = ["Möte; och\nrad två", "Sa \"ja\"", "å, ä – ö", "=1+1", "12"]
    for question in form.questions where Int.random(in: 0..<5, using: &generator) > 0 {
      if question.kind == .text {
        truth.texts[question.label] = texts.randomElement(using: &generator)
      } else {
        truth.ratings[question.label] = Int.random(in: 1...4, using: &generator)
        if Bool.random(using: &generator) {
          truth.comments[question.label] = texts.randomElement(using: &generator)
        }
      }
    }
    return truth
  }

  private func table(
    _ truths: [Truth],
    _ form: Form,
    _ dialect: Dialect,
    _ generator: inout SeededGenerator
  ) -> String {
    var rows = [["1.1. Vårdcentral", "Datum", "1.2. Från vårdcentralen", "1.3 Från kommunen"]]
    for question in form.questions {
      rows[0].append("\(question.label). \(question.text)")
      if question.kind == .rating { rows[0].append("Kommentera gärna ert svar") }
    }
    for truth in truths {
      var row = [truth.units.joined(separator: "; "), "\(truth.date) 13:05"]
      row += ["Läkare, Vårdcentralschef", "SJUKSKÖTERSKA"]
      for question in form.questions {
        guard question.kind == .rating else {
          row.append(truth.texts[question.label] ?? "")
          continue
        }
        let rating = truth.ratings[question.label].map { rating in
          if dialect.usesWords { return Self.words[rating - 1] }
          return dialect.usesDecimals ? "\(rating),0" : "\(rating)"
        }
        row += [rating ?? "", truth.comments[question.label] ?? ""]
      }
      rows.append(row)
    }
    return rows.map { row in
      row.map { dialect.cell($0) }.joined(separator: String(dialect.separator)) + dialect.lineBreak
    }.joined()
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `is read exactly, however an office saved it`(seed: UInt64) throws {
    var book = try RuleBook(rules)
    let form = try #require(try book.newest(withForm: "hemsjukvard").forms.first)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let dialect = Dialect(&generator)
      let truths = (0..<3).map { random($0, form, &generator) }
      let text = table(truths, form, dialect, &generator)
      let (meetings, mistakes) = try submissions(dialect.bytes(text))
      #expect(mistakes.isEmpty, "\(mistakes.map { $0.message[.swedish].text })")
      #expect(meetings == truths)
    }
  }

  @Test func `takes from the user what it lacks`() throws {
    let text =
      "Vårdcentral;2.1;Kommentar;4.4\nLaxå vårdcentral;3 Stämmer ganska bra;Bra;Ej aktuellt\n"
    let first = try submissions(Array(text.utf8)).mistakes.first
    #expect(first?.message[.swedish].text.contains("vilken dag") == true)
    var defaults = InputDefaults()
    defaults.date = CalendarDate("2025-10-14")
    let (_, mistakes) = try submissions(Array(text.utf8), defaults)
    // Why it was not applicable must be said.
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.site?.position == Position(line: 2, column: 43))
    let answered = text.replacing("Ej aktuellt", with: "4")
    let (meetings, _) = try submissions(Array(answered.utf8), defaults)
    #expect(meetings.first?.ratings == ["2.1": 3, "4.4": 4])
    #expect(meetings.first?.comments == ["2.1": "Bra"])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let says: String
    let line: Int
    let column: Int
    var testDescription: String { says }
  }

  static let mistakes = [
    Mistake(
      text: "1.1;2.1;Svars-ID\nX;1;7\n",
      says: "okända kolumner: ”Svars-ID”",
      line: 1,
      column: 9
    ),
    Mistake(text: "1.1;2.1;2.1. Igen\nX;1;2\n", says: "samma som en tidigare", line: 1, column: 9),
    Mistake(text: "2.1;2.2\n1;2\n", says: "vilken vårdcentral", line: 1, column: 1),
    Mistake(text: "1.1;2.1\n", says: "inga rader", line: 0, column: 0),
    Mistake(
      text: "1.1;2.1;Datum\nLaxå vårdcentral;5;2025-10-14\n",
      says: "”5” är inte ett betyg",
      line: 2,
      column: 18
    ),
    Mistake(
      text:
        "1.1;2.1;Kommentar;Datum\nLaxå vårdcentral;3;\"två\nrader\";2025-10-14\nLax;1;;2025-10-14\n",
      says: "okänd vårdcentral ”Lax”",
      line: 4,
      column: 1
    ),
    Mistake(
      text: "1.1;2.1;Datum\nLaxå vårdcentral;3;i går\n",
      says: "inte ett datum",
      line: 2,
      column: 20
    ),
    Mistake(
      text: "1.1;2.1;Datum\n\"Laxå;3;2025-10-14\n",
      says: "slutar aldrig",
      line: 2,
      column: 1
    ),
    Mistake(
      text: "1.1;2.1;Datum\n\"Laxå\"x;3;2025-10-14\n",
      says: "efter cellens",
      line: 2,
      column: 7
    ),
    Mistake(text: "1.1;2.1;Datum\nX;3;2025-10-14;4\n", says: "fler celler", line: 2, column: 16),
  ]

  @Test(arguments: mistakes)
  func `with a mistake is refused at its place`(mistake: Mistake) {
    var found: [Diagnostic] = []
    do throws(Unusable) {
      found = try submissions(Array(mistake.text.utf8)).mistakes
    } catch {
      found = error.diagnostics
    }
    let first = found.first
    #expect(first?.message[.swedish].text.contains(mistake.says) == true, "\(found)")
    let position = mistake.line == 0 ? nil : Position(line: mistake.line, column: mistake.column)
    #expect(first?.site?.position == position)
  }

  @Test func `is understood with a file that says what its columns are`() throws {
    let mapping = """
      columns:
        Svars-ID: ignore
        Enhet vid mötet: unit
        Fråga om läkaren: namngiven-lakare
        Varför: comment 2.3
        Läkare med: role lakare
        Genomgångar: measure lmg-arlig count
        Patienter: measure lmg-arlig of
      """
    var defaults = InputDefaults()
    defaults.form = "hemsjukvard"
    func columns(_ text: String) throws -> CSVColumnsFile {
      try CSVColumnsFile(SourceFile(name: "k.yaml", bytes: Array(text.utf8)))
    }
    defaults.columns = try columns(mapping + "\n")
    let text = """
      Svars-ID;Enhet vid mötet;Datum;Fråga om läkaren;2.4;Läkare med;Genomgångar;Patienter
      1;Laxå vårdcentral;2025-10-14;2;4;x;41;58

      """
    let (meetings, mistakes) = try submissions(Array(text.utf8), defaults)
    #expect(mistakes.isEmpty)
    #expect(meetings.first?.ratings == ["2.3": 2, "2.4": 4])
    #expect(meetings.first?.roles[0] == ["lakare"])
    defaults.columns = try columns("columns: {Svars-ID: ignor}\n")
    do throws(Unusable) {
      _ = try submissions(Array(text.utf8), defaults)
      Issue.record("a column that can be nothing was accepted")
    } catch {
      #expect(error.diagnostics[0].message[.swedish].text.contains("ignor"))
      #expect(error.diagnostics[0].help?[.swedish].text.contains("ignore") == true)
    }
  }

  @Test func `becomes a meeting file that is read back to the same`() throws {
    let path = Repository.path("samples/export-2025.csv")
    let run = ImportRun(
      rules: RulesLocation(chosen: rules, installed: []),
      defaults: InputDefaults()
    )
    let text = try run.result(of: path).text
    var book = try RuleBook(rules)
    var read: [Truth] = []
    for submission in InputReader().submissions(
      in: SourceFile(name: "m.yaml", bytes: Array(text.utf8))
    ) {
      let draft = try submission.meeting()
      let ruleSet = try book.ruleSet(for: draft)
      read.append(Truth(try MeetingResolver.meeting(draft, in: ruleSet), in: ruleSet))
    }
    let bytes = Array(try Repository.text("samples/export-2025.csv").utf8)
    #expect(read == (try submissions(bytes).meetings))
    #expect(read.count == 6)
  }
}

import Diagnostics
import Files
import Model
import Testing
import TestSupport

/// The sample with one line changed, and where that line is.
private struct ChangedReport {
  let text: String
  /// The number of the changed line.
  let line: Int

  /// Changes the line that is `steps` lines with text below the first `label` of a question.
  init(_ question: String, _ label: String, below steps: Int, to new: String) throws {
    var lines = try Repository.text("samples/rapport-2025.txt").split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).map(String.init)
    func trimmed(_ line: String) -> String {
      line.split { $0.isWhitespace }.joined(separator: " ")
    }
    let heading = try #require(lines.firstIndex { trimmed($0).hasPrefix("\(question). ") })
    let rest = lines.indices[heading...].filter { !trimmed(lines[$0]).isEmpty }
    let start = try #require(rest.firstIndex { trimmed(lines[$0]).hasPrefix(label) })
    let index = rest[start + steps]
    lines[index] = lines[index].hasPrefix("\t") ? "\t\(new) " : new
    text = lines.joined(separator: "\n")
    line = index + 1
  }
}

struct `A survey report that contradicts itself` {
  struct Case: Sendable, CustomTestStringConvertible {
    let question: String
    let label: String
    let below: Int
    let new: String
    /// Words in the message, or in the help.
    let says: [String]
    var testDescription: String { "\(question) \(label) +\(below): \(new)" }
  }

  static let cases = [
    Case(question: "2.3", label: "Total", below: 1, new: "4", says: ["2.3", "är 3", "är 4"]),
    Case(question: "2.3", label: "Stämmer dåligt", below: 2, new: "66,2", says: ["2.3", "2 av 3"]),
    Case(question: "2.5", label: "Stämmer ganska", below: 2, new: "66,7", says: ["2.5", "2 av 2"]),
    Case(question: "1.1", label: "Laxå", below: 2, new: "0", says: ["1.1", "1 av 3"]),
    Case(question: "1.2", label: "Total", below: 2, new: "100", says: ["1.2", "10 av 3"]),
    Case(question: "1.2", label: "Vårdcentralschef", below: 1, new: "4", says: ["1.2", "bara 3"]),
    Case(question: "1.3", label: "Total", below: 1, new: "9", says: ["1.3", "10", "9"]),
    Case(question: "2.5", label: "Svars", below: 1, new: "100% (3/3)", says: ["2.5", "2 svar"]),
    Case(question: "2.5", label: "Svars", below: 1, new: "60% (2/3)", says: ["2.5", "2 av 3"]),
    Case(question: "2.5", label: "Svars", below: 1, new: "50% (2/4)", says: ["2.5", "har 3 svar"]),
    Case(question: "2.3", label: "Stämmer då", below: 0, new: "Stämer dåligt", says: ["Stämmer d"]),
    Case(question: "2.3", label: "Stämmer då", below: 0, new: "Stämmer helt", says: ["två gånger"]),
    Case(question: "1.1", label: "Laxå", below: 0, new: "Laxo vårdcentral", says: ["Laxå"]),
    Case(question: "1.2", label: "Läkare", below: 0, new: "Lakere", says: ["roll", "lakare"]),
    Case(question: "2.3", label: "Antal", below: 1, new: "Procent", says: ["2.3", "ingen tabell"]),
    Case(question: "2.3", label: "2.3.", below: 0, new: "2.9. Fråga.", says: ["okänd fråga ”2.9”"]),
    Case(
      question: "2.4",
      label: "2.4.",
      below: 0,
      new: "2.3. Fråga.",
      says: ["2.3", "två gånger"]
    ),
    Case(question: "2.7", label: "2.7.", below: 0, new: "2.8. Fråga.", says: ["2.8", "fritext"]),
    Case(question: "1.1", label: "1.1.", below: 0, new: "Vilka?", says: ["1.1"]),
  ]

  @Test(arguments: cases)
  func `is refused at the line, with the question`(change: Case) throws {
    let ruleSet = try shippedRules()
    let report = try ChangedReport(
      change.question,
      change.label,
      below: change.below,
      to: change.new
    )
    let mistakes = mistakes { () throws(Unusable) in
      _ = try compilation(inReport: report.text, ruleSet)
    }
    let diagnostic = mistakes.first { diagnostic in
      let text = diagnostic.message[.swedish].text + (diagnostic.help?[.swedish].text ?? "")
      return change.says.allSatisfy { text.contains($0) }
    }
    let found = try #require(diagnostic, "\(mistakes.map { $0.message[.swedish].text })")
    #expect(found.message[.english].text != found.message[.swedish].text)
    // What has no line of its own is said of the heading, of the other line or of the file.
    let hasLine = !["Procent", "Vilka?", "Stämmer helt"].contains(change.new)
    if hasLine { #expect(found.site?.position?.line == report.line) }
  }

  @Test func `is refused where a table cannot be read`() throws {
    let ruleSet = try shippedRules()
    let report = try ChangedReport("2.3", "Stämmer dåligt", below: 1, to: "två")
    let broken = mistakes { () throws(Unusable) in
      _ = try compilation(inReport: report.text, ruleSet)
    }
    #expect(broken.map { $0.site?.position?.line } == [report.line - 1])
    let whole = try Repository.text("samples/rapport-2025.txt")
    let total = try #require(whole.range(of: "Total", after: "6.2. "))
    let half = mistakes { () throws(Unusable) in
      _ = try compilation(inReport: String(whole[..<total.lowerBound]), ruleSet)
    }
    #expect(half.contains { $0.message[.swedish].text.contains("fråga 6.2 går inte") })
  }

  @Test func `is refused whichever figure is another`() throws {
    let ruleSet = try shippedRules()
    let text = try Repository.text("samples/rapport-2025.txt")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let figures = lines.indices.filter {
      lines[$0].wholeMatch(of: #/\t[0-9,]+(% \([0-9]/[0-9]\))? /#) != nil
    }
    // A count and a percentage for each of 171 rows and totals, and 29 response rates.
    #expect(figures.count == 2 * 171 + 29)
    for index in figures {
      var changed = lines
      let digit = try #require(lines[index].first { $0.isNumber })
      let other: Character = digit == "1" ? "2" : "1"
      changed[index].replace(String(digit), with: String(other), maxReplacements: 1)
      let text = changed.joined(separator: "\n")
      let mistakes = mistakes { () throws(Unusable) in _ = try compilation(inReport: text, ruleSet)
      }
      #expect(!mistakes.isEmpty, "line \(index + 1)")
      changed.remove(at: index)
      let shorter = changed.joined(separator: "\n")
      do throws(Unusable) {
        let (_, remarks) = try compilation(inReport: shorter, ruleSet)
        #expect(remarks.count > 1, "line \(index + 1)")
      } catch {
        #expect(!error.diagnostics.isEmpty)
      }
    }
  }

  @Test func `tells all that is wrong, in order`() throws {
    let ruleSet = try shippedRules()
    let text = try ChangedReport("2.3", "Total", below: 1, to: "4").text
      .replacing("66,7% (2/3)", with: "100% (3/3)")
      .replacing("5.8. ", with: "5.9. ")
    let mistakes = mistakes { () throws(Unusable) in _ = try compilation(inReport: text, ruleSet) }
    let lines = mistakes.compactMap { $0.site?.position?.line }
    #expect(lines.count >= 3)
    #expect(lines == lines.sorted())
  }
}

extension String {
  /// The first occurrence of `text` after that of `start`.
  fileprivate func range(of text: String, after start: String) -> Range<Index>? {
    firstRange(of: start).flatMap { self[$0.upperBound...].firstRange(of: text) }
  }
}

struct `A line that was not understood` {
  /// Where the line is put: before the line with these words, and what stands around it.
  static let places: [(before: String, line: String)] = [
    (" Uppföljning av samverkan", "\tUtskrift"), ("1.1. ", "Sida 1 av 12"),
    ("2.2. ", "Sida 2 av 12"), ("2.2. ", "9,9 av 10"), ("3.6. ", "Utskriven av någon 2.3."),
    ("6.2. ", " sidfot"),
  ]

  @Test(arguments: places.indices)
  func `is named at its place and changes nothing`(index: Int) throws {
    let ruleSet = try shippedRules()
    let (before, line) = Self.places[index]
    let text = try Repository.text("samples/rapport-2025.txt")
    let start = try #require(text.firstRange(of: before)).lowerBound
    let head = text[..<start] + (index == 0 ? "" : "\n")
    let changed = String(head + line + "\n\n" + text[start...])
    let (truth, known) = try compilation(inReport: text, ruleSet)
    let (read, remarks) = try compilation(inReport: changed, ruleSet)
    #expect(CompilationContent(read, in: ruleSet) == CompilationContent(truth, in: ruleSet))
    #expect(remarks.count == known.count + 1)
    let number = head.count { $0 == "\n" } + 1
    let remark = remarks.first { $0.site?.position?.line == number }
    #expect(remark?.message[.swedish].text.contains("raden hör varken") == true)
  }

  @Test func `is a question that the report lacks`() throws {
    let text = try Repository.text("samples/rapport-2025.txt")
    let end = try #require(text.firstRange(of: "6.1. ")).lowerBound
    let (read, remarks) = try compilation(inReport: String(text[..<end]), try shippedRules())
    #expect(remarks.contains { $0.message[.swedish].text.contains("6.1, 6.2, 7.1, 7.2, 7.3") })
    #expect(read.answers.count { $0.place == nil } == 5)
  }

  @Test func `is a response rate that is missing, and an option that nobody chose`() throws {
    let ruleSet = try shippedRules()
    let rate = try ChangedReport("2.3", "Svarsfrekvens", below: 0, to: "Svar")
    let (_, remarks) = try compilation(inReport: rate.text, ruleSet)
    #expect(remarks.contains { $0.message[.swedish].text.contains("2.3 har ingen svarsfrekvens") })
    #expect(remarks.contains { $0.site?.position?.line == rate.line })
    let unit = try ChangedReport("1.1", "Nora", below: 0, to: "Nya vårdcentralen")
    let (_, others) = try compilation(inReport: unit.text, ruleSet)
    let remark = others.first { $0.site?.position?.line == unit.line }
    #expect(remark?.message[.swedish].text.contains("som ingen har valt") == true)
  }
}

import Diagnostics
import Model
import TestSupport

/// Prints a compilation as the survey tool does, with its quirks at random.
struct PrintedReport {
  private let compilation: Compilation
  private let ruleSet: RuleSet
  private var generator: SeededGenerator
  private var lines: [String] = []

  /// The report of a compilation.
  static func text(of compilation: Compilation, _ ruleSet: RuleSet, seed: UInt64) -> String {
    var report = PrintedReport(
      compilation: compilation,
      ruleSet: ruleSet,
      generator: SeededGenerator(seed: seed)
    )
    return report.text()
  }

  private init(compilation: Compilation, ruleSet: RuleSet, generator: SeededGenerator) {
    self.compilation = compilation
    self.ruleSet = ruleSet
    self.generator = generator
  }

  private mutating func chance(_ oneIn: Int) -> Bool {
    Int.random(in: 0..<oneIn, using: &generator) == 0
  }

  private mutating func text() -> String {
    if !chance(5) { lines.append(" Uppföljning av samverkan") }
    blanks(1...2)
    let all = compilation.responses
    heading("1.1", "Vilken vårdcentral gäller svaren?")
    var units = ruleSet.units.map { ($0.name, 0) }
    for unit in compilation.units { units[unit.unit.index].1 = unit.responses }
    table(units, answered: all)
    for (number, party) in [("1.2", Party.region), ("1.3", .kommun)] {
      guard let participation = compilation.participation[party] else { continue }
      heading(number, "De som var med (chefer, yrken)")
      table(rows(of: participation, party), answered: all)
      texts(participation.texts, under: ["Annat:"])
    }
    for (question, answers) in zip(ruleSet.forms[0].questions, compilation.answers)
    where answers.place != nil {
      let number = question.number ?? ""
      switch question.kind {
      case .rating:
        heading(number, question.text)
        table(
          Rating.allCases.map { (ruleSet.scale[$0], answers.counts[$0]) },
          answered: answers.counts.total
        )
        texts(answers.comments, under: ["Kommentera gärna ert svar", "Kommentar gärna ert svar"])
      case .text:
        heading(number, question.text + " Endast fritextsvar.")
        texts(answers.texts, under: [])
      }
    }
    lines.append(" ")
    let break_ = chance(4) ? "\r\n" : "\n"
    return (chance(4) ? "\u{FEFF}" : "") + lines.joined(separator: break_)
  }

  private mutating func rows(
    of participation: Compilation.Participation,
    _ party: Party
  ) -> [(String, Int)] {
    var rows: [(String, Int)] = []
    for (index, role) in ruleSet.roles.enumerated() where role.party == party {
      let meetings = participation.roles.first { $0.role.index == index }?.meetings
      let names = [role.title] + role.aliases
      rows.append((names.randomElement(using: &generator) ?? role.title, meetings ?? 0))
    }
    return rows + [("Annat:", participation.other)]
  }

  private mutating func heading(_ number: String, _ text: String) {
    let words = text.split(separator: " ")
    let isWrapped = words.count > 3 && chance(6)
    let first = isWrapped ? words.prefix(3).joined(separator: " ") : text
    lines.append((chance(4) ? " " : "") + "\(number). \(first)")
    if isWrapped { lines.append(words.dropFirst(3).joined(separator: " ")) }
  }

  private mutating func cell(_ text: String, before: String = "") {
    let spaces = ["", " ", "  ", "\u{A0}", "\t"]
    lines.append("\(before)\t\(text)" + (spaces.randomElement(using: &generator) ?? ""))
  }

  private mutating func blanks(_ range: ClosedRange<Int>) {
    for _ in 0..<Int.random(in: range, using: &generator) {
      lines.append(["", "", " ", "\t ", "\u{A0}", "\u{0C}"].randomElement(using: &generator) ?? "")
    }
  }

  private mutating func table(_ rows: [(name: String, count: Int)], answered: Int) {
    cell("Namn", before: "\t")
    cell("Antal")
    cell("%")
    let total = rows.reduce(0) { $0 + $1.count }
    for row in rows + [("Total", total)] {
      blanks(0...2)
      let name = chance(8) ? row.name.uppercased() : row.name
      cell(row.name == "Total" ? row.name : name)
      cell("\(row.count)")
      cell(share(row.count, of: answered))
    }
    blanks(1...7)
    cell("Svarsfrekvens")
    blanks(0...1)
    let rate = share(answered, of: compilation.responses)
    cell("\(rate)\(chance(4) ? "\u{A0}" : "")% (\(answered)/\(compilation.responses))")
  }

  /// A percentage with at most one decimal.
  private func share(_ count: Int, of base: Int) -> String {
    guard base > 0 else { return "0" }
    let tenths = (count * 2_000 + base) / (base * 2)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
  }

  private mutating func texts(_ texts: [Located<String>], under labels: [String]) {
    if chance(6) {
      blanks(3...4)
      cell("[image: ]")
      blanks(3...4)
    }
    // Only straight under a response rate does the tool leave out the blank line.
    var isUnderRate = !labels.isEmpty
    if let label = labels.randomElement(using: &generator), !texts.isEmpty || chance(2) {
      cell(label, before: " ")
      isUnderRate = false
    }
    for text in texts {
      blanks(0...2)
      let parts = broken(text.value)
      cell(parts[0])
      lines += parts.dropFirst().map { $0 + (chance(2) ? " " : "") }
    }
    blanks(isUnderRate ? 0...2 : 1...13)
  }

  /// A text on the lines that the writer gave it, and now and then broken by the tool.
  private mutating func broken(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let places = words.indices.dropFirst().filter {
        words[$0].first?.isLowercase == true && words[$0 - 1].last?.isLetter == true
      }
      guard let place = places.randomElement(using: &generator), chance(4) else {
        lines.append(String(line))
        continue
      }
      lines.append(words[..<place].joined(separator: " "))
      lines.append(words[place...].joined(separator: " "))
    }
    return lines
  }
}

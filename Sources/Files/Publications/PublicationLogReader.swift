package import Diagnostics
internal import Events
internal import JSON
internal import Model
package import Publication

/// Reads a publication log.
package struct PublicationLogReader {
  private let decoder: Decoder

  /// The rounds of a log, in its order.
  package static func rounds(in file: SourceFile) throws(Unusable) -> [PublishedRound] {
    let lines = file.bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    var rounds: [PublishedRound] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let part = SourceFile(name: file.name, bytes: Array(line), firstLine: index + 1)
      rounds.append(try round(in: part))
    }
    return rounds
  }

  /// The round that a line says something of.
  private static func round(in line: SourceFile) throws(Unusable) -> PublishedRound {
    let reader = PublicationLogReader(decoder: Decoder(JSONEvents(line)))
    var round: PublishedRound?
    try reader.decoder.documents { () throws(Unusable) in
      guard try reader.decoder.firstField() == Field.schema.rawValue else {
        throw Unusable(.otherLog(line.name))
      }
      round = try reader.round()
    }
    if let unusable = Unusable(reader.decoder.diagnostics) { throw unusable }
    guard let round, reader.isConsistent(round) else { throw Unusable(.damaged(line)) }
    return round
  }

  private enum Field: String, FieldName {
    case schema, form, year, minimumUnits, units, date, responses, questions, groups, replaced
  }

  private func round() throws(Unusable) -> PublishedRound? {
    var texts: [Field: String] = [:]
    var numbers: [Field: Int] = [:]
    var responses: [PublishedResponse] = []
    var readings: [String: [Reading]] = [:]
    var groups: [PublishedGroup] = []
    var replaced: [ReplacedRound] = []
    try decoder.record(Field.self) { name throws(Unusable) in
      switch name {
      case .schema, .form, .date: texts[name] = try decoder.text()?.value
      case .year, .minimumUnits, .units: numbers[name] = try decoder.wholeNumber()?.value
      case .responses:
        responses = try decoder.elements { () throws(Unusable) in try response() }
      case .questions:
        try decoder.entries { key throws(Unusable) in
          readings[key.value] = try decoder.elements { () throws(Unusable) in try reading() }
        }
      case .groups: groups = try decoder.elements { () throws(Unusable) in try group() }
      case .replaced: replaced = try decoder.elements { () throws(Unusable) in try former() }
      }
    }
    if let schema = texts[.schema], schema != PublicationLog.schema {
      throw Unusable(.otherLog(decoder.file.name))
    }
    guard let form = texts[.form], let year = numbers[.year], let date = date(texts[.date]),
      let minimumUnits = numbers[.minimumUnits], let unitCount = numbers[.units]
    else { return nil }
    return PublishedRound(
      form: form,
      year: year,
      minimumUnits: minimumUnits,
      unitCount: unitCount,
      date: date,
      responses: responses,
      groups: groups,
      readings: readings,
      replaced: replaced
    )
  }

  private enum ResponseField: String, FieldName { case units, responses, day, answers }

  private func response() throws(Unusable) -> PublishedResponse? {
    var units: [String: Int] = [:]
    var responses: Int?
    var day: CalendarDate?
    var digest: String?
    try decoder.record(ResponseField.self) { name throws(Unusable) in
      switch name {
      case .units:
        let counts = try decoder.elements { () throws(Unusable) in try unit() }
        units = Dictionary(counts, uniquingKeysWith: +)
      case .responses: responses = try decoder.wholeNumber()?.value
      case .day: day = try decoder.takeNothing() ? nil : decoder.date()?.value
      case .answers: digest = try decoder.text()?.value
      }
    }
    guard let responses, let digest, !units.isEmpty else { return nil }
    return PublishedResponse(units: units, responses: responses, day: day, digest: digest)
  }

  private enum UnitField: String, FieldName { case unit, responses }

  private func unit() throws(Unusable) -> (String, Int)? {
    var name: String?
    var responses: Int?
    try decoder.record(UnitField.self) { field throws(Unusable) in
      switch field {
      case .unit: name = try decoder.text()?.value
      case .responses: responses = try decoder.wholeNumber()?.value
      }
    }
    guard let name, let responses else { return nil }
    return (name, responses)
  }

  private func reading() throws(Unusable) -> Reading {
    var reading: Reading = []
    try decoder.list { () throws(Unusable) in
      if try decoder.takeNothing() { return reading.append(nil) }
      let counts = try decoder.elements { () throws(Unusable) in try decoder.wholeNumber()?.value }
      guard counts.count == 2 else { throw Unusable(.damaged(decoder.file)) }
      reading.append(AnswerTally(gaps: counts[0], met: counts[1]))
    }
    return reading
  }

  private enum GroupField: String, FieldName { case by, name, responses, shown, hidden }

  private func group() throws(Unusable) -> PublishedGroup? {
    var by: String?
    var name: String?
    var members: [Int] = []
    var shown: [String] = []
    var hidden: [String] = []
    func names() throws(Unusable) -> [String] {
      try decoder.elements { () throws(Unusable) in try decoder.text()?.value }
    }
    try decoder.record(GroupField.self) { field throws(Unusable) in
      switch field {
      case .by: by = try decoder.text()?.value
      case .name: name = try decoder.takeNothing() ? nil : decoder.text()?.value
      case .responses:
        members = try decoder.elements { () throws(Unusable) in try decoder.wholeNumber()?.value }
      case .shown: shown = try names()
      case .hidden: hidden = try names()
      }
    }
    return by.map {
      PublishedGroup(
        by: $0,
        name: name,
        members: Set(members),
        shown: Set(shown),
        hidden: Set(hidden)
      )
    }
  }

  private enum FormerField: String, FieldName { case date, decision, round }

  private func former() throws(Unusable) -> ReplacedRound? {
    var day: CalendarDate?
    var decision: String?
    var round: PublishedRound?
    try decoder.record(FormerField.self) { field throws(Unusable) in
      switch field {
      case .date: day = date(try decoder.text()?.value)
      case .decision: decision = try decoder.text()?.value
      case .round: round = try self.round()
      }
    }
    guard let day, let decision, let round, isConsistent(round) else { return nil }
    return ReplacedRound(date: day, decision: decision, round: round)
  }

  private func date(_ text: String?) -> CalendarDate? { text.flatMap { CalendarDate($0) } }

  /// Whether everything is said of responses that there are.
  private func isConsistent(_ round: PublishedRound) -> Bool {
    let count = round.responses.count
    return count > 0
      && round.readings.values.joined().allSatisfy { $0.count == count }
      && round.groups.allSatisfy { $0.members.allSatisfy { $0 < count } }
  }
}

extension Diagnostic {
  fileprivate static func otherLog(_ path: String) -> Diagnostic {
    Diagnostic(
      at: .path(path),
      Message(
        sv: "loggen är skriven av en annan version av programmet och säger inte vad som skyddas",
        en:
          "the log was written by another version of the program and does not say what is protected"
      ),
      help: Message(
        sv: """
          behåll den som den är, ange en ny fil med --publication-log, och publicera först det som redan \
          är publicerat, med samma svar som då
          """,
        en: """
          keep it as it is, name a new file with --publication-log, and publish first what has been \
          published already, with the same answers as then
          """
      )
    )
  }

  fileprivate static func damaged(_ line: SourceFile) -> Diagnostic {
    Diagnostic(
      at: Place(file: line, range: 0..<0),
      Message(
        sv: "raden i loggen är inte hel, så ingen kan säga vad som har publicerats",
        en: "the line of the log is not whole, so nobody can tell what has been published"
      ),
      help: Message(
        sv: "ta fram loggen ur en säkerhetskopia; den skrivs bara av programmet",
        en: "take the log from a backup; only the program writes it"
      )
    )
  }
}

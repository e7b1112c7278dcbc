internal import Crypto
package import Diagnostics
internal import JSON
internal import Model

/// What has been published before: of which period, which groups and their units, and no answers.
///
/// Two publications that differ by one unit would give that unit away. The log is an internal file, one
/// JSON object a line.
package struct PublicationLog: Sendable {
  /// One group whose figures were published.
  package struct Entry: Sendable {
    /// The day on which it was published.
    package let date: String
    /// The rule set, the form and the years that the figures are from.
    package let period: String
    /// The grouping and the group's name; `all` for everything together.
    package let group: String
    package let units: [String]
    /// A digest of the figures, which tells whether they are others.
    package let figures: String

    /// Creates an entry; `figures` is what was shown, in any form that is the same each time.
    package init(date: String, period: String, group: String, units: [String], figures: String) {
      self.date = date
      self.period = period
      self.group = group
      self.units = units.sorted()
      let digits = Array("0123456789abcdef".utf8)
      let digest = SHA256.hash(data: Array(figures.utf8))
      self.figures = String(
        decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
        as: UTF8.self
      )
    }

    fileprivate init(
      date: String,
      period: String,
      group: String,
      units: [String],
      digest: String
    ) {
      self.date = date
      self.period = period
      self.group = group
      self.units = units
      figures = digest
    }
  }

  private let path: String
  private var entries: [Entry]

  /// Reads a log; one that is not there is empty.
  package init(_ path: String) throws(Unusable) {
    self.path = path
    guard Disk.exists(path) else {
      entries = []
      return
    }
    let file = try Disk.read(path, .own)
    var entries: [Entry] = []
    for (index, line) in file.bytes.split(
      separator: .lineFeed,
      omittingEmptySubsequences: false
    ).enumerated() where !line.isEmpty {
      let part = SourceFile(name: path, bytes: Array(line), firstLine: index + 1)
      entries.append(try Self.entry(in: part))
    }
    self.entries = entries
  }

  /// Adds what is about to be published, and writes the log.
  ///
  /// Refused when a group of the same period differs from an earlier one by fewer units than
  /// `minimumUnits`, or covers the same units with other figures; nothing is written then.
  package mutating func add(_ new: [Entry], minimumUnits: Int) throws(Unusable) {
    var problems: [Diagnostic] = []
    for entry in new {
      for earlier in entries where earlier.period == entry.period {
        let difference = Set(entry.units).symmetricDifference(earlier.units)
        if difference.isEmpty, earlier.figures != entry.figures {
          problems.append(.otherFigures(entry, earlier, path))
        } else if !difference.isEmpty, difference.count < minimumUnits {
          problems.append(.tooClose(entry, earlier, difference.sorted(), path))
        }
      }
    }
    if let unusable = Unusable(problems) { throw unusable }
    let known = Set(entries.map { "\($0.period)\n\($0.group)\n\($0.figures)" })
    entries += new.filter { !known.contains("\($0.period)\n\($0.group)\n\($0.figures)") }
    try Disk.write(entries.map(Self.line).joined(), to: path)
  }

  // MARK: - Lines

  private enum Field: String, FieldName { case date, period, group, units, figures }

  private static func entry(in file: SourceFile) throws(Unusable) -> Entry {
    let decoder = Decoder(JSONEvents(file))
    var entry: Entry?
    try decoder.documents { () throws(Unusable) in
      var texts: [Field: String] = [:]
      var units: [String] = []
      try decoder.record(Field.self, required: Field.allCases) { name throws(Unusable) in
        if name == .units {
          units = try decoder.elements { () throws(Unusable) in try decoder.text()?.value }
        } else {
          texts[name] = try decoder.text()?.value
        }
      }
      entry = Entry(
        date: texts[.date] ?? "",
        period: texts[.period] ?? "",
        group: texts[.group] ?? "",
        units: units,
        digest: texts[.figures] ?? ""
      )
    }
    if let unusable = Unusable(decoder.diagnostics) { throw unusable }
    guard let entry else { throw Unusable(Diagnostic(at: .path(file.name), .emptyEntry)) }
    return entry
  }

  private static func line(of entry: Entry) -> String {
    var json = JSONWriter(pretty: false)
    json.object { json in
      json.member("date", entry.date)
      json.member("period", entry.period)
      json.member("group", entry.group)
      json.key("units")
      json.array(entry.units) { json, unit in json.value(unit) }
      json.member("figures", entry.figures)
    }
    return json.text + "\n"
  }
}

extension Message {
  fileprivate static let emptyEntry = Message(
    sv: "en rad i loggen är tom",
    en: "a line of the log is empty"
  )
}

extension Diagnostic {
  fileprivate static func tooClose(
    _ entry: PublicationLog.Entry,
    _ earlier: PublicationLog.Entry,
    _ units: [String],
    _ path: String
  ) -> Diagnostic {
    let names = units.joined(separator: ", ")
    return Diagnostic(
      at: .path(path),
      Message(
        sv:
          "”\(entry.group)” skiljer sig bara med \(names) från ”\(earlier.group)”, som publicerades \(earlier.date)",
        en:
          "“\(entry.group)” differs only by \(names) from “\(earlier.group)”, published \(earlier.date)"
      ),
      help: Message(
        sv: "skillnaden mellan dem skulle röja svaren; publicera samma vårdcentraler som då",
        en: "the difference would give answers away; publish the same units as then"
      )
    )
  }

  fileprivate static func otherFigures(
    _ entry: PublicationLog.Entry,
    _ earlier: PublicationLog.Entry,
    _ path: String
  ) -> Diagnostic {
    Diagnostic(
      at: .path(path),
      Message(
        sv:
          "”\(entry.group)” har samma vårdcentraler men andra siffror än det som publicerades \(earlier.date)",
        en: "“\(entry.group)” has the same units but other figures than published \(earlier.date)"
      ),
      help: Message(
        sv: "skillnaden skulle röja det svar som ändrats eller tillkommit",
        en: "the difference would give away the answer that was changed or added"
      )
    )
  }
}

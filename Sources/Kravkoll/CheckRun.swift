package import Diagnostics
internal import Engine
internal import Files
package import Model
package import Reports

/// Checks a number of meeting files, each by the rules that hold for it.
package struct CheckRun {
  private let rules: RulesLocation
  private let asOf: CalendarDate
  private var books: [String: RuleBook] = [:]
  private var compiled: [String: CompiledRules] = [:]

  /// Creates a run; exceptions and due dates are judged as of a day.
  package init(rules: RulesLocation, asOf: CalendarDate) {
    self.rules = rules
    self.asOf = asOf
  }

  /// Checks the files in order; `-` is standard input.
  ///
  /// A file that cannot be used does not stop the others.
  package mutating func check(_ paths: [String]) -> CheckReport {
    var entries: [CheckReport.Entry] = []
    for path in paths {
      do throws(Unusable) {
        let isStandardInput = path == "-"
        let file = isStandardInput ? try Disk.readStandardInput() : try Disk.read(path)
        entries += self.entries(of: file, input: isStandardInput ? nil : path)
      } catch {
        entries.append(.refused(error))
      }
    }
    return CheckReport(Self.refusingDuplicates(entries))
  }

  /// Checks the meetings in a file that has been read; rules are looked for from the current
  /// directory.
  package mutating func check(_ file: SourceFile) -> CheckReport {
    CheckReport(Self.refusingDuplicates(entries(of: file, input: nil)))
  }

  /// The meetings in a file, each judged or refused; `input` is where rules are looked for.
  private mutating func entries(of file: SourceFile, input: String?) -> [CheckReport.Entry] {
    var entries: [CheckReport.Entry] = []
    for submission in MeetingReader.submissions(in: file) {
      do throws(Unusable) {
        entries.append(.assessment(try assessment(of: try submission.meeting(), input: input)))
      } catch {
        entries.append(.refused(error))
      }
    }
    return entries
  }

  private mutating func assessment(
    of draft: MeetingDraft,
    input: String?
  ) throws(Unusable) -> Assessment {
    let directory = try rules.directory(for: input)
    var book = if let known = books[directory] { known } else { try RuleBook(directory) }
    defer { books[directory] = book }
    let ruleSet = try book.ruleSet(for: draft)
    let meeting = try MeetingResolver.meeting(draft, in: ruleSet)
    let rules = compiled[ruleSet.directory] ?? CompiledRules(ruleSet)
    compiled[ruleSet.directory] = rules
    let assessment = evaluate(meeting, under: rules, asOf: asOf)
    guard assessment.tally.assessed > 0 else { throw Unusable(.nothingAssessed(assessment)) }
    return assessment
  }

  /// The entries, with meetings that are the same refused: nobody can tell which of them is right.
  private static func refusingDuplicates(
    _ entries: [CheckReport.Entry]
  ) -> [CheckReport.Entry] {
    /// What two meetings must not have in common.
    struct Identity: Hashable {
      let form: String
      let date: CalendarDate
      let unit: String
    }
    guard entries.count > 1 else { return entries }
    var first: [Identity: Int] = [:]
    var result = entries
    for (index, entry) in entries.enumerated() {
      guard case .assessment(let assessment) = entry else { continue }
      let meeting = assessment.meeting
      for unit in meeting.units {
        let name = assessment.ruleSet.units[unit.value].name
        let identity = Identity(
          form: assessment.form.id.text,
          date: meeting.date.value,
          unit: name
        )
        guard let earlier = first[identity] else {
          first[identity] = index
          continue
        }
        guard earlier != index, case .assessment(let other) = entries[earlier],
          let otherUnit = other.meeting.units.first(where: {
            other.ruleSet.units[$0.value].name == name
          })
        else { continue }
        result[index] = .refused(
          Unusable(.duplicate(name, meeting.date.value, unit.place, otherUnit.place))
        )
        if case .assessment = result[earlier] {
          result[earlier] = .refused(
            Unusable(.duplicate(name, meeting.date.value, otherUnit.place, unit.place))
          )
        }
      }
    }
    return result
  }
}

extension Diagnostic {
  /// Says that nothing can be said of a meeting, and why.
  fileprivate static func nothingAssessed(_ assessment: Assessment) -> Diagnostic {
    let answers = assessment.meeting.answers
    let isUnanswered = answers.allSatisfy { answer in
      if case .unanswered = answer.content { true } else { false }
    }
    let message: Message
    if isUnanswered {
      message = Message(
        sv: "ingen fråga är besvarad, så mötet går inte att bedöma",
        en: "no question is answered, so the meeting cannot be assessed"
      )
    } else if assessment.tally.notAssessed == 0 {
      message = Message(
        sv: "inget krav gäller med de här svaren, så mötet går inte att bedöma",
        en: "no requirement applies with these answers, so the meeting cannot be assessed"
      )
    } else {
      message = Message(
        sv: "svaren räcker inte för att bedöma något av kraven",
        en: "the answers are not enough to assess any requirement"
      )
    }
    return Diagnostic(
      at: assessment.meeting.date.place,
      message,
      help: Message(
        sv: "fyll i betyg under ”answers”; tomt är aldrig detsamma som inga brister",
        en: "fill in ratings under “answers”; nothing written is never the same as no gaps"
      )
    )
  }

  fileprivate static func duplicate(
    _ unit: String,
    _ date: CalendarDate,
    _ place: Place,
    _ other: Place
  ) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "samma möte finns två gånger: \(unit), \(date), också i \(other.file.name)",
        en: "the same meeting is there twice: \(unit), \(date), also in \(other.file.name)"
      ),
      help: Message(
        sv: "ta bort det ena mötet, eller rätta datum eller vårdcentral",
        en: "leave one of the meetings out, or correct the date or the unit"
      ),
      notes: [
        Note(place: other, message: Message(sv: "det andra mötet", en: "the other meeting"))
      ]
    )
  }
}

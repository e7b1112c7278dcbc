package import Diagnostics
package import Files
package import Model
package import Reports
internal import Summary

/// Checks a number of meeting files, each by the rules that hold for it.
package struct CheckRun {
  private var judge: Judge
  private var readers = FocusReaders()
  private let defaults: InputDefaults

  /// Creates a run; exceptions and due dates are judged as of a day.
  package init(
    rules: RulesLocation,
    asOf: CalendarDate,
    defaults: InputDefaults = InputDefaults()
  ) {
    self.defaults = defaults
    judge = Judge(rules: rules, asOf: asOf)
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
    for reading in judge.readings(in: file, input: input, defaults) {
      do throws(Unusable) {
        let (meeting, ruleSet) = try reading.meeting()
        let assessment = try judge.assessment(of: meeting, under: ruleSet)
        entries.append(.assessment(try withContradictions(assessment)))
      } catch {
        entries.append(.refused(error))
      }
    }
    return entries
  }

  /// The assessment with the comments that say something else than their rating.
  private mutating func withContradictions(
    _ assessment: Assessment
  ) throws(Unusable) -> Assessment {
    guard assessment.meeting.hasComments else { return assessment }
    let reader = try readers.reader(for: assessment.ruleSet)
    return assessment.adding(reader.contradictions(in: assessment))
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
    var answers: [UInt64: Int] = [:]
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
      let digest = AnswersDigest.of(meeting, under: assessment.ruleSet)
      guard let earlier = answers[digest], case .assessment(let other) = entries[earlier] else {
        answers[digest] = index
        continue
      }
      guard case .assessment = result[index] else { continue }
      let (place, otherPlace) = (meeting.units[0].place, other.meeting.units[0].place)
      result[index] = .refused(Unusable(.sameAnswers(place, otherPlace)))
      if case .assessment = result[earlier] {
        result[earlier] = .refused(Unusable(.sameAnswers(otherPlace, place)))
      }
    }
    return result
  }
}

extension Diagnostic {
  fileprivate static func sameAnswers(_ place: Place, _ other: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "samma svar finns två gånger med olika datum, också i \(other.file.name)",
        en: "the same answers are there twice with different dates, also in \(other.file.name)"
      ),
      help: Message(
        sv: "ta bort det ena mötet, eller rätta det som är fel",
        en: "leave one of the meetings out, or correct what is wrong"
      ),
      notes: [
        Note(place: other, message: Message(sv: "det andra mötet", en: "the other meeting"))
      ]
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

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
    var places: [Int] = []
    var meetings: [(Meeting, RuleSet)] = []
    for (place, entry) in entries.enumerated() {
      guard case .assessment(let assessment) = entry else { continue }
      places.append(place)
      meetings.append((assessment.meeting, assessment.ruleSet))
    }
    var result = entries
    for (index, reason) in DuplicateMeetings(among: meetings).reasons {
      result[places[index]] = .refused(reason)
    }
    return result
  }
}

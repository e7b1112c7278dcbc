internal import Diagnostics
internal import FoundationEssentials
internal import FuzzLaws
internal import Model

/// What libFuzzer tries, as `KRAVKOLL_FUZZ` names it.
struct Fuzz {
  private var trial: any Trial

  /// The trial that the environment asks for, by the rules of the current directory; ends the program where there is none.
  init() {
    let environment = ProcessInfo.processInfo.environment
    guard let kind = TrialKind(rawValue: environment["KRAVKOLL_FUZZ"] ?? ""),
      let day = CalendarDate("2026-11-21")
    else { Self.stop("KRAVKOLL_FUZZ is one of \(TrialKind.allCases.map(\.rawValue))") }
    do throws(Unusable) {
      trial = try kind.trial(TrialRules(project: ".", day: day, isThorough: false))
    } catch {
      Self.stop("\(error.diagnostics)")
    }
  }

  /// Tries one input; a broken law ends the program, by which libFuzzer knows that it found something.
  mutating func run(_ bytes: [UInt8]) {
    do throws(Breach) {
      try trial.run(bytes)
    } catch {
      Self.stop("\(error)")
    }
  }

  private static func stop(_ reason: String) -> Never {
    fatalError(reason)
  }
}

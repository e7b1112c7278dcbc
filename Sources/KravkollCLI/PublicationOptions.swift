internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Kravkoll
internal import Model
internal import Summary

/// Options that say who results over many meetings are for.
struct PublicationOptions: ParsableArguments {
  @Flag(
    name: .customLong("comments"),
    help: ArgumentHelp(say(sv: "Visa kommentarer och fritext.", en: "Show comments and texts."))
  )
  var showsComments = false

  @Flag(
    name: .customLong("publish"),
    help: ArgumentHelp(
      say(
        sv: "Visa bara det som får publiceras: små grupper döljs.",
        en: "Show only what may be published: small groups are hidden."
      )
    )
  )
  var isPublished = false

  @Option(
    name: .customLong("publication-log"),
    help: ArgumentHelp(
      say(
        sv: "En intern fil om vad som publicerats; stoppar det som skulle röja en vårdcentral.",
        en: "An internal file of what was published; stops what would give a unit away."
      ),
      valueName: say(sv: "fil", en: "file")
    )
  )
  var publicationLog: String?

  @Option(
    name: .customLong("replace"),
    help: ArgumentHelp(
      say(
        sv: "Ersätt en publicerad omgång som var fel; beslutet sparas i loggen.",
        en: "Replace a published round that was wrong; the log keeps the decision."
      ),
      valueName: say(sv: "beslut", en: "decision")
    )
  )
  var decision: String?

  /// Refuses a log without a publication, a decision without a log, and comments in a publication.
  func validate() throws {
    guard isPublished || publicationLog == nil else {
      throw ValidationError(
        say(
          sv: "--publication-log hör ihop med --publish",
          en: "--publication-log belongs with --publish"
        )
      )
    }
    guard publicationLog != nil || decision == nil else {
      throw ValidationError(
        say(
          sv: "--replace hör ihop med --publication-log",
          en: "--replace belongs with --publication-log"
        )
      )
    }
    guard decision.map({ $0.contains { !$0.isWhitespace } }) != false else {
      throw ValidationError(
        say(
          sv: "skriv efter --replace vem som beslutat vad",
          en: "write after --replace who has decided what"
        )
      )
    }
    try refuse("--comments", when: showsComments)
  }

  /// Refuses what shows single meetings, in a publication.
  func refuse(_ option: String, when isGiven: Bool) throws {
    guard isPublished, isGiven else { return }
    throw ValidationError(
      say(
        sv: "\(option) visar enskilda möten och går inte ihop med --publish",
        en: "\(option) shows single meetings and cannot go with --publish"
      )
    )
  }

  /// What may be shown of a result and of an earlier one; nil for everything.
  ///
  /// Says on standard error what the one who publishes has to know.
  func disclosed(
    _ result: BatchResult,
    previous: BatchResult?,
    by groupings: [Grouping],
    on day: CalendarDate,
    _ common: CommonOptions
  ) throws(Unusable) -> DisclosedBatch? {
    guard isPublished else { return nil }
    if publicationLog == nil { common.remark(.noLog) }
    let publishing = Publishing(log: publicationLog, replacingBy: decision)
    let disclosed = try publishing.disclosed(result, previous: previous, by: groupings, on: day)
    if !disclosed.givenAway.isEmpty { common.remark(.givenAway(disclosed.givenAway)) }
    return disclosed
  }

  /// Writes a publication; where that fails, says that the log has it already.
  func write(
    _ disclosed: DisclosedBatch?,
    _ body: () throws(Unusable) -> Void
  ) throws(Unusable) {
    do throws(Unusable) {
      try body()
    } catch {
      guard disclosed != nil, let publicationLog else { throw error }
      throw Unusable(error.diagnostics[0], error.diagnostics.dropFirst() + [.inLog(publicationLog)])
    }
  }
}

extension Message {
  fileprivate static let noLog = Message(
    sv: """
      obs: utan --publication-log FIL hindrar inget att flera publiceringar tillsammans röjer en \
      vårdcentral
      """,
    en:
      "note: without --publication-log FILE nothing keeps several publications from giving a unit away"
  )
  fileprivate static func givenAway(_ units: [String]) -> Message {
    let names = units.joined(separator: ", ")
    return Message(
      sv: "obs: skillnaden mot det som ersätts kan röja svaren från \(names)",
      en: "note: the difference to what is replaced may give away the answers of \(names)"
    )
  }
}

extension Diagnostic {
  fileprivate static func inLog(_ path: String) -> Diagnostic {
    Diagnostic(
      at: .path(path),
      Message(
        sv: "loggen har redan publiceringen, fast den inte kunde skrivas",
        en: "the log has the publication already, though it could not be written"
      ),
      help: Message(
        sv: "kör samma sak igen när det går att skriva; samma svar får publiceras på nytt",
        en: "run the same again when it can be written; the same responses may be published anew"
      )
    )
  }
}

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

  /// Refuses a log without a publication, and comments in one.
  func validate() throws {
    guard isPublished || publicationLog == nil else {
      throw ValidationError(
        say(
          sv: "--publication-log hör ihop med --publish",
          en: "--publication-log belongs with --publish"
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

  /// What may be shown of a result; nil for everything.
  ///
  /// Refuses a publication that would give a unit away together with an earlier one, and remembers
  /// this one; before anything is shown.
  func disclosure(
    of result: BatchResult,
    on day: CalendarDate,
    _ common: CommonOptions
  ) throws(Unusable) -> Disclosure? {
    guard isPublished else { return nil }
    let disclosure = Disclosure(minimumUnits: result.minimumUnits)
    guard let publicationLog else {
      common.remark(.noLog)
      return disclosure
    }
    var log = try PublicationLog(publicationLog)
    try log.add(result.entries(on: day, disclosure), minimumUnits: disclosure.minimumUnits)
    return disclosure
  }
}

extension Message {
  fileprivate static let noLog = Message(
    sv: """
      obs: utan --publication-log FIL hindrar inget att två publiceringar tillsammans röjer en \
      vårdcentral
      """,
    en:
      "note: without --publication-log FILE nothing keeps two publications from giving a unit away"
  )
}

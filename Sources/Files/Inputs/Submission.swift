package import Diagnostics

/// One thing that an input holds: what a meeting answered, or what several did.
package enum Submission: Sendable {
  case meeting(MeetingDraft)
  case compilation(CompilationDraft)
  /// Something that cannot be used, and why.
  case refused(Unusable)

  /// The meeting; a compilation is refused as something that has no single meeting's answers.
  package func meeting() throws(Unusable) -> MeetingDraft {
    switch self {
    case .meeting(let draft): return draft
    case .compilation(let draft): throw Unusable(.isCompilation(draft.place))
    case .refused(let reason): throw reason
    }
  }

  /// The parts of a file that is used whole or not at all: where some are broken only those, and a
  /// word on the others.
  package static func whole<Part>(
    _ parts: [Part],
    of file: SourceFile,
    isBroken: (Part) -> Bool,
    refused: (Unusable) -> Part
  ) -> [Part] {
    let broken = parts.filter(isBroken)
    guard !broken.isEmpty, broken.count < parts.count else { return parts }
    return broken + [refused(Unusable(.leftOut(parts.count - broken.count, of: file)))]
  }

  /// The same with what was wrong in its text.
  func with(_ mistakes: [Diagnostic]) -> Submission {
    switch self {
    case .meeting(var draft):
      draft.mistakes = mistakes
      return .meeting(draft)
    case .compilation(var draft):
      draft.mistakes = mistakes
      return .compilation(draft)
    case .refused: return self
    }
  }
}

extension Diagnostic {
  fileprivate static func leftOut(_ count: Int, of file: SourceFile) -> Diagnostic {
    Diagnostic(
      at: .path(file.name),
      Message(
        sv: count == 1
          ? "filens andra möte räknas inte heller, för en fil läses hel eller inte alls"
          : "filens \(count) andra möten räknas inte heller, för en fil läses hel eller inte alls",
        en: count == 1
          ? "the file's other meeting is not counted either: a file is read whole or not at all"
          : "the file's \(count) other meetings are not counted either: a file is read whole or not "
            + "at all"
      )
    )
  }

  /// Says that several meetings stand where one was expected.
  package static func isCompilation(_ place: Place) -> Diagnostic {
    Diagnostic(
      at: place,
      Message(
        sv: "det här är en sammanställning av flera möten, som inte kan kontrolleras som ett möte",
        en: "this is a compilation of several meetings, which cannot be checked as one meeting"
      ),
      help: Message(sv: "använd: kravkoll batch", en: "use: kravkoll batch")
    )
  }
}

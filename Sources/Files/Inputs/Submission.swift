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
  /// Says that several meetings stand where one was expected.
  static func isCompilation(_ place: Place) -> Diagnostic {
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

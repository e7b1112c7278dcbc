package import Diagnostics

/// One thing that an input holds: what a meeting answered, or what several did.
package enum Submission: Sendable {
  case meeting(MeetingDraft)
  case compilation(CompilationDraft)
  /// Something that cannot be used, and why.
  case refused(Unusable)
}

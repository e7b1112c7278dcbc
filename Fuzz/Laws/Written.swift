internal import Diagnostics
internal import Files

/// The one thing that a text of ours holds.
func onlySubmission(in text: String, _ law: String) throws(Breach) -> Submission {
  let file = SourceFile(name: "skrivet.yaml", bytes: Array(text.utf8))
  let submissions = MeetingReader.submissions(in: file)
  guard submissions.count == 1 else {
    throw Breach(of: law, seen: "\(submissions.count) things in\n\(text)")
  }
  return submissions[0]
}

extension String {
  /// The text as it is written: personal identity numbers masked, lines ended by line feeds, and
  /// none of them at the end.
  var asWritten: String {
    var text = PersonalIdentityNumber.masked(self)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}

internal import Diagnostics
internal import Model

/// GitHub's workflow commands, which show at the lines that they are about.
///
/// Ten at most are shown of a step, so the worst come first and the last one counts the rest.
struct GateGitHubFormat: GateFormat {
  let name = "github"

  /// The most annotations beside the one that counts the rest.
  private static let most = 9

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    let language = presentation.language
    var commands: [(level: GateRule.Level, text: String)] = []
    if let failures = report.impact?.failures, !failures.isEmpty {
      commands.append(
        (
          .error,
          Self.command(
            .error,
            [("title", GateWording.impact[language])],
            GateWording.unreadable(failures.count)[language]
          )
        )
      )
    }
    for level in GateRule.Level.allCases {
      for group in Self.groups(report.issues.filter { $0.level == level }) {
        let issue = group.first
        let start = issue.place.position
        let properties: [(StaticString, Shown)] = [
          ("file", report.path(of: issue.place.file.name)), ("line", "\(start.line)"),
          ("col", "\(start.column)"), ("title", issue.rule.title[language]),
        ]
        var text: Shown = "\(issue.text(language)) [\(issue.rule.code)]"
        if group.others > 0 { text += " \(Message.alike(group.others)[language])" }
        commands.append((level, Self.command(level, properties, text)))
      }
    }
    var lines = commands.prefix(Self.most).map(\.text)
    let rest = commands.dropFirst(Self.most)
    if let worst = rest.first {
      lines.append(
        Self.command(worst.level, [("title", "kravkoll")], Message.more(rest.count)[language])
      )
    }
    let verdict = report.isPassed ? GateWording.passed : GateWording.failed
    let end: Shown = "\(report.name): \(verdict[language])"
    lines.append(end.line)
    return lines.map { $0 + "\n" }.joined()
  }

  /// One of each kind at each place, and how many others there are: many alike would take the place
  /// of all else.
  private static func groups(_ issues: [GateIssue]) -> [(first: GateIssue, others: Int)] {
    var groups: [(first: GateIssue, others: Int)] = []
    for issue in issues {
      let index = groups.firstIndex { group in
        group.first.rule == issue.rule && group.first.place.file === issue.place.file
          && group.first.place.range == issue.place.range
      }
      if let index { groups[index].others += 1 } else { groups.append((issue, 0)) }
    }
    return groups
  }

  private static func command(
    _ level: GateRule.Level,
    _ properties: [(StaticString, Shown)],
    _ message: Shown
  ) -> String {
    let name =
      switch level {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let values = properties.map { "\($0)=\(escaped($1, also: [":", ","]))" }
    return "::\(name) \(values.joined(separator: ","))::\(escaped(message))"
  }

  /// One line without what ends, in a property, the property.
  private static func escaped(_ text: Shown, also others: Set<Unicode.Scalar> = []) -> String {
    var result = ""
    for scalar in text.line.unicodeScalars {
      if scalar == "%" || others.contains(scalar) {
        result += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Message {
  fileprivate static func alike(_ count: Int) -> Message {
    Message(sv: "(och \(count) till här)", en: "(and \(count) more here)")
  }
  fileprivate static func more(_ count: Int) -> Message {
    Message(
      sv: "\(count) till; formaten text och markdown visar alla",
      en: "\(count) more; the formats text and markdown show all"
    )
  }
}

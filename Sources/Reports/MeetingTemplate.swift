internal import Diagnostics
package import Model

/// Writes an empty meeting file with the questions of a form as comments.
package struct MeetingTemplate {
  private let ruleSet: RuleSet
  private let form: Form
  private let formOrdinal: Ordinal<Form>
  private let language: Language

  /// Creates the template of a form.
  package init(_ form: Ordinal<Form>, in ruleSet: RuleSet, _ presentation: Presentation) {
    self.ruleSet = ruleSet
    self.form = ruleSet.forms[form]
    formOrdinal = form
    language = presentation.language
  }

  private func say(_ message: Message) -> Shown { message[language] }

  /// The file.
  package var text: String { lines.map { $0.line + "\n" }.joined() }

  /// The lines of the file; what stands in a comment stays on its line.
  private var lines: [Shown] {
    var lines: [Shown] = [
      "# \(form.title)", "# \(ruleSet.title) (\(ruleSet.id) \(ruleSet.version))", "#",
    ]
    let example = form.questions.first.map { name(of: $0) } ?? "…"
    lines += say(.howTo(example, ruleSet.scale)).lines.map { "# \($0)" }
    if let missing = form.missing {
      lines.append("#")
      lines += comment("\(say(.incomplete)). \(missing)").lines.map { "# \($0)" }
    }
    // A line to write on has no comment: what is written into it would be one too.
    lines += ["", "meeting:", "  # \(say(.units))", "  unit:", "  form: \(form.id)"]
    lines += ["  # \(say(.date))", "  date:", "", "participants:"]
    for party in Party.allCases {
      lines.append("  # \(say(.roles)): \(roles(from: party))")
      lines.append("  \(party.rawValue):")
    }
    lines += ["", "answers:"]
    var phase: Phase?
    for question in form.questions {
      if question.phase != phase {
        phase = question.phase
        lines += ["", "  # \(say(question.phase.word))"]
      }
      let name = name(of: question)
      let label: Shown = question.number.map { "\($0) " } ?? ""
      lines.append("  # \(label)\(question.text)")
      if question.kind == .text { lines.append("  # \(say(.freeText))") }
      lines.append("  \(name):")
    }
    lines += ["", "# \(say(.measures))", "measures:"]
    for measure in ruleSet.measures where measure.form == formOrdinal {
      let target = measure.target.comparison
      let bound = target.bound.text(of: measure.unit, language)
      let shape = measure.unit == .share ? Message.shareShape : .numberShape
      lines.append(
        "  # \(measure.title) (\(say(.target)) \(say(target.comparator.word)) \(bound)), \(say(shape))"
      )
      lines.append("  \(measure.id):")
    }
    lines += ["", "# \(say(.plan))", "plan:"]
    lines.append("  # - {requirement: \(exampleRequirement), action: \"…\", responsible: region,")
    lines.append("  #    due: \(ruleSet.period.upperBound), status: inte påbörjad}")
    return lines
  }

  private var exampleRequirement: Shown {
    ruleSet.requirements.first { $0.form == formOrdinal }.map { "\($0.id)" } ?? "…"
  }

  private func roles(from party: Party) -> Shown {
    ruleSet.roles.filter { $0.party == party }.map { "\($0.id)" }.joined(separator: ", ")
  }

  /// How an answer to a question begins.
  private func name(of question: Question) -> Shown {
    question.number.map { "\"\($0)\"" } ?? "\(question.key)"
  }

  /// A comment of several lines.
  private func comment(_ text: Shown) -> Shown {
    var page = TextPage(Presentation(language: language, style: .plain, width: 96))
    page.paragraph(text, indent: 0)
    return Shown(String(page.text.dropLast()))
  }
}

extension Message {
  fileprivate static func howTo(_ question: Shown, _ scale: ScaleWords) -> Message {
    func lines(_ pairs: [(String, String)]) -> String {
      let answers = pairs.map { "  \(question.line):\($0.0)" }
      let width = (answers.map(\.count).max() ?? 0) + 3
      return zip(answers, pairs).map { answer, pair in
        answer + String(repeating: " ", count: width - answer.count) + pair.1
      }.joined(separator: "\n")
    }
    return Message(
      sv: """
        Så här svarar ni (\(scale.line)):
        \(lines([
          (" 3", "betyg"),
          (" {rating: 3, comment: \"…\"}", "betyg och kommentar"),
          (" {region: 3, kommun: 2}", "när ni inte är överens"),
          (" {not_applicable: \"skälet\"}", "när frågan inte gäller er"),
          ("", "obesvarad"),
        ]))
        Text skrivs inom raka citattecken, och det som står efter # läses inte.
        Skriv inga namn eller personnummer.
        """,
      en: """
        How to answer (\(scale.line)):
        \(lines([
          (" 3", "rating"),
          (" {rating: 3, comment: \"…\"}", "rating and comment"),
          (" {region: 3, kommun: 2}", "when you do not agree"),
          (" {not_applicable: \"the reason\"}", "when the question does not concern you"),
          ("", "unanswered"),
        ]))
        Text belongs in straight quotation marks, and what follows # is not read.
        Write no names or personal identity numbers.
        """
    )
  }
  fileprivate static let incomplete = Message(
    sv: "Formuläret är bara delvis känt",
    en: "Only parts of the form are known"
  )
  fileprivate static let units = Message(
    sv: "vårdcentralens namn; gäller svaren flera skrivs units: [A, B]",
    en: "the unit's name; if the answers hold for several, write units: [A, B]"
  )
  fileprivate static let date = Message(sv: "år-månad-dag", en: "year-month-day")
  fileprivate static let roles = Message(
    sv: "[roll, roll, {other: annan}] av",
    en: "[role, role, {other: another}] of"
  )
  fileprivate static let freeText = Message(
    sv: "fritext, skrivs {text: \"…\"}",
    en: "free text, written {text: \"…\"}"
  )
  fileprivate static let measures = Message(
    sv: "Det ni har räknat, om ni vill",
    en: "What you have counted, if you like"
  )
  fileprivate static let shareShape = Message(
    sv: "skrivs {count: …, of: …}",
    en: "written {count: …, of: …}"
  )
  fileprivate static let numberShape = Message(
    sv: "skrivs som ett tal",
    en: "written as a number"
  )
  fileprivate static let target = Message(sv: "mål", en: "target")
  fileprivate static let plan = Message(
    sv: "Det ni har kommit överens om att göra (ta bort # framför)",
    en: "What you have agreed to do (remove the # in front)"
  )
}

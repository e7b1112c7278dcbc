internal import Diagnostics
internal import Files
internal import JSON
internal import Model
internal import Summary

/// For machines; the schema's name says when its meaning changes.
struct ThemeJSONFormat: ThemeFormat {
  let name = "json"

  func text(of report: ThemeReport, _ presentation: Presentation) -> String {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schema", "kravkoll/themes/1")
      json.member("asOf", Shown(report.asOf.description))
      json.key("ruleset")
      json.object { json in
        json.member("id", Shown(report.ruleSet.id.text))
        json.member("version", "\(report.ruleSet.version)")
        json.member("hash", Shown(digest: report.ruleSet.edition.digest.hexadecimal))
      }
      json.member("notes", report.counts.notes)
      json.key("empty")
      write(report.counts.empty, to: &json)
      json.key("themes")
      json.array { json in
        for line in report.counts.lines { write(line, report, to: &json) }
      }
      json.key("agreement")
      write(report.counts.agreement, to: &json)
    }
    json.lineFeed()
    return json.text
  }

  private func write(
    _ line: ThemeCounts.Line,
    _ report: ThemeReport,
    to json: inout JSONWriter
  ) {
    let theme = report.lexicon.themes[line.theme]
    json.object { json in
      json.member("theme", Shown(theme.id.text))
      json.member("title", Shown(theme.title))
      json.member("area", theme.area.map { Shown(report.ruleSet.focusAreas[$0].id.text) })
      json.member("notes", line.labels.count)
      json.member("share", Double(line.labels.count) / Double(max(1, report.counts.notes)))
      json.key("labels")
      write(line.labels, to: &json)
      json.key("agreement")
      write(line.agreement, to: &json)
    }
  }

  private func write(_ labels: [String], to json: inout JSONWriter) {
    json.array { json in
      for label in labels { json.value(Shown(label)) }
    }
  }

  private func write(_ agreement: ThemeCounts.Agreement?, to json: inout JSONWriter) {
    guard let agreement else {
      json.null()
      return
    }
    json.object { json in
      json.member("both", agreement.both)
      json.member("onlyProgram", agreement.onlyProgram)
      json.member("onlyHand", agreement.onlyHand)
      json.member("precision", agreement.precision)
      json.member("recall", agreement.recall)
    }
  }
}

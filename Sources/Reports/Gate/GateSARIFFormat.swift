internal import Diagnostics
internal import JSON
internal import Model

/// SARIF 2.1.0, as GitHub's code scanning reads it: what was found in the rules, and nothing of the
/// meetings.
struct GateSARIFFormat: GateFormat {
  let name = "sarif"

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    let language = presentation.language
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.tool(language)
          json.member("language", Shown(language.rawValue))
          // Files of several rule sets can be uploaded for one commit.
          json.key("automationDetails")
          json.object { $0.member("id", "kravkoll/rules/") }
          json.member("columnKind", "unicodeCodePoints")
          json.results(report, language)
        }
      }
    }
    return json.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func tool(_ language: Language) {
    key("tool")
    object { json in
      json.key("driver")
      json.object { json in
        json.member("name", "kravkoll")
        json.member("semanticVersion", Shown(ProgramVersion.text))
        json.key("rules")
        json.array(GateRule.all) { json, rule in
          json.object { json in
            json.member("id", rule.code)
            json.text("shortDescription", rule.title[language])
            json.text("fullDescription", rule.explanation[language])
            json.text("help", rule.help[language])
            json.key("defaultConfiguration")
            json.object { $0.member("level", Shown(rule.level.rawValue)) }
          }
        }
      }
    }
  }

  fileprivate mutating func results(_ report: GateReport, _ language: Language) {
    let indices = Dictionary(
      zip(GateRule.all, GateRule.all.indices),
      uniquingKeysWith: { first, _ in first }
    )
    var seen: [Shown: Int] = [:]
    key("results")
    array(report.issues) { json, issue in
      // What it is about and not where it stands, so that it is the same when lines move.
      let key: Shown = "\(report.ruleSet.id)\n\(issue.rule.code)\n\(issue.key)"
      let number = seen[key, default: 0] + 1
      seen[key] = number
      json.object { json in
        json.member("ruleId", issue.rule.code)
        json.member("ruleIndex", indices[issue.rule])
        json.member("level", Shown(issue.level.rawValue))
        json.text("message", issue.text(language))
        json.key("locations")
        json.array { $0.location(issue.place, report) }
        json.key("partialFingerprints")
        json.object { json in
          json.member("primaryLocationLineHash", "\(Digest64(of: key.whole).hexadecimal):\(number)")
        }
      }
    }
  }

  private mutating func location(_ place: Place, _ report: GateReport) {
    object { json in
      json.key("physicalLocation")
      json.object { json in
        json.key("artifactLocation")
        json.object { $0.member("uri", report.path(of: place.file.name).percentEncoded) }
        let (start, end) = place.firstLine
        json.key("region")
        json.object { json in
          json.member("startLine", start.line)
          json.member("startColumn", start.column)
          json.member("endLine", end.line)
          json.member("endColumn", end.column)
        }
      }
    }
  }

  private mutating func text(_ name: Shown, _ text: Shown) {
    key(name)
    object { $0.member("text", text) }
  }
}

extension Digest64 {
  /// The number in sixteen hexadecimal digits.
  fileprivate var hexadecimal: Shown {
    let digits = String(value, radix: 16)
    return Shown(digest: String(repeating: "0", count: 16 - digits.count) + digits)
  }
}

extension Shown {
  /// A path as a relative URI: all but plain letters, digits and a few signs as bytes in hexadecimal.
  fileprivate var percentEncoded: Shown {
    var result = ""
    for byte in whole.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return Shown(result)
  }
}

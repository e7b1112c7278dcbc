internal import Analysis
internal import Diagnostics
internal import Files
internal import JSON
internal import Model

/// `kravkoll/gate/1`.
struct GateJSONFormat: GateFormat {
  let name = "json"

  func text(of report: GateReport, _ presentation: Presentation) -> String {
    let language = presentation.language
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schema", "kravkoll/gate/1")
      json.member("verdict", report.isPassed ? "pass" : "fail")
      json.member("asOf", report.asOf.description)
      json.key("ruleset")
      json.object { json in
        json.member("id", report.ruleSet.id.text)
        json.member("version", report.ruleSet.version.description)
        json.member("hash", report.ruleSet.edition.digest.hexadecimal)
      }
      json.key("lint")
      json.array(report.lint) { json, finding in json.finding(finding, language) }
      json.key("tests")
      json.tests(report, language)
      json.key("mutants")
      json.mutants(report, language)
      json.key("diff")
      json.diff(report, language)
      json.key("impact")
      json.impact(report.impact, language)
    }
    return json.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func location(_ place: Place) {
    let position = place.position
    object { json in
      json.member("file", place.file.name)
      json.member("line", position.line)
      json.member("column", position.column)
    }
  }

  fileprivate mutating func finding(_ finding: LintFinding, _ language: Language) {
    object { json in
      json.member("code", finding.lint.rawValue)
      json.member("severity", finding.lint.severity.rawValue)
      json.member("about", PersonalIdentityNumber.masked(finding.about))
      json.member("message", finding.message.shown(in: language))
      json.key("location")
      json.location(finding.place)
    }
  }

  fileprivate mutating func tests(_ report: GateReport, _ language: Language) {
    guard let tests = report.tests else { return value(String?.none) }
    object { json in
      json.member("passed", tests.passed)
      json.member("failed", tests.failures.count)
      json.key("failures")
      json.array(tests.diagnostics) { json, diagnostic in json.site(of: diagnostic, language) }
    }
  }

  fileprivate mutating func mutants(_ report: GateReport, _ language: Language) {
    guard let mutants = report.mutants else { return value(String?.none) }
    let ruleSet = report.ruleSet
    object { json in
      json.member("killed", mutants.killed)
      json.member("survived", mutants.survivors.count)
      json.member("equivalent", mutants.equivalent)
      json.key("survivors")
      json.array(mutants.survivors) { json, survivor in
        json.object { json in
          json.member("requirement", ruleSet.requirements[survivor.requirement].id.text)
          json.member("mutation", survivor.mutation.message[language])
          json.member("test", survivor.killer.map { report.testFile([$0]) })
        }
      }
      json.key("unpinned")
      json.array(mutants.unpinned) { json, unpinned in
        json.object { json in
          json.member("requirement", ruleSet.requirements[unpinned.requirement].id.text)
          json.member("message", unpinned.message(ruleSet)[language])
        }
      }
    }
  }

  fileprivate mutating func diff(_ report: GateReport, _ language: Language) {
    guard case .ruleSet(let name, let diff) = report.base else { return value(String?.none) }
    object { json in
      json.member("base", name)
      json.member("baseVersion", diff.base.version.description)
      json.member("version", diff.ruleSet.version.description)
      json.member("requiredVersion", diff.requiredVersion.description)
      json.key("changes")
      json.array(diff.requirements) { json, change in json.change(change, report) }
      json.key("others")
      json.array(diff.others) { json, other in json.value(other.message.shown(in: language)) }
      json.key("swaps")
      json.array(diff.swaps) { json, pair in
        json.array([pair.0, pair.1]) { json, id in json.value(id.text) }
      }
      json.key("problems")
      json.array(diff.problems) { json, problem in json.value(problem.message[language]) }
    }
  }

  fileprivate mutating func change(_ change: RequirementChange, _ report: GateReport) {
    object { json in
      json.member("requirement", change.id.text)
      json.member("was", change.formerID?.text)
      json.member("kind", change.kind.rawValue)
      json.member("proof", change.proof.rawValue)
      json.key("cases")
      if let cases = change.cases {
        json.object { json in
          // Longer than the numbers of most readers.
          json.member("changed", "\(cases.changed)")
          json.member("total", "\(cases.total)")
        }
      } else {
        json.value(String?.none)
      }
      json.key("witness")
      if let witness = change.witness {
        json.object { json in
          json.member("before", witness.before.rawValue)
          json.member("after", witness.after.rawValue)
          json.member("meeting", report.witnessFile(of: change))
        }
      } else {
        json.value(String?.none)
      }
      json.key("fields")
      json.array(change.fields) { json, field in json.value(field) }
    }
  }

  fileprivate mutating func impact(_ impact: ImpactReport?, _ language: Language) {
    guard let impact else { return value(String?.none) }
    object { json in
      json.member("meetings", impact.meetings)
      json.member("newGaps", impact.newGaps)
      json.member("closedGaps", impact.closedGaps)
      json.key("requirements")
      json.array(impact.lines) { json, line in
        json.object { json in
          json.member("requirement", line.requirement.text)
          json.member("newGaps", line.newGaps)
          json.member("closedGaps", line.closedGaps)
          json.member("newlyUnassessed", line.newlyUnassessed)
        }
      }
      json.key("errors")
      json.array(impact.failures) { json, failure in
        json.site(of: failure.diagnostics[0], language)
      }
    }
  }
}

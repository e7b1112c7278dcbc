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
      json.member("asOf", Shown(report.asOf.description))
      json.key("ruleset")
      json.edition(of: report.ruleSet)
      json.key("rulesets")
      json.array(report.examinations) { json, examination in json.edition(of: examination.ruleSet) }
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
  fileprivate mutating func edition(of ruleSet: RuleSet) {
    object { json in
      json.member("id", Shown(ruleSet.id.text))
      json.member("version", Shown(ruleSet.version.description))
      json.member("hash", Shown(ruleSet.edition.digest.hexadecimal))
    }
  }

  fileprivate mutating func location(_ place: Place) {
    let position = place.position
    object { json in
      json.member("file", Shown(place.file.name))
      json.member("line", position.line)
      json.member("column", position.column)
    }
  }

  fileprivate mutating func finding(_ finding: LintFinding, _ language: Language) {
    object { json in
      json.member("code", Shown(finding.lint.rawValue))
      json.member("severity", Shown(finding.lint.severity.rawValue))
      json.member("about", Shown(finding.about))
      json.member("message", finding.message[language])
      json.key("location")
      json.location(finding.place)
    }
  }

  fileprivate mutating func tests(_ report: GateReport, _ language: Language) {
    let tests = report.examinations.compactMap(\.tests)
    guard !tests.isEmpty else { return null() }
    object { json in
      json.member("passed", tests.map(\.passed).reduce(0, +))
      json.member("failed", tests.map(\.failures.count).reduce(0, +))
      json.key("failures")
      json.array(tests.flatMap(\.diagnostics)) { json, diagnostic in
        json.site(of: diagnostic, language)
      }
    }
  }

  fileprivate mutating func mutants(_ report: GateReport, _ language: Language) {
    let trials = report.examinations.compactMap { examination in
      examination.mutants.map { (examination, $0) }
    }
    guard !trials.isEmpty else { return null() }
    func sum(_ count: (MutantReport) -> Int) -> Int { trials.map { count($0.1) }.reduce(0, +) }
    object { json in
      json.member("killed", sum(\.killed))
      json.member("survived", sum(\.survivors.count))
      json.member("equivalent", sum(\.equivalent))
      json.key("survivors")
      json.array { json in
        for (examination, mutants) in trials {
          for survivor in mutants.survivors {
            json.object { json in
              let requirement = examination.ruleSet.requirements[survivor.requirement]
              json.member("ruleset", Shown(examination.ruleSet.id.text))
              json.member("requirement", Shown(requirement.id.text))
              json.member("mutation", survivor.mutation.message[language])
              json.member("test", survivor.killer.map { examination.testFile([$0]) })
            }
          }
        }
      }
      json.key("unpinned")
      json.array { json in
        for (examination, mutants) in trials {
          for unpinned in mutants.unpinned {
            json.object { json in
              let requirement = examination.ruleSet.requirements[unpinned.requirement]
              json.member("ruleset", Shown(examination.ruleSet.id.text))
              json.member("requirement", Shown(requirement.id.text))
              json.member("message", unpinned.message(examination.ruleSet)[language])
            }
          }
        }
      }
    }
  }

  fileprivate mutating func diff(_ report: GateReport, _ language: Language) {
    guard let base = report.base else { return null() }
    let diff = base.diff
    let given = diff.now.firstIndex { $0 === report.ruleSet }
    let former = diff.base.filter { $0.id == report.ruleSet.id }.map(\.version).max()
    object { json in
      json.member("base", Shown(base.name))
      json.member("baseVersion", Shown(former?.description))
      json.member("version", Shown(report.ruleSet.version.description))
      json.member("requiredVersion", given.map { Shown(diff.requiredVersions[$0].description) })
      json.key("stretches")
      json.array(diff.stretches) { json, stretch in json.stretch(stretch, diff) }
      json.key("changes")
      json.array { json in
        for comparison in diff.comparisons {
          for change in comparison.diff.requirements {
            json.change(change, comparison.diff, diff.stretch(of: change, in: comparison))
          }
        }
      }
      json.key("others")
      json.array(diff.others) { json, change in
        json.value(change.other.message[language])
      }
      json.key("swaps")
      json.array(diff.comparisons.flatMap(\.diff.swaps)) { json, pair in
        json.array([pair.0, pair.1]) { json, id in json.value(Shown(id.text)) }
      }
      json.key("problems")
      json.array(diff.problems) { json, problem in json.value(problem.message[language]) }
    }
  }

  fileprivate mutating func stretch(_ stretch: Stretch, _ diff: FolderDiff) {
    func name(_ chosen: [Int], _ ruleSets: [RuleSet]) -> Shown? {
      let names = chosen.map { "\(ruleSets[$0].id) \(ruleSets[$0].version)" }
      return names.isEmpty ? nil : Shown(names.joined(separator: " + "))
    }
    object { json in
      json.member("form", Shown(stretch.form.text))
      json.member("kind", Shown(stretch.kind.rawValue))
      json.member("from", stretch.from.map { Shown(stretch.kind.text(of: $0)) })
      json.member("to", stretch.to.map { Shown(stretch.kind.text(of: $0)) })
      json.member("base", name(stretch.base, diff.base))
      json.member("now", name(stretch.now, diff.now))
    }
  }

  fileprivate mutating func change(
    _ change: RequirementChange,
    _ diff: RuleSetDiff,
    _ stretch: Int?
  ) {
    object { json in
      json.member("stretch", stretch)
      json.member("requirement", Shown(change.id.text))
      json.member("was", Shown(change.formerID?.text))
      json.member("kind", Shown(change.kind.rawValue))
      json.member("proof", Shown(change.proof.code))
      json.key("cases")
      if let cases = change.cases {
        json.object { json in
          // Longer than the numbers of most readers.
          json.member("changed", "\(cases.changed)")
          json.member("total", "\(cases.total)")
        }
      } else {
        json.null()
      }
      json.key("witness")
      if let witness = change.witness {
        json.object { json in
          json.member("before", Shown(witness.before.rawValue))
          json.member("after", Shown(witness.after.rawValue))
          json.member("meeting", diff.witnessFile(of: change))
        }
      } else {
        json.null()
      }
      json.key("fields")
      json.array(change.fields) { json, field in json.value(Shown(field)) }
    }
  }

  fileprivate mutating func impact(_ impact: ImpactReport?, _ language: Language) {
    guard let impact else { return null() }
    object { json in
      json.member("meetings", impact.meetings)
      json.member("newGaps", impact.newGaps)
      json.member("closedGaps", impact.closedGaps)
      json.member("newlyExcepted", impact.newlyExcepted)
      json.member("noLongerExcepted", impact.noLongerExcepted)
      json.key("requirements")
      json.array(impact.lines) { json, line in
        json.object { json in
          json.member("requirement", Shown(line.requirement.text))
          json.member("newGaps", line.newGaps)
          json.member("closedGaps", line.closedGaps)
          json.member("newlyUnassessed", line.newlyUnassessed)
          json.member("newlyExcepted", line.newlyExcepted)
          json.member("noLongerExcepted", line.noLongerExcepted)
        }
      }
      json.key("errors")
      json.array(impact.failures) { json, failure in
        json.site(of: failure.diagnostics[0], language)
      }
    }
  }
}

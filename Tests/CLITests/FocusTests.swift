import Foundation
import Testing
import TestSupport

struct `Recommended focus areas` {
  @Test func `have the fields that others build on`() throws {
    let program = try focus([
      "samples/laxa-2025.yaml", "samples/kumla-2025.yaml", "--format", "json",
    ])
    #expect(program.status == 0)
    let report = try object(program.output)
    #expect(report["schema"] as? String == "kravkoll/focus/1")
    #expect(report["meetings"] as? Int == 2)
    #expect(report["asOf"] as? String == "2026-11-21")
    let areas = try #require(report["areas"] as? [[String: Any]])
    #expect(areas.count == 11)
    let fields = [
      "area", "title", "rank", "score", "interval", "gaps", "assessed", "stable", "requirements",
      "themes", "actions", "why",
    ]
    for area in areas {
      #expect(fields.allSatisfy { area[$0] != nil })
      let actions = try #require(area["actions"] as? [[String: Any]])
      #expect(!actions.isEmpty)
      #expect(actions.allSatisfy { $0["party"] != nil && $0["text"] != nil && $0["source"] != nil })
    }
  }

  @Test func `are the same whatever the order of the files`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 5)
    let paths = try (0..<20).map { try folder.write(corpus.meeting($0).yaml, to: "m\($0).yaml") }
    for format in ["text", "markdown", "json"] {
      let one = try focus(paths + ["--format", format])
      let other = try focus(paths.reversed() + ["--format", format, "--workers", "2"])
      #expect(one.status == 0)
      #expect(one.output.count > 1000)
      #expect(one.output == other.output)
    }
  }

  @Test func `weigh gaps by severity, as the rule set says`() throws {
    // 2.5 is severe and 2.7 moderate.
    let rules = try TemporaryDirectory(copying: "rules/orebro-2025")
    let header = try rules.text("ruleset.yaml")
    let folder = try TemporaryDirectory()
    let path = try folder.write(meeting(0, "\"2.5\": 1, \"2.7\": 4"), to: "m.yaml")
    func access() throws -> [String: Any] {
      let program = try Program.run(
        ["focus", path, "--format", "json", "--as-of", "2026-11-21", "--rules", rules.path]
      )
      let areas = try #require(object(program.output)["areas"] as? [[String: Any]])
      return try #require(areas.first { $0["area"] as? String == "tillganglighet" })
    }
    func sums(_ area: [String: Any]) throws -> (gaps: Int, assessed: Int) {
      let requirements = try #require(area["requirements"] as? [[String: Any]])
      func sum(_ field: String) -> Int {
        requirements.reduce(0) {
          $0 + ($1["weight"] as? Int ?? 0) * ($1[field] as? Int ?? 0)
        }
      }
      return (sum("gaps"), sum("assessed"))
    }
    let usual = try access()
    let before = try sums(usual)
    let score = try #require(usual["score"] as? Double)
    #expect(abs(score - Double(before.gaps) / Double(before.assessed)) < 0.0001)
    try rules.write(header + "\nweights: {high: 50, medium: 2, low: 1}\n", to: "ruleset.yaml")
    let weighted = try access()
    let after = try sums(weighted)
    #expect(after.gaps > before.gaps)
    #expect(try #require(weighted["score"] as? Double) > score)
  }

  @Test func `name no unit and no comment unless they are asked for`() throws {
    for format in ["text", "markdown", "json"] {
      let program = try focus(["samples/laxa-2025.yaml", "--format", format])
      #expect(program.output.count > 1000)
      #expect(!program.output.contains("Laxå"))
      #expect(!program.output.contains("Senior Alert men resultatet"))
    }
  }

  @Test func `say what one single meeting cannot tell`() throws {
    let program = try focus(["samples/laxa-2025.yaml"])
    #expect(program.status == 0)
    #expect(program.output.contains("Det är ett enda svar"))
    #expect(
      try areas(["samples/laxa-2025.yaml"]).allSatisfy {
        $0["stable"] as? Bool != true
          || $0["recommended"] as? Bool == false
      }
    )
  }

  @Test func `are known only within bounds from a report`() throws {
    let areas = try areas(["samples/rapport-2025.txt", "--year", "2025"])
    #expect(areas.allSatisfy { $0["stable"] is NSNull })
    let bounded = areas.filter { $0["score"] is NSNull && $0["scoreBounds"] is [Double] }
    #expect(!bounded.isEmpty)
    for area in bounded {
      let bounds = try #require(area["scoreBounds"] as? [Double])
      let interval = try #require(area["interval"] as? [Double])
      #expect(bounds[0] < bounds[1])
      #expect(interval[0] <= bounds[0] && bounds[1] <= interval[1])
    }
  }
}

struct `Focus areas under several forms and rule sets` {
  @Test func `are the same whatever the number of workers`() throws {
    let folder = try TemporaryDirectory()
    for unit in 0..<12 {
      try folder.write(
        meeting(unit, "\"2.1\": {region: 3, kommun: \(1 + unit % 2)}, \"2.4\": 4"),
        to: "h\(unit).yaml"
      )
      let care =
        "meeting: {unit: \(Corpus.units[unit]), form: sabo-korttid, date: 2025-11-02}\n"
        + "answers: {samverkansmoten: {region: 4, kommun: 1}, namngiven-lakare: 4}\n"
      try folder.write(care, to: "s\(unit).yaml")
    }
    let outputs = try ["1", "2", "5"].map { try focus([folder.path, "--workers", $0]).output }
    #expect(Set(outputs).count == 1)
    let text = outputs[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("2.1 (12 av 12), samverkansmoten (12 av 12)"))
    // What works in the one form is not hidden by the other's number of answers.
    #expect(text.contains("12 av 12 svar är 4"))
  }

  @Test func `know themes by their names`() throws {
    let rules = try TemporaryDirectory(copying: "rules")
    let older = try TemporaryDirectory(copying: "rules/orebro-2025")
    for name in try FileManager.default.subpathsOfDirectory(atPath: older.path)
    where name.hasSuffix(".yaml") {
      var text = try older.text(name)
      if name == "ruleset.yaml" {
        text = text.replacing("id: orebro-2025", with: "id: orebro-2024")
          .replacing(
            "{from: 2025-09-01, to: 2026-06-30}",
            with: "{from: 2024-09-01, to: 2025-06-30}"
          )
      }
      if name == "themes.yaml" {
        // One theme of many, so that it has another place.
        text =
          "language: swedish\nthemes: [{id: rond, title: Rond, questions: \"5.3\", "
          + "patterns: [rond]}]\n"
      }
      try rules.write(text, to: "orebro-2024/\(name)")
    }
    let folder = try TemporaryDirectory()
    for (unit, year) in [2024, 2025].enumerated() {
      try folder.write(
        meeting(
          unit,
          "\"2.1\": {rating: 1, comment: \"Tas upp på ronden.\"}",
          date: "\(year)-10-14"
        ),
        to: "\(year).yaml"
      )
    }
    let program = try Program.run(
      ["focus", folder.path, "--rules", rules.path, "--as-of", "2026-11-21", "--format", "json"]
    )
    #expect(program.status == 0)
    let areas = try #require(object(program.output)["areas"] as? [[String: Any]])
    let area = try #require(areas.first { $0["area"] as? String == "samverkansstruktur" })
    let themes = try #require(area["themes"] as? [[String: Any]])
    #expect(themes.map { $0["theme"] as? String } == ["rond"])
    #expect(themes.first?["comments"] as? Int == 2)
  }
}

struct `Focus areas that cannot be told` {
  @Test func `are refused where there is no meeting`() throws {
    let folder = try TemporaryDirectory()
    let program = try focus([folder.path])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("katalogen har inga filer med svar"))
  }

  @Test func `are refused where nothing is answered`() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(meeting(0, "\"2.1\":"), to: "m.yaml")
    let program = try focus([path])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("ingen fråga är besvarad"))
  }

  @Test func `are told of the others where a file is broken`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(meeting(0, "\"2.1\": 1"), to: "a.yaml")
    try folder.write(meeting(1, "\"2.1\": 5"), to: "b.yaml")
    let program = try focus([folder.path])
    #expect(program.status == 2)
    #expect(program.output.contains("1 sak gick inte att läsa eller bedöma och är inte med"))
    #expect(program.output.contains("1. Möten och gemensam planering"))
    let report = try object(focus([folder.path, "--format", "json"]).output)
    #expect((report["errors"] as? [Any])?.count == 1)
    #expect(report["meetings"] as? Int == 1)
  }

  @Test func `say so where nothing is a gap`() throws {
    let folder = try TemporaryDirectory()
    try folder.write(meeting(0, "\"2.1\": 4"), to: "a.yaml")
    let program = try focus([folder.path])
    #expect(program.status == 0)
    #expect(program.output.contains("Inget område att rekommendera"))
    #expect(program.output.contains("Det som inte är\n    bedömt kan vara det"))
  }

  @Test(arguments: [
    (["--top", "0"], "--top är ett tal från 1 till 99"),
    (["--publish", "--comments"], "--comments visar enskilda möten"),
    (["--publish", "--previous", "samples"], "--previous visar enskilda möten"),
    (["--publication-log", "log"], "hör ihop med --publish"),
    (["--explain", "lakmedel"], "menade du ”lakemedel”?"),
    (["--format", "csv"], "välj bland text, markdown, json"),
  ])
  func `are refused with wrong usage`(arguments: [String], message: String) throws {
    let program = try focus(["samples/laxa-2025.yaml"] + arguments)
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains(message))
  }
}

struct `An explained focus area` {
  @Test func `opens every number down to the requirements and the meetings`() throws {
    let folder = try TemporaryDirectory()
    for unit in 0..<6 {
      try folder.write(
        meeting(unit, "\"2.1\": \(unit < 2 ? 1 : 4), \"2.2\": 3"),
        to: "m\(unit).yaml"
      )
    }
    let program = try focus([folder.path, "--explain", "samverkansstruktur"])
    #expect(program.status == 0)
    #expect(
      program.output.contains(
        "2.1: Återkommande samverkansmöten: brist i 2 av 6, × 2 (måttlig) = 4 av 12"
      )
    )
    #expect(program.output.contains("2.2: Förvarning"))
    #expect(program.output.contains("brist i 0 av 6"))
    for unit in 0..<6 { #expect(program.output.contains(Corpus.units[unit])) }
    let list = try #require(
      try areas([folder.path, "--explain", "samverkansstruktur"])
        .first { $0["area"] as? String == "samverkansstruktur" }?["meetingList"] as? [[String: Any]]
    )
    #expect(list.count == 6)
  }

  @Test func `shows no meeting in a publication`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 3)
    for index in 0..<Corpus.units.count {
      try folder.write(corpus.meeting(index).yaml, to: "m\(index).yaml")
    }
    for format in ["text", "markdown", "json"] {
      let program = try focus(
        [folder.path, "--publish", "--explain", "samverkansstruktur", "--format", format]
      )
      #expect(program.status == 0)
      #expect(program.output.count > 500)
      for unit in Corpus.units { #expect(!program.output.contains(unit)) }
      #expect(!program.output.contains("Möten – arbetsmaterial"))
      #expect(!program.output.contains("meetingList"))
    }
  }

  @Test func `says of one that is not recommended that it is not`() throws {
    let program = try focus(["samples/lan-2025", "--explain", "tillganglighet"])
    let text = program.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("området hamnar inte bland de rekommenderade"))
    #expect(!text.contains("området är kvar bland de rekommenderade"))
  }

  @Test func `is never another report where there is nothing to show`() throws {
    let program = try focus(["samples/kumla-sabo-2025.yaml", "--explain", "lakemedel"])
    #expect(program.status == 2)
    #expect(program.output.isEmpty)
    #expect(program.errors.contains("det finns inget att visa av området ”lakemedel”"))
  }
}

struct `Published focus areas` {
  @Test func `are hidden where too few stand behind them`() throws {
    let folder = try TemporaryDirectory()
    for unit in 0..<8 {
      // Of 2.3 only four have something to say.
      let contacts = unit < 4 ? ", \"2.3\": \(unit < 2 ? 1 : 4)" : ""
      try folder.write(
        meeting(unit, "\"2.1\": \(unit < 3 ? 1 : 4)\(contacts)"),
        to: "m\(unit).yaml"
      )
    }
    let published = try areas([folder.path, "--publish"])
    let contacts = try #require(published.first { $0["area"] as? String == "fasta-kontakter" })
    #expect(contacts["suppressed"] as? Bool == true)
    for field in ["rank", "score", "interval", "gaps", "assessed", "meetings", "stable"] {
      #expect(contacts[field] is NSNull, "\(field)")
    }
    let requirements = try #require(contacts["requirements"] as? [[String: Any]])
    #expect(requirements.contains { $0["gaps"] is NSNull })
    #expect(published.allSatisfy { $0["plan"] == nil && $0["parties"] == nil })
  }

  @Test func `are refused when they would give a unit away`() throws {
    let folder = try TemporaryDirectory()
    var corpus = Corpus(seed: 8)
    let paths = try (0..<12).map { try folder.write(corpus.meeting($0).yaml, to: "m\($0).yaml") }
    let log = folder.path + "/log"
    let first = try focus(paths + ["--publish", "--publication-log", log])
    #expect(first.status == 0)
    let second = try focus(paths.dropLast() + ["--publish", "--publication-log", log])
    #expect(second.status == 2)
    #expect(second.output.isEmpty)
  }
}

struct `What differs under the ratings` {
  @Test func `is told of the parties with its direction`() throws {
    let folder = try TemporaryDirectory()
    for unit in 0..<5 {
      let kommun = unit == 4 ? 4 : 2
      try folder.write(
        meeting(unit, "\"2.5\": {region: 3, kommun: \(kommun)}, \"2.1\": {region: 4, kommun: 4}"),
        to: "m\(unit).yaml"
      )
    }
    let program = try focus([folder.path])
    let text = program.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "Nå varandra direkt när det behövs: olika i 5 av 5 svar där båda skattat var för sig: "
          + "regionen högre i 4, kommunen högre i 1; 2.5 (5 av 5)"
      )
    )
    let areas = try areas([folder.path])
    let meetings = try #require(areas.first { $0["area"] as? String == "samverkansstruktur" })
    let parties = try #require(meetings["parties"] as? [String: Int])
    #expect(parties == ["answers": 5, "equal": 5, "regionHigher": 0, "kommunHigher": 0])
  }

  @Test func `is told of measures with their numerators and denominators`() throws {
    let folder = try TemporaryDirectory()
    let counted = [(4, 20, 40), (4, 30, 40), (1, 39, 40)]
    for (unit, (rating, count, base)) in counted.enumerated() {
      try folder.write(
        meeting(
          unit,
          "\"5.7\": \(rating)",
          more: "measures: {lmg-arlig: {count: \(count), of: \(base)}}\n"
        ),
        to: "m\(unit).yaml"
      )
    }
    let area = try #require(
      try areas([folder.path]).first { $0["area"] as? String == "lakemedel" }
    )
    let measure = try #require((area["measures"] as? [[String: Any]])?.first)
    #expect(measure["count"] as? Int == 89)
    #expect(measure["of"] as? Int == 120)
    #expect(measure["reached"] as? Int == 1)
    #expect(measure["ratedHigher"] as? Int == 2)
    #expect(measure["ratedLower"] as? Int == 1)
  }
}

internal import Crypto
package import Diagnostics
internal import JSON
internal import Model
package import Publication

/// What has been published before, and who answered what: as secret as the meeting files.
///
/// One JSON object a line, one line a round (``PublishedRound``). While the log is open no other run
/// has it.
package final class PublicationLog {
  /// What each line says that it is.
  static let schema = "kravkoll/publication-log/1"

  private let path: String
  private let lock: FileLock
  /// The rounds, in the order in which they were first published.
  package private(set) var rounds: [PublishedRound]

  /// Waits until no other run has the log, and reads it; one that is not there is empty.
  package init(_ path: String) throws(Unusable) {
    self.path = path
    lock = try FileLock(path)
    rounds = []
    guard Disk.exists(path) else { return }
    rounds = try PublicationLogReader.rounds(in: try Disk.read(path, .own))
  }

  /// Puts rounds in the place of those of the same form and year, or after the others, and writes the
  /// log, whole or not at all.
  package func write(_ changed: [PublishedRound]) throws(Unusable) {
    for round in changed {
      if let place = rounds.firstIndex(where: { $0.isSameRound(as: round) }) {
        rounds[place] = round
      } else {
        rounds.append(round)
      }
    }
    try Disk.write(Self.text(of: rounds), to: path)
  }

  /// A log of some rounds.
  package static func text(of rounds: [PublishedRound]) -> String {
    let lines = rounds.map { round in
      var json = JSONWriter(pretty: false)
      json.round(round, schema: schema)
      return json.text + "\n"
    }
    return lines.joined()
  }

  /// The digest of a response's answers.
  package static func digest(of answers: String) -> String {
    RulesDigest(SHA256.hash(data: Array(answers.utf8))).hexadecimal
  }
}

extension JSONWriter {
  fileprivate mutating func round(_ round: PublishedRound, schema: String?) {
    object { json in
      if let schema { json.member("schema", Shown(schema)) }
      json.member("form", Shown(round.form))
      json.member("year", round.year)
      json.member("minimumUnits", round.minimumUnits)
      json.member("units", round.unitCount)
      json.member("date", Shown(round.date.description))
      json.key("responses")
      json.array(round.responses) { json, response in json.response(response) }
      json.key("questions")
      json.object { json in
        for (question, readings) in round.readings.sorted(by: { $0.key < $1.key }) {
          json.key(Shown(question))
          json.array(readings) { json, reading in
            json.array(reading) { json, tally in json.tally(tally) }
          }
        }
      }
      json.key("groups")
      json.array(round.groups) { json, group in json.group(group) }
      json.key("replaced")
      json.array(round.replaced) { json, former in
        json.object { json in
          json.member("date", Shown(former.date.description))
          json.member("decision", Shown(former.decision))
          json.key("round")
          json.round(former.round, schema: nil)
        }
      }
    }
  }

  private mutating func response(_ response: PublishedResponse) {
    object { json in
      json.key("units")
      json.array(response.units.sorted { $0.key < $1.key }) { json, unit in
        json.object { json in
          json.member("unit", Shown(unit.key))
          json.member("responses", unit.value)
        }
      }
      json.member("responses", response.responses)
      json.member("day", Shown(response.day?.description))
      json.member("answers", Shown(digest: response.digest))
    }
  }

  private mutating func tally(_ tally: AnswerTally?) {
    guard let tally else { return null() }
    array([tally.gaps, tally.met]) { json, count in json.value(count) }
  }

  private mutating func group(_ group: PublishedGroup) {
    object { json in
      json.member("by", Shown(group.by))
      json.member("name", Shown(group.name))
      json.key("responses")
      json.array(group.members.sorted()) { json, place in json.value(place) }
      json.key("shown")
      json.array(group.shown.sorted()) { json, question in json.value(Shown(question)) }
      json.key("hidden")
      json.array(group.hidden.sorted()) { json, question in json.value(Shown(question)) }
    }
  }
}

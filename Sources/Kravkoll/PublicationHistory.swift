internal import Diagnostics
internal import Model
internal import Publication
internal import Summary

/// What a log says of the rounds that are to be published.
struct PublicationHistory {
  private var logged: [PublishedRound] = []
  private let decision: String?
  private let day: CalendarDate?
  /// The rounds of the log that have the same responses as now.
  private(set) var known: [PublishedRound] = []
  /// Those that have others and are replaced.
  private(set) var replacing: [ReplacedRound] = []
  private var changes: [RoundDifference] = []
  private var overlaps: [(round: PublishedRound, earlier: PublishedRound)] = []

  /// A history of nothing.
  init() {
    decision = nil
    day = nil
  }

  /// The history in the rounds of a log, with the decision by which they may be replaced.
  init(_ logged: [PublishedRound], decision: String?, on day: CalendarDate) {
    self.logged = logged
    self.decision = decision
    self.day = day
  }

  /// Holds rounds against the log.
  mutating func add(_ rounds: [PublishedRound]) {
    for round in rounds {
      overlaps += logged.filter { $0.hasResponses(of: round) }.map { (round, $0) }
      guard let earlier = logged.first(where: { $0.isSameRound(as: round) }) else { continue }
      let difference = RoundDifference(from: earlier, to: round)
      if difference.isEmpty {
        known.append(earlier)
        continue
      }
      changes.append(difference)
      if let decision, let day {
        replacing.append(ReplacedRound(date: day, decision: decision, round: earlier))
      }
    }
  }

  /// Goes on as if rounds that are about to be logged already were.
  mutating func take(_ rounds: [PublishedRound]) {
    for round in rounds {
      logged.removeAll { $0.isSameRound(as: round) }
      known.removeAll { $0.isSameRound(as: round) }
      replacing.removeAll { $0.round.isSameRound(as: round) }
      logged.append(round)
    }
  }

  /// The units whose answers may follow from the difference to what is replaced.
  var givenAway: [String] {
    Set(changes.flatMap { $0.units + $0.neighbours }).sorted(by: SwedishOrder.precedes)
  }

  /// Why nothing may be published; none where it may.
  func problems(in path: String?) -> [Diagnostic] {
    let site = path.map { Diagnostic.Location.path($0) } ?? .nowhere
    var problems = overlaps.map { Diagnostic.otherYear($0.round, $0.earlier, site) }
    if decision == nil {
      problems += changes.map { .otherResponses($0, site) }
    } else if changes.isEmpty {
      problems.append(.nothingToReplace(site))
    }
    return problems
  }
}

/// How the responses to a round differ from those that were published.
struct RoundDifference {
  let earlier: PublishedRound
  /// Units that have answered since, that have no longer answered, and that have other answers.
  let added: [String]
  let removed: [String]
  let changed: [String]

  init(from earlier: PublishedRound, to later: PublishedRound) {
    self.earlier = earlier
    func units(_ responses: [PublishedResponse]) -> Set<String> {
      Set(responses.flatMap(\.units.keys))
    }
    let new = units(later.responses(notIn: earlier))
    let old = units(earlier.responses(notIn: later))
    added = new.subtracting(old).sorted(by: SwedishOrder.precedes)
    removed = old.subtracting(new).sorted(by: SwedishOrder.precedes)
    changed = new.intersection(old).sorted(by: SwedishOrder.precedes)
  }

  var isEmpty: Bool { units.isEmpty }
  var units: [String] { added + removed + changed }

  /// The units of each group that a changed response lies in: what the group's other answers come to
  /// together follows from its figures and from the change.
  var neighbours: [String] {
    let touched = Set(units)
    return earlier.groups.filter { $0.by != PublishedGroup.everything }
      .map { group in group.members.flatMap { earlier.responses[$0].units.keys } }
      .filter { !touched.isDisjoint(with: $0) }.flatMap(\.self)
  }
}

extension PublishedRound {
  /// Whether a response to a round of another year is one of its own: the year follows from the rules,
  /// and other rules may give another.
  fileprivate func hasResponses(of round: PublishedRound) -> Bool {
    guard form == round.form, year != round.year else { return false }
    return responses.contains { own in
      round.responses.contains { other in
        own.day != nil && own.day == other.day
          && !Set(own.units.keys).isDisjoint(with: other.units.keys)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func otherResponses(_ difference: RoundDifference, _ site: Diagnostic.Location)
    -> Diagnostic
  {
    let round = difference.earlier
    func list(_ names: [(String, [String])]) -> String {
      names.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
        .joined(separator: "; ")
    }
    let sv = list([
      ("nya", difference.added), ("borta", difference.removed), ("andra svar", difference.changed),
    ])
    let en = list([
      ("new", difference.added), ("gone", difference.removed),
      ("other answers", difference.changed),
    ])
    return Diagnostic(
      at: site,
      Message(
        sv: "\(round.form) \(round.year) publicerades \(round.date) med andra svar (\(sv))",
        en: "\(round.form) \(round.year) was published \(round.date) with other responses (\(en))"
      ),
      help: Message(
        sv: """
          skillnaden skulle röja dem; publicera samma svar som då, i vilka indelningar och format ni vill, \
          eller ersätt det som var fel med --replace "BESLUT"
          """,
        en: """
          the difference would give them away; publish the same responses as then, in any groupings and \
          formats, or replace what was wrong with --replace "DECISION"
          """
      )
    )
  }

  fileprivate static func otherYear(
    _ round: PublishedRound,
    _ earlier: PublishedRound,
    _ site: Diagnostic.Location
  ) -> Diagnostic {
    Diagnostic(
      at: site,
      Message(
        sv: """
          några av svaren till \(round.form) \(round.year) publicerades \(earlier.date) som omgången \
          \(earlier.year)
          """,
        en: """
          some of the responses to \(round.form) \(round.year) were published \(earlier.date) as the \
          round \(earlier.year)
          """
      ),
      help: Message(
        sv: "ett svar hör till en omgång; använd regler med samma period som då",
        en: "a response belongs to one round; use rules with the same period as then"
      )
    )
  }

  fileprivate static func nothingToReplace(_ site: Diagnostic.Location) -> Diagnostic {
    Diagnostic(
      at: site,
      Message(
        sv: "--replace ersätter inget: loggen har ingen av omgångarna med andra svar",
        en: "--replace replaces nothing: the log has none of the rounds with other responses"
      ),
      help: Message(sv: "kör utan --replace", en: "run without --replace")
    )
  }
}

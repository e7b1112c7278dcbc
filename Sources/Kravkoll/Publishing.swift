package import Diagnostics
internal import Files
package import Model
internal import Publication
package import Summary

/// Decides what of a batch may be published, and keeps account of it in a log.
package struct Publishing: Sendable {
  private let logPath: String?
  private let decision: String?

  /// Creates a way to publish: with the log of what has been published, nil where nothing is
  /// remembered, and the decision by which rounds in it may be replaced, nil where none may.
  package init(log: String?, replacingBy decision: String?) {
    logPath = log
    self.decision = decision
  }

  /// What may be shown of a result and of the latest round of an earlier one, divided by groupings.
  ///
  /// The log is written before this returns. Throws, and leaves the log as it was, where it has other
  /// responses to one of the rounds and no decision to replace them.
  package func disclosed(
    _ result: BatchResult,
    previous: BatchResult?,
    by groupings: [Grouping],
    on day: CalendarDate
  ) throws(Unusable) -> DisclosedBatch {
    if logPath != nil, !(result.failures + (previous?.failures ?? [])).isEmpty {
      throw Unusable(.incomplete)
    }
    let log = try logPath.map { path throws(Unusable) in try PublicationLog(path) }
    let minimumUnits = max(result.minimumUnits, previous?.minimumUnits ?? 0)
    func disclosed(
      _ summary: BatchSummary,
      _ groupings: [Grouping],
      _ history: PublicationHistory = PublicationHistory()
    ) -> DisclosedSummary {
      DisclosedSummary(
        summary,
        by: groupings,
        known: history.known,
        replacing: history.replacing,
        minimumUnits: minimumUnits,
        on: day,
        digest: PublicationLog.digest
      )
    }
    var history = PublicationHistory(log?.rounds ?? [], decision: decision, on: day)
    history.add(disclosed(result.summary, []).rounds)
    let later = disclosed(result.summary, groupings, history)
    var earlier: DisclosedSummary?
    if let round = previous?.summary.latestRound {
      let rounds = disclosed(round, []).rounds
      try Self.refuseSameRound(later.rounds, rounds)
      history.take(later.rounds)
      history.add(rounds)
      earlier = disclosed(round, [], history)
    }
    if let unusable = Unusable(history.problems(in: logPath)) { throw unusable }
    if let log {
      let rounds = (later.rounds + (earlier?.rounds ?? [])).filter { !$0.groups.isEmpty }
      if !rounds.isEmpty { try log.write(rounds) }
    }
    return DisclosedBatch(later: later, earlier: earlier, givenAway: history.givenAway)
  }
}

extension Publishing {
  /// Refuses to compare a round with itself, other responses to it or some of them.
  private static func refuseSameRound(
    _ later: [PublishedRound],
    _ earlier: [PublishedRound]
  ) throws(Unusable) {
    for round in earlier {
      guard let other = later.first(where: { $0.isSameRound(as: round) }) else { continue }
      if !RoundDifference(from: other, to: round).isEmpty { throw Unusable(.sameRound(round)) }
    }
  }
}

/// What may be shown of a batch, and of the round that it is compared with.
package struct DisclosedBatch: Sendable {
  package let later: DisclosedSummary
  /// Nil where nothing is compared.
  package let earlier: DisclosedSummary?
  /// The units whose answers may follow from the difference to what was replaced, in alphabetical order.
  package let givenAway: [String]

  /// What may be shown where nothing is compared and nothing was replaced.
  package init(later: DisclosedSummary, earlier: DisclosedSummary?, givenAway: [String] = []) {
    self.later = later
    self.earlier = earlier
    self.givenAway = givenAway
  }
}

extension Diagnostic {
  fileprivate static func sameRound(_ round: PublishedRound) -> Diagnostic {
    Diagnostic(
      at: .nowhere,
      Message(
        sv: """
          svaren som jämförs hör till samma omgång, \(round.form) \(round.year), och den publiceras i sin \
          helhet
          """,
        en: """
          the responses that are compared belong to the same round, \(round.form) \(round.year), and it \
          is published as a whole
          """
      ),
      help: Message(
        sv: "jämför utan --publish, som arbetsmaterial, eller med en tidigare omgång",
        en: "compare without --publish, as working material, or with an earlier round"
      )
    )
  }

  fileprivate static let incomplete = Diagnostic(
    at: .nowhere,
    Message(
      sv: "något gick inte att läsa eller bedöma, så ingenting publiceras",
      en: "something could not be read or assessed, so nothing is published"
    ),
    help: Message(
      sv: "en omgång publiceras en gång, när alla svar är med; rätta det som inte gick att läsa",
      en: "a round is published once, with all its responses; mend what could not be read"
    )
  )
}

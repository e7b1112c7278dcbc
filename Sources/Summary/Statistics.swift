/// What can be said of a share from a number of observations.
package enum Statistics {
  /// The 97.5 % point of the standard normal distribution, for intervals of 95 %.
  private static let quantile = 1.959963984540054

  /// Wilson's 95 % interval for a share, 0–1, that was observed in `count` cases; nil for none.
  ///
  /// Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference.
  package static func wilson(share: Double, of count: Int) -> ClosedRange<Double>? {
    guard count > 0 else { return nil }
    let n = Double(count)
    let z2 = quantile * quantile
    let centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    let half =
      quantile * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot() / (1 + z2 / n)
    // Exact at the ends, where rounding would leave a trace.
    return (share == 0 ? 0 : max(0, centre - half))...(share == 1 ? 1 : min(1, centre + half))
  }

  /// Fisher's exact test, two-sided: how likely a difference at least as unlikely as this one is when
  /// both shares are really the same, 0–1.
  ///
  /// Of the first group `a` of `n`, of the second `b` of `m`. Tables that are as likely as the
  /// observed one, up to rounding, count as at least as unlikely.
  package static func fisher(_ a: Int, of n: Int, _ b: Int, of m: Int) -> Double {
    let successes = a + b
    let range = max(0, successes - m)...min(n, successes)
    let mode = min(max(range.lowerBound, (n + 1) * (successes + 1) / (n + m + 2)), range.upperBound)
    return probability(ofAtMostAsLikelyAs: a, in: range, mode: mode) { x in
      Double(n - x) * Double(successes - x) / (Double(x + 1) * Double(m - successes + x + 1))
    }
  }

  /// McNemar's exact test, two-sided: how likely a difference at least as large as this one is when those
  /// who change are as likely to change one way as the other, 0–1.
  ///
  /// `a` change one way and `b` the other; those who do not change say nothing of it.
  package static func mcNemar(_ a: Int, _ b: Int) -> Double {
    let changes = a + b
    return probability(ofAtMostAsLikelyAs: a, in: 0...changes, mode: changes / 2) { x in
      Double(changes - x) / Double(x + 1)
    }
  }

  /// Holm's adjustment of the probabilities of several tests, in their order.
  ///
  /// However many tests there are, the chance that any adjusted probability falls below a limit though
  /// nothing differs is at most that limit.
  ///
  /// Holm, S. (1979), A simple sequentially rejective multiple test procedure.
  package static func holm(_ probabilities: [Double]) -> [Double] {
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    var adjusted = probabilities
    var highest = 0.0
    for (rank, index) in order.enumerated() {
      highest = max(highest, min(1, Double(order.count - rank) * probabilities[index]))
      adjusted[index] = highest
    }
    return adjusted
  }

  /// How likely what is at most as likely as `observed` is together, 0–1.
  ///
  /// Weights are worked out from that of the likeliest, `mode`, by the `ratio` of that of a number plus one
  /// to its own, with nothing but multiplication and division, so that they are the same on every machine.
  /// What is as likely as the observed up to rounding counts.
  private static func probability(
    ofAtMostAsLikelyAs observed: Int,
    in range: ClosedRange<Int>,
    mode: Int,
    _ ratio: (Int) -> Double
  ) -> Double {
    func visit(_ body: (_ number: Int, _ weight: Double) -> Void) {
      var weight = 1.0
      body(mode, weight)
      for number in mode..<range.upperBound {
        weight *= ratio(number)
        guard weight > 0 else { break }
        body(number + 1, weight)
      }
      weight = 1
      for number in (range.lowerBound..<mode).reversed() {
        weight /= ratio(number)
        guard weight > 0 else { break }
        body(number, weight)
      }
    }
    var all = 0.0
    var limit = 0.0
    visit { number, weight in
      all += weight
      if number == observed { limit = weight * (1 + 1e-7) }
    }
    var sum = 0.0
    visit { _, weight in if weight <= limit { sum += weight } }
    return min(1, sum / all)
  }
}

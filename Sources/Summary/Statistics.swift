internal import Glibc

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
    let lowest = max(0, successes - m)
    let highest = min(n, successes)
    func logProbability(_ x: Int) -> Double {
      logChoose(n, x) + logChoose(m, successes - x) - logChoose(n + m, successes)
    }
    let observed = logProbability(a)
    var sum = 0.0
    for x in lowest...max(lowest, highest) {
      let log = logProbability(x)
      if log <= observed + 1e-7 { sum += exp(log) }
    }
    return min(1, sum)
  }

  /// The logarithm of the number of ways to choose `k` of `n`.
  private static func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
  }
}

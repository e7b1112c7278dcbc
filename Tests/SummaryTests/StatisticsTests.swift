import Model
import Summary
import Testing

struct `What can be said of shares` {
  struct Interval: Sendable {
    let count: Int
    let of: Int
    let low: Double
    let high: Double
  }

  /// As SciPy 1.17 has them: `binomtest(k, n).proportion_ci(method="wilson")`.
  static let computed = [
    Interval(count: 0, of: 3, low: 0, high: 0.5614970317550454),
    Interval(count: 2, of: 3, low: 0.20765960080204782, high: 0.9385080552796038),
    Interval(count: 3, of: 3, low: 0.4385029682449546, high: 1),
    Interval(count: 7, of: 28, low: 0.1267649491929332, high: 0.4335567031899896),
    Interval(count: 19, of: 77, low: 0.1640407460762901, high: 0.3535335212745531),
    Interval(count: 81, of: 263, low: 0.2552885198782742, high: 0.36620957698280004),
    Interval(count: 1, of: 1200, low: 0.00014711894493048055, high: 0.0047052299901332185),
  ]

  /// As Newcombe printed them in 1998 (Two-sided confidence intervals for the single proportion, table
  /// I, method 3).
  static let published = [
    Interval(count: 81, of: 263, low: 0.2553, high: 0.3662),
    Interval(count: 15, of: 148, low: 0.0624, high: 0.1605),
    Interval(count: 0, of: 20, low: 0, high: 0.1611),
    Interval(count: 1, of: 29, low: 0.0061, high: 0.1718),
  ]

  private func interval(_ interval: Interval) throws -> ClosedRange<Double> {
    let share = Double(interval.count) / Double(interval.of)
    return try #require(Statistics.wilson(share: share, of: interval.of))
  }

  @Test(arguments: computed)
  func `give Wilson's interval as a library does`(expected: Interval) throws {
    let found = try interval(expected)
    #expect(abs(found.lowerBound - expected.low) < 1e-12)
    #expect(abs(found.upperBound - expected.high) < 1e-12)
  }

  @Test(arguments: published)
  func `give Wilson's interval as it was published`(expected: Interval) throws {
    let found = try interval(expected)
    #expect(abs(found.lowerBound - expected.low) < 0.00006)
    #expect(abs(found.upperBound - expected.high) < 0.00006)
  }

  @Test func `give no interval for nothing`() {
    #expect(Statistics.wilson(share: 0, of: 0) == nil)
  }

  struct Table: Sendable {
    let a: Int
    let n: Int
    let b: Int
    let m: Int
    let probability: Double
  }

  /// As SciPy 1.17 has them (`fisher_exact`, two-sided); the second is Fisher's own tea.
  static let tables = [
    Table(a: 12, n: 20, b: 5, m: 21, probability: 0.0277826702146407),
    Table(a: 3, n: 4, b: 1, m: 4, probability: 0.48571428571428565),
    Table(a: 8, n: 10, b: 1, m: 6, probability: 0.034965034965034975),
    Table(a: 0, n: 5, b: 5, m: 5, probability: 0.007936507936507938),
    Table(a: 10, n: 28, b: 9, m: 28, probability: 1),
    Table(a: 2, n: 3, b: 0, m: 3, probability: 0.4),
    Table(a: 100, n: 300, b: 60, m: 300, probability: 0.0003022850055739483),
    Table(a: 0, n: 5, b: 0, m: 5, probability: 1),
    Table(a: 1, n: 1, b: 0, m: 1, probability: 1),
  ]

  @Test(arguments: tables)
  func `give Fisher's exact probability`(table: Table) {
    let found = Statistics.fisher(table.a, of: table.n, table.b, of: table.m)
    #expect(abs(found - table.probability) < 1e-9)
    // Which year comes first makes no difference.
    #expect(abs(Statistics.fisher(table.b, of: table.m, table.a, of: table.n) - found) < 1e-12)
  }

  /// As SciPy 1.17 has them: `binomtest(a, a + b).pvalue`.
  @Test(arguments: [
    (0, 0, 1), (1, 0, 1), (3, 0, 0.25), (6, 0, 0.03125), (10, 2, 0.03857421875), (5, 5, 1),
    (40, 20, 0.01348929373119186), (300, 200, 8.940066542253267e-06),
  ])
  func `give McNemar's exact probability`(a: Int, b: Int, probability: Double) {
    #expect(abs(Statistics.mcNemar(a, b) - probability) < 1e-12)
    #expect(Statistics.mcNemar(b, a) == Statistics.mcNemar(a, b))
  }

  @Test func `give a probability for numbers of any size`() {
    let found = Statistics.fisher(300_000, of: 900_000, 400_000, of: 900_000)
    #expect(found < 1e-12)
    #expect(Statistics.fisher(3, of: 900_000_000, 3, of: 900_000_000) == 1)
  }

  @Test func `adjust several probabilities as Holm does`() {
    let adjusted = Statistics.holm([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - expected) < 1e-12)
    }
    #expect(Statistics.holm([]) == [])
    #expect(Statistics.holm([0.0497]) == [0.0497])
    #expect(Statistics.holm([0.6, 0.7]) == [1, 1])
  }

  @Test func `give the middle of ratings without halves`() throws {
    var ratings = RatingCounts()
    #expect(ratings.median == nil)
    #expect(ratings.mean == nil)
    ratings[.poorly] = 2
    ratings[.fairlyWell] = 2
    let median = try #require(ratings.median)
    #expect(median.low == .poorly && median.high == .fairlyWell)
    #expect(ratings.mean == 2.5)
    ratings[.fully] = 1
    let odd = try #require(ratings.median)
    #expect(odd.low == .fairlyWell && odd.high == .fairlyWell)
    #expect(ratings.mean == 2.8)
  }

  @Test func `order names as Swedish does`() {
    let names = ["Ängen", "Örebro", "Zeta", "Åby", "alfa", "Backa"]
    #expect(
      names.sorted(by: SwedishOrder.precedes)
        == ["alfa", "Backa", "Zeta", "Åby", "Ängen", "Örebro"]
    )
  }
}

package import Model

/// What one thing was answered, counted or said to be.
package enum CaseValue: Hashable, Sendable {
  case missing
  case rating(Rating)
  /// The question had no object; of a measure: there was nothing to count.
  case notApplicable
  /// Answered in free text.
  case written
  case number(Quantity)
  /// Who took part from a party, of the roles that matter.
  case roles([Identifier<Role>])
}

/// Some answers, counted measures and participants; all else is missing.
package struct Case: Sendable {
  /// One thing that is not missing.
  package enum Fact: Sendable {
    case answer(Identifier<Question>, CaseValue)
    case measure(Identifier<Measure>, CaseValue)
    case participants(Party, [Identifier<Role>])
  }

  /// In the order of the form.
  package let facts: [Fact]

  init(facts: [(CaseSpace.Variable, CaseValue)]) {
    self.facts = facts.compactMap { variable, value in
      switch (variable, value) {
      case (_, .missing): nil
      case (.rating(let key), _), (.text(let key), _): .answer(key, value)
      case (.measure(let id, _), _): .measure(id, value)
      case (.participants(let party), .roles(let roles)): .participants(party, roles)
      case (.participants, _): nil
      }
    }
  }

  /// Creates a case.
  package init(_ facts: [Fact]) { self.facts = facts }
}

extension CaseValue {
  static let ratings: [CaseValue] =
    [.missing] + Rating.allCases.map { .rating($0) } + [.notApplicable]
  static let texts: [CaseValue] = [.missing, .written, .notApplicable]

  /// Numbers that thresholds tell apart: each threshold, and one on each side of it.
  ///
  /// What lies between two thresholds with at most six decimals and cannot be written with as many is
  /// no value that a measure can have.
  static func numbers(around thresholds: [Quantity], _ unit: Measure.Unit) -> [CaseValue] {
    var numbers: [Quantity] = []
    func add(_ quantity: Quantity?) {
      guard let quantity, quantity.isPossible(unit), numbers.last.map({ $0 < quantity }) ?? true
      else { return }
      numbers.append(quantity)
    }
    var last: Quantity?
    for threshold in thresholds {
      let least = last ?? Quantity(0)
      if last == nil, least < threshold { add(least) }
      if last != nil { add(least.between(threshold, unit)) }
      add(threshold)
      last = threshold
    }
    if let last { add(unit == .share ? last.between(Quantity(1), unit) : last.next) }
    return [.missing] + (unit == .share ? [.notApplicable] : []) + numbers.map { .number($0) }
  }

  /// Nobody said who took part, or any of the roles did.
  static func participants(among roles: [Identifier<Role>]) -> [CaseValue] {
    [.missing]
      + (0..<(1 << roles.count)).map { bits in
        .roles(roles.indices.filter { bits >> $0 & 1 == 1 }.map { roles[$0] })
      }
  }
}

extension Quantity {
  /// Whether a measure can be so much: a share is at most 1, another number has at most nine digits.
  fileprivate func isPossible(_ unit: Measure.Unit) -> Bool {
    switch unit {
    case .share: self >= Quantity(0) && self <= Quantity(1) && denominator <= 999_999_999
    case .days, .number: self >= Quantity(0) && self < Quantity(1_000_000_000)
    }
  }

  /// A number between this and a larger one, such as a measure can be; nil when there is none.
  fileprivate func between(_ other: Quantity, _ unit: Measure.Unit) -> Quantity? {
    switch unit {
    case .share:
      // A percentage of at most six decimals, so that the products are small.
      Quantity(
        numerator * other.denominator + other.numerator * denominator,
        over: denominator * other.denominator * 2
      )
    case .days, .number:
      // Half-way in millionths, which are as close as two numbers can lie.
      Quantity((millionths + other.millionths) / 2, over: 1_000_000)
    }
  }

  /// A number of at most six decimals as a whole number.
  private var millionths: Int { numerator * (1_000_000 / denominator) }

  /// The number that is one more.
  fileprivate var next: Quantity? { Quantity(numerator + denominator, over: denominator) }
}

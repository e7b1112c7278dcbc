/// An exact number, kept as a fraction so that shares are compared without rounding.
package struct Quantity: Hashable, Comparable, Sendable {
  package let numerator: Int
  /// Always positive.
  package let denominator: Int

  /// Creates `numerator / denominator`, in lowest terms; nil unless the denominator is positive.
  package init?(_ numerator: Int, over denominator: Int) {
    guard denominator > 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// Creates a whole number.
  package init(_ whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// Reads a number of at most nine digits before and six after a decimal comma or point.
  package init?(decimal text: String) {
    var digits = 0
    var numerator = 0
    var denominator = 1
    var isFraction = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        digits += 1
        numerator = numerator * 10 + Int(byte - 0x30)
        if isFraction { denominator *= 10 }
      case 0x2C where !isFraction && digits > 0, 0x2E where !isFraction && digits > 0:
        isFraction = true
      default: return nil
      }
      guard digits <= 15, denominator <= 1_000_000, numerator / denominator < 1_000_000_000 else {
        return nil
      }
    }
    guard digits > 0, !isFraction || denominator > 1 else { return nil }
    self.init(numerator, over: denominator)
  }

  package static func < (a: Self, b: Self) -> Bool {
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  /// The number as people write it, with `separator` before at most `places` decimals.
  package func text(places: Int, separator: Character) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = (numerator * scale * 2 + denominator) / (denominator * 2)
    var fraction = "\(scaled % scale)"
    fraction = String(repeating: "0", count: places - min(places, fraction.count)) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return fraction.isEmpty || places == 0
      ? "\(scaled / scale)" : "\(scaled / scale)\(separator)\(fraction)"
  }

  private static func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return Int(max(a, 1))
  }
}

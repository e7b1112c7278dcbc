/// Alphabetical order as Swedish has it: å, ä and ö come last, in that order.
package enum SwedishOrder {
  /// Whether one name stands before another; what has no name stands last.
  package static func precedes(_ a: String?, _ b: String?) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return precedes(a, b)
  }

  /// Whether one name stands before another.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    let (first, second) = (key(of: a), key(of: b))
    return first == second ? a < b : first.lexicographicallyPrecedes(second)
  }

  private static func key(of text: String) -> [UInt32] {
    text.lowercased().unicodeScalars.map { scalar in
      switch scalar {
      case "å": 0x110000
      case "ä", "æ": 0x110001
      case "ö", "ø": 0x110002
      case "é", "è": 0x65
      case "ü": 0x79
      default: scalar.value
      }
    }
  }
}

/// Finds and hides Swedish personal identity numbers in text.
///
/// A personnummer is a birth date, a three-digit birth number and a check digit (folkbokföringslagen
/// 1991:481, 18 §); a samordningsnummer has 60 added to the day (lag 2022:1697, 2 kap. 8 §). Both are
/// found with and without century, with a hyphen, a plus, a space or nothing before the last four
/// digits, when the date can exist and the check digit is right. It stands in this module because
/// everything that is printed passes through it.
package enum PersonalIdentityNumber {
  /// The byte ranges of all numbers in the UTF-8 text `bytes[range]`, in order.
  package static func ranges(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      if let end = end(of: bytes, from: index, limit: range.upperBound) {
        found.append(index..<end)
        index = end
      } else {
        while index < range.upperBound, bytes[index].isDigit { index += 1 }
      }
    }
    return found
  }

  /// Whether `text` holds a number.
  package static func occurs(in text: String) -> Bool {
    mayOccur(in: text) && !ranges(in: Array(text.utf8), 0..<text.utf8.count).isEmpty
  }

  /// `text` with the digits of every number replaced by asterisks.
  package static func masked(_ text: String) -> String {
    guard mayOccur(in: text) else { return text }
    let bytes = Array(text.utf8)
    let masked = masked(bytes, in: 0..<bytes.count)
    return masked[...] == bytes[...] ? text : String(decoding: masked, as: UTF8.self)
  }

  /// A copy of `bytes[range]` with the digits of every number replaced by asterisks.
  package static func masked(_ bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
    var copy = Array(bytes[range])
    for number in ranges(in: bytes, range) {
      for index in number where bytes[index].isDigit { copy[index - range.lowerBound] = 0x2A }
    }
    return copy
  }

  /// Ten digits at least are needed; few texts have them, and this is looked at for all of them.
  private static func mayOccur(in text: String) -> Bool {
    TextScan.digits(in: text) >= 10
  }

  /// The end of the number that begins at `start`, which is the first digit of its run.
  private static func end(of bytes: [UInt8], from start: Int, limit: Int) -> Int? {
    var run = start
    while run < limit, bytes[run].isDigit { run += 1 }
    let length = run - start
    let date: Range<Int>
    let last: Range<Int>
    switch length {
    case 10, 12:
      // Written together.
      date = (run - 10)..<(run - 4)
      last = (run - 4)..<run
    case 6, 8:
      guard let next = separatorEnd(bytes, from: run, limit: limit) else { return nil }
      var end = next
      while end < limit, bytes[end].isDigit { end += 1 }
      guard end - next == 4 else { return nil }
      date = (run - 6)..<run
      last = next..<end
    default: return nil
    }
    if length == 8 || length == 12 {
      let century = bytes[start..<(start + 2)]
      guard [[0x31, 0x38], [0x31, 0x39], [0x32, 0x30]].contains(Array(century)) else { return nil }
    }
    let digits = (Array(date) + Array(last)).map { Int(bytes[$0] - 0x30) }
    return isPossible(digits) ? last.upperBound : nil
  }

  /// Past the sign between date and birth number: a hyphen, as word processors write it too, a plus
  /// or one space, with a space on either side allowed.
  private static func separatorEnd(_ bytes: [UInt8], from start: Int, limit: Int) -> Int? {
    var index = start
    if index < limit, bytes[index] == .space { index += 1 }
    if index < limit, bytes[index] == 0x2D || bytes[index] == 0x2B {
      index += 1
    } else if index + 2 < limit, bytes[index] == 0xE2 {
      let tail = (bytes[index + 1], bytes[index + 2])
      let isDash = tail.0 == 0x80 && (0x90...0x95).contains(tail.1) || tail == (0x88, 0x92)
      guard isDash else { return nil }
      index += 3
    } else {
      return index > start ? index : nil
    }
    if index < limit, bytes[index] == .space { index += 1 }
    return index
  }

  /// Whether ten digits are a date that can exist, a birth number and the right check digit.
  private static func isPossible(_ digits: [Int]) -> Bool {
    let month = digits[2] * 10 + digits[3]
    let day = digits[4] * 10 + digits[5]
    guard (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day) else {
      return false
    }
    var sum = 0
    for (index, digit) in digits.enumerated() {
      let weighted = index.isMultiple(of: 2) ? digit * 2 : digit
      sum += weighted / 10 + weighted % 10
    }
    return sum.isMultiple(of: 10)
  }
}

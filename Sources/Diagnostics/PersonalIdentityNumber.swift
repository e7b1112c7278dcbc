/// Finds and hides Swedish personal identity numbers in text.
///
/// A personnummer is a birth date, a three-digit birth number and a check digit (folkbokföringslagen
/// 1991:481, 18 §); a samordningsnummer has 60 added to the day (lag 2022:1697, 2 kap. 8 §). Both are
/// found with and without century, however the digits are spaced and whatever stands between date and
/// birth number (``NumberShape``), when the date exists and the check digit is right. Digits of every
/// script count, and what takes no place on the screen is passed over.
package enum PersonalIdentityNumber {
  /// The byte ranges of all numbers in the UTF-8 text `bytes[range]`, in order.
  package static func ranges(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    let text = DigitGroups(bytes, range)
    var found: [Range<Int>] = []
    var first = 0
    while first < text.groups.count {
      if let last = end(of: text, from: first) {
        let start = text.groups[first].range.lowerBound
        found.append(start..<text.groups[last].range.upperBound)
        first = last + 1
      } else {
        first += 1
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
    return masked == bytes ? text : String(decoding: masked, as: UTF8.self)
  }

  /// A copy of `bytes[range]` with the digits of every number replaced by asterisks that take as many
  /// bytes.
  package static func masked(_ bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
    var copy = Array(bytes[range])
    for number in ranges(in: bytes, range) {
      var index = number.lowerBound
      while index < number.upperBound {
        let (sign, length) = TextSign.read(bytes, at: index, before: number.upperBound)
        if case .digit = sign {
          let start = index - range.lowerBound
          copy.replaceSubrange(start..<(start + length), with: asterisk(of: length))
        }
        index += length
      }
    }
    return copy
  }

  /// Ten digits at least are needed; few texts have them, and this is looked at for all of them.
  private static func mayOccur(in text: String) -> Bool {
    TextScan.possibleDigits(in: text) >= 10
  }

  /// An asterisk, or what comes closest, of so many bytes.
  private static func asterisk(of length: Int) -> String.UTF8View {
    switch length {
    case 2: "×".utf8
    case 3: "＊".utf8
    case 4: "🞶".utf8
    default: "*".utf8
    }
  }

  /// The last group of the number that begins with a group of digits; nil where none does.
  private static func end(of text: DigitGroups, from first: Int) -> Int? {
    var ends: [Int] = []
    var count = 0
    for index in first..<text.groups.count {
      if index > first, text.groups[index].gap == nil { break }
      count += text.groups[index].count
      if count == 10 || count == 12 { ends.append(index) }
      if count >= 12 { break }
    }
    // The longer one first: its first two digits are the century.
    return ends.reversed().first { last in
      isPossible(text.digits(of: first...last)) && NumberShape(text, first...last).isUsual
    }
  }

  /// Whether ten or twelve digits are a date that exists, a birth number and the right check digit.
  private static func isPossible(_ digits: ArraySlice<UInt8>) -> Bool {
    let ten = digits.suffix(10).map(Int.init)
    let year = ten[0] * 10 + ten[1]
    let month = ten[2] * 10 + ten[3]
    var day = ten[4] * 10 + ten[5]
    if day > 60 { day -= 60 }
    guard (1...12).contains(month), day >= 1 else { return false }
    var isLeap = year.isMultiple(of: 4)
    if digits.count == 12 {
      let century = digits.prefix(2).reduce(0) { $0 * 10 + Int($1) }
      guard (18...20).contains(century) else { return false }
      if year == 0 { isLeap = century.isMultiple(of: 4) }
    }
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return false }
    var sum = 0
    for (index, digit) in ten.enumerated() {
      let product = digit * (index.isMultiple(of: 2) ? 2 : 1)
      sum += product / 10 + product % 10
    }
    return sum.isMultiple(of: 10)
  }
}

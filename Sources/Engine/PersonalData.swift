internal import Diagnostics
package import Model

/// Personal data in the free text of a meeting.
extension ObservationContext {
  /// One observation for each kind of personal data in each text.
  var personalData: [Observation] {
    var found: [Observation] = []
    forEachText { text, place, requirement in
      for kind in PersonalData.kinds(in: text) {
        found.append(Observation(kind, requirement: requirement, place: place))
      }
    }
    return found
  }

  /// Calls `body` with everything that somebody has written freely, and where it stands.
  private func forEachText(_ body: (String, Place?, Ordinal<Requirement>?) -> Void) {
    for index in meeting.answers.indices {
      switch meeting.answers[index].content {
      case .text(let text), .notApplicable(let text):
        body(text, meeting.answers[index].place, requirementOf[index])
      case .unanswered, .joint, .apart: break
      }
      if let comment = meeting.answers[index].comment {
        body(comment.value, comment.place, requirementOf[index])
      }
    }
    for party in Party.allCases {
      for other in meeting.participants[party]?.others ?? [] {
        body(other.value, other.place, nil)
      }
    }
    for action in meeting.plan {
      body(action.action.value, action.action.place, action.requirement)
    }
  }
}

/// Finds what can point out a person in a text.
///
/// It finds numbers and addresses, not names, and will now and then take another number for a
/// personal one: it reports and does not judge.
package enum PersonalData {
  /// The kinds that occur, each once.
  package static func kinds(in text: String) -> [Observation.Kind] {
    guard mayOccur(in: text) else { return [] }
    let bytes = Array(text.utf8)
    let numbers = PersonalIdentityNumber.ranges(in: bytes, 0..<bytes.count)
    var kinds: [Observation.Kind] = []
    if !numbers.isEmpty { kinds.append(.personalIdentityNumber) }
    if hasEmailAddress(bytes) { kinds.append(.emailAddress) }
    if hasTelephoneNumber(bytes, besides: numbers) { kinds.append(.telephoneNumber) }
    return kinds
  }

  /// An address has its sign and a number seven digits at least; few texts have either.
  private static func mayOccur(in text: String) -> Bool {
    TextScan.digits(in: text) >= 7 || TextScan.contains(0x40, in: text)
  }

  /// Something before and after an @, with a point and two letters at least at the end.
  private static func hasEmailAddress(_ bytes: [UInt8]) -> Bool {
    for (index, byte) in bytes.enumerated() where byte == 0x40 {
      guard index > 0, isLocalPart(bytes[index - 1]) else { continue }
      var end = index + 1
      var lastPoint: Int?
      while end < bytes.count, isDomain(bytes[end]) {
        if bytes[end] == 0x2E { lastPoint = end }
        end += 1
        // A point that ends a sentence is not part of the address.
        if let point = lastPoint, point > index + 1, end - point > 2 { return true }
      }
    }
    return false
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    isDomain(byte) && byte != 0x2E || byte == 0x5F || byte == 0x2B || byte == 0x25
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D || byte == 0x2E || byte >= 0x80
  }

  /// A Swedish number: 0 or +46 or 0046, then the rest, with spaces, hyphens and the like inside.
  private static func hasTelephoneNumber(_ bytes: [UInt8], besides others: [Range<Int>]) -> Bool {
    var index = 0
    while index < bytes.count {
      let isPlus = bytes[index] == 0x2B
      guard isPlus || bytes[index] == 0x30 else {
        // A digit that is not first in its run cannot begin a number.
        if bytes[index].isDigit { while index < bytes.count, bytes[index].isDigit { index += 1 } }
        index += 1
        continue
      }
      let start = index
      var digits: [UInt8] = []
      var last = index
      index += isPlus ? 1 : 0
      while index < bytes.count, bytes[index].isDigit || isSeparator(bytes, index) {
        if bytes[index].isDigit {
          digits.append(bytes[index] - 0x30)
          last = index
        }
        index += 1
      }
      let isTaken = others.contains { $0.overlaps(start..<(last + 1)) }
      if !isTaken, isNational(digits, isPlus: isPlus) { return true }
      index = max(last, start) + 1
    }
    return false
  }

  /// A space, hyphen, slash or bracket between digits; never two spaces in a row.
  private static func isSeparator(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard [0x20, 0x2D, 0x2F, 0x28, 0x29].contains(bytes[index]), index + 1 < bytes.count else {
      return false
    }
    let next = bytes[index + 1]
    return next.isDigit || (next != bytes[index] && [0x20, 0x2D, 0x28, 0x29].contains(next))
  }

  /// Whether digits are a subscriber's number with its area code: 8–10 digits, the zero counted.
  private static func isNational(_ digits: [UInt8], isPlus: Bool) -> Bool {
    if isPlus || digits.starts(with: [0, 0]) {
      let national = isPlus ? digits[...] : digits.dropFirst(2)
      guard national.starts(with: [4, 6]) else { return false }
      let rest = national.dropFirst(2).drop { $0 == 0 }
      return (7...9).contains(rest.count)
    }
    guard digits.count >= 2, digits[0] == 0, digits[1] != 0 else { return false }
    return (8...10).contains(digits.count)
  }
}

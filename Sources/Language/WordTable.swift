internal import Diagnostics

/// Numbers for the words that have been seen, from 0.
///
/// Found by digest and told apart by their letters, so no text is made of a word that is known.
struct WordTable {
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)
  private var digests: [UInt64] = []
  private var ends: [Int32] = []
  private var bytes: [UInt8] = []

  /// How many words there are.
  var count: Int { ends.count }

  /// The letters of a word.
  func letters(of word: Int) -> ArraySlice<UInt8> {
    bytes[(word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word])]
  }

  /// The number of a word; nil for one that has not been seen.
  func find(_ letters: borrowing [UInt8]) -> Int? {
    let slot = slots[slot(of: letters, Self.digest(of: letters))]
    return slot < 0 ? nil : Int(slot)
  }

  /// The number of a word, and whether it was seen for the first time.
  mutating func number(of letters: borrowing [UInt8]) -> (word: Int, isNew: Bool) {
    let digest = Self.digest(of: letters)
    let slot = slot(of: letters, digest)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    slots[slot] = Int32(count)
    digests.append(digest)
    for index in letters.indices { bytes.append(letters[index]) }
    ends.append(Int32(bytes.count))
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  private static func digest(of letters: borrowing [UInt8]) -> UInt64 {
    var digest = Digest64()
    for index in letters.indices { digest.add(letters[index]) }
    return digest.value
  }

  /// Where a word stands, or would.
  private func slot(of letters: borrowing [UInt8], _ digest: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: digest) & (slots.count - 1)
    while slots[slot] >= 0 {
      let word = Int(slots[slot])
      if digests[word] == digest, isEqual(word, letters) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isEqual(_ word: Int, _ letters: borrowing [UInt8]) -> Bool {
    let start = word == 0 ? 0 : Int(ends[word - 1])
    guard Int(ends[word]) - start == letters.count else { return false }
    for index in letters.indices where bytes[start + index] != letters[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for word in 0..<count {
      var slot = Int(truncatingIfNeeded: digests[word]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(word)
    }
  }
}

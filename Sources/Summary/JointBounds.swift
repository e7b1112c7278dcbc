/// How many responses make a condition true and how many make it false; of the others it cannot be told.
struct TruthCounts {
  var yes = 0
  var no = 0
}

/// When several conditions together are true and when they are false, by how many of them are.
///
/// `any`, `all` and `at_least` are all of this kind.
struct CountingRule {
  let members: Int
  /// Together they are true where at least so many are.
  let yes: Int
  /// Together they are false where at least so many are, if no more than ``unknown`` are unknown.
  let no: Int
  /// At most so many are unknown where they are false.
  let unknown: Int

  /// Several of several conditions, between one and all of them.
  static func atLeast(_ least: Int, of members: Int) -> Self {
    Self(members: members, yes: least, no: members - least + 1, unknown: members - least)
  }

  static func any(of members: Int) -> Self {
    Self(members: members, yes: 1, no: members, unknown: 0)
  }

  static func all(of members: Int) -> Self {
    Self(members: members, yes: members, no: 1, unknown: members - 1)
  }

  /// Whether it may be unknown for the reason alone that too many are.
  var limitsUnknown: Bool { unknown < members - no }
}

/// The lowest and the highest number of responses of which several conditions together are true, false,
/// or one of the two, when only the counts of each condition are known.
///
/// The conditions are on different questions, so each one's counts can be shared out among the responses
/// whatever the others' are. Then rows, which responses are, can be filled evenly: some of them can each
/// have at least so many of one kind and at most so many of another exactly when there are enough and few
/// enough in all (de Werra's theorem on equitable colourings of bipartite graphs, 1971). So whether a
/// number of responses can be of one kind, and a number of others of a second, is a matter of sums over
/// the conditions of how much each can give to both; the highest number is found by trying, and the
/// lowest as what the highest number of the opposite leaves. That this is exact is held against all ways
/// to share out small counts by a test.
struct JointBounds {
  private(set) var yes = CountRange(0)
  private(set) var no = CountRange(0)
  /// Either true or false.
  private(set) var known = CountRange(0)

  private let members: [TruthCounts]
  private let rule: CountingRule
  private let total: Int

  /// The bounds for `total` responses.
  init(_ members: [TruthCounts], _ rule: CountingRule, of total: Int) {
    self.members = members
    self.rule = rule
    self.total = total
    let opens: Kinds = rule.limitsUnknown ? .both : .first
    yes = CountRange(
      total - most(.first) { roomForOpen($0, $1, notYes: true, notNo: false) },
      most(.first) { roomForKnown(yes: $0, no: $1) }
    )
    no = CountRange(
      total - most(opens) { roomForOpen($0, $1, notYes: false, notNo: true) },
      most(.second) { roomForKnown(yes: $0, no: $1) }
    )
    known = CountRange(
      total - most(opens) { roomForOpen($0, $1, notYes: true, notNo: true) },
      most(.both) { roomForKnown(yes: $0, no: $1) }
    )
  }

  private enum Kinds { case first, second, both }

  /// The most responses that can be of one or of two kinds, when `room` says how much is to spare with so
  /// many of each, and is negative where there is too little.
  ///
  /// With fewer responses of a kind there is never too little where there was enough before, and along a
  /// line room rises and then falls, so that halving finds the most.
  private func most(_ kinds: Kinds, _ room: (Int, Int) -> Int) -> Int {
    Int.highest(upTo: total) { sum in
      var low = kinds == .second ? sum : 0
      var high = kinds == .first ? 0 : sum
      while low < high {
        let middle = low + (high - low) / 2
        if room(sum - middle, middle) < room(sum - middle - 1, middle + 1) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return room(sum - low, low) >= 0
    }
  }

  private func sum(_ value: (TruthCounts, _ unknown: Int) -> Int) -> Int {
    members.reduce(0) { $0 + value($1, total - $1.yes - $1.no) }
  }

  /// How much there is to spare where so many responses are true, and so many others false.
  private func roomForKnown(yes: Int, no: Int) -> Int {
    let trues = yes * rule.yes
    let knownOfFalse = no * (rule.members - rule.unknown)
    return min(
      sum { counts, _ in min(counts.yes, yes) } - trues,
      sum { counts, _ in min(counts.no, no) } - no * rule.no,
      sum { counts, _ in min(counts.yes + counts.no, no) } - knownOfFalse,
      sum { counts, _ in
        // What is true can stand in the ones or make the others known, not both.
        min(min(counts.yes, yes) + min(counts.yes + counts.no, no), counts.yes + min(counts.no, no))
      } - trues - knownOfFalse
    )
  }

  /// How much there is to spare where `few` responses have too few that are true (`notYes`), and too few
  /// that are false (`notNo`), while `others` have too many that are unknown.
  private func roomForOpen(_ few: Int, _ others: Int, notYes: Bool, notNo: Bool) -> Int {
    let unknown = others * (rule.unknown + 1)
    let notTrue = few * (rule.members - rule.yes + 1)
    let notFalse = few * (rule.members - rule.no + 1)
    /// How much there is of what is not of one kind for the few, and unknown for the others.
    func room(_ needed: Int, without count: (TruthCounts) -> Int) -> Int {
      min(
        sum { counts, _ in min(few, total - count(counts)) } - needed,
        sum { counts, open in
          let known = min(counts.yes + counts.no - count(counts), few)
          return known + min(open, few + others - known)
        } - needed - unknown
      )
    }
    var least = sum { _, open in min(open, others) } - unknown
    if notYes { least = min(least, room(notTrue, without: \.yes)) }
    if notNo { least = min(least, room(notFalse, without: \.no)) }
    guard notYes, notNo else { return least }
    return min(
      least,
      sum { _, open in few + min(open, few) } - notTrue - notFalse,
      sum { _, open in few + min(open, few + others) } - notTrue - notFalse - unknown
    )
  }
}

extension Int {
  /// The highest number up to `limit` of which something holds that holds of 0, and of every number below
  /// one of which it holds.
  static func highest(upTo limit: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = limit
    while low < high {
      let middle = high - (high - low) / 2
      if holds(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

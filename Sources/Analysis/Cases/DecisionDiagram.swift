/// Functions over all cases at once: what a condition comes to for every combination of answers.
///
/// A diagram is a graph that asks one variable after the other, in a fixed order, and ends in a value.
/// Parts that are equal are the same node, so that two functions are equal when, and only when, their
/// nodes are. A count over 26 answers has a few thousand nodes where it has 6²⁶ cases.
///
/// Source: R. E. Bryant, Graph-Based Algorithms for Boolean Function Manipulation, IEEE Transactions on
/// Computers C-35 (8), 1986; here with any number of values for each variable.
struct DecisionDiagram {
  /// A function.
  ///
  /// Negative numbers stand for constants.
  struct Node: Hashable {
    fileprivate let id: Int32

    /// The value of a constant; nil for a function that asks for something.
    var constant: Int? { id < 0 ? Int(~id) : nil }

    /// The function that always has a value, which is 0 or more.
    static func constant(_ value: Int) -> Node { Node(id: ~Int32(truncatingIfNeeded: value)) }
  }

  /// There are more nodes than can be kept: nothing is proved.
  struct TooLarge: Error {}

  private struct Question: Hashable {
    let variable: Int
    let children: [Int32]
  }

  /// How many values each variable has.
  private(set) var sizes: [Int]
  private var questions: [Question] = []
  private var known: [Question: Int32] = [:]
  /// The most nodes that are kept; 200,000 of them with six values each were measured at 27 MiB.
  private let limit: Int
  /// The most pairs of nodes that are looked at for one function: so many with six values each took
  /// 0.08 s in an optimised build when that was measured.
  private static let mostSteps = 100_000

  /// Creates an empty collection of functions over variables with so many values each.
  init(sizes: [Int], limit: Int = 200_000) {
    self.sizes = sizes
    self.limit = limit
  }

  /// The function of one variable, given its values in their order.
  mutating func variable(_ variable: Int, _ values: [Int]) throws(TooLarge) -> Node {
    try node(variable, values.map { Node.constant($0).id })
  }

  /// The variable that a function asks for first; nil for a constant.
  func variable(of node: Node) -> Int? { node.id < 0 ? nil : questions[Int(node.id)].variable }

  /// What a function becomes when its first variable has a value.
  func child(_ node: Node, _ value: Int) -> Node {
    Node(id: questions[Int(node.id)].children[value])
  }

  /// What a function becomes when a variable has a value.
  mutating func fixing(_ variable: Int, to value: Int, in node: Node) throws(TooLarge) -> Node {
    var done: [Int32: Int32] = [:]
    return Node(id: try fix(variable, value, node.id, &done))
  }

  private mutating func fix(
    _ variable: Int,
    _ value: Int,
    _ id: Int32,
    _ done: inout [Int32: Int32]
  ) throws(TooLarge) -> Int32 {
    guard id >= 0 else { return id }
    if let result = done[id] { return result }
    let question = questions[Int(id)]
    var result = id
    if question.variable == variable {
      result = question.children[value]
    } else if question.variable < variable {
      var children: [Int32] = []
      for child in question.children { children.append(try fix(variable, value, child, &done)) }
      result = try node(question.variable, children).id
    }
    done[id] = result
    return result
  }

  /// The function whose value is worked out from a function's.
  mutating func map(_ a: Node, _ body: (Int) -> Int) throws(TooLarge) -> Node {
    try combine(a, .constant(0)) { value, _ in body(value) }
  }

  /// The function whose value is worked out from those of two.
  mutating func combine(
    _ a: Node,
    _ b: Node,
    _ body: (Int, Int) -> Int
  ) throws(TooLarge) -> Node {
    var done: [UInt64: Int32] = [:]
    return Node(id: try combine(a.id, b.id, body, &done))
  }

  private mutating func combine(
    _ a: Int32,
    _ b: Int32,
    _ body: (Int, Int) -> Int,
    _ done: inout [UInt64: Int32]
  ) throws(TooLarge) -> Int32 {
    if a < 0, b < 0 { return Node.constant(body(Int(~a), Int(~b))).id }
    let key = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    if let result = done[key] { return result }
    guard done.count < Self.mostSteps else { throw TooLarge() }
    let first = min(
      a < 0 ? Int.max : questions[Int(a)].variable,
      b < 0 ? Int.max : questions[Int(b)].variable
    )
    var children: [Int32] = []
    children.reserveCapacity(sizes[first])
    for value in 0..<sizes[first] {
      children.append(
        try combine(cofactor(a, first, value), cofactor(b, first, value), body, &done)
      )
    }
    let result = try node(first, children).id
    done[key] = result
    return result
  }

  private func cofactor(_ id: Int32, _ variable: Int, _ value: Int) -> Int32 {
    guard id >= 0, questions[Int(id)].variable == variable else { return id }
    return questions[Int(id)].children[value]
  }

  private mutating func node(_ variable: Int, _ children: [Int32]) throws(TooLarge) -> Node {
    if children.allSatisfy({ $0 == children[0] }) { return Node(id: children[0]) }
    let question = Question(variable: variable, children: children)
    if let id = known[question] { return Node(id: id) }
    guard questions.count < limit else { throw TooLarge() }
    let id = Int32(truncatingIfNeeded: questions.count)
    questions.append(question)
    known[question] = id
    return Node(id: id)
  }
}

extension DecisionDiagram {
  /// In how many cases over some variables, which are all that the function asks for, its value is
  /// wanted; nil when the number is too large to be written.
  func count(
    _ node: Node,
    over variables: [Int],
    where isWanted: (Int) -> Bool
  ) -> UInt128? {
    var done: [Int32: UInt128] = [:]
    /// The cases over the variables from one on.
    func count(_ id: Int32, from position: Int) -> UInt128? {
      var start = position
      var factor: UInt128 = 1
      let variable = id < 0 ? Int.max : questions[Int(id)].variable
      while start < variables.count, variables[start] < variable {
        guard let next = factor.times(UInt128(sizes[variables[start]])) else { return nil }
        factor = next
        start += 1
      }
      if id < 0 { return isWanted(Int(~id)) ? factor : 0 }
      if done[id] == nil {
        var sum: UInt128 = 0
        for child in questions[Int(id)].children {
          guard let part = count(child, from: start + 1) else { return nil }
          let (next, isTooLarge) = sum.addingReportingOverflow(part)
          if isTooLarge { return nil }
          sum = next
        }
        done[id] = sum
      }
      return done[id].flatMap { factor.times($0) }
    }
    return count(node.id, from: 0)
  }

  /// The case with the fewest variables that are not 0 in which the value is wanted, as the values
  /// that are not 0; nil where there is none.
  ///
  /// Of several such cases the one whose earliest variables have the lowest values.
  func smallest(_ node: Node, where isWanted: (Int) -> Bool) -> [(variable: Int, value: Int)]? {
    var costs: [Int32: Int] = [:]
    let never = Int.max / 2
    func cost(_ id: Int32) -> Int {
      if id < 0 { return isWanted(Int(~id)) ? 0 : never }
      if let known = costs[id] { return known }
      var least = never
      for (value, child) in questions[Int(id)].children.enumerated() {
        least = min(least, cost(child) + (value == 0 ? 0 : 1))
      }
      costs[id] = least
      return least
    }
    guard cost(node.id) < never else { return nil }
    var found: [(variable: Int, value: Int)] = []
    var id = node.id
    while id >= 0 {
      let question = questions[Int(id)]
      let wanted = cost(id)
      let value =
        question.children.indices.first {
          cost(question.children[$0]) + ($0 == 0 ? 0 : 1) == wanted
        } ?? 0
      if value != 0 { found.append((question.variable, value)) }
      id = question.children[value]
    }
    return found
  }

  /// Whether a function can come to a wanted value when no variable has a certain one.
  func isReached(_ node: Node, skipping value: Int, where isWanted: (Int) -> Bool) -> Bool {
    var seen: Set<Int32> = []
    var open = [node.id]
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      if id < 0, isWanted(Int(~id)) { return true }
      guard id >= 0 else { continue }
      open += questions[Int(id)].children.enumerated().filter { $0.offset != value }.map(\.element)
    }
    return false
  }

  /// Whether one function of 0 and 1 is 1 wherever another is; it makes no nodes.
  func isWithin(_ inner: Node, _ outer: Node) -> Bool {
    let (zero, one) = (Node.constant(0).id, Node.constant(1).id)
    var seen: Set<UInt64> = []
    var open = [(inner.id, outer.id)]
    while let (a, b) = open.popLast() {
      if a == b || a == zero || b == one { continue }
      if a < 0, b < 0 { return false }
      let key = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
      guard seen.insert(key).inserted else { continue }
      let first = min(
        a < 0 ? Int.max : questions[Int(a)].variable,
        b < 0 ? Int.max : questions[Int(b)].variable
      )
      for value in 0..<sizes[first] {
        open.append((cofactor(a, first, value), cofactor(b, first, value)))
      }
    }
    return true
  }

  /// The variables that a function asks for, in their order.
  func support(of node: Node) -> [Int] {
    var seen: Set<Int32> = []
    var variables: Set<Int> = []
    var open = [node.id]
    while let id = open.popLast() {
      guard id >= 0, seen.insert(id).inserted else { continue }
      variables.insert(questions[Int(id)].variable)
      open += questions[Int(id)].children
    }
    return variables.sorted()
  }
}

extension UInt128 {
  /// The product; nil when it is too large.
  func times(_ other: UInt128) -> UInt128? {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? nil : product
  }
}

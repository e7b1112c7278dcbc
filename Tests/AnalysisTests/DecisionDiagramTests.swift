@testable import Analysis
import Testing

struct `Decision diagrams` {
  /// Whether each of some pairs, far apart in the order, has a 1 in both: no small diagram holds that.
  private func pairs(_ count: Int, limit: Int) throws -> DecisionDiagram.Node {
    var diagram = DecisionDiagram(sizes: Array(repeating: 2, count: 2 * count), limit: limit)
    var any = DecisionDiagram.Node.constant(0)
    for index in 0..<count {
      let first = try diagram.variable(index, [0, 1])
      let second = try diagram.variable(index + count, [0, 1])
      let both = try diagram.combine(first, second) { $0 & $1 }
      any = try diagram.combine(any, both) { $0 | $1 }
    }
    return any
  }

  @Test func `give up when they grow too large`() throws {
    #expect(throws: DecisionDiagram.TooLarge.self) { try pairs(12, limit: 1000) }
    #expect(try pairs(5, limit: 1000).constant == nil)
  }
}

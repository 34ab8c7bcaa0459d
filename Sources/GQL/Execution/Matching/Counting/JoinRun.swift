import GraphStore

/// One thread's part in a join.
struct JoinRun {
  private let block: JoinedBlock
  private let base: UInt32
  private(set) var total: Int64 = 0
  /// The numbers of the root's nodes.
  private(set) var found: [Int64]
  private var nodes: [NodeID]
  private var steps = 0
  private var overflows = false

  init(_ block: JoinedBlock, foundCount: Int, base: UInt32) {
    self.block = block
    self.base = base
    triangle = Self.triangle(block)
    found = Array(repeating: 0, count: foundCount)
    nodes = Array(repeating: NodeID(rawValue: .max), count: block.levels.count + 1)
  }

  /// Runs over some pages of the first vertex.
  mutating func run(_ pages: Range<Int>, _ limits: ExecutionLimits) throws {
    var numbers = PageNumbers()
    for page in pages where try block.first.run(page, &numbers) {
      try limits.checkpoint()
      if let triangle {
        run(triangle, page, numbers.numbers)
        if overflows { throw GQLError.tooManyMatches }
        continue
      }
      for local in 0..<Snapshot.pageSize where numbers.numbers[local] != 0 {
        nodes[0] = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        let sum = try extend(1, numbers.numbers[local], limits)
        addFound(0, numbers.numbers[local], sum)
        total = CheckedArithmetic.add(
          total, CheckedArithmetic.multiply(numbers.numbers[local], sum, &overflows), &overflows)
      }
      if overflows { throw GQLError.tooManyMatches }
    }
  }

  /// Three vertices, the first two of which are listed; taken apart once, so that the loops below need not.
  private struct Triangle {
    var middle: LinkLists
    var middleWeights: NodeWeights?
    var closing: LinkLists
    var last: LinkLists
    var lastWeights: NodeWeights?
  }

  private let triangle: Triangle?

  private static func triangle(_ block: JoinedBlock) -> Triangle? {
    guard block.levels.count == 2, block.rootLevel != 2, block.levels[0].lists.count == 1,
      block.levels[1].lists.count == 2
    else { return nil }
    return Triangle(
      middle: block.levels[0].lists[0].lists, middleWeights: block.levels[0].weights,
      closing: block.levels[1].lists[0].lists, last: block.levels[1].lists[1].lists,
      lastWeights: block.levels[1].weights)
  }

  /// Runs over a page of the first vertex of a triangle.
  private mutating func run(_ triangle: Triangle, _ page: Int, _ numbers: [Int64]) {
    var overflow = false
    var sumOfPage: Int64 = 0
    for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
      let start = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
      var sum: Int64 = 0
      triangle.closing.withList(of: start) { ends, endWays in
        triangle.middle.withList(of: start) { middles, middleWays in
          for index in 0..<middles.count {
            var factor = middleWays.isEmpty ? 1 : Int64(middleWays[index])
            if let weights = triangle.middleWeights {
              factor = CheckedArithmetic.multiply(factor, weights[middles[index]], &overflow)
            }
            guard factor != 0 else { continue }
            var inner: Int64 = 0
            triangle.last.withList(of: middles[index]) { others, otherWays in
              inner = Self.common(ends, endWays, others, otherWays, triangle.lastWeights, &overflow)
            }
            guard inner != 0 else { continue }
            factor = CheckedArithmetic.multiply(factor, inner, &overflow)
            sum = CheckedArithmetic.add(sum, factor, &overflow)
            if block.rootLevel == 1 {
              nodes[1] = middles[index]
              addFound(1, numbers[local], factor)
            }
          }
        }
      }
      guard sum != 0 else { continue }
      nodes[0] = start
      addFound(0, numbers[local], sum)
      sum = CheckedArithmetic.multiply(sum, numbers[local], &overflow)
      sumOfPage = CheckedArithmetic.add(sumOfPage, sum, &overflow)
    }
    total = CheckedArithmetic.add(total, sumOfPage, &overflow)
    overflows = overflows || overflow
  }

  /// The sum over the nodes of two lists.
  @inline(__always)
  private static func common(
    _ one: Span<NodeID>, _ oneWays: Span<UInt32>, _ other: Span<NodeID>, _ otherWays: Span<UInt32>,
    _ weights: NodeWeights?, _ overflow: inout Bool
  ) -> Int64 {
    if weights == nil, oneWays.isEmpty, otherWays.isEmpty {
      return Int64(SortedLists.commonCount(one, other))
    }
    var sum: Int64 = 0
    SortedLists.forEachCommon(one, other) { left, right in
      var number = weights?[one[left]] ?? 1
      if !oneWays.isEmpty { number = CheckedArithmetic.multiply(number, Int64(oneWays[left]), &overflow) }
      if !otherWays.isEmpty {
        number = CheckedArithmetic.multiply(number, Int64(otherWays[right]), &overflow)
      }
      sum = CheckedArithmetic.add(sum, number, &overflow)
    }
    return sum
  }

  /// Adds a product to the number of the node at a level, if that is the root's.
  private mutating func addFound(_ level: Int, _ product: Int64, _ sum: Int64) {
    guard level == block.rootLevel, sum != 0 else { return }
    let offset = Int(nodes[level].rawValue) - Int(base)
    guard offset >= 0, offset < found.count else { return }
    found[offset] = CheckedArithmetic.add(
      found[offset], CheckedArithmetic.multiply(product, sum, &overflows), &overflows)
  }

  /// The number of ways to bind the levels from one on; `product` is what the levels before are worth.
  private mutating func extend(_ level: Int, _ product: Int64, _ limits: ExecutionLimits) throws -> Int64 {
    let place = level - 1
    if level == block.levels.count, block.levels[place].lists.count == 2 { return sumLast(place, product) }
    steps += 1
    if steps & 1023 == 0 { try limits.checkpoint() }
    var sum: Int64 = 0
    var failure: (any Error)?
    let level0 = block.levels[place]
    level0.lists[0].lists.withList(of: nodes[level0.lists[0].from]) { list, ways in
      for index in 0..<list.count where failure == nil {
        let node = list[index]
        var number = ways.isEmpty ? 1 : Int64(ways[index])
        if let weights = level0.weights {
          number = CheckedArithmetic.multiply(number, weights[node], &overflows)
        }
        for other in level0.lists.dropFirst() where number != 0 {
          number = CheckedArithmetic.multiply(
            number, other.lists.ways(from: nodes[other.from], to: node), &overflows)
        }
        guard number != 0 else { continue }
        nodes[level] = node
        let worth = CheckedArithmetic.multiply(product, number, &overflows)
        var inner: Int64 = 1
        if level < block.levels.count {
          do {
            inner = try extend(level + 1, worth, limits)
          } catch {
            failure = error
            return
          }
        }
        nodes[level] = node
        addFound(level, worth, inner)
        sum = CheckedArithmetic.add(
          sum, CheckedArithmetic.multiply(number, inner, &overflows), &overflows)
      }
    }
    if let failure { throw failure }
    return sum
  }

  /// The sum over the last vertex where two lists lead to it.
  private mutating func sumLast(_ place: Int, _ product: Int64) -> Int64 {
    let last = block.levels[place]
    let isRoot = block.rootLevel == place + 1
    var sum: Int64 = 0
    last.lists[0].lists.withList(of: nodes[last.lists[0].from]) { one, oneWays in
      last.lists[1].lists.withList(of: nodes[last.lists[1].from]) { other, otherWays in
        if last.weights == nil, oneWays.isEmpty, otherWays.isEmpty, !isRoot {
          sum = Int64(SortedLists.commonCount(one, other))
          return
        }
        SortedLists.forEachCommon(one, other) { left, right in
          var number = oneWays.isEmpty ? 1 : Int64(oneWays[left])
          if !otherWays.isEmpty {
            number = CheckedArithmetic.multiply(number, Int64(otherWays[right]), &overflows)
          }
          if let weights = last.weights {
            number = CheckedArithmetic.multiply(number, weights[one[left]], &overflows)
          }
          if isRoot {
            nodes[place + 1] = one[left]
            addFound(place + 1, product, number)
          }
          sum = CheckedArithmetic.add(sum, number, &overflows)
        }
      }
    }
    return sum
  }
}

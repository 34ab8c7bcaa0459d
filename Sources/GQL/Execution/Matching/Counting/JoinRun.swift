import GraphStore

/// One thread's part in a join.
struct JoinRun {
  private let block: JoinedBlock
  private(set) var tally: JoinTally
  private var nodes: [NodeID]
  private var steps = 0
  private var overflows = false

  init(_ block: JoinedBlock, _ tally: JoinTally) {
    self.block = block
    self.tally = tally
    nodes = Array(repeating: NodeID(rawValue: .max), count: block.levels.count + 1)
  }

  /// Runs over some pages of the first vertex.
  mutating func run(_ pages: Range<Int>, _ limits: ExecutionLimits) throws {
    if let triangle = JoinedTriangle(block) { return try triangle.run(pages, &tally, limits) }
    var numbers = PageNumbers<Int64>()
    for page in pages where try block.first.run(page, &numbers) {
      try limits.checkpoint()
      for local in 0..<Snapshot.pageSize where numbers.numbers[local] != 0 {
        nodes[0] = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        let sum = try extend(1, numbers.numbers[local], limits)
        addFound(0, numbers.numbers[local], sum)
        tally.add(CheckedArithmetic.multiply(numbers.numbers[local], sum, &overflows))
      }
      if overflows || tally.overflows { throw GQLError.tooManyMatches }
    }
  }

  /// Adds a product to the number of the node at a level, if that is the root's.
  private mutating func addFound(_ level: Int, _ product: Int64, _ sum: Int64) {
    guard level == block.rootLevel, sum != 0 else { return }
    tally.add(CheckedArithmetic.multiply(product, sum, &overflows), of: nodes[level])
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

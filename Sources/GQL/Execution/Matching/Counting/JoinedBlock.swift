import GraphStore

/// A block whose vertices are bound one after the other, each to what the lists of those before have in common; the last one
/// is summed over, not listed.
///
/// A worst-case optimal join (Ngo, Ré and Rudra, 2014) with sorted lists.
struct JoinedBlock: Sendable {
  struct Level: Sendable {
    /// The levels before that are joined with this one, and the lists that lead from there.
    var lists: [(from: Int, lists: LinkLists)]
    /// The numbers of the vertex's nodes; nil where they are all 1.
    var weights: NodeWeights?
  }

  let first: VertexProgram
  let levels: [Level]
  /// The level whose nodes get numbers of their own.
  let rootLevel: Int?
  private let rootNodes: VertexNodes

  init(_ block: CountBlock, root: Int?) throws {
    let order = JoinOrder(block).best
    first = block.program(order[0])
    levels = try order.indices.dropFirst().map { level in
      let lists = try order[..<level].indices.compactMap { earlier -> (from: Int, lists: LinkLists)? in
        guard let link = block.link(between: order[earlier], and: order[level]) else { return nil }
        return (earlier, try block.lists(link))
      }
      guard !lists.isEmpty else { throw CountEvaluation.NotFoldable(reason: "the circle is not joined") }
      return Level(lists: lists, weights: try block.numbers(order[level]))
    }
    rootLevel = root.flatMap(order.firstIndex)
    rootNodes = block.program(root ?? order[0]).nodes
  }

  /// The number of matches.
  func total(_ work: PageWork) throws -> Int64 {
    let parts = try work.map(first.nodes.pages, partSize: partSize(work)) { pages in
      var run = JoinRun(self, foundCount: 0, base: 0)
      try run.run(pages, work.limits)
      return run.total
    }
    return try parts.reduce(into: 0) { try $0.addMatches($1) }
  }

  /// The number of matches for each node of the root.
  func weights(_ work: PageWork) throws -> NodeWeights {
    let share = (first.nodes.pages.count + work.threads - 1) / max(1, work.threads)
    let bytes = rootNodes.count * 8 * work.threads
    try work.limits.reserve(bytes)
    defer { work.limits.release(bytes) }
    let parts = try work.map(first.nodes.pages, partSize: share) { pages in
      var run = JoinRun(self, foundCount: rootNodes.count, base: rootNodes.base)
      try run.run(pages, work.limits)
      return run.found
    }
    return try NodeWeights(base: rootNodes.base, summing: parts, count: rootNodes.count)
  }

  /// Small enough for the threads to end together, large enough for a part to be worth its marks.
  private func partSize(_ work: PageWork) -> Int {
    max(1, min(16, first.nodes.pages.count / max(1, work.threads * 8)))
  }
}

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
  /// How often each node of the last vertex is reached from the levels before the last but one, and where that is not 0.
  private var marks: [Int64] = []
  private var markBase = 0

  init(_ block: JoinedBlock, foundCount: Int, base: UInt32) {
    self.block = block
    self.base = base
    found = Array(repeating: 0, count: foundCount)
    nodes = Array(repeating: NodeID(rawValue: .max), count: block.levels.count + 1)
  }

  /// Runs over some pages of the first vertex.
  mutating func run(_ pages: Range<Int>, _ limits: ExecutionLimits) throws {
    var numbers = PageNumbers()
    for page in pages where try block.first.run(page, &numbers) {
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

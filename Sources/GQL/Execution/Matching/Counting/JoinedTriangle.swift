import GraphStore

/// A join of three vertices, the first two of which are listed and the last is summed over.
///
/// The pairs of the first two are taken by the hundred: what each needs of memory is asked for in a loop of its own, so
/// that the processor waits for many at once.
struct JoinedTriangle: Sendable {
  private let block: JoinedBlock

  /// Nil where the block is none.
  init?(_ block: JoinedBlock) {
    guard block.levels.count == 2, block.levels[0].lists.count == 1,
      block.levels[1].lists.count == 2
    else { return nil }
    self.block = block
  }

  /// Runs over some pages of the first vertex.
  func run(_ pages: Range<Int>, _ tally: inout JoinTally, _ limits: ExecutionLimits) throws {
    switch block.levels[0].lists[0].lists {
    case .stored(let middle, _): try run(middle, pages, &tally, limits)
    case .table(let middle): try run(middle, pages, &tally, limits)
    }
  }

  private func run(
    _ middle: some WholeLists, _ pages: Range<Int>, _ tally: inout JoinTally, _ limits: ExecutionLimits
  ) throws {
    switch block.levels[1].lists[0].lists {
    case .stored(let closing, _): try run(middle, closing, pages, &tally, limits)
    case .table(let closing): try run(middle, closing, pages, &tally, limits)
    }
  }

  private func run(
    _ middle: some WholeLists, _ closing: some WholeLists, _ pages: Range<Int>, _ tally: inout JoinTally,
    _ limits: ExecutionLimits
  ) throws {
    switch block.levels[1].lists[1].lists {
    case .stored(let last, _): try run(middle, closing, last, pages, &tally, limits)
    case .table(let last): try run(middle, closing, last, pages, &tally, limits)
    }
  }

  private func run<Middle: WholeLists, Closing: WholeLists, Last: WholeLists>(
    _ middle: Middle, _ closing: Closing, _ last: Last, _ pages: Range<Int>, _ tally: inout JoinTally,
    _ limits: ExecutionLimits
  ) throws {
    var numbers = PageNumbers<Int64>()
    var pairs: [Pair] = []
    pairs.reserveCapacity(Pair.manyPairs * 2)
    let weights = block.levels[0].weights
    for page in pages where try block.first.run(page, &numbers) {
      try limits.checkpoint()
      var overflow = false
      for local in 0..<Snapshot.pageSize where numbers.numbers[local] != 0 {
        let start = NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
        guard closing.firstNeighbor(of: start) != nil else { continue }
        let number = numbers.numbers[local]
        middle.withList(of: start) { middles, ways in
          for index in 0..<middles.count {
            var factor =
              ways.isEmpty ? number : CheckedArithmetic.multiply(number, Int64(ways[index]), &overflow)
            if let weights { factor = CheckedArithmetic.multiply(factor, weights[middles[index]], &overflow) }
            if factor != 0 { pairs.append(Pair(start: start, middle: middles[index], factor: factor)) }
          }
        }
        if pairs.count >= Pair.manyPairs { add(&pairs, closing, last, &tally, &overflow) }
      }
      add(&pairs, closing, last, &tally, &overflow)
      if overflow || tally.overflows { throw GQLError.tooManyMatches }
    }
  }

  /// Nodes of the first two vertices.
  private struct Pair {
    var start: NodeID
    var middle: NodeID
    var factor: Int64

    /// So many are taken together.
    static let manyPairs = 512
  }

  /// Adds what the lists of each pair have in common.
  @inline(__always)
  private func add<Closing: WholeLists, Last: WholeLists>(
    _ pairs: inout [Pair], _ closing: Closing, _ last: Last, _ tally: inout JoinTally,
    _ overflow: inout Bool
  ) {
    var kept = 0
    for index in pairs.indices where last.firstNeighbor(of: pairs[index].middle) != nil {
      pairs[kept] = pairs[index]
      kept += 1
    }
    let weights = block.levels[1].weights
    for index in 0..<kept {
      let pair = pairs[index]
      if block.rootLevel == 2 {
        addEach(of: pair, closing, last, &tally, &overflow)
        continue
      }
      var sum: Int64 = 0
      closing.withList(of: pair.start) { ends, endWays in
        last.withList(of: pair.middle) { others, otherWays in
          sum = Self.common(ends, endWays, others, otherWays, weights, &overflow)
        }
      }
      guard sum != 0 else { continue }
      sum = CheckedArithmetic.multiply(sum, pair.factor, &overflow)
      tally.add(sum)
      if let rootLevel = block.rootLevel { tally.add(sum, of: rootLevel == 0 ? pair.start : pair.middle) }
    }
    pairs.removeAll(keepingCapacity: true)
  }

  /// Adds what the lists of a pair have in common, to the number of each node of theirs.
  @inline(__always)
  private func addEach<Closing: WholeLists, Last: WholeLists>(
    of pair: Pair, _ closing: Closing, _ last: Last, _ tally: inout JoinTally, _ overflow: inout Bool
  ) {
    let weights = block.levels[1].weights
    closing.withList(of: pair.start) { ends, endWays in
      last.withList(of: pair.middle) { others, otherWays in
        Self.forEachNumber(ends, endWays, others, otherWays, weights, &overflow) { node, ways, overflow in
          let number = CheckedArithmetic.multiply(pair.factor, ways, &overflow)
          guard number != 0 else { return }
          tally.add(number)
          tally.add(number, of: node)
        }
      }
    }
  }

  /// The sum over the nodes of two lists.
  @inline(__always)
  static func common(
    _ one: Span<NodeID>, _ oneWays: Span<UInt32>, _ other: Span<NodeID>, _ otherWays: Span<UInt32>,
    _ weights: NodeWeights?, _ overflow: inout Bool
  ) -> Int64 {
    if weights == nil, oneWays.isEmpty, otherWays.isEmpty {
      return Int64(SortedLists.commonCount(one, other))
    }
    var sum: Int64 = 0
    forEachNumber(one, oneWays, other, otherWays, weights, &overflow) { _, number, overflow in
      sum = CheckedArithmetic.add(sum, number, &overflow)
    }
    return sum
  }

  /// Calls `body` with each node of two lists, and its number times the ways to it in both.
  @inline(__always)
  private static func forEachNumber(
    _ one: Span<NodeID>, _ oneWays: Span<UInt32>, _ other: Span<NodeID>, _ otherWays: Span<UInt32>,
    _ weights: NodeWeights?, _ overflow: inout Bool,
    _ body: (_ node: NodeID, _ number: Int64, _ overflow: inout Bool) -> Void
  ) {
    SortedLists.forEachCommon(one, other) { left, right in
      var number = weights?[one[left]] ?? 1
      if !oneWays.isEmpty { number = CheckedArithmetic.multiply(number, Int64(oneWays[left]), &overflow) }
      if !otherWays.isEmpty {
        number = CheckedArithmetic.multiply(number, Int64(otherWays[right]), &overflow)
      }
      body(one[left], number, &overflow)
    }
  }
}

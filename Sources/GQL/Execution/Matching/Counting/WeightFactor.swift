import GraphStore

/// What multiplies the number of matches at each node of a vertex.
indirect enum WeightFactor: Sendable {
  /// The number of ways along edges.
  case degree([LinkLists])
  /// The sum over those ways of the numbers of the nodes at the other ends.
  case sum([LinkLists], NodeWeights)
  /// The number of the node that a function leads to.
  case image(FunctionColumn, NodeWeights)
  /// A number for each node.
  case weights(NodeWeights)
  /// A product, but at least 1: an optional part.
  case optional([WeightFactor])

  /// No node is multiplied by more.
  var bound: CountBound {
    switch self {
    case .degree(let lists): Self.bound(of: lists)
    case .sum(let lists, let weights): Self.bound(of: lists).times(weights.bound)
    case .image(_, let weights), .weights(let weights): weights.bound
    case .optional(let factors):
      factors.reduce(CountBound(1)) { $0.times($1.bound) }.plus(1)
    }
  }

  /// Whether a node may be multiplied by a negative number.
  var mayBeNegative: Bool {
    switch self {
    case .degree: false
    case .sum(_, let weights), .image(_, let weights), .weights(let weights): weights.hasNegative
    case .optional(let factors): factors.contains(where: \.mayBeNegative)
    }
  }

  private static func bound(of lists: [LinkLists]) -> CountBound {
    lists.reduce(CountBound(0)) { $0.plus(Int64($1.maximumWays)) }
  }
}

/// The numbers of one page of nodes in the making, and what they are made with.
struct PageNumbers {
  /// For each node of the page.
  var numbers = Array(repeating: Int64(0), count: Snapshot.pageSize)
  /// Whether a number did not fit into 64 bits.
  var overflows = false
  private var sums = Array(repeating: Int64(0), count: Snapshot.pageSize)
  private var outer: [Int64] = []
  private var nodes: [NodeID] = []

  /// Takes the nodes of a vertex, 1 for each; false where the page has none.
  mutating func begin(_ vertex: VertexNodes, _ page: Int) -> Bool {
    vertex.fill(page, &numbers, &nodes)
  }

  /// Multiplies the numbers by a factor; false where nothing is left.
  mutating func multiply<Arithmetic: CountArithmetic>(
    by factor: WeightFactor, _ page: Int, _: Arithmetic.Type
  ) -> Bool {
    switch factor {
    case .degree(let lists):
      var isFirst = true
      for list in lists where addDegrees(list, page, isFirst: isFirst) { isFirst = false }
      if isFirst { return false }
      multiplyBySums(Arithmetic.self)
    case .sum(let lists, let weights):
      var isFirst = true
      for list in lists where addSums(list, weights, page, isFirst: isFirst, Arithmetic.self) {
        isFirst = false
      }
      if isFirst { return false }
      multiplyBySums(Arithmetic.self)
    case .image(let column, let weights):
      for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
        let target = column[node(page, local)]
        let weight = target == FunctionColumn.none ? 0 : weights[NodeID(rawValue: target)]
        numbers[local] = Arithmetic.multiply(numbers[local], weight, &overflows)
      }
    case .weights(let weights):
      for local in 0..<Snapshot.pageSize where numbers[local] != 0 {
        numbers[local] = Arithmetic.multiply(numbers[local], weights[node(page, local)], &overflows)
      }
    case .optional(let factors):
      return multiplyOptionally(by: factors, page, Arithmetic.self)
    }
    return true
  }

  private func node(_ page: Int, _ local: Int) -> NodeID {
    NodeID(rawValue: UInt32(truncatingIfNeeded: page * Snapshot.pageSize + local))
  }

  private mutating func multiplyOptionally<Arithmetic: CountArithmetic>(
    by factors: [WeightFactor], _ page: Int, _: Arithmetic.Type
  ) -> Bool {
    var kept: [Int64] = []
    swap(&kept, &outer)
    swap(&kept, &numbers)
    if numbers.count != kept.count { numbers = kept }
    setPresence(of: kept)
    let isThere = factors.allSatisfy { multiply(by: $0, page, Arithmetic.self) }
    if isThere {
      var overflow = false
      let outer = kept.span
      var inner = numbers.mutableSpan
      precondition(outer.count == Snapshot.pageSize && inner.count == Snapshot.pageSize)
      for local in 0..<Snapshot.pageSize {
        unsafe inner[unchecked: local] = Arithmetic.multiply(
          outer[unchecked: local], max(1, inner[unchecked: local]), &overflow)
      }
      overflows = overflows || overflow
    } else {
      swap(&kept, &numbers)
    }
    swap(&kept, &outer)
    return true
  }

  /// Sets 1 where others are not 0.
  private mutating func setPresence(of others: [Int64]) {
    let others = others.span
    var lanes = numbers.mutableSpan
    precondition(others.count == Snapshot.pageSize && lanes.count == Snapshot.pageSize)
    for local in 0..<Snapshot.pageSize {
      unsafe lanes[unchecked: local] = others[unchecked: local] != 0 ? 1 : 0
    }
  }

  private mutating func multiplyBySums<Arithmetic: CountArithmetic>(_: Arithmetic.Type) {
    var overflow = false
    let sums = sums
    let factors = sums.span
    var products = numbers.mutableSpan
    precondition(products.count == Snapshot.pageSize && factors.count == Snapshot.pageSize)
    for local in 0..<Snapshot.pageSize {
      unsafe products[unchecked: local] = Arithmetic.multiply(
        products[unchecked: local], factors[unchecked: local], &overflow)
    }
    overflows = overflows || overflow
  }

  /// Adds the ways of each node of a page to the sums, or begins with them; false where the page has none.
  private mutating func addDegrees(_ lists: LinkLists, _ page: Int, isFirst: Bool) -> Bool {
    var totals: [Int64] = []
    swap(&totals, &sums)
    let isThere = lists.withPage(page) { run, offsets, _, ways in
      var target = totals.mutableSpan
      if isFirst { for local in 0..<Snapshot.pageSize { target[local] = 0 } }
      precondition(target.count == Snapshot.pageSize)
      guard !offsets.isEmpty else {
        precondition(run.lowerBound >= 0 && run.upperBound <= Snapshot.pageSize)
        for local in run { unsafe target[unchecked: local] &+= 1 }
        return
      }
      let first = offsets[0]
      precondition(offsets.count > Snapshot.pageSize)
      guard ways.isEmpty else {
        for local in 0..<Snapshot.pageSize {
          for place in Int(offsets[local] - first)..<Int(offsets[local + 1] - first) {
            target[local] += Int64(ways[place])
          }
        }
        return
      }
      for local in 0..<Snapshot.pageSize {
        let degree = unsafe offsets[unchecked: local + 1] &- offsets[unchecked: local]
        unsafe target[unchecked: local] &+= Int64(degree)
      }
    }
    swap(&totals, &sums)
    return isThere
  }

  /// Adds the numbers of the neighbours of each node of a page to the sums; false where the page has none.
  private mutating func addSums<Arithmetic: CountArithmetic>(
    _ lists: LinkLists, _ weights: NodeWeights, _ page: Int, isFirst: Bool, _: Arithmetic.Type
  ) -> Bool {
    var overflow = false
    var totals: [Int64] = []
    swap(&totals, &sums)
    let numbers = numbers
    let isThere = lists.withPage(page) { run, offsets, neighbors, ways in
      if isFirst {
        var target = totals.mutableSpan
        for local in 0..<Snapshot.pageSize { target[local] = 0 }
      }
      if weights.narrow.isEmpty {
        Self.add(
          weights.wide.span, from: weights.base, along: run, offsets, neighbors, ways, to: &totals,
          where: numbers.span, Arithmetic.self, &overflow)
      } else {
        Self.add(
          weights.narrow.span, from: weights.base, along: run, offsets, neighbors, ways, to: &totals,
          where: numbers.span, Arithmetic.self, &overflow)
      }
    }
    swap(&totals, &sums)
    overflows = overflows || overflow
    return isThere
  }

  /// Adds the numbers of the neighbours of each node that counts.
  @inline(__always)
  private static func add<Number: FixedWidthInteger, Arithmetic: CountArithmetic>(
    _ values: Span<Number>, from base: UInt32, along run: Range<Int>, _ offsets: Span<UInt32>,
    _ neighbors: Span<NodeID>, _ ways: Span<UInt32>, to totals: inout [Int64], where counts: Span<Int64>,
    _: Arithmetic.Type, _ overflow: inout Bool
  ) {
    var target = totals.mutableSpan
    let base = Int(base)
    guard !offsets.isEmpty else {
      for (place, local) in run.enumerated() where counts[local] != 0 {
        let offset = Int(neighbors[place].rawValue) - base
        if offset >= 0, offset < values.count {
          target[local] = Arithmetic.add(target[local], Int64(values[offset]), &overflow)
        }
      }
      return
    }
    let first = offsets[0]
    var start = 0
    for local in 0..<Snapshot.pageSize {
      let end = Int(offsets[local + 1] - first)
      if counts[local] != 0 {
        var total = target[local]
        for place in start..<end {
          let offset = Int(neighbors[place].rawValue) - base
          guard offset >= 0, offset < values.count else { continue }
          let number = Int64(values[offset])
          let value = ways.isEmpty ? number : Arithmetic.multiply(number, Int64(ways[place]), &overflow)
          total = Arithmetic.add(total, value, &overflow)
        }
        target[local] = total
      }
      start = end
    }
  }
}

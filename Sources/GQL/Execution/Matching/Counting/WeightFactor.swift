import GraphStore

/// What multiplies the number of matches at each node of a vertex.
indirect enum WeightFactor {
  /// The number of ways along edges, all of which count once.
  case degree([Adjacency])
  /// The sum of the numbers of the nodes at the other ends.
  case sum([Adjacency], NodeWeights)
  /// The same over edges that must be looked at one by one, or that several edges of the pattern share.
  case linked(PairLink, NodeWeights?)
  /// The number of loops.
  case loops(EdgeStep, isSemi: Bool)
  /// A product, but at least 1: an optional part.
  case optional([WeightFactor])

  /// Multiplies the numbers of some nodes.
  func apply(_ nodes: [NodeID], to numbers: inout [Int64]) throws {
    switch self {
    case .degree(let adjacencies):
      for adjacency in adjacencies.count == 1 ? adjacencies : [] {
        for index in nodes.indices where numbers[index] != 0 {
          try Self.multiply(&numbers[index], Int64(adjacency.degree(of: nodes[index])))
        }
      }
      guard adjacencies.count != 1 else { return }
      for index in nodes.indices where numbers[index] != 0 {
        let degree = adjacencies.reduce(0) { $0 + $1.degree(of: nodes[index]) }
        try Self.multiply(&numbers[index], Int64(degree))
      }
    case .sum(let adjacencies, let weights):
      try applySum(adjacencies, weights, nodes, &numbers)
    case .linked(let link, let weights):
      for index in nodes.indices where numbers[index] != 0 {
        var total: Int64 = 0
        try link.forEachNeighbor(of: nodes[index]) { neighbor, ways in
          var product = ways
          if let weights { try Self.multiply(&product, weights[neighbor]) }
          try Self.add(&total, product)
        }
        try Self.multiply(&numbers[index], total)
      }
    case .loops(let step, let isSemi):
      for index in nodes.indices where numbers[index] != 0 {
        var count: Int64 = 0
        step.forEachEdge(from: nodes[index], to: nodes[index]) { _ in count += 1 }
        try Self.multiply(&numbers[index], isSemi ? min(1, count) : count)
      }
    case .optional(let factors):
      var inner = Array(repeating: Int64(1), count: nodes.count)
      for factor in factors { try factor.apply(nodes, to: &inner) }
      for index in nodes.indices { try Self.multiply(&numbers[index], max(1, inner[index])) }
    }
  }

  private func applySum(
    _ adjacencies: [Adjacency], _ weights: NodeWeights, _ nodes: [NodeID], _ numbers: inout [Int64]
  ) throws {
    let values = weights.values.span
    let base = weights.base
    for index in nodes.indices where numbers[index] != 0 {
      var total: Int64 = 0
      var overflows = false
      for adjacency in adjacencies {
        adjacency.withNeighbors(of: nodes[index]) { neighbors, _ in
          for place in 0..<neighbors.count {
            let offset = Int(neighbors[place].rawValue) - Int(base)
            guard offset >= 0, offset < values.count else { continue }
            let (sum, overflow) = total.addingReportingOverflow(values[offset])
            total = sum
            overflows = overflows || overflow
          }
        }
      }
      if overflows { throw Self.tooLarge }
      try Self.multiply(&numbers[index], total)
    }
  }

  static let tooLarge = GQLError(.numericValueOutOfRange, "the number of matches exceeds 64 bits")

  @inline(__always)
  static func multiply(_ number: inout Int64, _ factor: Int64) throws {
    let (product, overflows) = number.multipliedReportingOverflow(by: factor)
    if overflows { throw tooLarge }
    number = product
  }

  @inline(__always)
  static func add(_ number: inout Int64, _ addend: Int64) throws {
    let (sum, overflows) = number.addingReportingOverflow(addend)
    if overflows { throw tooLarge }
    number = sum
  }
}

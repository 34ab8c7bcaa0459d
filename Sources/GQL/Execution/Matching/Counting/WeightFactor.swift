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

import GraphStore

extension AlgorithmProcedure {
  private static let orientation = ProcedureSignature.Parameter("orientation", .anyString, isOptional: true)
  private static let iterations = ProcedureSignature.Parameter("iterations", .int64, isOptional: true)

  /// Every algorithm.
  static let all: [AlgorithmProcedure] = [
    degree, pageRank, betweenness, weakComponents, strongComponents, triangles, cores, louvain,
    labelPropagation,
  ]

  private static let degree = AlgorithmProcedure(
    "algo.degree",
    "How many edges each node has; parallel edges count each, a loop twice where edges go both ways.",
    orientation: .natural, parameters: [orientation], columns: [.init("degree", .int64)]
  ) { projection, _, _ in
    [(0..<projection.count).map { .int64(Int64(projection.degree(of: $0))) }]
  }

  private static let pageRank = AlgorithmProcedure(
    "algo.page_rank",
    "The PageRank of each node; the ranks sum to 1. `damping` is 0.85, `iterations` 100 at most.",
    orientation: .natural,
    parameters: [orientation, .init("damping", .float64, isOptional: true), iterations],
    columns: [.init("score", .float64)]
  ) { projection, arguments, limits in
    let ranks = try projection.pageRank(
      damping: try arguments.number("damping", within: 0...1) ?? 0.85,
      iterations: try arguments.count("iterations") ?? 100, checkpoint: limits.checkpoint)
    return [ranks.map { .float64($0) }]
  }

  private static let betweenness = AlgorithmProcedure(
    "algo.betweenness",
    "The share of shortest paths between other nodes that pass each node, summed over all pairs; not normalised.",
    orientation: .natural, parameters: [orientation], columns: [.init("score", .float64)]
  ) { projection, arguments, limits in
    let isUndirected = try arguments.orientation() == .undirected
    return [
      try projection.betweenness(isUndirected: isUndirected, checkpoint: limits.checkpoint).map {
        .float64($0)
      }
    ]
  }

  private static let weakComponents = AlgorithmProcedure(
    "algo.weak_components",
    "The number of the part of the graph in which each node lies, from 0; directions do not count.",
    orientation: .undirected, columns: [.init("component", .int64)]
  ) { projection, _, _ in [numbered(projection.weakComponents())] }

  private static let strongComponents = AlgorithmProcedure(
    "algo.strong_components",
    "The number of the part in which each node lies, from 0; within a part every node reaches every other along edges.",
    orientation: .natural, columns: [.init("component", .int64)]
  ) { projection, _, _ in [numbered(projection.strongComponents())] }

  private static let triangles = AlgorithmProcedure(
    "algo.triangles",
    "How many triangles each node is part of, and which share of its pairs of neighbours is joined.",
    orientation: .undirected, columns: [.init("triangles", .int64), .init("clustering", .float64)]
  ) { projection, _, limits in
    let counts = projection.triangleCounts()
    try limits.checkpoint()
    return [
      counts.map { .int64(Int64($0)) }, projection.clusteringCoefficients().map { .float64($0) },
    ]
  }

  private static let cores = AlgorithmProcedure(
    "algo.cores", "The largest k such that the node lies in a part where every node has k neighbours.",
    orientation: .undirected, columns: [.init("core", .int64)]
  ) { projection, _, _ in [projection.coreNumbers().map { .int64(Int64($0)) }] }

  private static let louvain = AlgorithmProcedure(
    "algo.louvain", "The number of each node's community by the Louvain method, from 0.",
    orientation: .undirected, columns: [.init("community", .int64)]
  ) { projection, _, limits in [numbered(try projection.communities(checkpoint: limits.checkpoint))] }

  private static let labelPropagation = AlgorithmProcedure(
    "algo.label_propagation",
    "The number of each node's community by label propagation, from 0; at most `iterations` rounds, 100 unless given.",
    orientation: .undirected, parameters: [iterations], columns: [.init("community", .int64)]
  ) { projection, arguments, limits in
    [
      numbered(
        try projection.propagatedLabels(
          iterations: try arguments.count("iterations") ?? 100, checkpoint: limits.checkpoint))
    ]
  }

  /// Groups named after a member, numbered from 0 in the order in which they come.
  private static func numbered(_ names: [Int]) -> [Value] {
    var numbers: [Int: Int64] = [:]
    return names.map { name in
      let number = numbers[name] ?? Int64(numbers.count)
      numbers[name] = number
      return .int64(number)
    }
  }
}

import GraphStore

/// The nodes for which a predicate is true, a bit each.
struct NodeMask: Sendable {
  /// Two masks of one execution with the same number have the same nodes.
  let number: Int
  let pages: Range<Int>
  /// 16 words for each page.
  let words: [UInt64]
  /// How many bits are set.
  let count: Int

  @inline(__always)
  func contains(_ node: NodeID) -> Bool {
    let place = Int(node.rawValue) - pages.lowerBound * Snapshot.pageSize
    guard place >= 0, place >> 6 < words.count else { return false }
    return words[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  /// Sets the numbers of nodes that are not in the mask to 0; false where none is.
  func clear<Number: FixedWidthInteger>(_ page: Int, _ numbers: inout [Number]) -> Bool {
    guard pages.contains(page) else { return false }
    let first = (page - pages.lowerBound) * Snapshot.pageSize / 64
    var isEmpty = true
    for word in 0..<Snapshot.pageSize / 64 {
      let bits = words[first + word]
      if bits != 0 { isEmpty = false }
      guard bits != ~0 else { continue }
      for bit in 0..<64 where bits & (1 << UInt64(bit)) == 0 { numbers[word * 64 + bit] = 0 }
    }
    return !isEmpty
  }
}

/// Finds the nodes that the predicates of vertices leave; those of vertices that are alike once.
struct CountMasks {
  private struct Key: Hashable {
    var labels: [BoundLabelExpression]
    var predicates: [BoundExpression]
  }

  private let predicates: CountPredicates
  private let statistics: CountStatistics
  private let context: ExecutionContext
  private var known: [Key: NodeMask] = [:]

  init(_ predicates: CountPredicates, _ statistics: CountStatistics, _ context: ExecutionContext) {
    self.predicates = predicates
    self.statistics = statistics
    self.context = context
  }

  /// For each vertex of a pattern with predicates the nodes that they leave.
  mutating func masks(_ pattern: CountPattern) throws -> [NodeMask?] {
    try pattern.vertices.map { vertex in
      guard !vertex.predicates.isEmpty else { return nil }
      let key = Key(
        labels: vertex.labels, predicates: vertex.predicates.map { CountPredicates.nameless($0) })
      if let mask = known[key] { return mask }
      let nodes = statistics.nodes(statistics.filter(vertex.labels))
      let evaluators = try predicates.evaluators(of: vertex.predicates)
      let parts = try PageEvaluation(context).map(nodes.pages, pagesPerPart: 16) { pages, context in
        try Self.words(evaluators, nodes, pages, context)
      }
      let words = parts.flatMap { $0 }
      let mask = NodeMask(
        number: known.count, pages: nodes.pages, words: words,
        count: words.reduce(0) { $0 + $1.nonzeroBitCount })
      known[key] = mask
      return mask
    }
  }

  private static func words(
    _ evaluators: [any Evaluator], _ nodes: VertexNodes, _ pages: Range<Int>, _ context: ExecutionContext
  ) throws -> [UInt64] {
    var words = Array(repeating: UInt64(0), count: pages.count * Snapshot.pageSize / 64)
    var left: [NodeID] = []
    for page in pages {
      left.removeAll(keepingCapacity: true)
      nodes.snapshot.appendNodes(inPage: page, matching: nodes.filter, to: &left)
      try context.limits.checkpoint()
      for evaluator in evaluators where !left.isEmpty {
        let batch = Batch(rowCount: left.count, columns: [Column(nodes: left)])
        if case .some(let rows) = try CountPredicates.trueRows(evaluator, batch, in: context) {
          left = rows.map { left[$0] }
        }
      }
      let first = pages.lowerBound * Snapshot.pageSize
      for node in left {
        let place = Int(node.rawValue) - first
        words[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    return words
  }
}

import GraphStore

/// Counts the matches of a pattern without listing them: one row that stands for all of them, or a row for each node of
/// one vertex.
///
/// Constraints are counted by inclusion and exclusion over the ways of violating them. Where the graph at hand does not
/// allow that, the ordinary plan runs instead.
final class CountFoldOperator: BatchOperator {
  private let fold: CountFold
  private let predicates: [BoundExpression: any Evaluator]
  private let makeFallback: () throws -> BatchOperator
  private let context: ExecutionContext
  private var fallback: BatchOperator?
  private var rows: ArraySlice<Batch>?

  init(
    _ fold: CountFold, predicates: [BoundExpression: any Evaluator], context: ExecutionContext,
    fallback: @escaping () throws -> BatchOperator
  ) {
    self.fold = fold
    self.predicates = predicates
    self.context = context
    makeFallback = fallback
  }

  /// Compiles the predicates of the vertices, each over one column.
  static func compile(_ fold: CountFold, scope: PlanScope) throws -> [BoundExpression: any Evaluator] {
    try fold.pattern.predicates.reduce(into: [:]) { compiled, predicate in
      let layout = RowLayout(Array(predicate.freeVariables))
      compiled[predicate] = try ExpressionCompiler(layout: layout, scope: scope).compile(predicate)
    }
  }

  override func next() throws -> Batch? {
    if let fallback { return try fallback.next() }
    if rows == nil {
      do {
        rows = try count()[...]
      } catch is CountEvaluation.NotFoldable {
        let other = try makeFallback()
        fallback = other
        return try other.next()
      }
    }
    return rows?.popFirst()
  }

  private func count() throws -> [Batch] {
    let statistics = CountStatistics(context.snapshot)
    let work = PageWork(threads: context.threads, limits: context.limits)
    guard let constraints = CountConstraints(fold.pattern, statistics) else {
      throw CountEvaluation.NotFoldable(reason: "there are too many exclusions")
    }
    let masks = try masks(fold.pattern, statistics)
    guard !startsNarrowly(masks, statistics) else {
      throw CountEvaluation.NotFoldable(reason: "few nodes are left to start from")
    }
    let branchMasks = try fold.pattern.branches.map { try self.masks($0.pattern, statistics) }
    let terms = CountTerm.all(fold.pattern, constraints, statistics)
    func evaluation(_ term: CountTerm) throws -> CountEvaluation {
      try CountEvaluation(term, fold.pattern, statistics, masks: masks, branchMasks: branchMasks, work)
    }
    guard let root = fold.root else {
      var total: Int64 = 0
      for (term, sign) in terms {
        var evaluation = try evaluation(term)
        var part = try evaluation.total()
        try part.multiplyMatches(by: sign)
        try total.addMatches(part)
      }
      guard total > 0 else { return [] }
      return [Batch(rowCount: 1, columns: [], multiplicity: [total])]
    }
    let nodes = VertexNodes(statistics.snapshot, statistics.filter(fold.pattern.vertices[root].labels))
    var sums = Array(repeating: Int64(0), count: nodes.count)
    for (term, sign) in terms {
      var evaluation = try evaluation(term)
      let part = try evaluation.weights(of: term.place(of: root))
      for (place, value) in part.values.enumerated() where value != 0 {
        let target = Int(part.base) + place - Int(nodes.base)
        guard target >= 0, target < sums.count else { continue }
        var product = value
        try product.multiplyMatches(by: sign)
        try sums[target].addMatches(product)
      }
    }
    return batches(sums, nodes.base)
  }

  // MARK: Predicates

  /// Whether predicates leave so few nodes of a vertex that following their edges costs less than folding all edges.
  private func startsNarrowly(_ masks: [NodeMask?], _ statistics: CountStatistics) -> Bool {
    zip(fold.pattern.vertices, masks).contains { vertex, mask in
      guard let mask else { return false }
      let all = statistics.nodeCount(statistics.filter(vertex.labels))
      return all > 64 && mask.count <= all / 64
    }
  }

  /// For each vertex with predicates the nodes that they leave.
  private func masks(_ pattern: CountPattern, _ statistics: CountStatistics) throws -> [NodeMask?] {
    try pattern.vertices.map { vertex in
      guard !vertex.predicates.isEmpty else { return nil }
      let nodes = VertexNodes(statistics.snapshot, statistics.filter(vertex.labels))
      let parts = try parallelMasks(vertex.predicates, nodes)
      let words = parts.flatMap { $0 }
      return NodeMask(pages: nodes.pages, words: words, count: words.reduce(0) { $0 + $1.nonzeroBitCount })
    }
  }

  /// The running part of one thread.
  ///
  /// Unchecked, because it is made before the threads start and then belongs to one of them.
  private struct Part: @unchecked Sendable {
    let pages: Range<Int>
    let context: ExecutionContext
  }

  private func parallelMasks(_ tests: [BoundExpression], _ nodes: VertexNodes) throws -> [[UInt64]] {
    let evaluators = tests.compactMap { predicates[$0] }
    let count = max(1, min(context.threads, nodes.pages.count / 16))
    let parts = try (0..<count).map { number in
      let first = nodes.pages.lowerBound + nodes.pages.count * number / count
      let end = nodes.pages.lowerBound + nodes.pages.count * (number + 1) / count
      return Part(pages: first..<end, context: count == 1 ? context : try context.fork())
    }
    let work = PageWork(threads: count, limits: context.limits)
    return try work.map(parts.indices, partSize: 1) { numbers in
      try numbers.flatMap { try Self.mask(evaluators, nodes, parts[$0].pages, parts[$0].context) }
    }
  }

  private static func mask(
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
        if case .some(let rows) = try evaluator.trueRows(batch, in: context) { left = rows.map { left[$0] } }
      }
      let first = pages.lowerBound * Snapshot.pageSize
      for node in left {
        let place = Int(node.rawValue) - first
        words[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    return words
  }

  private func batches(_ sums: [Int64], _ base: UInt32) -> [Batch] {
    var batches: [Batch] = []
    var nodes: [NodeID] = []
    var counts: [Int64] = []
    for place in sums.indices where sums[place] > 0 {
      nodes.append(NodeID(rawValue: base + UInt32(truncatingIfNeeded: place)))
      counts.append(sums[place])
      if nodes.count == context.batchSize {
        batches.append(Batch(rowCount: nodes.count, columns: [Column(nodes: nodes)], multiplicity: counts))
        nodes = []
        counts = []
      }
    }
    if !nodes.isEmpty {
      batches.append(Batch(rowCount: nodes.count, columns: [Column(nodes: nodes)], multiplicity: counts))
    }
    return batches
  }
}

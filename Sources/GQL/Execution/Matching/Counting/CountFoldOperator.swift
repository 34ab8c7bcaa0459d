import GraphStore

/// Counts the matches of a pattern without listing them: one row that stands for all of them, or a row for each node of
/// one vertex.
///
/// Constraints are counted by inclusion and exclusion over the ways of violating them. Where the graph at hand does not
/// allow that, the ordinary plan runs instead.
final class CountFoldOperator: BatchOperator {
  private let fold: CountFold
  private let predicates: CountPredicates
  private let makeFallback: () throws -> BatchOperator
  private let context: ExecutionContext
  private var fallback: BatchOperator?
  private var refusedFor: String?
  private var rows: ArraySlice<Batch>?

  init(
    _ fold: CountFold, predicates: CountPredicates, context: ExecutionContext,
    fallback: @escaping () throws -> BatchOperator
  ) {
    self.fold = fold
    self.predicates = predicates
    self.context = context
    makeFallback = fallback
  }

  override var remark: String? { refusedFor.map { "listed: \($0)" } }

  override func next() throws -> Batch? {
    if let fallback { return try fallback.next() }
    if rows == nil {
      do {
        rows = try count()[...]
      } catch let refusal as CountEvaluation.NotFoldable {
        refusedFor = refusal.reason
        let other = try makeFallback()
        fallback = other
        return try other.next()
      }
    }
    return rows?.popFirst()
  }

  private func count() throws -> [Batch] {
    let statistics = CountStatistics(context.snapshot, CountTables(predicates, context))
    let work = PageWork(threads: context.threads, limits: context.limits)
    guard let constraints = CountConstraints(fold.pattern, statistics) else {
      throw CountEvaluation.NotFoldable(reason: "there are too many exclusions")
    }
    var finder = CountMasks(predicates, statistics, context)
    let masks = try finder.masks(fold.pattern)
    guard !startsNarrowly(masks, statistics) else {
      throw CountEvaluation.NotFoldable(reason: "few nodes are left to start from")
    }
    let branchMasks = try fold.pattern.branches.map { try finder.masks($0.pattern) }
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
    let nodes = statistics.nodes(statistics.filter(fold.pattern.vertices[root].labels))
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

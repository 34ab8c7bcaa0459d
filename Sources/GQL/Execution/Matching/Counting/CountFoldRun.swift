import GraphStore

/// One count of a pattern's matches over the graph at hand, with the sums over them.
struct CountFoldRun {
  private let fold: CountFold
  private let predicates: CountPredicates
  private let context: ExecutionContext
  private let statistics: CountStatistics
  private let work: PageWork
  private let terms: [(term: CountTerm, sign: Int64)]
  private let masks: [NodeMask?]
  private let branchMasks: [[NodeMask?]]

  /// - Throws: `CountEvaluation.NotFoldable` where listing is the way, the errors of limits.
  init(_ fold: CountFold, _ predicates: CountPredicates, _ context: ExecutionContext) throws {
    self.fold = fold
    self.predicates = predicates
    self.context = context
    statistics = CountStatistics(context.snapshot, CountTables(predicates, context))
    work = PageWork(threads: context.threads, limits: context.limits)
    guard let constraints = CountConstraints(fold.pattern, statistics) else {
      throw CountEvaluation.NotFoldable(reason: "there are too many exclusions")
    }
    var finder = CountMasks(predicates, statistics, context)
    masks = try finder.masks(fold.pattern)
    guard !Self.startsNarrowly(fold.pattern, masks, statistics) else {
      throw CountEvaluation.NotFoldable(reason: "few nodes are left to start from")
    }
    branchMasks = try fold.pattern.branches.map { try finder.masks($0.pattern) }
    terms = CountTerm.all(fold.pattern, constraints, statistics)
  }

  /// Whether predicates leave so few nodes of a vertex that following their edges costs less than folding all edges.
  private static func startsNarrowly(
    _ pattern: CountPattern, _ masks: [NodeMask?], _ statistics: CountStatistics
  ) -> Bool {
    zip(pattern.vertices, masks).contains { vertex, mask in
      guard let mask else { return false }
      let all = statistics.nodeCount(statistics.filter(vertex.labels))
      return all > 64 && mask.count <= all / 64
    }
  }

  /// The rows; none where nothing matches.
  func batches() throws -> [Batch] {
    let counts = try numbers()
    let sums = try fold.sums.map(self.sums)
    let matches = counts.values
    let places = matches.indices.filter { matches[$0] > 0 }
    return stride(from: 0, to: places.count, by: context.batchSize).map { start in
      let part = Array(places[start..<min(start + context.batchSize, places.count)])
      let nodes = part.map { NodeID(rawValue: counts.base + UInt32(truncatingIfNeeded: $0)) }
      return Batch(
        rowCount: part.count,
        columns: (fold.root == nil ? [] : [Column(nodes: nodes)]) + sums.map { $0.gathered(part) },
        multiplicity: part.map { matches[$0] })
    }
  }

  /// The number of matches for each node of the root, or that of all matches as the only one; each match counts as the number
  /// of its node of a vertex.
  private func numbers(_ numbers: (vertex: Int, weights: NodeWeights)? = nil) throws -> NodeWeights {
    func evaluation(_ term: CountTerm) throws -> CountEvaluation {
      try CountEvaluation(
        term, fold.pattern, statistics, masks: masks, branchMasks: branchMasks, numbers: numbers, work)
    }
    guard let root = fold.root else {
      var total: Int64 = 0
      for (term, sign) in terms {
        var evaluation = try evaluation(term)
        var part = try evaluation.total()
        try part.multiplyMatches(by: sign)
        try total.addMatches(part)
      }
      return NodeWeights(base: 0, values: [total])
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
    return NodeWeights(base: nodes.base, values: sums)
  }

  // MARK: Sums

  /// A sum for each place of the numbers of matches; null where no match has a value.
  private func sums(_ sum: CountFold.Sum) throws -> Column {
    let nodes = statistics.nodes(statistics.filter(fold.pattern.vertices[sum.vertex].labels))
    let bytes = nodes.count * VertexNumbers.bytesPerNode
    try context.limits.reserve(bytes)
    defer { context.limits.release(bytes) }
    let summed = try VertexNumbers(sum.expression, nodes, predicates, context)
    let sums = try CountPredicates.refusing("a sum is large") {
      try numbers((sum.vertex, summed.numbers)).values
    }
    guard let presence = summed.presence else { return Column(.int64(sums)) }
    let present = try numbers((sum.vertex, presence)).values
    return Column(.int64(sums), validity: Bitmap(present.map { $0 > 0 }))
  }
}

/// The numbers that an expression has at the nodes of a vertex.
private struct VertexNumbers {
  /// 0 where it is null.
  let numbers: NodeWeights
  /// 1 where it is not null; nil where it never is.
  let presence: NodeWeights?

  /// How many bytes of memory an id takes.
  static let bytesPerNode = 16

  /// - Throws: `NotFoldable` where values are no integers of 64 bits, or can't be computed.
  init(
    _ expression: BoundExpression, _ nodes: VertexNodes, _ predicates: CountPredicates,
    _ context: ExecutionContext
  ) throws {
    let evaluator = try predicates.evaluators(of: [expression])[0]
    let parts = try PageEvaluation(context).map(nodes.pages, pagesPerThread: 16) { pages, context in
      try Self.values(evaluator, nodes, pages, context)
    }
    numbers = NodeWeights(base: nodes.base, values: parts.flatMap(\.numbers))
    presence =
      parts.contains { $0.hasNulls }
      ? NodeWeights(base: nodes.base, values: parts.flatMap(\.presence)) : nil
  }

  private struct Part: Sendable {
    var numbers: [Int64]
    var presence: [Int64]
    var hasNulls = false

    init(count: Int) {
      numbers = Array(repeating: 0, count: count)
      presence = Array(repeating: 0, count: count)
    }
  }

  private static func values(
    _ evaluator: any Evaluator, _ nodes: VertexNodes, _ pages: Range<Int>, _ context: ExecutionContext
  ) throws -> Part {
    var part = Part(count: pages.count * Snapshot.pageSize)
    let first = pages.lowerBound * Snapshot.pageSize
    var found: [NodeID] = []
    for page in pages {
      found.removeAll(keepingCapacity: true)
      nodes.snapshot.appendNodes(inPage: page, matching: nodes.filter, to: &found)
      try context.limits.checkpoint()
      if found.isEmpty { continue }
      let batch = Batch(rowCount: found.count, columns: [Column(nodes: found)])
      let column = try CountPredicates.refusing("a value can't be computed") {
        try evaluator.evaluate(batch, in: context).column(count: found.count)
      }
      for (row, node) in found.enumerated() {
        let place = Int(node.rawValue) - first
        switch column.storage {
        case .int64(let values) where column.validity?[row] ?? true: part.numbers[place] = values[row]
        case .int64:
          part.hasNulls = true
          continue
        default:
          switch column[row] {
          case .int64(let value): part.numbers[place] = value
          case .null:
            part.hasNulls = true
            continue
          default: throw CountEvaluation.NotFoldable(reason: "a sum is not of integers")
          }
        }
        part.presence[place] = 1
      }
    }
    return part
  }
}

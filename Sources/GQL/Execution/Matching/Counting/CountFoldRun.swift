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
  static let bytesPerNode = 24

  /// - Throws: `NotFoldable` where values are no integers of 64 bits, or can't be computed.
  init(
    _ expression: BoundExpression, _ nodes: VertexNodes, _ predicates: CountPredicates,
    _ context: ExecutionContext
  ) throws {
    let evaluator = try predicates.evaluators(of: [expression])[0]
    let parts = try PageEvaluation(context).map(nodes.pages, pagesPerPart: 16) { pages, context in
      try Self.values(evaluator, nodes, pages, context)
    }
    let bits = parts.reduce(0) { $0 | $1.bits }
    @Sendable func copy<Number>(_ page: Int, _ target: inout PageNumbers<Number>) -> Bool {
      guard let part = parts.first(where: { $0.pages.contains(page) }) else { return false }
      let start = (page - part.pages.lowerBound) * Snapshot.pageSize
      for local in 0..<Snapshot.pageSize {
        target.numbers[local] = Number(truncatingIfNeeded: part.numbers[start + local])
      }
      return true
    }
    let work = PageWork(threads: context.threads, limits: context.limits)
    if bits >= 0, bits <= UInt32.max {
      let (narrow, _) = try work.filled(nodes.pages, as: UInt32.self, copy)
      numbers = NodeWeights(base: nodes.base, narrow: narrow, bits: bits)
    } else {
      let (wide, _) = try work.filled(nodes.pages, as: Int64.self, copy)
      numbers = NodeWeights(base: nodes.base, wide: wide, bits: bits)
    }
    presence =
      parts.contains { $0.hasNulls }
      ? NodeWeights(base: nodes.base, narrow: parts.flatMap(\.presentOnes), bits: 1) : nil
  }

  /// What some pages have.
  private struct Part: Sendable {
    let pages: Range<Int>
    var numbers: [Int64]
    /// The bits of all numbers together.
    var bits: Int64 = 0
    /// A bit for each id that has a value.
    var presence: [UInt64]
    var hasNulls = false

    init(_ pages: Range<Int>) {
      self.pages = pages
      numbers = Array(repeating: 0, count: pages.count * Snapshot.pageSize)
      presence = Array(repeating: 0, count: pages.count * Snapshot.pageSize / 64)
    }

    /// 1 for each id that has a value, 0 for the others.
    var presentOnes: [UInt32] {
      numbers.indices.map { presence[$0 >> 6] & (1 << UInt64($0 & 63)) == 0 ? 0 : 1 }
    }

    @inline(__always)
    mutating func set(_ place: Int, to number: Int64) {
      numbers[place] = number
      bits |= NodeWeights.bits(of: number)
      presence[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  private static func values(
    _ evaluator: any Evaluator, _ nodes: VertexNodes, _ pages: Range<Int>, _ context: ExecutionContext
  ) throws -> Part {
    var part = Part(pages)
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
      if case .int64(let values) = column.storage, column.validity == nil {
        for (row, node) in found.enumerated() { part.set(Int(node.rawValue) - first, to: values[row]) }
        continue
      }
      for (row, node) in found.enumerated() {
        switch column[row] {
        case .int64(let value): part.set(Int(node.rawValue) - first, to: value)
        case .null: part.hasNulls = true
        default: throw CountEvaluation.NotFoldable(reason: "a sum is not of integers")
        }
      }
    }
    return part
  }
}

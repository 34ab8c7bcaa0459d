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
    guard let constraints = CountConstraints(fold.pattern, statistics) else {
      throw CountEvaluation.NotFoldable()
    }
    guard try !startsNarrowly(statistics) else { throw CountEvaluation.NotFoldable() }
    let terms = Self.terms(fold.pattern, constraints)
    guard let root = fold.root else {
      var total: Int64 = 0
      for (term, sign) in terms {
        var evaluation = try CountEvaluation(term, fold.pattern, statistics, predicates, context)
        var part = try evaluation.total()
        try WeightFactor.multiply(&part, sign)
        try WeightFactor.add(&total, part)
      }
      guard total > 0 else { return [] }
      return [Batch(rowCount: 1, columns: [], multiplicity: [total])]
    }
    var sums: [Int64] = []
    var base: UInt32 = 0
    for (term, sign) in terms {
      var evaluation = try CountEvaluation(term, fold.pattern, statistics, predicates, context)
      let part = try evaluation.weights(of: term.places[root])
      // The first term is the pattern itself: its range holds those of the others.
      if sums.isEmpty {
        sums = Array(repeating: 0, count: part.values.count)
        base = part.base
      }
      for (place, value) in part.values.enumerated() where value != 0 {
        let target = Int(part.base) + place - Int(base)
        guard target >= 0, target < sums.count else { throw CountEvaluation.NotFoldable() }
        var product = value
        try WeightFactor.multiply(&product, sign)
        try WeightFactor.add(&sums[target], product)
      }
    }
    return batches(sums, base)
  }

  /// Whether a predicate leaves so few nodes of a vertex that following their edges costs less than folding all edges.
  private func startsNarrowly(_ statistics: CountStatistics) throws -> Bool {
    for vertex in fold.pattern.vertices where !vertex.predicates.isEmpty {
      let filter = statistics.filter(vertex.labels)
      let all = statistics.nodeCount(filter)
      guard all > 64 else { continue }
      var kept = 0
      var nodes: [NodeID] = []
      for page in NodeRange(statistics.snapshot, filter).pages {
        nodes.removeAll(keepingCapacity: true)
        statistics.snapshot.appendNodes(inPage: page, matching: filter, to: &nodes)
        try context.limits.checkpoint()
        for predicate in vertex.predicates {
          guard let evaluator = predicates[predicate], !nodes.isEmpty else { continue }
          let batch = Batch(rowCount: nodes.count, columns: [Column(nodes: nodes)])
          if case .some(let rows) = try evaluator.trueRows(batch, in: context) {
            nodes = rows.map { nodes[$0] }
          }
        }
        kept += nodes.count
        if kept > all / 64 { break }
      }
      if kept <= all / 64 { return true }
    }
    return false
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

  /// The terms of inclusion and exclusion with their signs; those that cancel each other are left out.
  static func terms(
    _ pattern: CountPattern, _ constraints: CountConstraints
  ) -> [(term: CountTerm, sign: Int64)] {
    var terms: [(term: CountTerm, sign: Int64)] = []
    var places: [String: Int] = [:]
    for subset in 0..<(1 << constraints.violations.count) {
      var term = CountTerm(pattern)
      var removed: Set<Int> = []
      var added: [CountPattern.Edge] = []
      for (number, violation) in constraints.violations.enumerated() where subset & (1 << number) != 0 {
        switch violation {
        case .same(let first, let second): term.unite(first, second)
        case .sameEdge(let pairs, let second):
          for pair in pairs { term.unite(pair.0, pair.1) }
          removed.insert(second)
        case .present(let edge):
          var edge = edge
          edge.isSemi = true
          added.append(edge)
        }
      }
      term.edges = term.edges.enumerated().filter { !removed.contains($0.offset) }.map(\.element) + added
      term.normalize()
      let sign: Int64 = subset.nonzeroBitCount % 2 == 0 ? 1 : -1
      let key = term.key
      if let place = places[key] {
        terms[place].sign += sign
      } else {
        places[key] = terms.count
        terms.append((term, sign))
      }
    }
    return terms.filter { $0.sign != 0 }
  }
}

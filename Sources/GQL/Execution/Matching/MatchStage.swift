import GraphStore

/// What all operators of a match have in common: the rows that come in, which of their columns go on, and predicates.
///
/// A class, because the graph is looked at when the first rows have come: a step before may have changed it.
final class MatchStage {
  let input: BatchOperator
  let context: ExecutionContext
  private let reference: GraphReference
  private let kept: [Int]
  /// How many of the columns that the step makes are read; the others would shift those of later steps.
  private let addedCount: Int
  private let predicates: [any Evaluator]

  init(
    input: BatchOperator, context: ExecutionContext, graph: GraphReference, keeping kept: [Int],
    adding addedCount: Int, predicates: [any Evaluator]
  ) {
    self.input = input
    self.context = context
    reference = graph
    self.kept = kept
    self.addedCount = addedCount
    self.predicates = predicates
  }

  /// The same step from a batch on that has been drawn already.
  func resumed(with first: Batch) -> MatchStage {
    MatchStage(
      input: ResumedOperator(first: first, rest: input), context: context, graph: reference, keeping: kept,
      adding: addedCount, predicates: predicates)
  }

  /// The graph as it is now; to be taken once, after the first rows have come.
  func snapshot() throws -> Snapshot { try context.graphs.graph(reference).snapshot }

  /// The next rows of the input.
  func next() throws -> Batch? {
    guard let batch = try input.next() else { return nil }
    try context.limits.checkpoint()
    return batch
  }

  /// Rows made of some rows of a batch, in order, with further columns, as far as the predicates hold.
  ///
  /// `factors`, where given, multiply what each row stands for.
  func output(
    _ batch: Batch, rows: [Int], adding columns: [Column], factors: [Int64]? = nil
  ) throws -> Batch? {
    guard !rows.isEmpty else { return nil }
    var output = batch.selecting(kept).gathered(rows)
    output.columns += columns.prefix(addedCount)
    if let factors {
      if let counts = output.multiplicity {
        output.multiplicity = try zip(counts, factors).map { count, factor in
          let (product, overflows) = count.multipliedReportingOverflow(by: factor)
          if overflows { throw GQLError(.numericValueOutOfRange, "the number of rows exceeds 64 bits") }
          return product
        }
      } else if factors.contains(where: { $0 != 1 }) {
        output.multiplicity = factors
      }
    }
    return try filtered(output)
  }

  /// The rows of a batch for which the predicates hold, with the columns that go on and further ones.
  func output(_ batch: Batch, adding columns: [Column]) throws -> Batch? {
    var output = batch.selecting(kept)
    output.columns += columns.prefix(addedCount)
    return try filtered(output)
  }

  private func filtered(_ batch: Batch) throws -> Batch? {
    var batch = batch
    for predicate in predicates {
      switch try predicate.trueRows(batch, in: context) {
      case .all: break
      case .some(let rows):
        if rows.isEmpty { return nil }
        batch = batch.gathered(rows)
      }
    }
    return batch.rowCount == 0 ? nil : batch
  }
}

extension Column {
  /// The node of a row; nil where the row is null or holds something else.
  func node(_ row: Int) -> NodeID? {
    switch storage {
    case .nodes(let nodes): return isNull(row) ? nil : nodes[row]
    default:
      if case .node(let node) = self[row] { return node }
      return nil
    }
  }

  /// Adds the edges that a row has: its edge, or those of its path.
  func appendEdges(_ row: Int, to edges: inout [EdgeID]) {
    switch self[row] {
    case .edge(let edge): edges.append(edge)
    case .path(let path): edges += path.edges
    default: break
    }
  }
}

extension Batch {
  /// The edges that a row has in some columns.
  func edges(in slots: [Int], row: Int) -> [EdgeID] {
    var edges: [EdgeID] = []
    for slot in slots { columns[slot].appendEdges(row, to: &edges) }
    return edges
  }
}

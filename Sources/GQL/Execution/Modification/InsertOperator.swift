import GraphStore

/// Writes a pattern once per row: nodes first, then the edges that join them.
final class InsertOperator: ModifyingOperator {
  private let pattern: CompiledInsertion
  private let added: [BoundVariable]

  /// `added` are the new variables to hand on, in order.
  init(
    input: BatchOperator, pattern: CompiledInsertion, slots: [Int], added: [BoundVariable],
    graph: GraphReference, context: ExecutionContext
  ) {
    self.pattern = pattern
    self.added = added
    super.init(input: input, slots: slots, graph: graph, context: context)
  }

  override func modify(_ rows: [Batch]) throws -> [Batch] {
    let computed = try rows.map { try pattern.values(for: $0, in: context) }
    return try context.graphs.graph(graph).write { transaction in
      try zip(rows, computed).map { batch, values in
        try context.limits.checkpoint()
        var columns = [[Value]](repeating: [], count: added.count)
        for row in 0..<batch.rowCount {
          let elements = try pattern.insert(row, of: batch, values, into: transaction, context)
          for (place, variable) in added.enumerated() { columns[place].append(elements[variable] ?? .null) }
        }
        var result = handingOn(batch)
        result.columns += columns.map { Column(typing: $0) }
        return result
      }
    }
  }
}

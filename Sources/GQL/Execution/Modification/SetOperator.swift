/// `SET`: properties and labels, all right-hand sides first.
final class SetOperator: ModifyingOperator {
  private let items: [CompiledSetItem]

  init(
    input: BatchOperator, items: [CompiledSetItem], slots: [Int], graph: GraphReference,
    context: ExecutionContext
  ) {
    self.items = items
    super.init(input: input, slots: slots, graph: graph, context: context)
  }

  override func modify(_ rows: [Batch]) throws -> [Batch] {
    var assignments = PropertyAssignments(graph: graph)
    for batch in rows { try assignments.add(items, for: batch, in: context) }
    try context.graphs.graph(graph).write { try assignments.write(to: $0, context) }
    return rows.map(handingOn)
  }
}

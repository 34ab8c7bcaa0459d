import GraphStore

/// `DELETE`: edges first, then nodes, each once however many rows name it.
final class DeleteOperator: ModifyingOperator {
  private let targets: [any Evaluator]
  private let isDetaching: Bool

  init(
    input: BatchOperator, targets: [any Evaluator], isDetaching: Bool, slots: [Int], graph: GraphReference,
    context: ExecutionContext
  ) {
    self.targets = targets
    self.isDetaching = isDetaching
    super.init(input: input, slots: slots, graph: graph, context: context)
  }

  override func modify(_ rows: [Batch]) throws -> [Batch] {
    var nodes: Set<NodeID> = []
    var edges: Set<EdgeID> = []
    for batch in rows {
      for target in targets {
        let operand = try target.evaluate(batch, in: context)
        for row in 0..<batch.rowCount { try collect(operand[row], &nodes, &edges) }
      }
    }
    try context.graphs.graph(graph).write { transaction in
      let before = transaction.edgeCount
      for edge in edges.sorted() where transaction.contains(edge) { try transaction.delete(edge) }
      for node in nodes.sorted() where transaction.contains(node) {
        try transaction.delete(node, detach: isDetaching)
        context.changes.nodesDeleted += 1
      }
      context.changes.edgesDeleted += before - transaction.edgeCount
    }
    return rows.map(handingOn)
  }

  private func collect(_ value: Value, _ nodes: inout Set<NodeID>, _ edges: inout Set<EdgeID>) throws {
    switch value {
    case .null: break
    case .node(let node): nodes.insert(node)
    case .edge(let edge): edges.insert(edge)
    case .path(let path):
      nodes.formUnion(path.nodes)
      edges.formUnion(path.edges)
    case .list(let values):
      for value in values { try collect(value, &nodes, &edges) }
    default:
      throw GQLError(
        .invalidValueType, "only nodes and edges can be deleted, not \(value) of type \(value.typeName)")
    }
  }
}

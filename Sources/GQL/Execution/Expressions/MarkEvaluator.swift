import GraphStore

/// An expression whose elements come among those of other graphs: each says which graph it belongs to.
struct MarkEvaluator: Evaluator {
  let inner: any Evaluator
  /// The graph of the elements.
  let graph: GraphReference

  var mayFail: Bool { inner.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let graph = try context.graphs.graph(graph).graph
    switch try inner.evaluate(batch, in: context) {
    case .constant(let value): return .constant(value.marked(with: graph))
    case .column(let column):
      switch column.storage {
      case .nodes, .edges, .values:
        return .column(Column(values: column.boxed.map { $0.marked(with: graph) }))
      case .int64, .float64, .boolean, .string, .date: return .column(column)
      }
    }
  }
}

extension Value {
  /// The value with every element in it as a reference that says its graph.
  func marked(with graph: Graph) -> Value {
    switch self {
    case .node, .edge, .path: .object(ObjectValue(self, of: graph))
    case .list(let values): .list(values.map { $0.marked(with: graph) })
    case .record(let record): .record(Record(record.fields.map { ($0.name, $0.value.marked(with: graph)) }))
    default: self
    }
  }
}

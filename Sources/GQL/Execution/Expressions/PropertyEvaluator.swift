import GraphStore

/// A property of a node or edge, a field of a record, or a component of a temporal value.
///
/// A column of nodes or edges is read page by page from the store's typed columns, without a `Value` per row.
struct PropertyEvaluator: Evaluator {
  let element: any Evaluator
  let name: String
  let graph: GraphReference
  /// Whether the element is surely a node or an edge, so that nothing can go wrong.
  let isElement: Bool

  var mayFail: Bool { !isElement || element.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    switch try element.evaluate(batch, in: context) {
    case .constant(let value):
      return .constant(try property(of: value, in: context))
    case .column(let column):
      switch column.storage {
      case .nodes(let nodes):
        let snapshot = try context.graphs.graph(graph).snapshot
        guard let key = snapshot.propertyKey(named: name) else { return .constant(.null) }
        return .column(
          PropertyGather(ids: nodes.map(\.rawValue), given: column.validity).gather { page, body in
            snapshot.withNodeProperties(key, page: page, body)
          })
      case .edges(let edges):
        let snapshot = try context.graphs.graph(graph).snapshot
        guard let key = snapshot.propertyKey(named: name) else { return .constant(.null) }
        return .column(
          PropertyGather(ids: edges.map(\.rawValue), given: column.validity).gather { page, body in
            snapshot.withEdgeProperties(key, page: page, body)
          })
      default:
        return .column(Column(typing: try column.boxed.map { try property(of: $0, in: context) }))
      }
    }
  }

  private func property(of value: Value, in context: ExecutionContext) throws -> Value {
    switch value {
    case .null: return .null
    case .node(let node): return try context.graphs.graph(graph).snapshot.property(name, of: node)
    case .edge(let edge): return try context.graphs.graph(graph).snapshot.property(name, of: edge)
    case .record(let record): return record[name] ?? .null
    default: return try TemporalComponents.component(name, of: value)
    }
  }
}

import GraphStore

/// Predicates over single values and elements.
extension ExpressionCompiler {
  func test(_ expression: BoundExpression) throws -> any Evaluator {
    switch expression {
    case .isTyped(let operand, let type):
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, _ in .boolean(type.contains(row[0])) }
    case .isLabeled(let operand, let labels):
      return LabelTestEvaluator(element: try compile(operand), labels: labels, graph: try graph(of: operand))
    case .cast(let operand, let type):
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, context in
        try row[0].cast(to: type, zone: context.environment.timeZone)
      }
    case .stored(let operand, let type):
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, _ in try row[0].assigned(to: type) }
    case .isOfClosedType(let operand, let type):
      let graph = try graph(of: operand)
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, context in
        .boolean(type.contains(row[0], in: try context.snapshot(of: graph)))
      }
    case .conforming(let operand, let type):
      let graph = try graph(of: operand)
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, context in
        guard type.demand.isMet(by: row[0], in: try context.snapshot(of: graph)) else {
          throw GQLError(.invalidValueType, "\(row[0]) is no \(type.text)")
        }
        return row[0]
      }
    case .isDirected(let operand):
      let graph = try graph(of: operand)
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, context in
        guard let edge = try row[0].asEdge() else { return .null }
        return .boolean(try context.snapshot(of: graph).isDirected(edge))
      }
    case .isSource(let node, let edge):
      return try end(node, edge) { snapshot, edge in snapshot.source(of: edge) }
    case .isDestination(let node, let edge):
      return try end(node, edge) { snapshot, edge in snapshot.target(of: edge) }
    case .allDifferent(let operands):
      return RowwiseEvaluator(arguments: try compileTogether(operands)) { row, _ in
        if row.contains(where: \.isNull) { return .null }
        return .boolean(Set(row).count == row.count)
      }
    case .same(let operands):
      return RowwiseEvaluator(arguments: try compileTogether(operands)) { row, _ in
        if row.contains(where: \.isNull) { return .null }
        return .boolean(Set(row).count <= 1)
      }
    case .propertyExists(let operand, let name):
      let graph = try graph(of: operand)
      return RowwiseEvaluator(arguments: [try compile(operand)]) { row, context in
        switch row[0] {
        case .null: .null
        case .node(let node): .boolean(!(try context.snapshot(of: graph)).property(name, of: node).isNull)
        case .edge(let edge): .boolean(!(try context.snapshot(of: graph)).property(name, of: edge).isNull)
        case .record(let record): .boolean(record[name].map { !$0.isNull } ?? false)
        default:
          throw GQLError(.invalidValueType, "PROPERTY_EXISTS needs a node or an edge, not \(row[0].typeName)")
        }
      }
    case .isNormalized(let operand, let form):
      return try normalization(operand, form)
    default:
      return try compile(expression)
    }
  }

  private func end(
    _ node: BoundExpression, _ edge: BoundExpression,
    _ find: @escaping @Sendable (Snapshot, EdgeID) -> NodeID?
  ) throws -> any Evaluator {
    let (nodeGraph, graph) = (try graph(of: node), try graph(of: edge))
    return RowwiseEvaluator(arguments: try compile([node, edge])) { row, context in
      guard let node = try row[0].asNode(), let edge = try row[1].asEdge() else { return .null }
      let snapshot = try context.snapshot(of: graph)
      // An undirected edge has neither source nor destination (19.10).
      guard snapshot.isDirected(edge), try context.graphs.areSame(nodeGraph, graph) else {
        return .boolean(false)
      }
      return .boolean(find(snapshot, edge) == node)
    }
  }
}

/// `IS LABELED`: the label expression is evaluated once per label set, not per element.
struct LabelTestEvaluator: Evaluator {
  let element: any Evaluator
  let labels: BoundLabelExpression
  let graph: GraphReference

  var mayFail: Bool { element.mayFail }

  func evaluate(_ batch: Batch, in context: ExecutionContext) throws -> Operand {
    let operand = try element.evaluate(batch, in: context)
    let snapshot = try context.snapshot(of: graph)
    let accepted = snapshot.labelSets(satisfying: labels)
    var truths = TruthColumn(repeating: false, count: batch.rowCount)
    for row in 0..<batch.rowCount {
      switch operand[row] {
      case .null: truths[row] = nil
      case .node(let node): truths[row] = snapshot.labelSet(of: node).map(accepted.contains) ?? false
      case .edge(let edge): truths[row] = snapshot.labelSet(of: edge).map(accepted.contains) ?? false
      case let value:
        throw GQLError(.invalidValueType, "IS LABELED needs a node or an edge, not \(value.typeName)")
      }
    }
    return .column(truths.column)
  }
}

extension Value {
  /// The node; nil for null.
  ///
  /// - Throws: 22G03 for anything else.
  func asNode() throws -> NodeID? {
    switch self {
    case .node(let node): node
    case .null: nil
    default: throw GQLError(.invalidValueType, "a node is needed, not \(self) of type \(typeName)")
    }
  }

  /// The edge; nil for null.
  ///
  /// - Throws: 22G03 for anything else.
  func asEdge() throws -> EdgeID? {
    switch self {
    case .edge(let edge): edge
    case .null: nil
    default: throw GQLError(.invalidValueType, "an edge is needed, not \(self) of type \(typeName)")
    }
  }
}

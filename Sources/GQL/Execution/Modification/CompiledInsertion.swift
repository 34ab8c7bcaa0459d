import GraphStore

/// An insert pattern with its expressions compiled.
struct CompiledInsertion: Sendable {
  struct Properties: Sendable {
    let names: [String]
    let values: [any Evaluator]
    /// A record whose fields are further properties.
    let map: (any Evaluator)?
  }

  let pattern: InsertPattern
  let nodes: [Properties]
  let edges: [Properties]
  /// The slots of variables that the rows bind.
  let layout: RowLayout
  let graph: GraphReference

  /// The property values of all new elements for the rows of a batch.
  struct Values {
    fileprivate var nodes: [[[(name: String, value: Value)]]]
    fileprivate var edges: [[[(name: String, value: Value)]]]

    /// The name of a property that is null.
    var nullProperty: String? {
      (nodes + edges).lazy.flatMap { $0.lazy.flatMap { $0 } }.first { $0.value.isNull }?.name
    }
  }

  /// Computes the properties of every new element, for each row.
  func values(for batch: Batch, in context: ExecutionContext) throws -> Values {
    Values(
      nodes: try nodes.map { try properties($0, batch, context) },
      edges: try edges.map { try properties($0, batch, context) })
  }

  private func properties(
    _ properties: Properties, _ batch: Batch, _ context: ExecutionContext
  ) throws -> [[(name: String, value: Value)]] {
    let operands = try properties.values.map { try $0.evaluate(batch, in: context) }
    let maps = try properties.map?.evaluate(batch, in: context)
    return try (0..<batch.rowCount).map { row in
      var result = try maps?[row].asProperties(in: context.snapshot(of: graph)) ?? []
      for (name, operand) in zip(properties.names, operands) { result.append((name, operand[row])) }
      return result
    }
  }

  /// Writes the elements of one row; gives them by variable.
  func insert(
    _ row: Int, of batch: Batch, _ values: Values, into transaction: Transaction, _ context: ExecutionContext
  ) throws -> [BoundVariable: Value] {
    var elements: [BoundVariable: Value] = [:]
    for (place, node) in pattern.nodes.enumerated() {
      let properties = values.nodes[place][row].filter { !$0.value.isNull }
      let inserted = try transaction.insertNode(
        labels: node.labels, properties: Dictionary(properties, uniquingKeysWith: { $1 }))
      elements[node.variable] = .node(inserted)
      context.changes.nodesInserted += 1
      context.changes.propertiesSet += properties.count
      context.changes.labelsAdded += node.labels.count
    }
    for (place, edge) in pattern.edges.enumerated() {
      let properties = values.edges[place][row].filter { !$0.value.isNull }
      let source = try endpoint(edge.source, elements, row, batch, transaction)
      let target = try endpoint(edge.target, elements, row, batch, transaction)
      let inserted = try transaction.insertEdge(
        from: source, to: target, labels: edge.labels, directed: edge.isDirected,
        properties: Dictionary(properties, uniquingKeysWith: { $1 }))
      elements[edge.variable] = .edge(inserted)
      context.changes.edgesInserted += 1
      context.changes.propertiesSet += properties.count
      context.changes.labelsAdded += edge.labels.count
    }
    for path in pattern.paths {
      elements[path.variable] = try self.path(path.elements, elements, row, batch)
    }
    return elements
  }

  private func bound(
    _ variable: BoundVariable, _ elements: [BoundVariable: Value], _ row: Int, _ batch: Batch
  ) -> Value {
    elements[variable] ?? layout.slot(of: variable).map { batch.columns[$0][row] } ?? .null
  }

  private func endpoint(
    _ variable: BoundVariable, _ elements: [BoundVariable: Value], _ row: Int, _ batch: Batch,
    _ transaction: Transaction
  ) throws -> NodeID {
    switch bound(variable, elements, row, batch) {
    case .node(let node):
      guard transaction.contains(node) else {
        throw GQLError(
          .endpointNodeIsDeleted, "the node \(variable.name) at an end of the new edge is deleted")
      }
      return node
    case .null:
      throw GQLError(.nullValueNotAllowed, "the node \(variable.name) at an end of the new edge is null")
    case let value:
      throw GQLError(.invalidValueType, "an edge joins nodes, and \(variable.name) is \(value.typeName)")
    }
  }

  private func path(
    _ variables: [BoundVariable], _ elements: [BoundVariable: Value], _ row: Int, _ batch: Batch
  ) throws -> Value {
    var nodes: [NodeID] = []
    var edges: [EdgeID] = []
    for variable in variables {
      switch bound(variable, elements, row, batch) {
      case .node(let node): nodes.append(node)
      case .edge(let edge): edges.append(edge)
      default: break
      }
    }
    guard let path = Path(nodes: nodes, edges: edges) else {
      throw GQLError(.malformedPath, "nodes and edges do not take turns in the inserted path")
    }
    return .path(path)
  }
}

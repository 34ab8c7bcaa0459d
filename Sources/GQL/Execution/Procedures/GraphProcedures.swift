import GraphStore

/// `gql.labels`: the labels of a graph, the working graph unless one is given, with how many nodes and edges have them.
struct LabelsProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.labels", parameters: [.graph],
    columns: [.init("label", .anyString), .init("nodes", .int64), .init("edges", .int64)])
  let summary = "The labels, with how many nodes and edges have them."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let snapshot = try context.snapshot(of: arguments.first) ?? snapshot
    return snapshot.labelNames.sorted().compactMap { name in
      guard let label = snapshot.label(named: name) else { return nil }
      let nodes = snapshot.nodeCount(with: label)
      let edges = snapshot.edgeTriples.filter { snapshot.labels(in: $0.edge).contains(label) }
        .reduce(0) { $0 + $1.count }
      guard nodes + edges > 0 else { return nil }
      return [.string(name), .int64(Int64(nodes)), .int64(Int64(edges))]
    }
  }
}

/// `gql.property_keys`: the names of a graph's properties with how many nodes and edges have them.
struct PropertyKeysProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.property_keys", parameters: [.graph],
    columns: [.init("key", .anyString), .init("nodes", .int64), .init("edges", .int64)])
  let summary = "The names of properties, with how many nodes and edges have them."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let snapshot = try context.snapshot(of: arguments.first) ?? snapshot
    return snapshot.propertyKeyNames.sorted().compactMap { name in
      guard let key = snapshot.propertyKey(named: name) else { return nil }
      let counts = (snapshot.nodePropertyCount(key), snapshot.edgePropertyCount(key))
      guard counts.0 + counts.1 > 0 else { return nil }
      return [.string(name), .int64(Int64(counts.0)), .int64(Int64(counts.1))]
    }
  }
}

/// `gql.schema`: which labels are joined by which edges, and how often.
struct SchemaProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "gql.schema", parameters: [.graph],
    columns: [
      .init("source", .anyList), .init("edge", .anyList), .init("target", .anyList),
      .init("directed", .boolean), .init("count", .int64),
    ])
  let summary = "Which labels are joined by which edges, and how often."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let snapshot = try context.snapshot(of: arguments.first) ?? snapshot
    func names(_ set: LabelSetID) -> Value {
      .list(snapshot.labels(in: set).map { .string(snapshot.name(of: $0)) })
    }
    return snapshot.edgeTriples.map {
      [names($0.source), names($0.edge), names($0.target), .boolean($0.isDirected), .int64(Int64($0.count))]
    }
  }
}

extension ProcedureSignature.Parameter {
  /// A graph; the working graph where it is left out.
  static let graph = Self("graph", .graph(type: nil), isOptional: true)
}

extension ExecutionContext {
  /// The state of the graph that an argument refers to; nil without one.
  ///
  /// - Throws: 22G03 for an argument that is no graph.
  fileprivate func snapshot(of argument: Value?) throws -> Snapshot? {
    guard let argument, !argument.isNull else { return nil }
    guard let graph = argument.graph else {
      throw GQLError(.invalidValueType, "a graph is expected, not \(argument) of type \(argument.typeName)")
    }
    return try graphs.working(graph).snapshot
  }
}

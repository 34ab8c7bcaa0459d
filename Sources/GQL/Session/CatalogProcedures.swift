import GraphStore

/// `gql.schemas`: the paths of the catalog's schemas.
struct SchemasProcedure: CallableProcedure {
  let catalog: Catalog
  let signature = ProcedureSignature(
    name: "gql.schemas", parameters: [], columns: [.init("path", .anyString)])
  let summary = "The paths of the catalog's schemas."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) -> [[Value]] {
    catalog.schemas.map { [.string("/" + $0.joined(separator: "/"))] }
  }
}

/// `gql.graphs`: the paths and sizes of the catalog's graphs, the home graph first, under an empty path.
struct GraphsProcedure: CallableProcedure {
  let catalog: Catalog
  let signature = ProcedureSignature(
    name: "gql.graphs", parameters: [],
    columns: [.init("path", .anyString), .init("nodes", .int64), .init("edges", .int64)])
  let summary = "The paths and sizes of the catalog's graphs, the home graph first, under an empty path."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) -> [[Value]] {
    let home = [("", catalog.homeGraph)]
    let named = catalog.graphs.compactMap { path in
      catalog.graph(at: path).map { ("/" + path.joined(separator: "/"), $0) }
    }
    return (home + named).map { path, graph in
      let snapshot = graph.snapshot()
      return [.string(path), .int64(Int64(snapshot.nodeCount)), .int64(Int64(snapshot.edgeCount))]
    }
  }
}

/// `gql.graph_types`: the paths of the catalog's graph types.
struct GraphTypesProcedure: CallableProcedure {
  let catalog: Catalog
  let signature = ProcedureSignature(
    name: "gql.graph_types", parameters: [], columns: [.init("path", .anyString)])
  let summary = "The paths of the catalog's graph types."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) -> [[Value]] {
    catalog.graphTypes.map { [.string("/" + $0.joined(separator: "/"))] }
  }
}

import GraphStore

/// `algo.shortest_paths`: from one node to all that it reaches, nearest first.
struct ShortestPathsProcedure: CallableProcedure {
  let signature = ProcedureSignature(
    name: "algo.shortest_paths",
    parameters: [
      .init("source", .node), .init("edges", .anyString, isOptional: true),
      .init("cost", .anyString, isOptional: true), .init("orientation", .anyString, isOptional: true),
    ],
    columns: [.init("node", .node), .init("cost", .float64), .init("route", .path)])
  let summary =
    "The cheapest path from a node to each that it reaches, nearest first; `cost` names a property of edges, null counts them."

  func rows(_ arguments: [Value], over snapshot: Snapshot, in context: ExecutionContext) throws -> [[Value]] {
    let arguments = AlgorithmArguments(arguments, of: signature)
    let (source, key) = (try arguments.node("source"), try arguments.text("cost"))
    do {
      let paths = try CheapestPaths(
        in: snapshot, from: source, over: try arguments.text("edges"), cost: key,
        orientation: try arguments.orientation() ?? .natural, checkpoint: context.limits.checkpoint)
      var rows: [[Value]] = []
      for (node, cost) in paths.nodes {
        guard let path = paths.path(to: node) else { continue }
        try context.limits.reserve(path.length * 8 + 128)
        if rows.count % 256 == 0 { try context.limits.checkpoint() }
        rows.append([.node(node), .float64(cost), .path(path)])
      }
      return rows
    } catch CheapestPaths.Failure.noCost(let edge) {
      throw GQLError(
        .invalidValueType, "the edge \(Value.edge(edge)) has no number as its property `\(key ?? "")`",
        hint: "name a label of edges that all have one")
    } catch CheapestPaths.Failure.negativeCost(let edge) {
      throw GQLError(.dataException, "the cost of the edge \(Value.edge(edge)) is negative")
    }
  }
}

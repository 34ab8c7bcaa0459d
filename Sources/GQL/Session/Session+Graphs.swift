import GraphStore
import Synchronization

/// Which graphs a statement works on.
extension Session {
  /// The graph of a reference.
  ///
  /// - Throws: 42002 where there is none.
  func graph(_ reference: GraphReference, _ state: SessionState) throws -> Graph {
    switch reference {
    case .current: return state.graph ?? catalog.homeGraph
    case .home: return catalog.homeGraph
    case .catalog(let path):
      guard let graph = catalog.graph(at: path) else {
        throw GQLError(.invalidReference, "there is no graph /\(path.joined(separator: "/"))")
      }
      return graph
    case .parameter(let name):
      guard case .graph(let graph)? = state.parameters[name] else {
        throw GQLError(.invalidReference, "the parameter $\(name) holds no graph")
      }
      return graph
    }
  }

  /// The graph of a reference as a statement that only reads would see it now.
  func snapshot(of reference: GraphReference) throws -> Snapshot {
    try state.withLock { state in
      let graph = try graph(reference, state)
      return snapshot(of: graph, in: &state)
    }
  }

  private func snapshot(of graph: Graph, in state: inout SessionState) -> Snapshot {
    let key = ObjectIdentifier(graph)
    guard let transaction = state.transaction else { return graph.snapshot() }
    if let open = transaction.open[key] { return open.transaction.snapshot() }
    if let known = transaction.snapshots[key] { return known }
    let taken = graph.snapshot()
    state.transaction?.snapshots[key] = taken
    return taken
  }

  /// The graphs for one statement; the transactions of those it may write are begun, or are those of the session.
  func workingGraphs(_ state: inout SessionState, writing: Bool) throws -> WorkingGraphs {
    let isReadOnly = options.isReadOnly || (state.transaction?.isReadOnly ?? false)
    if writing, isReadOnly {
      throw GQLError(.readOnlyTransaction, "the transaction is read-only, and the statement writes")
    }
    let current = try open(graph(.current, state), &state, writing: writing)
    let frozen = state
    return WorkingGraphs(current: current) { reference in
      var state = frozen
      return try self.open(self.graph(reference, state), &state, writing: writing)
    }
  }

  private func open(_ graph: Graph, _ state: inout SessionState, writing: Bool) throws -> WorkingGraph {
    guard writing else {
      return WorkingGraph(graph, snapshot: snapshot(of: graph, in: &state))
    }
    let key = ObjectIdentifier(graph)
    if let open = state.transaction?.open[key] {
      return WorkingGraph(graph, transaction: open.transaction)
    }
    let transaction = graph.begin()
    if state.transaction != nil { state.transaction?.open[key] = OpenTransaction(transaction: transaction) }
    return WorkingGraph(graph, transaction: transaction)
  }
}

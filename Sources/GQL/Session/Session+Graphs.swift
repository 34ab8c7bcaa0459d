import Dispatch
import GraphStore
import Synchronization

/// Which graphs a statement works on.
extension Session {
  /// The graph of a reference.
  ///
  /// - Throws: 42002 where there is none.
  func graph(
    _ reference: GraphReference, _ state: SessionState, _ parameters: [String: Value]
  ) throws -> Graph {
    switch reference {
    case .current: return state.graph ?? catalog.homeGraph
    case .home: return catalog.homeGraph
    case .catalog(let path):
      guard let graph = catalog.graph(at: path) else {
        throw GQLError(.invalidReference, "there is no graph /\(path.joined(separator: "/"))")
      }
      return graph
    case .parameter(let name):
      guard let value = parameters[name] ?? state.parameters[name] else {
        throw GQLError(.invalidReference, "the parameter $\(name) has no value")
      }
      guard let graph = value.graph else {
        throw GQLError(.invalidValueType, "the parameter $\(name) holds no graph, but \(value.typeName)")
      }
      return graph
    }
  }

  /// The graph of a reference as a statement that only reads would see it now.
  func snapshot(of reference: GraphReference, parameters: [String: Value] = [:]) throws -> Snapshot {
    try state.withLock { state in
      snapshot(of: try graph(reference, state, parameters), in: &state)
    }
  }

  /// A graph as a statement that only reads would see it now.
  func snapshot(of graph: Graph, in state: inout SessionState) -> Snapshot {
    let key = ObjectIdentifier(graph)
    guard let transaction = state.transaction else { return graph.snapshot() }
    if let open = transaction.open[key] { return open.transaction.snapshot() }
    if let known = transaction.snapshots[key] { return known }
    let taken = graph.snapshot()
    state.transaction?.snapshots[key] = taken
    return taken
  }

  /// The graphs for one statement that reads; `first` is the one that it works on.
  func readingGraphs(
    _ first: GraphReference, _ state: inout SessionState, _ parameters: [String: Value]
  ) throws -> WorkingGraphs {
    let current = try graph(first, state, parameters)
    let frozen = state
    return WorkingGraphs(
      current: WorkingGraph(current, snapshot: snapshot(of: current, in: &state)),
      find: { try self.graph($0, frozen, parameters) },
      open: { graph in
        WorkingGraph(graph, snapshot: self.state.withLock { self.snapshot(of: graph, in: &$0) })
      })
  }

  /// Runs `body` with the graphs for one statement that writes, in the session's transaction or in one of the statement's own.
  ///
  /// When it returns, what it wrote is kept; when it throws, every graph is as it was before.
  func writing<Result>(
    _ first: GraphReference, _ state: inout SessionState, parameters: [String: Value],
    limits: ExecutionLimits, _ body: (WorkingGraphs) throws -> Result
  ) throws -> Result {
    guard !options.isReadOnly else {
      throw GQLError(.readOnlyTransaction, "the session is read-only, and the statement writes")
    }
    guard !(state.transaction?.isReadOnly ?? false) else {
      throw GQLError(.readOnlyTransaction, "the transaction is read-only, and the statement writes")
    }
    let frozen = state
    let graphs = WorkingGraphs(
      current: try Self.open(graph(first, state, parameters), in: state.transaction, limits),
      find: { try self.graph($0, frozen, parameters) },
      open: { try Self.open($0, in: frozen.transaction, limits) })
    defer {
      for graph in graphs.all {
        guard let transaction = graph.transaction else { continue }
        state.transaction?.open[ObjectIdentifier(graph.graph)] = OpenTransaction(transaction: transaction)
      }
    }
    do {
      let result = try body(graphs)
      try graphs.keep()
      return result
    } catch {
      try graphs.undo()
      throw error
    }
  }

  /// Opens a graph for writing. It waits for another writer no longer than the statement may take, and until it is cancelled.
  private static func open(
    _ graph: Graph, in session: SessionTransaction?, _ limits: ExecutionLimits
  ) throws -> WorkingGraph {
    if let transaction = session?.open[ObjectIdentifier(graph)]?.transaction {
      return WorkingGraph(graph, writing: transaction, from: try transaction.savepoint())
    }
    while true {
      try limits.checkpoint()
      guard let transaction = graph.begin(waiting: .milliseconds(20)) else { continue }
      return WorkingGraph(
        graph, writing: transaction, from: session == nil ? nil : try transaction.savepoint())
    }
  }
}
